package io.netpol.yaml;

import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Small policies to be written, and what came of writing. */
final class Written {
    private Written() {}

    /** A policy that denies everything in one direction. */
    static NetworkPolicy policy(String namespace, String name, Direction direction) {
        return NetworkPolicy.builder()
                .namespace(namespace)
                .name(name)
                .podSelector(LabelSelector.everything())
                .addIsolates(direction)
                .build();
    }

    static NetworkPolicy policy(String namespace, String name) {
        return policy(namespace, name, Direction.INGRESS);
    }

    /** The manifest of {@link #policy(String, String, Direction)}. */
    static String manifest(String namespace, String name, Direction direction) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  podSelector: {}
                  policyTypes:
                    - %s
                """.formatted(name, namespace, direction.policyType());
    }

    static String manifest(String namespace, String name) {
        return manifest(namespace, name, Direction.INGRESS);
    }

    /** The index of these files. */
    static String index(String... names) {
        return "# The files of this folder that netpol wrote, and may replace and remove. Keep this list with them.\n"
                + Stream.of(names).map(name -> name + "\n").collect(Collectors.joining());
    }

    /** All files in a folder, by their names, with their texts. */
    static Map<String, String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), Written::text, (a, b) -> a, TreeMap::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
