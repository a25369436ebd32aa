package io.netpol.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.WorkloadId;
import io.netpol.eval.EvaluationOptions;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.reference.ReferenceEvaluator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list where cluster-wide policies decide. */
class ConnectivityOfTiersTest {
    private static final ClusterPeer ALL_PODS = NamespacedPods.allIn(LabelSelector.everything());

    private static Pod.Builder pod(String name, String... ips) {
        return Pod.builder()
                .namespace("x")
                .name(name)
                .putLabels("app", name)
                .ips(List.of(ips).stream().map(IpAddress::parse).toList());
    }

    private static NamespacedPods app(String name) {
        return NamespacedPods.of(LabelSelector.of(Requirement.equalTo("app", name)), LabelSelector.everything());
    }

    private static ClusterNetworkPolicy.Builder policy(String name, String subject) {
        return ClusterNetworkPolicy.builder()
                .name(name)
                .tier(Tier.ADMIN)
                .priority(5)
                .subject(app(subject));
    }

    private static ClusterRule rule(Action action, ClusterPorts ports, ClusterPeer... peers) {
        return ClusterRule.builder().action(action).ports(ports).addPeers(peers).build();
    }

    private static ClusterPeer networks(String... cidrs) {
        return ClusterPeer.Networks.of(List.of(cidrs).stream().map(Cidr::parse).toList());
    }

    private static Connectivity list(ClusterBuilder cluster) {
        return list(cluster, EvaluationOptions.defaults());
    }

    private static Connectivity list(ClusterBuilder cluster, EvaluationOptions options) {
        return Connectivity.of(ReferenceEvaluator.of(cluster.build(), options));
    }

    @Test
    void addressesAreCutWhereNetworksOfClusterWidePoliciesTellThemApart() {
        Connectivity connectivity = list(Cluster.builder()
                .pod(pod("a", "10.0.0.1").build())
                .clusterPolicy(policy("outside", "a")
                        .addEgress(
                                rule(Action.PASS, ClusterPorts.any(), networks("203.0.113.0/25")),
                                rule(Action.DENY, ClusterPorts.any(), networks("203.0.113.0/24")))
                        .build()));

        assertThat(connectivity.lines())
                .containsExactly(
                        "0.0.0.0-255.255.255.255[External] => x/a[Pod] : All Connections",
                        "x/a[Pod] => 0.0.0.0-203.0.113.127[External] : All Connections",
                        "x/a[Pod] => 203.0.114.0-255.255.255.255[External] : All Connections");
    }

    @Test
    void nodesAreMatchedByTheirLabels() {
        Connectivity connectivity = list(Cluster.builder()
                .pod(pod("a", "10.0.0.1").build())
                .node(Node.builder()
                        .name("n1")
                        .putLabels("zone", "east")
                        .addIps(IpAddress.parse("192.0.2.1"))
                        .build())
                .node(Node.builder()
                        .name("n2")
                        .putLabels("zone", "west")
                        .addIps(IpAddress.parse("192.0.2.2"))
                        .build())
                .clusterPolicy(policy("nodes", "a")
                        .addEgress(
                                rule(
                                        Action.ACCEPT,
                                        ClusterPorts.of(Ports.tcp(10250)),
                                        ClusterPeer.Nodes.of(LabelSelector.of(Requirement.equalTo("zone", "east")))),
                                rule(Action.DENY, ClusterPorts.any(), networks("0.0.0.0/0")))
                        .build()));

        assertThat(connectivity.lines())
                .containsExactly(
                        "0.0.0.0-255.255.255.255[External] => x/a[Pod] : All Connections",
                        "x/a[Pod] => 192.0.2.1-192.0.2.1[External] : TCP 10250");
    }

    @Test
    void whatPoliciesOfEqualPriorityDisagreeOnIsARemark() {
        Connectivity connectivity = list(Cluster.builder()
                .pod(pod("a").build())
                .pod(pod("b").build())
                .clusterPolicy(policy("deny", "b")
                        .addIngress(
                                rule(Action.DENY, ClusterPorts.of(Ports.tcp(80).through(90)), ALL_PODS))
                        .build())
                .clusterPolicy(policy("accept", "b")
                        .addIngress(rule(
                                Action.ACCEPT, ClusterPorts.of(Ports.tcp(85).through(99)), ALL_PODS))
                        .build()));

        assertThat(connectivity.lines())
                .contains("x/a[Pod] => x/b[Pod] : SCTP 1-65535,TCP 1-79,91-65535,UDP 1-65535 (ambiguous: TCP 85-90)");
        assertThat(connectivity.remarks()).isEmpty();
    }

    @Test
    void namesThatAreDeclaredAreAddressesAndOthersAreUnknown() {
        ClusterBuilder cluster = Cluster.builder()
                .pod(pod("a", "10.0.0.1").build())
                .clusterPolicy(policy("names", "a")
                        .addEgress(
                                rule(
                                        Action.ACCEPT,
                                        ClusterPorts.of(Ports.tcp(443)),
                                        ClusterPeer.DomainNames.of(List.of(DomainName.of("www.example.com")))),
                                rule(Action.DENY, ClusterPorts.any(), networks("0.0.0.0/0")))
                        .build());

        assertThat(list(cluster).lines())
                .containsExactly("0.0.0.0-255.255.255.255[External] => x/a[Pod] : All Connections");
        assertThat(list(cluster).remarks())
                .containsExactly("1 pair is not listed, as the answer depends on what domain names resolve to: give the"
                        + " addresses of domain names with --domain-name");
        assertThat(list(
                                cluster,
                                EvaluationOptions.builder()
                                        .putDomainNames(
                                                DomainName.of("www.example.com"),
                                                ImmutableSet.of(
                                                        IpAddress.parse("203.0.113.5"), IpAddress.parse("203.0.113.9")))
                                        .build())
                        .lines())
                .containsExactly(
                        "0.0.0.0-255.255.255.255[External] => x/a[Pod] : All Connections",
                        "x/a[Pod] => 203.0.113.5-203.0.113.5[External] : TCP 443",
                        "x/a[Pod] => 203.0.113.9-203.0.113.9[External] : TCP 443");
    }

    /** Replicas that only a network or a declared name of a cluster-wide policy tells apart. */
    @Test
    void podsOfOneWorkloadThatDifferSaySo() {
        WorkloadId workload = new WorkloadId("x", "web", "Deployment");
        ClusterBuilder cluster = Cluster.builder()
                .pod(pod("old", "10.0.0.1").labels(Map.of()).workload(workload).build())
                .pod(pod("new", "10.0.0.2").labels(Map.of()).workload(workload).build())
                .pod(pod("db", "10.0.0.3").build());
        ClusterNetworkPolicy byNetwork = policy("networks", "db")
                .addEgress(rule(Action.DENY, ClusterPorts.of(Ports.udp(53)), networks("10.0.0.2/32")))
                .build();
        ClusterNetworkPolicy byName = policy("names", "db")
                .addEgress(rule(
                        Action.DENY,
                        ClusterPorts.of(Ports.tcp(80)),
                        ClusterPeer.DomainNames.of(List.of(DomainName.of("old.example.com")))))
                .build();
        EvaluationOptions declared = EvaluationOptions.builder()
                .putDomainNames(DomainName.of("old.example.com"), ImmutableSet.of(IpAddress.parse("10.0.0.1")))
                .build();

        assertThat(list(cluster.clusterPolicies(List.of(byNetwork, byName)), declared)
                        .lines())
                .contains("x/db[Pod] => x/web[Deployment] : All Connections (pods differ)");
    }
}
