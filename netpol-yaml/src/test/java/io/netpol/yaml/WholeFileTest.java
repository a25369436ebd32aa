package io.netpol.yaml;

import static io.netpol.yaml.Written.files;
import static io.netpol.yaml.Written.manifest;
import static io.netpol.yaml.Written.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.collect.ImmutableList;
import io.netpol.model.NetworkPolicy;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file of several policies: replaced as a whole, or not at all. */
class WholeFileTest {
    private static final ImmutableList<NetworkPolicy> POLICIES =
            ImmutableList.of(policy("shop", "web"), policy("shop", "api"));
    private static final String TEXT = manifest("shop", "web") + "---\n" + manifest("shop", "api");

    @TempDir
    Path folder;

    private static boolean write(Path file) throws IOException {
        return ManifestWriter.withDefaults().writeFile(file, POLICIES);
    }

    @Test
    void policiesAreOneFileInTheOrderGiven() throws IOException {
        Path file = folder.resolve("k8s/policies.yaml");

        assertThat(write(file)).isTrue();

        assertThat(files(file.resolveSibling(""))).containsExactly(Map.entry("policies.yaml", TEXT));
    }

    @Test
    void aFileThatIsRightIsNotTouched() throws IOException {
        Path file = folder.resolve("policies.yaml");
        write(file);
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, longAgo);

        assertThat(write(file)).isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);

        Files.writeString(file, TEXT.replace("\n", "\r\n"));
        assertThat(write(file)).isTrue();
        assertThat(files(folder)).containsExactly(Map.entry("policies.yaml", TEXT));
    }

    /** The name is too long for any file system: the draft is written, and cannot be given it. */
    @Test
    void aFailureLeavesNothing() {
        assertThatThrownBy(() -> write(folder.resolve("n".repeat(300)))).isInstanceOf(FileSystemException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> write(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder + ": is a folder, where a file is to be written");
    }

    @Test
    void whatALinkLeadsToIsWritten() throws IOException {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("real")).resolve("policies.yaml"), "old\n");
        Path link = folder.resolve("link.yaml");
        try {
            Files.createSymbolicLink(link, real);
        } catch (UnsupportedOperationException | FileSystemException e) {
            assumeFalse(true, "no symbolic links here: " + e.getMessage());
        }

        assertThat(write(link)).isTrue();

        assertThat(link).isSymbolicLink().hasContent(TEXT);
        assertThat(files(folder.resolve("real"))).containsExactly(Map.entry("policies.yaml", TEXT));
    }
}
