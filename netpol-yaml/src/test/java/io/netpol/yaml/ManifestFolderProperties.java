package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.testkit.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is written into a folder one after the other, it holds the last of it, and what others put there. */
class ManifestFolderProperties {
    private static final String OTHERS = "others.yaml";
    private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: others}\n";

    /** Few names, so that policies come, change, go and come again. */
    private static ImmutableList<NetworkPolicy> policies(RandomGenerator random) {
        Map<PolicyId, NetworkPolicy> policies = new LinkedHashMap<>();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            NetworkPolicy policy = HostilePolicies.policy(random);
            policies.put(policy.id(), policy);
        }
        return ImmutableList.copyOf(policies.values());
    }

    private static WritingOptions options(RandomGenerator random) {
        return Choice.of(
                random,
                ImmutableList.of(
                        WritingOptions.defaults(),
                        WritingOptions.builder().header("Generated.").build(),
                        WritingOptions.builder().format(ManifestFormat.JSON).build()));
    }

    @Property(tries = 100)
    void aFolderHoldsWhatWasWrittenLast(@ForAll Random random) throws IOException {
        Path folder = Files.createTempDirectory("netpol");
        try {
            Files.writeString(folder.resolve(OTHERS), CONFIG);
            for (int i = 0; i < 5; i++) {
                ImmutableList<NetworkPolicy> policies = policies(random);
                ManifestWriter writer = ManifestWriter.with(options(random));
                Map<String, String> before = Written.files(folder);

                FolderChanges promised = writer.compareFolder(folder, policies);
                assertThat(Written.files(folder)).isEqualTo(before);
                assertThat(writer.writeFolder(folder, policies)).isEqualTo(promised);

                Map<String, String> after = Written.files(folder);
                assertChanges(before, after, promised);
                assertThat(after).hasSize(policies.size() + 2).containsEntry(OTHERS, CONFIG);
                for (NetworkPolicy policy : policies) {
                    assertThat(after).containsValue(writer.text(policy));
                }
                assertThat(writer.writeFolder(folder, Choice.permuted(random, policies)))
                        .hasToString("no changes");
                assertThat(Manifests.read(folder).cluster().policies()).containsExactlyInAnyOrderElementsOf(policies);
            }
        } finally {
            MoreFiles.deleteRecursively(folder);
        }
    }

    private static void assertChanges(Map<String, String> before, Map<String, String> after, FolderChanges changes) {
        assertThat(changes.added())
                .isSorted()
                .allSatisfy(name -> assertThat(before).doesNotContainKey(name));
        assertThat(changes.changed())
                .isSorted()
                .allSatisfy(name -> assertThat(before.get(name)).isNotEqualTo(after.get(name)));
        assertThat(changes.removed()).isSorted();
        Map<String, String> expected = new TreeMap<>(before);
        expected.keySet().removeAll(changes.removed());
        for (String name : ImmutableList.<String>builder()
                .addAll(changes.added())
                .addAll(changes.changed())
                .build()) {
            expected.put(name, after.getOrDefault(name, "missing"));
        }
        assertThat(after).isEqualTo(ImmutableMap.copyOf(expected));
    }
}
