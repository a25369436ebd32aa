package io.netpol.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.netpol.eval.EvaluationOptions;
import io.netpol.net.Cidr;
import io.netpol.yaml.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

/** Policy test files as JUnit runs them. */
class PolicyTestsTest {
    private static final String SHOP = """
            name: the shop's database
            resources:
              - {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: api, labels: {app: api}}}
              - {apiVersion: v1, kind: Pod, metadata: {namespace: shop, name: database, labels: {app: database}}}
              - apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {namespace: shop, name: database}
                spec:
                  podSelector: {matchLabels: {app: database}}
                  ingress: [{from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 5432}]}]
            expect:
              - {from: shop/api, to: shop/database, port: 5432, verdict: allowed}
              - {from: 203.0.113.7, to: shop/database, port: 5432, verdict: VERDICT}
              - {from: shop/api, to: shop/databse, port: 5432, verdict: allowed}
            """;

    @TempDir
    Path folder;

    /** What a user writes; the nodes come from the test that runs it. */
    static final class OneLine {
        static Supplier<Stream<DynamicNode>> nodes = Stream::of;

        @TestFactory
        Stream<DynamicNode> policies() {
            return nodes.get();
        }
    }

    /**
     * A node as JUnit ran it.
     *
     * @param name the names from the factory down
     * @param result what came of it
     * @param source the file and the position that tools are led to, if it has one
     */
    private record Ran(String name, TestExecutionResult result, String source) {
        String line() {
            return name + " " + result.getStatus() + source;
        }

        AssertionFailedError failure() {
            return (AssertionFailedError) result.getThrowable().orElseThrow();
        }
    }

    /** Runs nodes by the launcher, as a build or an IDE does, and gives what is below the factory, in order. */
    private static List<Ran> run(Supplier<Stream<DynamicNode>> nodes) {
        OneLine.nodes = nodes;
        try {
            return run();
        } finally {
            OneLine.nodes = Stream::of;
        }
    }

