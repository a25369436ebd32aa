package io.netpol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.eval.Verdict;
import io.netpol.eval.VerdictText;
import io.netpol.testing.ExpectationResult.Status;
import io.netpol.yaml.PolicyTestDocument;
import io.netpol.yaml.PolicyTestFiles;
import io.netpol.yaml.Problem;
import io.netpol.yaml.ReadingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of policy tests: held, not held and why, no answer and why, and what each option changes. */
class PolicyTestRunnerTest {
    /** Two pods and a deployment; only the frontend may reach the api, on TCP 8080. */
    private static final String SHOP = """
            name: shop
            resources:
              - {apiVersion: v1, kind: Pod, metadata: {name: frontend, namespace: shop, labels: {app: frontend}}}
              - {apiVersion: v1, kind: Pod, metadata: {name: batch, namespace: shop, labels: {app: batch}}}
              - apiVersion: apps/v1
                kind: Deployment
                metadata: {name: api, namespace: shop}
                spec: {template: {metadata: {labels: {app: api}}}}
              - apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: api, namespace: shop}
                spec:
                  podSelector: {matchLabels: {app: api}}
                  ingress:
                    - from: [{podSelector: {matchLabels: {app: frontend}}}]
                      ports: [{port: 8080}]
            """;

    private static final String ALLOWED = "{from: shop/frontend, to: shop/api, port: 8080, verdict: allowed}";

    @TempDir
    Path folder;

    private static PolicyTestDocument parse(String text) {
        PolicyTestFiles files = PolicyTestFiles.of(text, "test.yaml", ReadingOptions.defaults());
        assertThat(files.problems()).isEmpty();
        return Iterables.getOnlyElement(files.tests());
    }

    private static PolicyTestResult run(String text) {
        return PolicyTestRunner.withDefaults().run(parse(text));
    }

    private static ExpectationResult check(String world, String expectation) {
        return Iterables.getOnlyElement(
                run(world + "expect:\n  - " + expectation + "\n").results());
    }

    private static void assertUnanswerable(String expectation, String error) {
        ExpectationResult result = check(SHOP, expectation);
        assertThat(result.status()).isEqualTo(Status.UNANSWERABLE);
        assertThat(result.error()).isEqualTo(error);
        assertThat(result.unexpected()).isEmpty();
    }

    private static ImmutableList<String> lines(Verdict verdict) {
        return VerdictText.plain().lines(verdict);
    }

    // --- answers

    @Test
    void whatHolds() {
        PolicyTestResult result = run(SHOP + """
                expect:
                  - {from: shop/frontend, to: shop/api, port: 8080, verdict: allowed}
                  - {from: shop/frontend, to: shop/api, port: 8080, protocol: UDP, verdict: denied}
                  - {from: shop/batch, to: "shop/api[Deployment]", port: 8080, verdict: denied}
                  - {from: 192.0.2.1, to: shop/frontend, port: 1, verdict: allowed}
                """);

        assertThat(result.results())
                .extracting(ExpectationResult::status)
                .containsOnly(Status.PASSED)
                .hasSize(4);
        assertThat(result.results()).allSatisfy(held -> {
            assertThat(held.error()).isEmpty();
            assertThat(held.unexpected()).isEmpty();
        });
        assertThat(result.results())
                .extracting(ExpectationResult::expectation)
                .isEqualTo(result.test().expectations());
        assertThat(result.failure()).isEmpty();
        assertThat(result.problems()).isEmpty();
        assertThat(result.count(Status.PASSED)).isEqualTo(4);
        assertThat(result.count(Status.FAILED)).isZero();
    }

