package io.netpol.yaml;

import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static io.netpol.yaml.Written.files;
import static io.netpol.yaml.Written.index;
import static io.netpol.yaml.Written.manifest;
import static io.netpol.yaml.Written.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.model.NetworkPolicy;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of manifests: what is written, what is left alone, what is removed, and what is refused. */
class ManifestFolderTest {
    private static final String INDEX = ".netpol-manifests";
    private static final ImmutableList<NetworkPolicy> TWO =
            ImmutableList.of(policy("shop", "web"), policy("shop", "api"));

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void folder() {
        folder = temporary.resolve("k8s").resolve("policies");
    }

    private FolderChanges write(NetworkPolicy... policies) throws IOException {
        return Manifests.writeFolder(folder, ImmutableList.copyOf(policies));
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text);
    }

    private static FolderChanges changes(List<String> added, List<String> changed, List<String> removed) {
        return new FolderChanges(
                ImmutableList.copyOf(added), ImmutableList.copyOf(changed), ImmutableList.copyOf(removed));
    }

    private String leftAsItIs(String... obstacles) {
        return "the folder " + folder + " is left as it is:\n  " + String.join("\n  ", obstacles);
    }

    private static Path link(Path link, Path target) throws IOException {
        try {
            return Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException | FileSystemException e) {
            assumeFalse(true, "no symbolic links here: " + e.getMessage());
            return link;
        }
    }

    @Test
    void aFileForEachPolicyAndAnIndex() throws IOException {
        FolderChanges changes = Manifests.writeFolder(folder, TWO);

        assertThat(files(folder))
                .containsExactly(
                        Map.entry(INDEX, index("shop_api.yaml", "shop_web.yaml")),
                        Map.entry("shop_api.yaml", manifest("shop", "api")),
                        Map.entry("shop_web.yaml", manifest("shop", "web")));
        assertThat(changes)
                .isEqualTo(changes(List.of(INDEX, "shop_api.yaml", "shop_web.yaml"), List.of(), List.of()))
                .hasToString("added .netpol-manifests\nadded shop_api.yaml\nadded shop_web.yaml");
        assertThat(Manifests.read(folder).cluster().policies()).containsExactlyInAnyOrderElementsOf(TWO);
    }

    @Test
    void oneNameInTwoNamespacesIsTwoFiles() throws IOException {
        write(policy("shop", "allow-dns"), policy("payments", "allow-dns"));

        assertThat(files(folder)).containsOnlyKeys(INDEX, "payments_allow-dns.yaml", "shop_allow-dns.yaml");
    }

    @Test
    void whatIsTheSameIsNotTouched() throws IOException {
        Manifests.writeFolder(folder, TWO);
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        for (String name : files(folder).keySet()) {
            Files.setLastModifiedTime(folder.resolve(name), longAgo);
        }

        FolderChanges changes = write(policy("shop", "api", EGRESS), policy("shop", "web"));

        assertThat(changes).hasToString("changed shop_api.yaml");
        assertThat(files(folder)).containsEntry("shop_api.yaml", manifest("shop", "api", EGRESS));
        assertThat(Files.getLastModifiedTime(folder.resolve("shop_api.yaml"))).isNotEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(folder.resolve("shop_web.yaml"))).isEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(folder.resolve(INDEX))).isEqualTo(longAgo);
        assertThat(write(policy("shop", "web"), policy("shop", "api", EGRESS))).hasToString("no changes");
    }

    @Test
    void filesOfPoliciesThatAreGoneAreRemoved() throws IOException {
        Manifests.writeFolder(folder, TWO);

        FolderChanges changes = write(policy("shop", "web"), policy("shop", "cart"));

        assertThat(changes)
                .isEqualTo(changes(List.of("shop_cart.yaml"), List.of(INDEX), List.of("shop_api.yaml")))
                .hasToString("added shop_cart.yaml\nchanged .netpol-manifests\nremoved shop_api.yaml");
        assertThat(files(folder))
                .containsExactly(
                        Map.entry(INDEX, index("shop_cart.yaml", "shop_web.yaml")),
                        Map.entry("shop_cart.yaml", manifest("shop", "cart")),
                        Map.entry("shop_web.yaml", manifest("shop", "web")));
    }

    @Test
    void filesOfOthersAreNeverTouched() throws IOException {
        file("shop_other.yaml", manifest("shop", "other"));
        file("README.md", "The policies of the shop.\n");
        Files.createDirectories(folder.resolve("old"));
        Files.writeString(folder.resolve("old/shop_api.yaml"), "old");

        Manifests.writeFolder(folder, TWO);
        write(policy("shop", "cart"));

        assertThat(files(folder))
                .containsExactly(
                        Map.entry(INDEX, index("shop_cart.yaml")),
                        Map.entry("README.md", "The policies of the shop.\n"),
                        Map.entry("shop_cart.yaml", manifest("shop", "cart")),
                        Map.entry("shop_other.yaml", manifest("shop", "other")));
        assertThat(folder.resolve("old/shop_api.yaml")).hasContent("old");
    }

    @Test
    void comparingChangesNothing() throws IOException {
        assertThat(ManifestWriter.withDefaults().compareFolder(folder, TWO).added())
                .containsExactly(INDEX, "shop_api.yaml", "shop_web.yaml");
        assertThat(folder).doesNotExist();

        Manifests.writeFolder(folder, TWO);
        Map<String, String> before = files(folder);
        assertThat(ManifestWriter.withDefaults().compareFolder(folder, ImmutableList.of(policy("shop", "web", EGRESS))))
                .hasToString("changed .netpol-manifests\nchanged shop_web.yaml\nremoved shop_api.yaml");
        assertThat(files(folder)).isEqualTo(before);
        assertThat(ManifestWriter.withDefaults().compareFolder(folder, TWO).isEmpty())
                .isTrue();
    }

    @Test
    void theHeaderStandsInEachFileAndMayChange() throws IOException {
        ManifestWriter one = ManifestWriter.with(WritingOptions.builder()
                .header("Generated from ShopPolicies.\nDo not edit.")
                .build());
        one.writeFolder(folder, TWO);
        assertThat(files(folder))
                .containsEntry(
                        "shop_api.yaml", "# Generated from ShopPolicies.\n# Do not edit.\n" + manifest("shop", "api"))
                .containsEntry(
                        "shop_web.yaml", "# Generated from ShopPolicies.\n# Do not edit.\n" + manifest("shop", "web"));

        FolderChanges changes = write(policy("shop", "web"));

        assertThat(changes).hasToString("changed .netpol-manifests\nchanged shop_web.yaml\nremoved shop_api.yaml");
        assertThat(files(folder)).containsEntry("shop_web.yaml", manifest("shop", "web"));
    }

    @Test
    void anotherFormatIsAnotherFile() throws IOException {
        Manifests.writeFolder(folder, TWO);

        FolderChanges changes = ManifestWriter.with(
                        WritingOptions.builder().format(ManifestFormat.JSON).build())
                .writeFolder(folder, TWO);

        assertThat(changes)
                .isEqualTo(changes(
                        List.of("shop_api.json", "shop_web.json"),
                        List.of(INDEX),
                        List.of("shop_api.yaml", "shop_web.yaml")));
        assertThat(Manifests.read(folder).cluster().policies()).containsExactlyInAnyOrderElementsOf(TWO);
        assertThat(write(policy("shop", "web")).removed()).containsExactly("shop_api.json", "shop_web.json");
    }

    @Test
    void noPoliciesAreASlip() throws IOException {
        Manifests.writeFolder(folder, TWO);

        assertThatIllegalArgumentException()
                .isThrownBy(this::write)
                .withMessage("no policies for the folder " + folder
                        + ": every manifest written there would be removed; if" + " that is meant, delete the folder");
        assertThat(files(folder)).hasSize(3);
    }

    @Test
    void repeatedPoliciesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(
                        policy("shop", "web"),
                        policy("shop", "api"),
                        policy("shop", "web", EGRESS),
                        policy("a", "b"),
                        policy("shop", "api")))
                .withMessage("several policies of one namespace and name, of which a cluster keeps the last: shop/api,"
                        + " shop/web; give each a name of its own");
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatIsInTheWayIsToldAtOnce() throws IOException {
        write(policy("shop", "old"), policy("shop", "older"));
        file("shop_old.yaml", manifest("shop", "old").replace("{}", "{matchLabels: {app: old}}"));
        Files.delete(folder.resolve("shop_older.yaml"));
        Files.createDirectory(folder.resolve("shop_older.yaml"));
        file("shop_api.yaml", manifest("shop", "api", EGRESS));
        Files.createDirectory(folder.resolve("shop_cart.yaml"));
        Map<String, String> before = files(folder);

        assertThatIllegalStateException()
                .isThrownBy(() -> write(policy("shop", "api"), policy("shop", "cart"), policy("shop", "web")))
                .withMessage(
                        leftAsItIs(
                                "shop_api.yaml is there and was not written here; move it elsewhere, or delete it",
                                "shop_cart.yaml is no plain file; move it elsewhere",
                                "shop_old.yaml belongs to no policy any more, and was edited since it was written; delete it",
                                "shop_older.yaml belongs to no policy any more, and was edited since it was written; delete it"));
        assertThat(files(folder)).isEqualTo(before);
    }

    /** A file that is as it would be written can only be taken over; so is a folder that lost its index. */
    @Test
    void aFileThatIsRightAlreadyIsTakenOver() throws IOException {
        Manifests.writeFolder(folder, TWO);
        Files.delete(folder.resolve(INDEX));

        assertThat(Manifests.writeFolder(folder, TWO)).hasToString("added .netpol-manifests");
        assertThat(files(folder)).containsEntry(INDEX, index("shop_api.yaml", "shop_web.yaml"));
    }

    /** Merges leave marks, and layouts change with the library: a file with a policy is written anew, whatever it holds. */
    @Test
    void aFileWithAPolicyIsWrittenAnew() throws IOException {
        Manifests.writeFolder(folder, TWO);
        file("shop_api.yaml", "<<<<<<< HEAD\n");

        assertThat(Manifests.writeFolder(folder, TWO)).hasToString("changed shop_api.yaml");
        assertThat(files(folder)).containsEntry("shop_api.yaml", manifest("shop", "api"));
    }

    @Test
    void aFileWithoutAPolicyGoesOnlyIfItIsAsWritten() throws IOException {
        String api = manifest("shop", "api");
        for (String edited : List.of(
                "",
                api.replace("- Ingress", "- ingress"),
                api.replace("- Ingress", "- Ingress # for now"),
                api.replace("name: api", "name: web"),
                api + "---\n" + manifest("shop", "more"),
                api + "---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n",
                "kind: ConfigMap\napiVersion: v1\n",
                "#")) {
            Manifests.writeFolder(folder, TWO);
            file("shop_api.yaml", edited);

            assertThatIllegalStateException()
                    .as(edited)
                    .isThrownBy(() -> write(policy("shop", "web")))
                    .withMessage(
                            leftAsItIs(
                                    "shop_api.yaml belongs to no policy any more, and was edited since it was written; delete it"));
            assertThat(files(folder)).containsEntry("shop_api.yaml", edited);
        }
        Files.delete(folder.resolve("shop_api.yaml"));
        assertThat(write(policy("shop", "web"))).hasToString("changed .netpol-manifests");
    }

    @Test
    void lineEndsOfACheckoutAreNoEdit() throws IOException {
        Manifests.writeFolder(folder, TWO);
        for (Map.Entry<String, String> file : files(folder).entrySet()) {
            file(file.getKey(), file.getValue().replace("\n", "\r\n"));
        }

        assertThat(write(policy("shop", "web")))
                .hasToString("changed .netpol-manifests\nchanged shop_web.yaml\nremoved shop_api.yaml");
    }

    /** As after a failure half-way, when the index lists files that are not there and files that should be gone. */
    @Test
    void aSecondCallFinishesAWriteThatFailed() throws IOException {
        Manifests.writeFolder(folder, TWO);
        file(INDEX, index("shop_api.yaml", "shop_cart.yaml", "shop_search.yaml", "shop_web.yaml"));
        file("shop_cart.yaml", manifest("shop", "cart", INGRESS));

        write(policy("shop", "cart", EGRESS), policy("shop", "search"));

        assertThat(files(folder))
                .containsExactly(
                        Map.entry(INDEX, index("shop_cart.yaml", "shop_search.yaml")),
                        Map.entry("shop_cart.yaml", manifest("shop", "cart", EGRESS)),
                        Map.entry("shop_search.yaml", manifest("shop", "search")));
    }

    /** When a file cannot be written, those before it are there, and the index lists them and those to come. */
    @Test
    void aFailureLeavesNoFileUnlisted() throws IOException {
        Manifests.writeFolder(folder, TWO);
        ManifestFolder plan = ManifestFolder.plan(
                folder,
                ImmutableSortedMap.of("shop_a.yaml", manifest("shop", "a"), "shop_b.yaml", manifest("shop", "b")));
        Files.createDirectory(folder.resolve("shop_b.yaml"));

        assertThatThrownBy(plan::write)
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder.resolve("shop_b.yaml") + ": is a folder, where a file is to be written");

        assertThat(files(folder))
                .containsExactly(
                        Map.entry(INDEX, index("shop_a.yaml", "shop_api.yaml", "shop_b.yaml", "shop_web.yaml")),
                        Map.entry("shop_a.yaml", manifest("shop", "a")),
                        Map.entry("shop_api.yaml", manifest("shop", "api")),
                        Map.entry("shop_web.yaml", manifest("shop", "web")));
    }

    @Test
    void anIndexThatCannotBeUnderstoodIsRefused() throws IOException {
        Manifests.writeFolder(folder, TWO);
        for (String line : List.of("../shop_api.yaml", "<<<<<<< HEAD", "README.md", "shop_api.yaml shop_web.yaml")) {
            file(INDEX, index("shop_api.yaml") + "\n" + line + "\n");

            assertThatIllegalStateException()
                    .isThrownBy(() -> Manifests.writeFolder(folder, TWO))
                    .withMessage(folder.resolve(INDEX) + ":4: \"" + line
                            + "\" is no name of a manifest written here, such as shop_api.yaml; a line holds one such"
                            + " name");
        }
    }

    @Test
    void linksAreNotFollowedOutOfTheFolder() throws IOException {
        Manifests.writeFolder(folder, TWO);
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere.yaml"), manifest("shop", "api"));
        for (String name : List.of("shop_api.yaml", "shop_web.yaml")) {
            Files.delete(folder.resolve(name));
            link(folder.resolve(name), elsewhere);
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> write(policy("shop", "web", EGRESS)))
                .withMessage(leftAsItIs(
                        "shop_web.yaml is no plain file; move it elsewhere",
                        "shop_api.yaml belongs to no policy any more, and was edited since it was written; delete it"));
        assertThat(elsewhere).hasContent(manifest("shop", "api"));
    }

    @Test
    void theFolderMayBeALink() throws IOException {
        Files.createDirectories(temporary.resolve("real"));
        folder = link(temporary.resolve("link"), temporary.resolve("real"));

        Manifests.writeFolder(folder, TWO);

        assertThat(files(temporary.resolve("real"))).containsOnlyKeys(INDEX, "shop_api.yaml", "shop_web.yaml");
    }
}
