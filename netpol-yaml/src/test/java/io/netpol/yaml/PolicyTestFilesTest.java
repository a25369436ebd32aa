package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Pod;
import io.netpol.yaml.PolicyTestDocument.Expectation;
import io.netpol.yaml.PolicyTestDocument.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policy tests as they are read from files, before anything is evaluated. */
class PolicyTestFilesTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("policy-test.yaml");
    }

    private PolicyTestFiles read(String text) throws IOException {
        Files.writeString(file, text);
        return PolicyTestFiles.in(ImmutableList.of(folder), ReadingOptions.defaults());
    }

    private List<String> problems(String text) throws IOException {
        PolicyTestFiles files = read(text);
        assertThat(files.tests()).isEmpty();
        return files.problems().stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }

    private SourcePosition at(int line, int column) {
        return new SourcePosition(file.toString(), line, column);
    }

    @Test
    void wholeTest() throws IOException {
        Files.createDirectory(folder.resolve("k8s"));
        Files.writeString(folder.resolve("k8s/web.yaml"), "{apiVersion: v1, kind: Pod, metadata: {name: web}}");
        PolicyTestFiles files = read("""
                name: the shop
                description: for people
                note: for people
                manifests: [k8s]
                resources:
                  - {apiVersion: v1, kind: Pod, metadata: {name: api}}
                options:
                  strictCidr: false
                  podCidrs: [10.0.0.0/8, {odd: 1}, 192.168.0.0/16]
                  odd: {}
                expect:
                  - {from: default/web, to: default/api, port: 80, verdict: allowed}
                  - from: 192.0.2.1
                    to: default/api
                    port: 53
                    protocol: UDP
                    ipFamily: IPv4
                    verdict: denied
                    note: why
                """);
        assertThat(files.problems()).isEmpty();
        assertThat(files.tests()).hasSize(1);
        PolicyTestDocument test = files.tests().get(0);
        assertThat(test.name()).isEqualTo("the shop");
        assertThat(test.position()).isEqualTo(at(1, 1));
        assertThat(test.options())
                .containsExactly(
                        new Option("strictCidr", ImmutableList.of("false"), at(8, 3)),
                        new Option("podCidrs", ImmutableList.of("10.0.0.0/8", "192.168.0.0/16"), at(9, 3)),
                        new Option("odd", ImmutableList.of(), at(10, 3)));
        assertThat(test.expectations())
                .containsExactly(
                        new Expectation("default/web", "default/api", 80, "TCP", "allowed", "", at(12, 5)),
                        new Expectation("192.0.2.1", "default/api", 53, "UDP", "denied", "IPv4", at(13, 5)));
        Reading reading = test.read(ReadingOptions.defaults());
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.cluster().pods()).extracting(Pod::name).containsExactly("api", "web");
    }

    @Test
    void smallestTest() throws IOException {
        PolicyTestDocument test = read("""
                resources: {apiVersion: v1, kind: Pod, metadata: {name: api}}
                expect: [{from: a, to: b, port: 1, verdict: allowed}]
                """).tests().get(0);
        assertThat(test.name()).isEqualTo(file.toString());
        assertThat(test.options()).isEmpty();
        assertThat(test.read(ReadingOptions.defaults()).cluster().pods()).hasSize(1);
    }

    @Test
    void testWithoutResources() throws IOException {
        PolicyTestDocument test = read("expect: [{from: a, to: b, port: 1, verdict: allowed}]")
                .tests()
                .get(0);
        assertThat(test.read(ReadingOptions.defaults()).errors())
                .extracting(Problem::code)
                .containsExactly("no-manifests");
    }

    @Test
    void problemsOfTheResourcesStandInTheTestFile() throws IOException {
        PolicyTestDocument test = read("""
                resources:
                  - {apiVersion: v1, kind: Pod, metadata: {name: 5}}
                manifests: [../gone]
                expect: [{from: a, to: b, port: 1, verdict: allowed}]
                """).tests().get(0);
        assertThat(test.read(ReadingOptions.defaults()).problems())
                .extracting(problem -> problem.position().toString())
                .containsExactly(file + ":2:50", folder.resolveSibling("gone").toString());
    }

    @Test
    void otherDocumentsArePassedOver() throws IOException {
        PolicyTestFiles files = read("""
                {apiVersion: v1, kind: Pod, metadata: {name: 5}}
                ---
                - a list
                ---
                expect: [{from: a, to: b, port: 1, verdict: allowed}]
                ---
                {kind: Pod, expect: []}
                """);
        assertThat(files.problems()).isEmpty();
        assertThat(files.tests()).hasSize(1);
    }

    @Test
    void everyMistakeIsReported() throws IOException {
        assertThat(problems("""
                names: the shop
                options: [strictCidr]
                expect:
                  - {from: a, port: "80"}
                  - {from: 5, to: b, verdict: allowed, verdikt: x}
                  - 5
                """))
                .containsExactlyInAnyOrder(
                        "policy-test.yaml:1:1: error: policy test: names: there is no such field here; did you mean name?"
                                + " [unknown-field]",
                        "policy-test.yaml:2:10: error: policy test: options: found a list; an object (a name and a value"
                                + " each) belongs here [wrong-type]",
                        "policy-test.yaml:4:5: error: policy test: expect[0].to: an expectation needs from, to, port and"
                                + " verdict [required]",
                        "policy-test.yaml:4:5: error: policy test: expect[0].verdict: an expectation needs from, to, port and"
                                + " verdict [required]",
                        "policy-test.yaml:4:21: error: policy test: expect[0].port: found the text \"80\"; a whole number"
                                + " without quotes belongs here [wrong-type]",
                        "policy-test.yaml:5:5: error: policy test: expect[1].port: an expectation needs from, to, port and"
                                + " verdict [required]",
                        "policy-test.yaml:5:12: error: policy test: expect[1].from: found the number 5; a text in quotes,"
                                + " such as \"5\", belongs here [wrong-type]",
                        "policy-test.yaml:5:40: error: policy test: expect[1].verdikt: there is no such field here; did you"
                                + " mean verdict? [unknown-field]",
                        "policy-test.yaml:6:5: error: policy test: expect[2]: found the number 5; an object (write its fields"
                                + " below, each with a name) belongs here [wrong-type]");
    }

    @Test
    void testThatExpectsNothingIsRefused() throws IOException {
        assertThat(problems("expect: []"))
                .containsExactly("policy-test.yaml:1:1: error: policy test: expect: a policy test needs at least one"
                        + " expectation [required]");
        assertThat(problems("expect: {}"))
                .containsExactly(
                        "policy-test.yaml:1:9: error: policy test: expect: found an object; a list (write each entry"
                                + " with a dash) belongs here [wrong-type]");
    }

    @Test
    void testWithAFaultyTextIsRefused() throws IOException {
        assertThat(problems("name: a\nname: b\nexpect: [{from: a, to: b, port: 1, verdict: allowed}]\n"))
                .containsExactly(
                        "policy-test.yaml:2:1: error: name: the key \"name\" is already at 1:1; keep one of the two"
                                + " [duplicate-key]");
    }

    @Test
    void inputWithoutTestsIsAnError() throws IOException {
        assertThat(problems("{apiVersion: v1, kind: Pod, metadata: {name: a}}"))
                .containsExactly(
                        folder + ": error: holds no policy test; a policy test is a document with expect and without"
                                + " kind [no-policy-tests]");
        Path gone = folder.resolve("gone");
        assertThat(PolicyTestFiles.in(ImmutableList.of(gone), ReadingOptions.defaults())
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(gone + ": error: there is no such file or folder [missing]");
    }

    @Test
    void fileThatIsReachedTwiceIsReadOnce() throws IOException {
        Path tests = Files.writeString(
                folder.resolve("tests.yaml"), "expect: [{from: a, to: b, port: 1, verdict: allowed}]");
        Path none = Files.writeString(folder.resolve("none.yaml"), "{apiVersion: v1, kind: Pod, metadata: {name: a}}");

        PolicyTestFiles files =
                PolicyTestFiles.in(ImmutableList.of(tests, none, folder, tests, none), ReadingOptions.defaults());

        assertThat(files.tests()).hasSize(1);
        assertThat(files.problems())
                .extracting(Problem::toString)
                .containsExactly(none + ": error: holds no policy test; a policy test is a document with expect and"
                        + " without kind [no-policy-tests]");
    }
}
