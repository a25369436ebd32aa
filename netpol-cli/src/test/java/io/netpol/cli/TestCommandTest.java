package io.netpol.cli;

import static io.netpol.cli.Manifest.pod;
import static io.netpol.cli.Manifest.policy;
import static io.netpol.cli.Manifest.policyForBlock;
import static io.netpol.cli.Manifest.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code netpol test}: what is printed, and what the exit status says. */
class TestCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void manifests() throws IOException {
        write("k8s/all.yaml", stream(pod("a"), pod("b"), policyForBlock("b", "192.0.2.0/24")));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path test(String name, String... expectations) throws IOException {
        StringBuilder text = new StringBuilder("name: " + name + "\nmanifests: [k8s]\nexpect:\n");
        Stream.of(expectations)
                .forEach(expectation -> text.append("  - {").append(expectation).append("}\n"));
        return write(name + ".yaml", text.toString());
    }

    private Ran run(Path... paths) {
        return Ran.netpol(Stream.concat(Stream.of("test"), Stream.of(paths).map(Path::toString))
                        .toArray(String[]::new))
                .in(folder);
    }

    private static final String HOLDS = "from: 192.0.2.7, to: x/b, port: 80, verdict: allowed";
    private static final String FAILS = "from: 198.51.100.7, to: x/b, port: 80, verdict: allowed";
    private static final String NO_ANSWER = "from: x/c, to: x/b, port: 80, verdict: allowed";