    private static List<Ran> run() {
        List<Ran> ran = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(OneLine.class))
                                .filters(EngineFilter.includeEngines("junit-jupiter"))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionStarted(TestIdentifier test) {
                                String parent =
                                        test.getParentId().map(names::get).orElse("");
                                names.put(test.getUniqueId(), parent + " / " + test.getDisplayName());
                            }

                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                String name = String.valueOf(names.get(test.getUniqueId()));
                                if (test.getType().isTest() || name.contains("policies()")) {
                                    ran.add(new Ran(
                                            name.replaceFirst("^.*policies\\(\\)", ""),
                                            result,
                                            test.getSource()
                                                    .map(PolicyTestsTest::text)
                                                    .orElse("")));
                                }
                            }
                        });
        return ran;
    }

    private static String text(TestSource source) {
        return source instanceof FileSource file
                ? " " + file.getFile().getName()
                        + file.getPosition()
                                .map(at -> ":" + at.getLine()
                                        + at.getColumn()
                                                .map(column -> ":" + column)
                                                .orElse(""))
                                .orElse("")
                : "";
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> lines(List<Ran> ran) {
        return ran.stream()
                .map(node -> node.line().replace(folder.toString(), "FOLDER"))
                .toList();
    }

    private String message(AssertionFailedError failure) {
        return String.valueOf(failure.getMessage()).replace(folder.toString(), "FOLDER");
    }

    @Test
    void aContainerAFileAndATestAnExpectation() throws IOException {
        write("b/two.yaml", SHOP.replace("VERDICT", "denied"));
        write("a.yaml", """
                name: first
                resources: [{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}]
                expect:
                  - {from: 192.0.2.1, to: x/a, port: 80, verdict: allowed}
                ---
                name: second
                resources: [{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}]
                expect:
                  - {from: 192.0.2.1, to: x/a, port: 80, protocol: UDP, verdict: allowed, ipFamily: IPv4}
                """);
        write("manifests.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}");

        assertThat(lines(run(() -> PolicyTests.in(folder))))
                .containsExactly(
                        " / FOLDER/a.yaml / first / 192.0.2.1 => x/a TCP 80: allowed SUCCESSFUL a.yaml:4:5",
                        " / FOLDER/a.yaml / first SUCCESSFUL a.yaml:1:1",
                        " / FOLDER/a.yaml / second / 192.0.2.1 => x/a UDP 80 (IPv4): allowed SUCCESSFUL a.yaml:9:5",
                        " / FOLDER/a.yaml / second SUCCESSFUL a.yaml:6:1",
                        " / FOLDER/a.yaml SUCCESSFUL a.yaml",
                        " / FOLDER/b/two.yaml / shop/api => shop/database TCP 5432: allowed SUCCESSFUL two.yaml:12:5",
                        " / FOLDER/b/two.yaml / 203.0.113.7 => shop/database TCP 5432: denied SUCCESSFUL two.yaml:13:5",
                        " / FOLDER/b/two.yaml / shop/api => shop/databse TCP 5432: allowed FAILED two.yaml:14:5",
                        " / FOLDER/b/two.yaml SUCCESSFUL two.yaml",
                        " SUCCESSFUL");
    }

    /** The only node that failed. */
    private static AssertionFailedError onlyFailure(List<Ran> ran) {
        List<Ran> failed = ran.stream()
                .filter(node -> node.result.getStatus() != TestExecutionResult.Status.SUCCESSFUL)
                .toList();
        assertThat(failed).hasSize(1);
        return failed.get(0).failure();
    }

    @Test
    void anExpectationThatDoesNotHold() throws IOException {
        write("shop.yaml", SHOP.replace("VERDICT", "allowed").replace("databse", "database"));

        AssertionFailedError failure = onlyFailure(run(() -> PolicyTests.in(folder)));

        assertThat(message(failure)).isEqualTo("""
                Expecting 203.0.113.7 => shop/database TCP 5432: allowed (FOLDER/shop.yaml:13:5), but:
                  203.0.113.7 => shop/database TCP 5432 (IPv4): denied
                    egress from 203.0.113.7: allowed, as no NetworkPolicy applies to this end
                    ingress to shop/database: denied, as it is isolated by shop/database and no rule matches
                      near miss: shop/database, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches (FOLDER/shop.yaml:10:76)""");
        assertThat(failure.getExpected().getValue()).isEqualTo("allowed");
        assertThat(failure.getActual().getValue()).isEqualTo("denied");
    }

    @Test
    void anExpectationWithSeveralVerdicts() throws IOException {
        write("replicas.yaml", """
                resources:
                  - {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}
                  - {apiVersion: v1, kind: Pod, metadata: {name: w-1, namespace: x, ownerReferences: [{kind: ReplicaSet, name: w}]}}
                  - {apiVersion: v1, kind: Pod, metadata: {name: w-2, namespace: x, labels: {v: "2"}, ownerReferences: [{kind: ReplicaSet, name: w}]}}
                  - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: x}, spec: {podSelector: {matchLabels: {v: "2"}}}}
                expect: [{from: x/a, to: x/w, port: 80, verdict: unknown}]
                """);

        AssertionFailedError failure = onlyFailure(run(() -> PolicyTests.in(folder)));

        assertThat(message(failure)).isEqualTo("""
                Expecting x/a => x/w TCP 80: unknown (FOLDER/replicas.yaml:6:10), but:
                  x/a => x/w-1 TCP 80 (IPv4): allowed
                    egress from x/a: allowed, as no policy isolates the pod in this direction
                    ingress to x/w-1: allowed, as no policy isolates the pod in this direction
                  x/a => x/w-2 TCP 80 (IPv4): denied
                    egress from x/a: allowed, as no policy isolates the pod in this direction
                    ingress to x/w-2: denied, as it is isolated by x/p and no rule matches""");
        assertThat(failure.getExpected().getValue()).isEqualTo("unknown");
        assertThat(failure.getActual().getValue()).isEqualTo("allowed and denied");
    }

    @Test
    void anExpectationWithoutAnAnswer() throws IOException {
        write("shop.yaml", SHOP.replace("VERDICT", "denied"));

        AssertionFailedError failure = onlyFailure(run(() -> PolicyTests.in(folder)));

        assertThat(message(failure)).isEqualTo("""
                Expecting shop/api => shop/databse TCP 5432: allowed (FOLDER/shop.yaml:14:5), but there is no answer:
                  no pod or workload is named shop/databse; did you mean shop/database?""");
        assertThat(failure.getExpected().getValue()).isEqualTo("allowed");
        assertThat(failure.getActual().getValue()).isEqualTo("no answer");
    }

    @Test
    void objectsWithErrors() throws IOException {
        write("wrong.yaml", """
                options: {ipFamilies: ipv5}
                resources: []
                expect: [{from: x/a, to: x/b, port: 80, verdict: allowed}]
                """);

        assertThat(message(onlyFailure(run(() -> PolicyTests.in(folder))))).isEqualTo("""
                Expecting x/a => x/b TCP 80: allowed (FOLDER/wrong.yaml:3:10), but there is no answer:
                  the options of the test have errors
                  FOLDER/wrong.yaml:1:11: error: policy test: options.ipFamilies: "ipv5" is no value of this option; write one of auto, ipv4, ipv6, both [invalid-option]""");
    }

    @Test
    void aFileThatCannotBeReadIsATestThatFails() throws IOException {
        write("good.yaml", SHOP.replace("VERDICT", "denied").replace("databse", "database"));
        write("wrong.yaml", "expect: [{from: x/a, to: x/b, port: 80}]\n");

        List<Ran> ran = run(() -> PolicyTests.in(folder));

        assertThat(lines(ran))
                .contains(
                        " / FOLDER/good.yaml / shop/api => shop/database TCP 5432: allowed SUCCESSFUL good.yaml:12:5",
                        " / FOLDER/wrong.yaml / can be read FAILED wrong.yaml:1:10");
        assertThat(message(onlyFailure(ran))).isEqualTo("""
                the file has errors:
                  FOLDER/wrong.yaml:1:10: error: policy test: expect[0].verdict: an expectation needs from, to, port and verdict [required]""");
    }

    @Test
    void whereThereIsNoPolicyTestTheFactoryFails() throws IOException {
        write("manifests.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}");
        AssertionFailedError none = onlyFailure(run(() -> PolicyTests.in(folder)));
        AssertionFailedError missing =
                onlyFailure(run(() -> PolicyTests.in(folder.resolve("gone"), folder.resolve("lost"))));
        write("wrong.yaml", "expect: []\n");
        AssertionFailedError wrong = onlyFailure(run(() -> PolicyTests.in(folder)));

        assertThat(message(none)).isEqualTo("""
                there is no policy test to run:
                  FOLDER: error: holds no policy test; a policy test is a document with expect and without kind [no-policy-tests]""");
        assertThat(message(missing)).isEqualTo("""
                there is no policy test to run:
                  FOLDER/gone: error: there is no such file or folder [missing]
                  FOLDER/lost: error: there is no such file or folder [missing]""");
        assertThat(message(wrong)).isEqualTo("""
                there is no policy test to run:
                  FOLDER/wrong.yaml:1:1: error: policy test: expect: a policy test needs at least one expectation [required]""");
    }

    @Test
    void namesThatAreNoUris() throws IOException {
        Path file = write("50% off #1?.yaml", SHOP.replace("VERDICT", "denied").replace("databse", "database"));

        assertThat(lines(run(() -> PolicyTests.in(file))))
                .containsExactly(
                        " / FOLDER/50% off #1?.yaml / shop/api => shop/database TCP 5432: allowed SUCCESSFUL 50% off #1?.yaml:12:5",
                        " / FOLDER/50% off #1?.yaml / 203.0.113.7 => shop/database TCP 5432: denied SUCCESSFUL 50% off #1?.yaml:13:5",
                        " / FOLDER/50% off #1?.yaml / shop/api => shop/database TCP 5432: allowed SUCCESSFUL 50% off #1?.yaml:14:5",
                        " / FOLDER/50% off #1?.yaml SUCCESSFUL 50% off #1?.yaml",
                        " SUCCESSFUL");
    }

    @Test
    void optionsForAllTests() throws IOException {
        write("block.yaml", """
                resources:
                  - {apiVersion: v1, kind: Pod, metadata: {name: a}}
                  - {apiVersion: v1, kind: Pod, metadata: {name: b, labels: {app: b}}}
                  - apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata: {name: p}
                    spec: {podSelector: {matchLabels: {app: b}}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}
                expect:
                  - {from: x/a, to: x/b, port: 80, verdict: allowed}
                """);
        ReadingOptions reading = ReadingOptions.builder().defaultNamespace("x").build();
        EvaluationOptions evaluation = EvaluationOptions.builder()
                .podCidrs(List.of(Cidr.parse("10.244.0.0/16")))
                .build();

        assertThat(lines(run(() -> PolicyTests.in(List.of(folder), reading, evaluation))))
                .contains(" / FOLDER/block.yaml / x/a => x/b TCP 80: allowed SUCCESSFUL block.yaml:9:5");
    }
}
