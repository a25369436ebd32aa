package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are found below paths, in which order, and what is said of those that cannot be read. */
class ManifestFilesTest {
    private static final long MAX = 1000;

    @TempDir
    Path root;

    private Path k8s;

    @BeforeEach
    void folder() throws IOException {
        k8s = Files.createDirectory(root.resolve("k8s"));
    }

    private Path file(String name) throws IOException {
        Path file = k8s.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "# " + name + "\n");
    }

    private static Path link(Path link, Path target) throws IOException {
        try {
            return Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException | FileSystemException e) {
            assumeFalse(true, "no symbolic links here: " + e.getMessage());
            return link;
        }
    }

    /** Gives what was found, readable or not, relative to the folder of the test. */
    private List<String> found(Path... paths) {
        ManifestFiles files = ManifestFiles.in(Arrays.asList(paths), MAX);
        assertThat(files.sources())
                .hasSize(files.contents().size() + files.problems().size());
        return files.sources().stream()
                .map(source -> root.relativize(Path.of(source)).toString())
                .toList();
    }

    /** Gives the problems, relative to the folder of the test. */
    private List<String> problems(Path... paths) {
        return ManifestFiles.in(Arrays.asList(paths), MAX).problems().stream()
                .map(problem -> problem.toString().replace(root + "/", ""))
                .toList();
    }

    @Test
    void foldersAreReadInTheOrderOfTheNames() throws IOException {
        file("b.yaml");
        file("c/z.yml");
        file("c/a/deep.json");
        file("a.yaml");
        file("d.JSON");
        file("Z.YAML");
        assertThat(found(k8s))
                .containsExactly(
                        "k8s/Z.YAML", "k8s/a.yaml", "k8s/b.yaml", "k8s/c/a/deep.json", "k8s/c/z.yml", "k8s/d.JSON");
    }

    @Test
    void contentBelongsToItsName() throws IOException {
        file("a.yaml");
        file("b.yaml");
        assertThat(ManifestFiles.in(List.of(k8s), MAX).contents())
                .extracting(
                        content -> content.name().text() + " " + new String(content.bytes(), StandardCharsets.UTF_8))
                .containsExactly(k8s + "/a.yaml # a.yaml\n", k8s + "/b.yaml # b.yaml\n");
    }

    @Test
    void namesThatStartWithADotAreLeftOut() throws IOException {
        file(".hidden.yaml");
        file(".git/config.yaml");
        file("a.yaml");
        assertThat(found(k8s)).containsExactly("k8s/a.yaml");
    }

    @Test
    void hiddenFileThatIsNamedIsRead() throws IOException {
        assertThat(found(file(".hidden.yaml"))).containsExactly("k8s/.hidden.yaml");
    }

    @Test
    void otherEndingsAreLeftOutOfFolders() throws IOException {
        file("README.md");
        file("a.yaml");
        file("a.yaml.bak");
        file("values.yaml.gotmpl");
        file("yaml");
        assertThat(found(k8s)).containsExactly("k8s/a.yaml");
    }

    @Test
    void fileThatIsNamedIsReadWhateverItsEnding() throws IOException {
        assertThat(found(file("manifests.txt"))).containsExactly("k8s/manifests.txt");
    }

    @Test
    void whatIsReachedTwiceIsReadOnce() throws IOException {
        Path file = file("c/a.yaml");
        assertThat(found(file, file)).containsExactly("k8s/c/a.yaml");
        assertThat(found(k8s, k8s)).containsExactly("k8s/c/a.yaml");
        assertThat(found(k8s, k8s.resolve("c"))).containsExactly("k8s/c/a.yaml");
        assertThat(found(file, k8s)).containsExactly("k8s/c/a.yaml");
        assertThat(found(k8s, k8s.resolve("c/../c/a.yaml"))).containsExactly("k8s/c/a.yaml");
    }

    @Test
    void linksAreFollowedOnce() throws IOException {
        Path file = file("c/a.yaml");
        link(k8s.resolve("b.yaml"), file);
        link(k8s.resolve("d"), k8s.resolve("c"));
        assertThat(found(k8s)).containsExactly("k8s/b.yaml");
    }

    @Test
    void loopsOfLinksEnd() throws IOException {
        file("c/a.yaml");
        link(k8s.resolve("c/up"), k8s);
        link(k8s.resolve("self"), k8s.resolve("self"));
        assertThat(found(k8s)).containsExactly("k8s/c/a.yaml");
    }

    @Test
    void linkToNothing() throws IOException {
        link(k8s.resolve("a.yaml"), k8s.resolve("gone.yaml"));
        assertThat(problems(k8s))
                .containsExactly(
                        "k8s/a.yaml: error: the file cannot be read: it is a link to something that is not there"
                                + " [unreadable]");
    }

    @Test
    void linkToItself() throws IOException {
        Path self = k8s.resolve("a.yaml");
        link(self, self);
        assertThat(problems(k8s)).singleElement().asString().startsWith("k8s/a.yaml: error: the file cannot be read: ");
        assertThat(problems(self)).containsExactly("k8s/a.yaml: error: there is no such file or folder [missing]");
    }

    @Test
    void missingPath() {
        assertThat(problems(root.resolve("nowhere"), root.resolve("nowhere/a.yaml")))
                .containsExactly(
                        "nowhere: error: there is no such file or folder [missing]",
                        "nowhere/a.yaml: error: there is no such file or folder [missing]");
    }

    @Test
    void folderWithoutManifests() throws IOException {
        file("README.md");
        file(".hidden.yaml");
        Files.createDirectory(k8s.resolve("empty"));
        assertThat(problems(k8s))
                .containsExactly("k8s: error: the folder holds no .yaml, .yml or .json file [no-manifests]");
    }

    @Test
    void tooLargeFile() throws IOException {
        file("a.yaml");
        Files.write(k8s.resolve("b.yaml"), new byte[(int) MAX]);
        Files.write(k8s.resolve("c.yaml"), new byte[(int) MAX + 1]);
        assertThat(found(k8s)).containsExactly("k8s/a.yaml", "k8s/b.yaml", "k8s/c.yaml");
        assertThat(problems(k8s))
                .containsExactly(
                        "k8s/c.yaml: error: the file has 1001 bytes, and at most 1000 are read; split it, or allow"
                                + " more with --max-file-size [too-large]");
    }

    @Test
    void fileWithoutPermission() throws IOException {
        Path file = withoutPermissions(file("a.yaml"));
        assertThat(problems(file))
                .containsExactly("k8s/a.yaml: error: the file cannot be read; check its permissions [unreadable]");
    }

    @Test
    void folderWithoutPermission() throws IOException {
        file("c/a.yaml");
        Path folder = withoutPermissions(k8s.resolve("c"));
        List<String> problems = problems(k8s);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertThat(problems)
                .containsExactly("k8s/c: error: the folder cannot be read: check its permissions [unreadable]");
    }

    /** Takes the permissions away; whoever may read everything all the same cannot see these tests. */
    private static Path withoutPermissions(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(path), "this user may read everything");
        return path;
    }

    @Test
    void readerKeepsTheNamesAndTheOrder() throws IOException {
        Files.writeString(k8s.resolve("b.yaml"), Texts.HEADER);
        Files.writeString(k8s.resolve("a.yaml"), Texts.HEADER.replace("name: api", "name: web"));
        Reading reading = Manifests.read(ImmutableList.of(k8s, k8s), ReadingOptions.defaults());
        assertThat(reading.cluster().policies())
                .extracting(
                        policy -> reading.position(policy.id(), "metadata.name").orElseThrow())
                .containsExactly(new SourcePosition(k8s + "/b.yaml", 4, 9), new SourcePosition(k8s + "/a.yaml", 4, 9));
    }
}