    @Test
    void theOnlineShop() {
        Ran ran = Ran.netpol("test", "../examples/online-shop");

        assertThat(ran.outLines()).singleElement().asString().matches("[1-9][0-9]+ passed, 0 failed");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    @Test
    void allHold() throws IOException {
        run(test("t", HOLDS, HOLDS)).assertAnswered(0, "2 passed, 0 failed");
    }

    @Test
    void someDoNotHold() throws IOException {
        run(test("t", HOLDS, FAILS, FAILS + ", ipFamily: IPv4"))
                .assertAnswered(
                        1,
                        "FAIL t (DIR/t.yaml:5:5): expected 198.51.100.7 => x/b TCP 80: allowed",
                        "  198.51.100.7 => x/b TCP 80 (IPv4): denied",
                        "    egress from 198.51.100.7: allowed, as no NetworkPolicy applies to this end",
                        "    ingress to x/b: denied, as it is isolated by x/b and no rule matches",
                        "      near miss: x/b, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches"
                                + " (DIR/k8s/all.yaml:5:199)",
                        "FAIL t (DIR/t.yaml:6:5): expected 198.51.100.7 => x/b TCP 80 (IPv4): allowed",
                        "  198.51.100.7 => x/b TCP 80 (IPv4): denied",
                        "    egress from 198.51.100.7: allowed, as no NetworkPolicy applies to this end",
                        "    ingress to x/b: denied, as it is isolated by x/b and no rule matches",
                        "      near miss: x/b, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches"
                                + " (DIR/k8s/all.yaml:5:199)",
                        "1 passed, 2 failed");
    }

    @Test
    void someHaveNoAnswer() throws IOException {
        run(test("t", HOLDS, NO_ANSWER, FAILS.replace("allowed", "denied")))
                .assertAnswered(
                        2,
                        "ERROR t (DIR/t.yaml:5:5): no pod or workload is named x/c; did you mean x/a?",
                        "2 passed, 1 failed");
    }

    @Test
    void noAnswerOutweighsAFailure() throws IOException {
        Ran ran = run(test("t", HOLDS, FAILS, NO_ANSWER));

        assertThat(ran.outLines()).last().isEqualTo("1 passed, 2 failed");
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void severalTestsAreCountedTogether() throws IOException {
        test("one", HOLDS);
        test("two", HOLDS, FAILS.replace("allowed", "denied"));
        write(
                "three.json",
                "{\"resources\": [], \"manifests\": [\"k8s\"], \"expect\": [{" + "\"from\": \"192.0.2.1\","
                        + " \"to\": \"x/a\", \"port\": 1, \"verdict\": \"allowed\"}]}");

        run(folder).assertAnswered(0, "4 passed, 0 failed");
        run(folder.resolve("one.yaml"), folder.resolve("two.yaml")).assertAnswered(0, "3 passed, 0 failed");
    }

    @Test
    void aFolderWithoutTests() {
        Ran ran = run(folder.resolve("k8s"));

        assertThat(ran.errLines())
                .containsExactly(
                        "DIR/k8s: error: holds no policy test; a policy test is a document with expect and without"
                                + " kind [no-policy-tests]");
        assertThat(ran.outLines()).containsExactly("0 passed, 0 failed");
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void aPathThatIsMissingDoesNotKeepOthersFromRunning() throws IOException {
        Ran ran = run(folder.resolve("gone"), test("t", HOLDS));

        assertThat(ran.errLines()).containsExactly("DIR/gone: error: there is no such file or folder [missing]");
        assertThat(ran.outLines()).containsExactly("1 passed, 0 failed");
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void mistakesInTestFiles() throws IOException {
        Path bad = write("bad.yaml", "manifests: [k8s]\nexpect: [{" + HOLDS + ", prt: 80}]\n");

        Ran ran = run(bad, test("t", HOLDS));

        assertThat(ran.errLines())
                .containsExactly(
                        "DIR/bad.yaml:2:65: error: policy test: expect[0].prt: there is no such field here; did you"
                                + " mean port? [unknown-field]");
        assertThat(ran.outLines()).containsExactly("1 passed, 0 failed");
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void mistakesInTheObjectsOfATest() throws IOException {
        write("k8s/bad.yaml", policy("a", "ingress: [{ports: [{port: 0}]}]"));

        Ran ran = run(test("t", HOLDS, FAILS));

        assertThat(ran.errLines())
                .containsExactly(
                        "DIR/k8s/bad.yaml:1:163: error: NetworkPolicy x/a: spec.ingress[0].ports[0].port: 0 is no port; ports"
                                + " are 1 to 65535 [invalid]",
                        "DIR/t.yaml:1:1: error: policy test \"t\": the objects of the test have errors");
        assertThat(ran.outLines())
                .containsExactly("ERROR t: the objects of the test have errors", "0 passed, 2 failed");
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void withInvalidObjectsSkippedTheRestIsAsked() throws IOException {
        write("k8s/bad.yaml", policy("a", "ingress: [{ports: [{port: 0}]}]"));

        Ran ran = Ran.netpol("test", "--skip-invalid", test("t", HOLDS).toString())
                .in(folder);

        assertThat(ran.errLines()).hasSize(1).first().asString().startsWith("skipped: DIR/k8s/bad.yaml:1:163: error: ");
        assertThat(ran.outLines()).containsExactly("1 passed, 0 failed");
        assertThat(ran.status()).isZero();
    }

    @Test
    void mistakesInOptions() throws IOException {
        Path bad =
                write("t.yaml", "name: t\nmanifests: [k8s]\noptions: {strictCdir: true}\nexpect: [{" + HOLDS + "}]\n");

        Ran ran = run(bad);

        assertThat(ran.errLines())
                .containsExactly(
                        "DIR/t.yaml:3:11: error: policy test: options.strictCdir: there is no such option; did you mean"
                                + " strictCidr? [invalid-option]",
                        "DIR/t.yaml:1:1: error: policy test \"t\": the options of the test have errors");
        assertThat(ran.outLines())
                .containsExactly("ERROR t: the options of the test have errors", "0 passed, 1 failed");
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void whatIsPassedOverAmongTheManifestsIsSaid() throws IOException {
        write("k8s/other.yaml", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n");
        test("one", HOLDS);
        test("two", HOLDS);

        Ran ran = run(folder);

        assertThat(ran.errLines()).containsExactly("passed over: 2 ConfigMap (v1)");
        assertThat(ran.outLines()).containsExactly("2 passed, 0 failed");
        assertThat(ran.status()).isZero();
    }

    @Test
    void optionsOfTheCallHoldForEveryTest() throws IOException {
        Path test = test("t", "from: x/a, to: x/b, port: 80, verdict: allowed");

        assertThat(run(test).status()).isEqualTo(1);
        assertThat(Ran.netpol("test", test.toString(), "--pod-cidr=192.0.2.0/25")
                        .status())
                .isZero();
    }

    @Test
    void json() throws IOException {
        write(
                "k8s/warned.yaml",
                policy("old", "{}")
                        .replace("networking.k8s.io/v1", "extensions/v1beta1")
                        .replace(", {}}", "}"));
        write("bad.yaml", "expect: []\n");
        test("t", HOLDS, FAILS + ", ipFamily: IPv4", NO_ANSWER);
        write("unrunnable.yaml", "name: unrunnable\nmanifests: [gone]\nexpect: [{" + HOLDS + "}]\n");

        Ran ran = Ran.netpol("test", "-o", "json", folder.toString()).in(folder);

        Approved.assertApproved(ran.out(), "test.json");
        assertThat(ran.status()).isEqualTo(2);
    }

    @Test
    void jsonWhereAllHolds() throws IOException {
        Ran ran = Ran.netpol("test", "-o=json", test("t", HOLDS).toString()).in(folder);

        assertThat(ran.out()).isEqualTo("""
                {
                  "passed" : 1,
                  "failed" : 0,
                  "unanswerable" : 0,
                  "tests" : [ {
                    "name" : "t",
                    "file" : "DIR/t.yaml",
                    "line" : 1,
                    "column" : 1,
                    "expectations" : [ {
                      "from" : "192.0.2.7",
                      "to" : "x/b",
                      "protocol" : "TCP",
                      "port" : 80,
                      "expected" : "allowed",
                      "status" : "passed",
                      "file" : "DIR/t.yaml",
                      "line" : 4,
                      "column" : 5
                    } ],
                    "problems" : [ ]
                  } ],
                  "problems" : [ ]
                }
                """);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }
}