    @Test
    void whatDoesNotHoldSaysWhy() {
        ExpectationResult result = check(SHOP, "{from: shop/batch, to: shop/api, port: 8080, verdict: allowed}");

        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.error()).isEmpty();
        assertThat(result.unexpected()).hasSize(1);
        assertThat(lines(result.unexpected().get(0)))
                .containsExactly(
                        "shop/batch => shop/api[Deployment] TCP 8080 (IPv4): denied",
                        "  egress from shop/batch: allowed, as no policy isolates the pod in this direction",
                        "  ingress to shop/api[Deployment]: denied, as it is isolated by shop/api and no rule matches",
                        "    near miss: shop/api, spec.ingress[0].ports[0] matches the port, but no peer of the rule"
                                + " matches");
    }

    @Test
    void someHoldAndSomeDoNot() {
        PolicyTestResult result = run(SHOP + """
                expect:
                  - {from: shop/frontend, to: shop/api, port: 8080, verdict: allowed}
                  - {from: shop/frontend, to: shop/api, port: 8081, verdict: allowed}
                  - {from: shop/frontend, to: shop/gone, port: 8080, verdict: allowed}
                """);

        assertThat(result.results())
                .extracting(ExpectationResult::status)
                .containsExactly(Status.PASSED, Status.FAILED, Status.UNANSWERABLE);
        assertThat(result.count(Status.PASSED)).isEqualTo(1);
        assertThat(result.count(Status.FAILED)).isEqualTo(1);
        assertThat(result.count(Status.UNANSWERABLE)).isEqualTo(1);
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void ambiguousIsAVerdictOfItsOwn() {
        String world = """
                resources:
                  - {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}
                  - apiVersion: policy.networking.k8s.io/v1alpha2
                    kind: ClusterNetworkPolicy
                    metadata: {name: accept}
                    spec: {tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [{action: Accept, to: [{networks: [0.0.0.0/0]}]}]}
                  - apiVersion: policy.networking.k8s.io/v1alpha2
                    kind: ClusterNetworkPolicy
                    metadata: {name: deny}
                    spec: {tier: Admin, priority: 1, subject: {namespaces: {}}, egress: [{action: Deny, to: [{networks: [0.0.0.0/0]}]}]}
                """;
        for (String verdict : List.of("ambiguous", "allowed", "denied", "unknown")) {
            ExpectationResult result = check(world, "{from: x/a, to: 192.0.2.7, port: 443, verdict: " + verdict + "}");
            assertThat(result.status())
                    .as(verdict)
                    .isEqualTo(verdict.equals("ambiguous") ? Status.PASSED : Status.FAILED);
        }
    }

    @Test
    void aWorkloadIsEveryPodOfIt() {
        String world = """
                resources:
                  - {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}
                  - apiVersion: v1
                    kind: Pod
                    metadata: {name: w-1, namespace: x, labels: {v: "1"}, ownerReferences: [{kind: ReplicaSet, name: w}]}
                  - apiVersion: v1
                    kind: Pod
                    metadata: {name: w-2, namespace: x, labels: {v: "2"}, ownerReferences: [{kind: ReplicaSet, name: w}]}
                  - apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata: {name: deny, namespace: x}
                    spec: {podSelector: {matchLabels: {v: "2"}}}
                """;

        for (String verdict : List.of("allowed", "denied")) {
            ExpectationResult result = check(world, "{from: x/a, to: x/w, port: 80, verdict: " + verdict + "}");
            assertThat(result.status()).isEqualTo(Status.FAILED);
            assertThat(result.unexpected())
                    .extracting(unexpected -> lines(unexpected).get(0))
                    .containsExactly(
                            verdict.equals("allowed")
                                    ? "x/a => x/w-2 TCP 80 (IPv4): denied"
                                    : "x/a => x/w-1 TCP 80 (IPv4): allowed");
        }
        assertThat(check(world, "{from: x/a, to: x/w-1, port: 80, verdict: allowed}")
                        .status())
                .isEqualTo(Status.PASSED);
        assertThat(check(world, "{from: x/a, to: x/w-2, port: 80, verdict: denied}")
                        .status())
                .isEqualTo(Status.PASSED);
        assertThat(check(world, "{from: x/w, to: x/a, port: 80, verdict: allowed}")
                        .status())
                .isEqualTo(Status.PASSED);
    }

    /** Both pods have both families; a block lets only IPv6 in. */
    private static String dualStack(String firstOfA, String secondOfA) {
        return """
                resources:
                  - apiVersion: v1
                    kind: Pod
                    metadata: {name: a, namespace: x}
                    status: {podIP: "%1$s", podIPs: [{ip: "%1$s"}, {ip: "%2$s"}]}
                  - apiVersion: v1
                    kind: Pod
                    metadata: {name: b, namespace: x, labels: {app: b}}
                    status: {podIP: 10.0.0.2, podIPs: [{ip: 10.0.0.2}, {ip: "fd00::2"}]}
                  - apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata: {name: only-ipv6, namespace: x}
                    spec: {podSelector: {matchLabels: {app: b}}, ingress: [{from: [{ipBlock: {cidr: "fd00::/8"}}]}]}
                """.formatted(firstOfA, secondOfA);
    }

    @Test
    void withoutAFamilyItIsThatOfTheFirstAddresses() {
        String toB = "{from: x/a, to: x/b, port: 80, verdict: %s}";

        assertThat(check(dualStack("10.0.0.1", "fd00::1"), toB.formatted("denied"))
                        .status())
                .isEqualTo(Status.PASSED);
        assertThat(check(dualStack("fd00::1", "10.0.0.1"), toB.formatted("allowed"))
                        .status())
                .isEqualTo(Status.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"IPv4, denied, PASSED", "IPv4, allowed, FAILED", "IPv6, allowed, PASSED", "IPv6, denied, FAILED"})
    void aFamilyThatIsAskedFor(String family, String verdict, Status status) {
        String expectation = "{from: x/a, to: x/b, port: 80, verdict: " + verdict + ", ipFamily: " + family + "}";

        assertThat(check(dualStack("10.0.0.1", "fd00::1"), expectation).status())
                .isEqualTo(status);
        assertThat(check(dualStack("fd00::1", "10.0.0.1"), expectation).status())
                .isEqualTo(status);
    }

    /** The address of a pod from a template is not known, and half of the private ranges may come in. */
    private static final String UNKNOWN = """
            resources:
              - {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}
              - {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: x, labels: {app: b}}}
              - apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: block, namespace: x}
                spec: {podSelector: {matchLabels: {app: b}}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/9}}]}]}
            """;

    @ParameterizedTest
    @CsvSource({"unknown, PASSED", "allowed, FAILED", "denied, FAILED", "ambiguous, FAILED"})
    void whatIsUnknownIsNeitherAllowedNorDenied(String verdict, Status status) {
        assertThat(check(UNKNOWN, "{from: x/a, to: x/b, port: 80, verdict: " + verdict + "}")
                        .status())
                .isEqualTo(status);
    }

    // --- no answer

    @Test
    void namesThatFitNothing() {
        assertUnanswerable(
                "{from: shop/frontnd, to: shop/api, port: 8080, verdict: allowed}",
                "no pod or workload is named shop/frontnd; did you mean shop/frontend?");
        assertUnanswerable(
                "{from: shop/frontend, to: payments/ledger, port: 8080, verdict: denied}",
                "no pod or workload is named payments/ledger; the input has shop/api, shop/batch, shop/frontend");
        assertUnanswerable(
                "{from: frontend, to: shop/api, port: 8080, verdict: denied}",
                "\"frontend\" names no endpoint; write namespace/pod, namespace/workload, namespace/name[Kind] or an IP"
                        + " address");
    }

    @Test
    void aNameThatFitsTwoThings() {
        String twice = """
                resources:
                  - {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}
                  - {apiVersion: apps/v1, kind: Deployment, metadata: {name: b, namespace: x}, spec: {template: {}}}
                  - {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: b, namespace: x}, spec: {template: {}}}
                """;

        ExpectationResult result = check(twice, "{from: x/a, to: x/b, port: 80, verdict: allowed}");

        assertThat(result.status()).isEqualTo(Status.UNANSWERABLE);
        assertThat(result.error())
                .isEqualTo("\"x/b\" fits several things: [x/b[DaemonSet], x/b[Deployment]]; write the kind too, as in"
                        + " x/b[DaemonSet]");
        assertThat(check(twice, "{from: x/a, to: \"x/b[DaemonSet]\", port: 80, verdict: allowed}")
                        .status())
                .isEqualTo(Status.PASSED);
    }

    @Test
    void questionsThatPoliciesDoNotAnswer() {
        assertUnanswerable(
                "{from: shop/frontend, to: shop/api, port: 8, protocol: ICMP, verdict: denied}",
                "protocol \"ICMP\": what NetworkPolicies do to it is not defined, so there is no answer; ask about TCP,"
                        + " UDP or SCTP");
        assertUnanswerable(
                "{from: shop/frontend, to: shop/api, port: 8080, protocol: tcp, verdict: denied}",
                "protocol \"tcp\": write TCP");
        assertUnanswerable(
                "{from: shop/frontend, to: shop/api, port: 0, verdict: denied}",
                "port 0 is no port; ports are 1 to 65535");
        assertUnanswerable(
                "{from: shop/frontend, to: shop/api, port: 65536, verdict: denied}",
                "port 65536 is no port; ports are 1 to 65535");
        assertUnanswerable(
                "{from: 192.0.2.1, to: \"2001:db8::1\", port: 80, verdict: denied}",
                "from 192.0.2.1 [192.0.2.1] to 2001:db8::1 [2001:db8::1]: no address family that both ends have and that"
                        + " is asked for (ip-families: auto)");
        assertUnanswerable(
                "{from: 192.0.2.1, to: shop/api, port: 80, ipFamily: IPv6, verdict: denied}",
                "from 192.0.2.1 [192.0.2.1] to shop/api[Deployment] (no known address): no address family that both ends"
                        + " have and that is asked for (ip-families: auto)");
    }

    @Test
    void wordsThatAreNone() {
        assertUnanswerable(
                "{from: shop/frontend, to: shop/api, port: 8080, verdict: Allowed}",
                "\"Allowed\" is no verdict; write one of allowed, denied, ambiguous, unknown");
        assertUnanswerable(
                "{from: shop/frontend, to: shop/api, port: 8080, verdict: allowed, ipFamily: ipv4}",
                "\"ipv4\" is no address family; write IPv4 or IPv6");
    }

    @Test
    void objectsWithErrorsAnswerNothing() {
        String broken = SHOP.replace("port: 8080", "port: 0") + "expect: [" + ALLOWED + ", " + ALLOWED + "]\n";

        PolicyTestResult result = run(broken);

        assertThat(result.failure()).contains("the objects of the test have errors");
        assertThat(result.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "test.yaml:16:26: error: NetworkPolicy shop/api: spec.ingress[0].ports[0].port: 0 is no port; ports"
                                + " are 1 to 65535 [invalid]");
        assertThat(result.reading()).isEmpty();
        assertThat(result.results()).hasSize(2).allSatisfy(unanswered -> {
            assertThat(unanswered.status()).isEqualTo(Status.UNANSWERABLE);
            assertThat(unanswered.error()).isEqualTo("the objects of the test have errors");
        });
    }

    @Test
    void withInvalidObjectsSkippedTheRestIsAsked() {
        PolicyTestDocument broken =
                parse(SHOP.replace("port: 8080", "port: 0") + "expect: [" + ALLOWED.replace("8080", "9") + "]\n");
        PolicyTestRunner skipping =
                PolicyTestRunner.with(ReadingOptions.builder().skipInvalid(true).build(), EvaluationOptions.defaults());

        PolicyTestResult result = skipping.run(broken);

        assertThat(result.failure()).isEmpty();
        assertThat(result.problems()).hasSize(1);
        assertThat(result.results()).extracting(ExpectationResult::status).containsExactly(Status.PASSED);
    }

    // --- options

    @Test
    void optionsThatAreWrongAreAllReportedAndNothingIsAnswered() {
        PolicyTestResult result = run(SHOP + """
                options:
                  strictCdir: true
                  colour: red
                  strictCidr: maybe
                  kubernetes: next
                  defaultNamespace: The Shop
                  hostNetworkPods: as-hosts
                  ipBlockMatchesPods: [true, false]
                  egressToOwnNode: {always: true}
                  ipFamilies: IPV4
                  podCidrs: [10.0.0.1/8]
                  channel: stable
                  unknownPeers: ignore
                  domainNames: [www.example.com]
                expect: [%s]
                """.formatted(ALLOWED));

        assertThat(result.failure()).contains("the options of the test have errors");
        assertThat(result.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "test.yaml:18:3: error: policy test: options.strictCdir: there is no such option; did you mean"
                                + " strictCidr? [invalid-option]",
                        "test.yaml:19:3: error: policy test: options.colour: there is no such option; the options are"
                                + " strictCidr, kubernetes, defaultNamespace, channel, unknownPeers, hostNetworkPods,"
                                + " ipBlockMatchesPods, egressToOwnNode, ipFamilies, podCidrs, domainNames"
                                + " [invalid-option]",
                        "test.yaml:20:3: error: policy test: options.strictCidr: \"maybe\" is neither true nor false"
                                + " [invalid-option]",
                        "test.yaml:21:3: error: policy test: options.kubernetes: \"next\" is no Kubernetes version; write"
                                + " it as 1.37 [invalid-option]",
                        "test.yaml:22:3: error: policy test: options.defaultNamespace: \"The Shop\" cannot be the name of a"
                                + " namespace: lower-case letters, digits and '-', at most 63, starting and ending with a"
                                + " letter or digit, such as my-name [invalid-option]",
                        "test.yaml:23:3: error: policy test: options.hostNetworkPods: \"as-hosts\" is no value of this"
                                + " option; write one of as-nodes, as-pods [invalid-option]",
                        "test.yaml:24:3: error: policy test: options.ipBlockMatchesPods: one value belongs here, and 2 are"
                                + " given [invalid-option]",
                        "test.yaml:25:3: error: policy test: options.egressToOwnNode: one value belongs here, and 0 are"
                                + " given [invalid-option]",
                        "test.yaml:26:3: error: policy test: options.ipFamilies: \"IPV4\" is no value of this option; write"
                                + " one of auto, ipv4, ipv6, both [invalid-option]",
                        "test.yaml:27:3: error: policy test: options.podCidrs: \"10.0.0.1/8\" has bits set beyond the prefix"
                                + " length; write 10.0.0.0/8 for the network, or 10.0.0.1/32 for the one address"
                                + " [invalid-option]",
                        "test.yaml:28:3: error: policy test: options.channel: \"stable\" is no value of this option; write one"
                                + " of standard, experimental [invalid-option]",
                        "test.yaml:29:3: error: policy test: options.unknownPeers: \"ignore\" is no value of this option; write"
                                + " one of refuse, fail-closed [invalid-option]",
                        "test.yaml:30:3: error: policy test: options.domainNames: \"www.example.com\" has no addresses; write a"
                                + " domain name, '=' and addresses with commas between, such as"
                                + " www.example.com=192.0.2.7,192.0.2.8, or none behind the '=' for a name that resolves to"
                                + " nothing [invalid-option]");
        assertThat(result.results()).extracting(ExpectationResult::status).containsExactly(Status.UNANSWERABLE);
    }

    @Test
    void noPodCidrAtAllIsWrong() {
        PolicyTestResult result = run(SHOP + "options: {podCidrs: []}\nexpect: [" + ALLOWED + "]\n");

        assertThat(result.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "test.yaml:17:11: error: policy test: options.podCidrs: no pod CIDR: pods without an address"
                                + " would be nowhere; give at least one range [invalid-option]");
    }

    private static void assertOption(String world, String expectation, String option, Status without, Status with) {
        assertThat(check(world, expectation).status()).as("without " + option).isEqualTo(without);
        assertThat(check(world + "options: {" + option + "}\n", expectation).status())
                .as("with " + option)
                .isEqualTo(with);
    }

    @Test
    void strictCidrAndKubernetes() {
        String odd = SHOP.replace("{podSelector: {matchLabels: {app: frontend}}}", "{ipBlock: {cidr: 192.0.2.77/24}}");
        String expectation = "{from: 192.0.2.1, to: shop/api, port: 8080, verdict: allowed}";

        assertOption(odd, expectation, "strictCidr: false", Status.UNANSWERABLE, Status.PASSED);
        assertOption(odd, expectation, "kubernetes: \"1.35\"", Status.UNANSWERABLE, Status.PASSED);
        assertOption(
                odd, expectation, "kubernetes: \"1.35\", strictCidr: true", Status.UNANSWERABLE, Status.UNANSWERABLE);
    }

    @Test
    void defaultNamespace() {
        assertOption(
                "resources: [{apiVersion: v1, kind: Pod, metadata: {name: a}}]\n",
                "{from: 192.0.2.1, to: shop/a, port: 80, verdict: allowed}",
                "defaultNamespace: shop",
                Status.UNANSWERABLE,
                Status.PASSED);
    }

    /** A pod on the host network, its node, and a pod on that node which lets pods of its namespace in and nobody out. */
    private static final String HOST = """
            resources:
              - apiVersion: v1
                kind: Node
                metadata: {name: n1}
                status: {addresses: [{type: InternalIP, address: 192.168.0.1}]}
              - apiVersion: v1
                kind: Node
                metadata: {name: n2}
                status: {addresses: [{type: InternalIP, address: 192.168.0.2}]}
              - apiVersion: v1
                kind: Pod
                metadata: {name: host, namespace: x}
                spec: {hostNetwork: true, nodeName: n2}
                status: {podIP: 192.168.0.2}
              - apiVersion: v1
                kind: Pod
                metadata: {name: a, namespace: x, labels: {app: a}}
                spec: {nodeName: n1}
                status: {podIP: 10.0.0.1}
              - apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: a, namespace: x}
                spec:
                  podSelector: {matchLabels: {app: a}}
                  policyTypes: [Ingress, Egress]
                  ingress: [{from: [{podSelector: {}}]}]
            """;

    @Test
    void hostNetworkPods() {
        assertOption(
                HOST,
                "{from: x/host, to: x/a, port: 80, verdict: allowed}",
                "hostNetworkPods: as-pods",
                Status.FAILED,
                Status.PASSED);
        assertOption(
                HOST,
                "{from: x/host, to: x/a, port: 80, verdict: denied}",
                "hostNetworkPods: as-nodes",
                Status.PASSED,
                Status.PASSED);
    }

    @Test
    void egressToOwnNode() {
        String toOwnNode = "{from: x/a, to: 192.168.0.1, port: 80, verdict: denied}";

        assertOption(HOST, toOwnNode, "egressToOwnNode: allowed", Status.PASSED, Status.FAILED);
        assertOption(HOST, toOwnNode, "egressToOwnNode: enforced", Status.PASSED, Status.PASSED);
        assertOption(
                HOST,
                "{from: x/a, to: 192.168.0.2, port: 80, verdict: denied}",
                "egressToOwnNode: allowed",
                Status.PASSED,
                Status.PASSED);
    }

    @Test
    void ipBlockMatchesPods() {
        String blocks = dualStack("10.0.0.1", "fd00::1").replace("fd00::/8", "10.0.0.0/8");

        assertOption(
                blocks,
                "{from: x/a, to: x/b, port: 80, verdict: allowed}",
                "ipBlockMatchesPods: false",
                Status.PASSED,
                Status.FAILED);
        assertOption(
                blocks,
                "{from: x/a, to: x/b, port: 80, verdict: allowed}",
                "ipBlockMatchesPods: true",
                Status.PASSED,
                Status.PASSED);
    }

    @Test
    void ipFamilies() {
        String expectation = "{from: x/a, to: x/b, port: 80, verdict: allowed}";

        assertOption(dualStack("10.0.0.1", "fd00::1"), expectation, "ipFamilies: ipv6", Status.FAILED, Status.PASSED);
        assertOption(dualStack("fd00::1", "10.0.0.1"), expectation, "ipFamilies: ipv4", Status.PASSED, Status.FAILED);
        assertOption(dualStack("fd00::1", "10.0.0.1"), expectation, "ipFamilies: both", Status.PASSED, Status.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"podCidrs: [10.0.0.0/10, 10.64.0.0/10]", "podCidrs: 10.3.0.0/16"})
    void podCidrs(String option) {
        assertOption(UNKNOWN, "{from: x/a, to: x/b, port: 80, verdict: allowed}", option, Status.FAILED, Status.PASSED);
    }

    /** A pod whose connections go out by the rules of one cluster-wide policy. */
    private static String guarded(String rules) {
        return """
                resources:
                  - {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}
                  - apiVersion: policy.networking.k8s.io/v1alpha2
                    kind: ClusterNetworkPolicy
                    metadata: {name: guard}
                    spec:
                      tier: Admin
                      priority: 1
                      subject: {namespaces: {}}
                      egress: [%s]
                """.formatted(rules);
    }

    private static final String OUT = "{from: x/a, to: 192.0.2.7, port: 443, verdict: denied}";

    @Test
    void channel() {
        String named = guarded(
                "{action: Deny, to: [{networks: [0.0.0.0/0]}], protocols: [{destinationNamedPort: web}]}, {action:"
                        + " Deny, to: [{networks: [0.0.0.0/0]}]}");
        String nodes = guarded("{action: Accept, to: [{nodes: {}}]}, {action: Deny, to: [{networks: [0.0.0.0/0]}]}");

        assertOption(named, OUT, "channel: standard", Status.UNANSWERABLE, Status.PASSED);
        assertOption(nodes, OUT, "channel: standard", Status.PASSED, Status.UNANSWERABLE);
        assertOption(nodes, OUT, "channel: experimental", Status.PASSED, Status.PASSED);
    }

    @Test
    void unknownPeers() {
        String unknown = guarded("{action: Pass, to: [{tenants: {}}]}");

        assertOption(unknown, OUT, "unknownPeers: fail-closed", Status.UNANSWERABLE, Status.PASSED);
        assertOption(unknown, OUT, "unknownPeers: refuse", Status.UNANSWERABLE, Status.UNANSWERABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "domainNames: www.example.com=192.0.2.7                               | FAILED",
                "domainNames: ['*.example.com=192.0.2.7,192.0.2.9']                   | FAILED",
                "domainNames: [www.example.com=192.0.2.1, WWW.example.com.=192.0.2.7] | FAILED",
                "domainNames: [www.example.com=192.0.2.1, '*.example.com=192.0.2.7']  | PASSED",
                "domainNames: [www.example.com=none]                                  | PASSED",
            })
    void domainNames(String option, Status with) {
        String names =
                guarded("{action: Accept, to: [{domainNames: [www.example.com]}]}, {action: Deny, to: [{networks:"
                        + " [0.0.0.0/0]}]}");

        assertOption(names, OUT.replace("denied", "unknown"), "ipFamilies: ipv4", Status.PASSED, Status.PASSED);
        assertOption(names, OUT, option, Status.FAILED, with);
    }

    @Test
    void theOptionsOfTheRunHoldWhereATestDoesNotSay() {
        PolicyTestRunner asPods = PolicyTestRunner.with(
                ReadingOptions.builder().defaultNamespace("x").build(),
                EvaluationOptions.builder()
                        .hostNetworkPods(HostNetworkPods.AS_PODS)
                        .ipFamilies(IpFamilies.IPV4)
                        .build());
        String expect = "expect: [{from: x/host, to: x/a, port: 80, verdict: allowed}]\n";

        assertThat(asPods.run(parse(HOST.replace(", namespace: x", "") + expect))
                        .count(Status.PASSED))
                .isEqualTo(1);
        assertThat(asPods.run(parse(HOST + "options: {hostNetworkPods: as-nodes}\n" + expect))
                        .count(Status.FAILED))
                .isEqualTo(1);
    }

    // --- where objects come from

    @Test
    void manifestsStandBesideTheFileThatNamesThem() throws IOException {
        Files.createDirectories(folder.resolve("tests/k8s"));
        Files.writeString(
                folder.resolve("tests/k8s/a.yaml"), "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}\n");
        Files.writeString(
                folder.resolve("policy.yaml"),
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: x}, spec:"
                        + " {podSelector: {}}}\n");
        Path test = folder.resolve("tests/t.yaml");
        Files.writeString(test, """
                manifests: [k8s, ../policy.yaml]
                resources: [{apiVersion: v1, kind: Pod, metadata: {name: b, namespace: x}}]
                expect: [{from: x/b, to: x/a, port: 80, verdict: allowed}]
                """);

        PolicyTestFiles files = PolicyTestFiles.in(ImmutableList.of(test), ReadingOptions.defaults());
        PolicyTestResult result = PolicyTestRunner.withDefaults().run(Iterables.getOnlyElement(files.tests()));

        assertThat(result.results()).extracting(ExpectationResult::status).containsExactly(Status.FAILED);
        Verdict denied = result.results().get(0).unexpected().get(0);
        assertThat(denied.explanation().ingress().isolatedBy())
                .extracting(policy ->
                        result.reading().orElseThrow().position(policy, "spec").orElseThrow())
                .extracting(position -> Path.of(position.source()).normalize())
                .containsExactly(folder.resolve("policy.yaml"));
    }

    @Test
    void aMissingManifestIsAnError() {
        PolicyTestResult result = run("manifests: [no-such-folder]\nexpect: [" + ALLOWED + "]\n");

        assertThat(result.problems())
                .extracting(Problem::toString)
                .containsExactly("no-such-folder: error: there is no such file or folder [missing]");
        assertThat(result.count(Status.UNANSWERABLE)).isEqualTo(1);
    }

    @Test
    void jsonIsAsGood() {
        PolicyTestFiles files = PolicyTestFiles.of("""
                {"resources": [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "x"}}],
                 "expect": [{"from": "192.0.2.1", "to": "x/a", "port": 80, "verdict": "allowed"}]}
                """, "test.json", ReadingOptions.defaults());

        assertThat(PolicyTestRunner.withDefaults()
                        .run(Iterables.getOnlyElement(files.tests()))
                        .count(Status.PASSED))
                .isEqualTo(1);
    }

    // --- another evaluator

    @Test
    void anotherEvaluatorIsAsked() {
        List<ListeningEvaluator> made = new ArrayList<>();
        PolicyTestRunner runner = PolicyTestRunner.withDefaults().askingOf(ListeningEvaluator.keptIn(made));

        PolicyTestResult result =
                runner.run(parse(SHOP + "options: {egressToOwnNode: allowed}\nexpect: [" + ALLOWED + "]\n"));

        assertThat(result.count(Status.PASSED)).isEqualTo(1);
        ListeningEvaluator evaluator = Iterables.getOnlyElement(made);
        assertThat(evaluator.options().egressToOwnNode()).isEqualTo(EvaluationOptions.EgressToOwnNode.ALLOWED);
        assertThat(evaluator.asked())
                .extracting(VerdictText::question)
                .containsExactly("shop/frontend => shop/api[Deployment] TCP 8080 (IPv4)");
    }
}
