package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.yaml.PolicyTestDocument.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy tests in texts, in folders and in JSON; what is refused, and the order in which it is said. */
class PolicyTestReadingTest {
    private static final String MINIMAL = """
            expect:
              - {from: shop/a, to: shop/b, port: 80, verdict: allowed}
            """;

    @TempDir
    Path folder;

    private static PolicyTestFiles read(String text) {
        return PolicyTestFiles.of(text, "test.yaml", ReadingOptions.defaults());
    }

    private static PolicyTestDocument theOne(PolicyTestFiles files) {
        assertThat(files.problems()).isEmpty();
        assertThat(files.tests()).hasSize(1);
        return files.tests().get(0);
    }

    private static List<String> lines(PolicyTestFiles files) {
        return files.problems().stream().map(Problem::toString).toList();
    }

    private static void assertRefused(String text, String... problems) {
        PolicyTestFiles files = read(text);
        assertThat(lines(files)).containsExactly(problems);
        assertThat(files.tests()).isEmpty();
    }

    private PolicyTestFiles in(Path... paths) {
        return PolicyTestFiles.in(ImmutableList.copyOf(paths), ReadingOptions.defaults());
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    // --- what is read

    @Test
    void defaults() {
        PolicyTestDocument test = theOne(read("\n" + MINIMAL));

        assertThat(test.name()).isEqualTo("test.yaml");
        assertThat(test.position()).hasToString("test.yaml:2:1");
        assertThat(test.options()).isEmpty();
        assertThat(test.expectations())
                .containsExactly(new Expectation(
                        "shop/a", "shop/b", 80, "TCP", "allowed", "", new SourcePosition("test.yaml", 3, 5)));
    }

    @Test
    void expectationsInWords() {
        SourcePosition anywhere = new SourcePosition("test.yaml", 1, 1);

        assertThat(new Expectation("x/a", "x/b", 80, "TCP", "allowed", "", anywhere).text())
                .isEqualTo("x/a => x/b TCP 80: allowed");
        assertThat(new Expectation("x/a", "fd00::1", 53, "UDP", "denied", "IPv6", anywhere).text())
                .isEqualTo("x/a => fd00::1 UDP 53 (IPv6): denied");
    }

    @Test
    void resourcesAreReadWithTheirPlaces() {
        PolicyTestDocument test = theOne(read("""
                resources:
                  - {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}
                  - apiVersion: v1
                    kind: List
                    items:
                      - {apiVersion: v1, kind: Pod, metadata: {namespace: shop}}
                """ + MINIMAL));

        Reading reading = test.read(ReadingOptions.defaults());

        assertThat(reading.problems())
                .extracting(Problem::toString)
                .containsExactly("test.yaml:6:9: error: Pod without a name: metadata.name: a name is required;"
                        + " write one, such as web [required]");
    }

    @Test
    void manifestsAreLookedForBesideTheFile() throws IOException {
        write("k8s/pods.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}\n");
        write("one.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: b, namespace: shop}}\n");
        Path test = write("tests/t.yaml", "manifests: [../k8s, ./../one.yaml]\n" + MINIMAL);

        assertThat(theOne(in(test)).read(ReadingOptions.defaults()).cluster().pods())
                .extracting(pod -> pod.displayName())
                .containsExactly("shop/a", "shop/b");
    }

    @Test
    void json() throws IOException {
        Path file = write("t.json", """
                {"name": "in JSON",
                 "expect": [{"from": "shop/a", "to": "shop/b", "port": 80, "verdict": "denied"}]}
                """);

        PolicyTestDocument test = theOne(in(file));

        assertThat(test.name()).isEqualTo("in JSON");
        assertThat(test.expectations())
                .containsExactly(new Expectation(
                        "shop/a", "shop/b", 80, "TCP", "denied", "", new SourcePosition(file.toString(), 2, 13)));
    }

    @Test
    void theTestsOfAFolderInTheOrderOfTheirNamesAndNothingElse() throws IOException {
        write("b.yaml", "name: b\n" + MINIMAL);
        write("a/z.yml", "name: z\n" + MINIMAL + "---\nname: second\n" + MINIMAL);
        write("pods.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}\n");
        write("notes.yaml", "[just, a, list]\n---\nvalues: {replicas: 3}\n");
        write("custom.yaml", "{apiVersion: example.com/v1, kind: Check, expect: [1]}\n");
        write("readme.txt", MINIMAL);

        PolicyTestFiles files = in(folder);

        assertThat(files.problems()).isEmpty();
        assertThat(files.tests()).extracting(PolicyTestDocument::name).containsExactly("z", "second", "b");
    }

    // --- what is refused

    @Test
    void aFolderWithNoneIsAnError() throws IOException {
        write("some/pods.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}\n");
        write("tests/t.yaml", MINIMAL);

        PolicyTestFiles files = in(folder.resolve("some"), folder.resolve("tests"));

        assertThat(lines(files))
                .containsExactly(
                        folder.resolve("some") + ": error: holds no policy test; a policy test is a document with"
                                + " expect and without kind [no-policy-tests]");
        assertThat(files.tests()).hasSize(1);
    }

    @Test
    void aTextWithNoneIsAnError() {
        assertRefused(
                "# nothing\n",
                "test.yaml: error: holds no policy test; a policy test is a document with expect and without kind"
                        + " [no-policy-tests]");
    }

    @Test
    void pathsThatHoldNothing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path gone = folder.resolve("gone.yaml");

        assertThat(lines(in(empty, gone)))
                .containsExactly(
                        empty + ": error: the folder holds no .yaml, .yml or .json file [no-manifests]",
                        gone + ": error: there is no such file or folder [missing]");
    }

