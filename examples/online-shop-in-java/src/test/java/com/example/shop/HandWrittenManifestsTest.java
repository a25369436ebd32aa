package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.model.NetworkPolicy;
import io.netpol.yaml.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The shop's policies were YAML, written by hand, before they were Java. Whoever moves such policies can keep the old files
 * as the expected ones, as here: what Java writes is, byte for byte, what a person wrote, without the comments.
 */
class HandWrittenManifestsTest {
    private static final Path SHOP = Path.of("../online-shop");

    private static Map<String, List<NetworkPolicy>> policiesByFile() {
        return Map.of(
                "policies-every-namespace.yaml", SharedPolicies.ofEveryNamespace(),
                "policies-shop.yaml", StorefrontPolicies.all(),
                "policies-payments.yaml", PaymentsPolicies.all(),
                "policies-data.yaml", StoragePolicies.all(),
                "policies-data-and-versus-or.yaml", StoragePolicies.andVersusOr(),
                "policies-monitoring.yaml", MonitoringPolicies.all());
    }

    private static Map<String, String> handWritten() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(SHOP)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("policies-")) {
                    texts.put(file.getFileName().toString(), Comments.removed(Files.readString(file)));
                }
            }
        }
        return texts;
    }

    @Test
    void javaWritesWhatWasWrittenByHand() throws IOException {
        Map<String, String> written = new TreeMap<>();
        policiesByFile().forEach((file, policies) -> written.put(file, Manifests.write(policies)));

        assertThat(written).isEqualTo(handWritten());
    }

    @Test
    void noPolicyIsLeftOut() {
        assertThat(OnlineShop.policies())
                .containsExactlyInAnyOrderElementsOf(
                        policiesByFile().values().stream().flatMap(List::stream).toList());
    }
}
