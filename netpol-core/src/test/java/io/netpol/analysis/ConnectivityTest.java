package io.netpol.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.WorkloadId;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.reference.ReferenceEvaluator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectivityTest {
    private static final String ALL_IPV4 = "0.0.0.0-255.255.255.255[External]";

    private static Pod.Builder pod(String name, String... ips) {
        return Pod.builder()
                .namespace("x")
                .name(name)
                .putLabels("app", name)
                .ips(List.of(ips).stream().map(IpAddress::parse).toList());
    }

    private static NetworkPolicy ingress(String app, Rule... rules) {
        return NetworkPolicy.builder()
                .namespace("x")
                .name("to-" + app)
                .podSelector(LabelSelector.of(Requirement.equalTo("app", app)))
                .addIsolates(Direction.INGRESS)
                .addIngress(rules)
                .build();
    }

    private static Rule from(Ports ports, String cidr, String... except) {
        return Rule.of(
                Peers.of(IpBlock.of(
                        Cidr.parse(cidr),
                        List.of(except).stream().map(Cidr::parse).toList())),
                ports);
    }

    private static Connectivity list(ClusterBuilder cluster) {
        return list(cluster, EvaluationOptions.defaults());
    }

    private static Connectivity list(ClusterBuilder cluster, EvaluationOptions options) {
        return Connectivity.of(ReferenceEvaluator.of(cluster.build(), options));
    }

    @Test
    void withoutPoliciesEverythingIsOpen() {
        Connectivity connectivity = list(Cluster.builder().pod(pod("a").build()).pod(pod("b").build()));
        assertThat(connectivity.lines())
                .containsExactly(
                        ALL_IPV4 + " => x/a[Pod] : All Connections",
                        ALL_IPV4 + " => x/b[Pod] : All Connections",
                        "x/a[Pod] => " + ALL_IPV4 + " : All Connections",
                        "x/a[Pod] => x/b[Pod] : All Connections",
                        "x/b[Pod] => " + ALL_IPV4 + " : All Connections",
                        "x/b[Pod] => x/a[Pod] : All Connections");
        assertThat(connectivity.remarks()).isEmpty();
        assertThat(connectivity.onHostNetwork()).isEmpty();
    }

    @Test
    void addressesAreCutWherePoliciesDistinguishThemAndJoinedWhereNot() {
        Connectivity connectivity = list(Cluster.builder()
                .pod(pod("a", "10.0.0.1").build())
                .policy(ingress(
                        "a",
                        from(Ports.of(Ports.tcp(80)), "203.0.113.0/24", "203.0.113.64/26"),
                        // half of the first block again, and its neighbour: no cut remains between them
                        from(Ports.of(Ports.tcp(80)), "203.0.113.128/25"),
                        from(Ports.of(Ports.tcp(80)), "203.0.114.0/24"))));
        assertThat(connectivity.lines())
                .containsExactly(
                        "203.0.113.0-203.0.113.63[External] => x/a[Pod] : TCP 80",
                        "203.0.113.128-203.0.114.255[External] => x/a[Pod] : TCP 80",
                        "x/a[Pod] => " + ALL_IPV4 + " : All Connections");
    }

    @Test
    void nodesAreAddressesOfTheirOwn() {
        Node own = Node.builder()
                .name("n1")
                .addIps(IpAddress.parse("192.0.2.1"), IpAddress.parse("198.51.100.1"))
                .build();
        Connectivity connectivity = list(Cluster.builder()
                .node(own)
                .node(Node.builder()
                        .name("n2")
                        .addIps(IpAddress.parse("192.0.2.2"))
                        .build())
                .pod(pod("a", "10.0.0.1").node("n1").build())
                .policy(ingress("a")));
        assertThat(connectivity.lines())
                .containsExactly(
                        "192.0.2.1-192.0.2.1[External] => x/a[Pod] : All Connections",
                        "198.51.100.1-198.51.100.1[External] => x/a[Pod] : All Connections",
                        "x/a[Pod] => " + ALL_IPV4 + " : All Connections");
    }

    @Test
    void ipv6IsARemarkBetweenPodsAndARowOfItsOwnWithAddresses() {
        ClusterBuilder cluster = Cluster.builder()
                .pod(pod("a", "10.0.0.1", "fd00::1").build())
                .pod(pod("b", "10.0.0.2", "fd00::2").build())
                .policy(ingress(
                        "b", from(Ports.of(Ports.tcp(80)), "0.0.0.0/0"), from(Ports.of(Ports.tcp(443)), "fd00::/8")));
        assertThat(list(cluster).lines())
                .containsExactly(
                        "0.0.0.0-255.255.255.255[External] => x/a[Pod] : All Connections",
                        "0.0.0.0-255.255.255.255[External] => x/b[Pod] : TCP 80",
                        "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External] => x/a[Pod] : All Connections",
                        "fd00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External] => x/b[Pod] : TCP 443",
                        "x/a[Pod] => " + ALL_IPV4 + " : All Connections",
                        "x/a[Pod] => ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External] : All Connections",
                        "x/a[Pod] => x/b[Pod] : TCP 80 (IPv6: TCP 443)",
                        "x/b[Pod] => " + ALL_IPV4 + " : All Connections",
                        "x/b[Pod] => ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff[External] : All Connections",
                        "x/b[Pod] => x/a[Pod] : All Connections");
        assertThat(list(
                                cluster,
                                EvaluationOptions.builder()
                                        .ipFamilies(IpFamilies.IPV4)
                                        .build())
                        .lines())
                .contains("x/a[Pod] => x/b[Pod] : TCP 80")
                .noneMatch(line -> line.contains("::") || line.contains("IPv6"));
        assertThat(list(
                                cluster,
                                EvaluationOptions.builder()
                                        .ipFamilies(IpFamilies.IPV6)
                                        .build())
                        .lines())
                .contains("x/a[Pod] => x/b[Pod] : No Connections (IPv6: TCP 443)")
                .noneMatch(line -> line.contains("0.0.0.0"));
    }

    @Test
    void whatDependsOnAnAddressIsARemarkBesideWhatDoesNot() {
        Connectivity connectivity = list(Cluster.builder()
                .pod(pod("a").build())
                .pod(pod("b").build())
                .policy(ingress(
                        "b",
                        from(Ports.of(Ports.tcp(443)), "10.0.0.0/8"),
                        Rule.of(Peers.anywhere(), Ports.of(Ports.tcp(80))))));
        assertThat(connectivity.lines())
                .contains("x/a[Pod] => x/b[Pod] : TCP 80 (unknown: TCP 443, depends on the source pod's address)");
        assertThat(connectivity.remarks()).isEmpty();
    }

    @Test
    void pairsThatAreOnlyUnknownAreCountedAndAreNoLines() {
        ClusterBuilder cluster = Cluster.builder()
                .pod(pod("a").build())
                .pod(pod("b").build())
                .pod(pod("c").build())
                .policy(ingress("b", from(Ports.of(Ports.tcp(443)), "10.0.0.0/8")));
        Connectivity connectivity = list(cluster);
        assertThat(connectivity.lines()).noneMatch(line -> line.contains("=> x/b[Pod]") && line.startsWith("x/"));
        assertThat(connectivity.rows().stream().filter(ConnectivityRow::isOnlyUnknown))
                .hasSize(2);
        assertThat(connectivity.remarks())
                .containsExactly("2 pairs are not listed, as the answer depends on the source pod's address: give pod"
                        + " addresses and nodes in the input, or the cluster's pod ranges with --pod-cidr");
        Connectivity declared = list(
                cluster,
                EvaluationOptions.builder()
                        .podCidrs(List.of(Cidr.parse("10.244.0.0/16")))
                        .build());
        assertThat(declared.lines()).contains("x/a[Pod] => x/b[Pod] : TCP 443", "x/c[Pod] => x/b[Pod] : TCP 443");
        assertThat(declared.remarks()).isEmpty();
    }

    @Test
    void podsOfOneWorkloadThatDifferSaySo() {
        WorkloadId workload = new WorkloadId("x", "web", "Deployment");
        Connectivity connectivity = list(Cluster.builder()
                .pod(pod("old", "10.0.0.1").workload(workload).build())
                .pod(pod("new", "10.0.0.2").workload(workload).build())
                .pod(pod("db", "10.0.0.3").build())
                .policy(ingress(
                        "db",
                        from(Ports.of(Ports.tcp(5432)), "10.0.0.0/30"),
                        from(Ports.of(Ports.tcp(9090)), "10.0.0.2/32"))));
        assertThat(connectivity.lines()).contains("x/web[Deployment] => x/db[Pod] : TCP 5432,9090 (pods differ)");
        RowAnswer answer = connectivity.rows().stream()
                .filter(row -> row.destination().toString().equals("x/db[Pod]")
                        && row.source().toString().startsWith("x/web"))
                .findFirst()
                .orElseThrow()
                .answers()
                .values()
                .iterator()
                .next();
        assertThat(answer.everyPod()).hasToString("TCP 5432");
    }

    @Test
    void workloadsOnTheHostNetworkAreNamedUnlessTheyCountAsPods() {
        ClusterBuilder cluster =
                Cluster.builder().pod(pod("agent").hostNetwork(true).build()).pod(pod("a").build());
        assertThat(list(cluster).lines()).noneMatch(line -> line.contains("agent"));
        assertThat(list(cluster).remarks())
                .containsExactly("not listed, as they are on the host network and count as their nodes: x/agent[Pod]");
        Connectivity asPods = list(
                cluster,
                EvaluationOptions.builder()
                        .hostNetworkPods(HostNetworkPods.AS_PODS)
                        .build());
        assertThat(asPods.lines()).contains("x/agent[Pod] => x/a[Pod] : All Connections");
        assertThat(asPods.remarks()).isEmpty();
    }

    @Test
    void progressTellsEveryWorkload() {
        List<String> steps = new ArrayList<>();
        Cluster cluster =
                Cluster.builder().pod(pod("a").build()).pod(pod("b").build()).build();
        Connectivity.of(ReferenceEvaluator.of(cluster), steps::add);
        assertThat(steps).containsExactly("1 of 2 workloads", "2 of 2 workloads");
    }
}