    @Test
    void aFileAboveTheSizeLimit() throws IOException {
        Path file = write("t.yaml", MINIMAL);

        PolicyTestFiles files = PolicyTestFiles.in(
                ImmutableList.of(file),
                ReadingOptions.builder().maxFileBytes(10).build());

        assertThat(files.problems()).extracting(Problem::code).containsExactly("too-large");
        assertThat(files.tests()).isEmpty();
    }

    @Test
    void requiredFields() {
        assertRefused(
                "expect:\n  - {}\n  - {from: shop/a, to: shop/b, port: 80}\n",
                "test.yaml:2:5: error: policy test: expect[0].from: an expectation needs from, to, port and verdict"
                        + " [required]",
                "test.yaml:2:5: error: policy test: expect[0].to: an expectation needs from, to, port and verdict"
                        + " [required]",
                "test.yaml:2:5: error: policy test: expect[0].verdict: an expectation needs from, to, port and verdict"
                        + " [required]",
                "test.yaml:2:5: error: policy test: expect[0].port: an expectation needs from, to, port and verdict"
                        + " [required]",
                "test.yaml:3:5: error: policy test: expect[1].verdict: an expectation needs from, to, port and verdict"
                        + " [required]");
    }

    @Test
    void unknownFieldsWithWhatWasMeant() {
        assertRefused(
                """
                nam: a
                manifest: [k8s]
                expect:
                  - {from: shop/a, to: shop/b, prot: 80, port: 80, verdct: denied, verdict: denied}
                """,
                "test.yaml:1:1: error: policy test: nam: there is no such field here; did you mean name?"
                        + " [unknown-field]",
                "test.yaml:2:1: error: policy test: manifest: there is no such field here; did you mean manifests?"
                        + " [unknown-field]",
                "test.yaml:4:32: error: policy test: expect[0].prot: there is no such field here; did you mean port?"
                        + " [unknown-field]",
                "test.yaml:4:52: error: policy test: expect[0].verdct: there is no such field here; did you mean verdict?"
                        + " [unknown-field]");
    }

    @Test
    void wrongTypes() {
        assertRefused(
                """
                name: 7
                manifests: k8s
                options: [strictCidr]
                expect:
                  - {from: [a], to: {b: c}, port: "80", protocol: 6, verdict: true, ipFamily: 4}
                  - {from: a/b, to: a/c, port: http, verdict: denied}
                  - {from: a/b, to: a/c, port: 80.5, verdict: denied}
                  - {from: a/b, to: a/c, port: 4294967376, verdict: denied}
                  - text
                """,
                "test.yaml:1:7: error: policy test: name: found the number 7; a text in quotes, such as \"7\", belongs"
                        + " here [wrong-type]",
                "test.yaml:2:12: error: policy test: manifests: found the text \"k8s\"; a list (write each entry with a"
                        + " dash) belongs here [wrong-type]",
                "test.yaml:3:10: error: policy test: options: found a list; an object (a name and a value each) belongs"
                        + " here [wrong-type]",
                "test.yaml:5:12: error: policy test: expect[0].from: found a list; a text belongs here [wrong-type]",
                "test.yaml:5:21: error: policy test: expect[0].to: found an object; a text belongs here [wrong-type]",
                "test.yaml:5:35: error: policy test: expect[0].port: found the text \"80\"; a whole number without quotes"
                        + " belongs here [wrong-type]",
                "test.yaml:5:51: error: policy test: expect[0].protocol: found the number 6; a text in quotes, such as"
                        + " \"6\", belongs here [wrong-type]",
                "test.yaml:5:63: error: policy test: expect[0].verdict: found the truth value true; a text in quotes, such"
                        + " as \"true\", belongs here [wrong-type]",
                "test.yaml:5:79: error: policy test: expect[0].ipFamily: found the number 4; a text in quotes, such as"
                        + " \"4\", belongs here [wrong-type]",
                "test.yaml:6:32: error: policy test: expect[1].port: found the text \"http\"; a whole number without quotes"
                        + " belongs here [wrong-type]",
                "test.yaml:7:32: error: policy test: expect[2].port: found the fraction 80.5; a whole number without quotes"
                        + " belongs here [wrong-type]",
                "test.yaml:8:32: error: policy test: expect[3].port: found the number 4294967376; a whole number of at"
                        + " most 32 bits belongs here [wrong-type]",
                "test.yaml:9:5: error: policy test: expect[4]: found the text \"text\"; an object (write its fields below,"
                        + " each with a name) belongs here [wrong-type]");
    }

    @Test
    void aNameThatNoFileCanHave() {
        assertRefused(
                "manifests: [k8s, \"a\\0b\"]\n" + MINIMAL,
                "test.yaml:1:18: error: policy test: manifests[1]: no file can be called so: Nul character not allowed"
                        + " [invalid]");
    }

    @Test
    void brokenYamlAndWhatElseCanBeSaid() throws IOException {
        write("broken.yaml", "expect: [\n");
        write("good.yaml", MINIMAL);

        PolicyTestFiles files = in(folder);

        assertThat(files.problems())
                .extracting(problem -> problem.position().source())
                .containsOnly(folder.resolve("broken.yaml").toString());
        assertThat(files.tests()).hasSize(1);
    }
}
