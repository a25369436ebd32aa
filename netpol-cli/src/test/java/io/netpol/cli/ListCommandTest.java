package io.netpol.cli;

import static io.netpol.cli.Manifest.hostPod;
import static io.netpol.cli.Manifest.node;
import static io.netpol.cli.Manifest.pod;
import static io.netpol.cli.Manifest.podOf;
import static io.netpol.cli.Manifest.policy;
import static io.netpol.cli.Manifest.policyForBlock;
import static io.netpol.cli.Manifest.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code netpol list}: the rows, what stands behind them in brackets, and what is said beside them. */
class ListCommandTest {
    private static final String SHOP = "../examples/online-shop";

    @TempDir
    Path folder;

    private Ran list(String manifests, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), manifests);
        List<String> arguments = new ArrayList<>(List.of("list", file.toString()));
        arguments.addAll(List.of(options));
        return Ran.netpol(arguments.toArray(String[]::new)).in(folder);
    }

    /** Rows between workloads only. */
    private static Stream<String> inside(Ran ran) {
        return ran.outLines().stream().filter(row -> !row.contains("[External]"));
    }

    /** Rows with addresses only. */
    private static Stream<String> outside(Ran ran) {
        return ran.outLines().stream().filter(row -> row.contains("[External]"));
    }

    // --- the example

    @Test
    void theOnlineShop() throws IOException {
        Ran ran = Ran.netpol("list", SHOP);

        Approved.assertApproved(ran.out(), "list-online-shop.txt");
        assertThat(ran.errLines()).containsExactly("passed over: 1 policy test");
        assertThat(ran.status()).isZero();
    }

    @Test
    void theOnlineShopInJson() throws IOException {
        Ran ran = Ran.netpol("list", "-o", "json", SHOP);

        Approved.assertApproved(ran.out(), "list-online-shop.json");
        assertThat(ran.status()).isZero();
    }

    // --- address families

    private static final String DUAL_STACK = stream(
            pod("a", "10.0.0.1", "fd00::1"), pod("b", "10.0.0.2", "fd00::2"), policyForBlock("b", "fd00::1/128"));

    @Test
    void ipv6DiffersFromIpv4() throws IOException {
        assertThat(inside(list(DUAL_STACK)))
                .containsExactly(
                        "x/a[Pod] => x/b[Pod] : No Connections (IPv6: TCP 80)",
                        "x/b[Pod] => x/a[Pod] : All Connections");
        assertThat(outside(list(DUAL_STACK)))
                .containsExactly(
                        "0.0.0.0-255.255.255.255[External] => x/a[Pod] : All Connections",
                        "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External] => x/a[Pod] : All Connections",
                        "fd00::1-fd00::1[External] => x/b[Pod] : TCP 80",
                        "x/a[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections",
                        "x/a[Pod] => ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External] : All Connections",
                        "x/b[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections",
                        "x/b[Pod] => ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External] : All Connections");
    }

    @ParameterizedTest
    @CsvSource({
        "auto, No Connections (IPv6: TCP 80), true, true",
        "both, No Connections (IPv6: TCP 80), true, true",
        "ipv4, , true, false",
        "ipv6, No Connections (IPv6: TCP 80), false, true"
    })
    void familiesThatAreAskedFor(String families, String connections, boolean ipv4, boolean ipv6) throws IOException {
        Ran ran = list(DUAL_STACK, "--ip-families=" + families);

        Stream<String> toB = inside(ran).filter(row -> row.startsWith("x/a[Pod] => x/b[Pod] : "));
        if (connections == null) {
            assertThat(toB).isEmpty();
        } else {
            assertThat(toB).containsExactly("x/a[Pod] => x/b[Pod] : " + connections);
        }
        assertThat(outside(ran).anyMatch(row -> row.contains("0.0.0.0-"))).isEqualTo(ipv4);
        assertThat(outside(ran).anyMatch(row -> row.contains("::-"))).isEqualTo(ipv6);
    }

    @Test
    void autoLeavesIpv6OutWhereNothingMentionsIt() throws IOException {
        String manifests = stream(pod("a"), pod("b"));

        assertThat(list(manifests).out()).doesNotContain("::");
        assertThat(list(manifests, "--ip-families=both").out()).contains("::-ffff");
        assertThat(inside(list(manifests, "--ip-families=ipv6")))
                .containsExactly(
                        "x/a[Pod] => x/b[Pod] : No Connections (IPv6: All Connections)",
                        "x/b[Pod] => x/a[Pod] : No Connections (IPv6: All Connections)");
    }

    // --- what is not known

    private static final String HALF_KNOWN = stream(
            pod("a"),
            pod("b"),
            policy(
                    "b",
                    "ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]},"
                            + " {from: [{ipBlock: {cidr: 10.0.0.0/9}}], ports: [{port: 443}]}]"));

    @Test
    void unknownBesideWhatIsCertain() throws IOException {
        assertThat(inside(list(HALF_KNOWN)))
                .containsExactly(
                        "x/a[Pod] => x/b[Pod] : TCP 80 (unknown: TCP 443, depends on the source pod's address)",
                        "x/b[Pod] => x/a[Pod] : All Connections");
    }

    @ParameterizedTest
    @CsvSource({"10.1.0.0/16, 'TCP 80,443'", "192.168.0.0/16, TCP 80"})
    void podRangesMakeItCertain(String podCidr, String connections) throws IOException {
        assertThat(inside(list(HALF_KNOWN, "--pod-cidr=" + podCidr)))
                .containsExactly("x/a[Pod] => x/b[Pod] : " + connections, "x/b[Pod] => x/a[Pod] : All Connections");
    }

    private static final String ONLY_UNKNOWN =
            stream(pod("a"), pod("b"), pod("c", "10.0.0.3"), policyForBlock("b", "10.0.0.0/9"));

    @Test
    void pairsOfWhichAllIsUnknownAreCounted() throws IOException {
        Ran ran = list(ONLY_UNKNOWN);

        assertThat(inside(ran).filter(row -> row.contains("=> x/b[Pod]")))
                .containsExactly("x/c[Pod] => x/b[Pod] : TCP 80");
        assertThat(ran.errLines())
                .containsExactly(
                        "note: 1 pair is not listed, as the answer depends on the source pod's address: give pod"
                                + " addresses and nodes in the input, or the cluster's pod ranges with --pod-cidr");
        assertThat(ran.status()).isZero();
    }

    @Test
    void withPodRangesNothingIsLeftToCount() throws IOException {
        Ran inBlock = list(ONLY_UNKNOWN, "--pod-cidr=10.1.0.0/16", "--pod-cidr", "10.2.0.0/16");
        assertThat(inside(inBlock).filter(row -> row.contains("=> x/b[Pod]")))
                .containsExactly("x/a[Pod] => x/b[Pod] : TCP 80", "x/c[Pod] => x/b[Pod] : TCP 80");
        assertThat(inBlock.err()).isEmpty();

        Ran outside = list(ONLY_UNKNOWN, "--pod-cidr=172.16.0.0/16");
        assertThat(inside(outside).filter(row -> row.contains("=> x/b[Pod]")))
                .containsExactly("x/c[Pod] => x/b[Pod] : TCP 80");
        assertThat(outside.err()).isEmpty();
    }

    @Test
    void jsonHasThePairsThatTextCounts() throws IOException {
        String manifests = stream(
                pod("a"),
                pod("b"),
                policy("a", "policyTypes: [Ingress, Egress], egress: [{to: [{podSelector: {}}]}]"),
                policy("b", "policyTypes: [Ingress, Egress], ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/9}}]}]"));
        Ran ran = list(manifests, "-o", "json");

        Approved.assertApproved(ran.out(), "list-unknown.json");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void blocksThatMatchNoPodsLeaveNothingUnknown() throws IOException {
        Ran ran = list(ONLY_UNKNOWN, "--ip-block-matches-pods=false");

        assertThat(inside(ran).filter(row -> row.contains("=> x/b[Pod]"))).isEmpty();
        assertThat(ran.err()).isEmpty();
    }

    // --- pods of one workload

    private static final String POD_MEMBER =
            "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: one,"
                    + " namespace: x}, spec: {podSelector: {matchLabels: {pod: w-1}}, ingress: [{ports: [{port: 80}]}]}}";

    @Test
    void podsOfOneWorkloadThatDiffer() throws IOException {
        Ran ran = list(stream(pod("a"), podOf("w", "w-1"), podOf("w", "w-2"), POD_MEMBER));

        assertThat(inside(ran))
                .containsExactly(
                        "x/a[Pod] => x/w[ReplicaSet] : All Connections (pods differ)",
                        "x/w[ReplicaSet] => x/a[Pod] : All Connections");
        assertThat(outside(ran))
                .contains("0.0.0.0-255.255.255.255[External] => x/w[ReplicaSet] : All Connections (pods differ)");
    }

    @Test
    void podsThatDifferInJson() throws IOException {
        String closed = policy("a", "policyTypes: [Ingress, Egress], egress: [{to: [{podSelector: {}}]}]");
        String manifests = stream(
                pod("a"),
                podOf("w", "w-1"),
                podOf("w", "w-2"),
                POD_MEMBER,
                closed,
                policy("w", "policyTypes: [Egress]"));
        Ran ran = list(manifests, "-o", "json");

        Approved.assertApproved(ran.out(), "list-pods-differ.json");
    }

    // --- nodes and the host network

    private static final String HOSTS = stream(
            node("n1", "192.168.0.1"),
            node("n2", "192.168.0.2"),
            hostPod("host", "n2", "192.168.0.2"),
            "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x, labels: {app: a}}, spec: {nodeName: n1},"
                    + " status: {phase: Running, podIP: 10.0.0.1}}",
            policy("a", "policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}]"));

    @Test
    void workloadsOnTheHostNetworkAreNamedAndNoRows() throws IOException {
        Ran ran = list(HOSTS);

        assertThat(inside(ran)).isEmpty();
        assertThat(ran.errLines())
                .containsExactly(
                        "note: not listed, as they are on the host network and count as their nodes: x/host[Pod]");
    }

    @Test
    void theOwnNodeIsARangeOfItsOwn() throws IOException {
        assertThat(list(HOSTS).outLines())
                .containsExactly("192.168.0.1-192.168.0.1[External] => x/a[Pod] : All Connections");
    }

    @Test
    void egressToTheOwnNode() throws IOException {
        assertThat(list(HOSTS, "--egress-to-own-node=allowed").outLines())
                .containsExactly(
                        "192.168.0.1-192.168.0.1[External] => x/a[Pod] : All Connections",
                        "x/a[Pod] => 192.168.0.1-192.168.0.1[External] : All Connections");
    }

    @Test
    void hostNetworkPodsAsPods() throws IOException {
        Ran ran = list(HOSTS, "--host-network-pods=as-pods");

        assertThat(inside(ran)).containsExactly("x/host[Pod] => x/a[Pod] : TCP 80");
        assertThat(ran.err()).isEmpty();
    }

    // --- ranges

    @Test
    void neighbouringRangesWithOneAnswerAreJoined() throws IOException {
        String ports = "], ports: [{port: %d}]}";
        String rules = "policyTypes: [Ingress, Egress], ingress: ["
                + "{from: [{ipBlock: {cidr: 192.0.2.0/26}}, {ipBlock: {cidr: 192.0.2.64/26}}" + ports.formatted(80)
                + ", "
                + "{from: [{ipBlock: {cidr: 192.0.2.0/24, except: [192.0.2.200/32]}}" + ports.formatted(443) + "]";

        assertThat(list(stream(pod("a"), policy("a", rules))).outLines())
                .containsExactly(
                        "192.0.2.0-192.0.2.127[External] => x/a[Pod] : TCP 80,443",
                        "192.0.2.128-192.0.2.199[External] => x/a[Pod] : TCP 443",
                        "192.0.2.201-192.0.2.255[External] => x/a[Pod] : TCP 443");
    }

    // --- beside the rows

    @Test
    void nothingToList() throws IOException {
        Ran ran = list(stream(pod("a"), policy("a", "policyTypes: [Ingress, Egress]")));

        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).containsExactly("note: there is no connection to list");
        assertThat(ran.status()).isZero();
    }

    @Test
    void nothingToListInJson() throws IOException {
        Ran ran = list(stream(pod("a"), policy("a", "policyTypes: [Ingress, Egress]")), "-o", "json");

        assertThat(ran.out()).isEqualTo("""
                {
                  "rows" : [ ],
                  "onHostNetwork" : [ ],
                  "passedOver" : { },
                  "policyTestsPassedOver" : 0,
                  "problems" : [ ]
                }
                """);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    private static final String HALF_BROKEN = stream(
            pod("a"),
            policy("a", "policyTypes: [Ingress, Egress]"),
            policy("b", "ingres: []"),
            "{apiVersion: v1, kind: Pod, metadata: {name: b, namespace: x}, status: {podIP: 10.0.0.300}}",
            pod("c"));

    @Test
    void errorsAnswerNothing() throws IOException {
        list(HALF_BROKEN)
                .assertRefused(
                        "DIR/in.yaml:5:137: error: NetworkPolicy x/b: spec.ingres: there is no such field here; did you mean"
                                + " ingress? [unknown-field]",
                        "DIR/in.yaml:7:80: error: Pod x/b: status.podIP: \"10.0.0.300\" is no IP address; write one such as"
                                + " 192.0.2.7 or 2001:db8::7 [invalid]",
                        "netpol: 2 errors in the input, so nothing is answered; --skip-invalid answers for the valid rest");
    }

    @Test
    void withInvalidThingsSkippedEachIsNamed() throws IOException {
        Ran ran = list(HALF_BROKEN, "--skip-invalid");

        assertThat(ran.outLines())
                .containsExactly(
                        "0.0.0.0-255.255.255.255[External] => x/c[Pod] : All Connections",
                        "x/c[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections");
        assertThat(ran.errLines())
                .containsExactly(
                        "skipped: DIR/in.yaml:5:137: error: NetworkPolicy x/b: spec.ingres: there is no such field here; did"
                                + " you mean ingress? [unknown-field]",
                        "skipped: DIR/in.yaml:7:80: error: Pod x/b: status.podIP: \"10.0.0.300\" is no IP address; write one"
                                + " such as 192.0.2.7 or 2001:db8::7 [invalid]");
        assertThat(ran.status()).isZero();
    }

    @Test
    void skippedThingsInJson() throws IOException {
        Ran ran = list(HALF_BROKEN, "--skip-invalid", "-o", "json");

        Approved.assertApproved(ran.out(), "list-skipped.json");
        assertThat(ran.errLines()).hasSize(2).allMatch(line -> line.startsWith("skipped: "));
    }

    @Test
    void whatIsPassedOverIsCounted() throws IOException {
        Ran ran = list(stream(
                pod("a"),
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}",
                "{apiVersion: example.com/v1, kind: Thing, metadata: {name: a}}",
                "{expect: [{from: x/a, to: x/b, port: 80, verdict: allowed}]}",
                "{expect: [{from: x/a, to: x/b, port: 81, verdict: allowed}]}"));

        assertThat(ran.errLines())
                .containsExactly("passed over: 2 ConfigMap (v1), 1 Thing (example.com/v1), 2 policy tests");
        assertThat(ran.status()).isZero();
    }

    @Test
    void warningsAndAnotherKindOfPolicy() throws IOException {
        Ran ran = list(stream(
                pod("a"),
                "{apiVersion: crd.example.org/v1, kind: NetworkPolicy, metadata: {name: theirs, namespace: x}, spec: {order:"
                        + " 1}}",
                "{apiVersion: extensions/v1beta1, kind: NetworkPolicy, metadata: {name: old, namespace: x}, spec:"
                        + " {podSelector: {}, policyTypes: [Ingress, Egress]}}"));

        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines())
                .containsExactly(
                        "DIR/in.yaml:3:14: warning: NetworkPolicy x/theirs: apiVersion: this NetworkPolicy is of"
                                + " crd.example.org/v1, not of networking.k8s.io/v1: a kind of its own, left out"
                                + " [another-api-group]",
                        "DIR/in.yaml:5:14: warning: NetworkPolicy x/old: apiVersion: extensions/v1beta1 was removed in"
                                + " Kubernetes 1.16 and is read as networking.k8s.io/v1; write that [old-api-version]",
                        "passed over: 1 NetworkPolicy (crd.example.org/v1)",
                        "note: there is no connection to list");
        assertThat(ran.status()).isZero();
    }

    @Test
    void severalPathsAreOneInput() throws IOException {
        Path pods = Files.writeString(folder.resolve("pods.yaml"), stream(pod("a"), pod("b")));
        Path policies = Files.writeString(folder.resolve("policies.json"), """
                        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
                         "metadata": {"name": "deny", "namespace": "x"},
                         "spec": {"podSelector": {}, "policyTypes": ["Egress"]}}
                        """);

        Ran.netpol("list", pods.toString(), policies.toString(), pods.toString())
                .assertAnswered(
                        0,
                        "0.0.0.0-255.255.255.255[External] => x/a[Pod] : All Connections",
                        "0.0.0.0-255.255.255.255[External] => x/b[Pod] : All Connections");
    }

    @Test
    void aPathThatBeginsWithAnAtSign() throws IOException {
        Path team = Files.createDirectory(folder.resolve("@team"));
        Files.writeString(team.resolve("a.yaml"), stream(pod("a")));

        assertThat(Ran.netpol("list", team.toString()).outLines()).hasSize(2);
        Ran.netpol("list", "@team")
                .assertRefused(
                        "@team: error: there is no such file or folder [missing]",
                        "netpol: 1 error in the input, so nothing is answered; --skip-invalid answers for the valid rest");
    }

    // --- reading options

    @Test
    void theNamespaceOfObjectsThatNameNone() throws IOException {
        String manifests = "{apiVersion: v1, kind: Pod, metadata: {name: a}}\n";

        assertThat(list(manifests).out()).contains("default/a[Pod]");
        assertThat(list(manifests, "-n", "shop").out()).contains("shop/a[Pod]").doesNotContain("default");
        list(manifests, "--namespace=The_Shop")
                .assertRefused(
                        "netpol: \"The_Shop\" cannot be the name of a namespace: lower-case letters, digits and '-', at"
                                + " most 63, starting and ending with a letter or digit, such as my-name");
    }

    @Test
    void oddCidrs() throws IOException {
        String manifests = stream(pod("a"), policyForBlock("a", "192.0.2.77/24"));
        String place = "DIR/in.yaml:3:";

        Ran strict = list(manifests);
        assertThat(strict.status()).isEqualTo(Main.BAD_INPUT);
        assertThat(strict.errLines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(place)
                .contains(": error: ");
        for (String option : List.of("--strict-cidr=false", "--kubernetes=1.35")) {
            Ran lenient = list(manifests, option);
            assertThat(lenient.outLines()).contains("192.0.2.0-192.0.2.255[External] => x/a[Pod] : TCP 80");
            assertThat(lenient.errLines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith(place)
                    .contains(": warning: ");
            assertThat(lenient.status()).isZero();
        }
        assertThat(list(manifests, "--kubernetes=v1.35", "--strict-cidr=true").status())
                .isEqualTo(Main.BAD_INPUT);
    }

    @Test
    void theSizeOfFiles() throws IOException {
        String manifests = stream(pod("a"));

        assertThat(list(manifests, "--max-file-size=" + manifests.length()).status())
                .isZero();
        list(manifests, "--max-file-size=10")
                .assertRefused(
                        "DIR/in.yaml: error: the file has " + manifests.length()
                                + " bytes, and at most 10 are read; split it, or allow more with --max-file-size [too-large]",
                        "netpol: 1 error in the input, so nothing is answered; --skip-invalid answers for the valid rest");
        list(manifests, "--max-file-size=0")
                .assertRefused("netpol: 0 is no size of a file; give a number of bytes, 1 or more");
    }
}
