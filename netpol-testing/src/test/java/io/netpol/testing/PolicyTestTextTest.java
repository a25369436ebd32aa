package io.netpol.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.WorkloadId;
import io.netpol.eval.Connection;
import io.netpol.eval.DomainAddresses;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.eval.Outcome;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import io.netpol.yaml.PolicyTestDocument.Expectation;
import io.netpol.yaml.PolicyTestFiles;
import io.netpol.yaml.ReadingOptions;
import org.junit.jupiter.api.Test;

/** Connections written down as policy tests. */
class PolicyTestTextTest {
    private static final EvaluationOptions DEFAULTS = EvaluationOptions.defaults();

    private static Pod.Builder pod(String name, String... ips) {
        Pod.Builder pod = Pod.builder().namespace("x").name(name);
        for (String ip : ips) {
            pod.addIps(IpAddress.parse(ip));
        }
        return pod;
    }

    private static Cluster cluster(Endpoint... endpoints) {
        var cluster = Cluster.builder();
        for (Endpoint endpoint : endpoints) {
            endpoint.match(cluster::pod, cluster::node, external -> cluster);
        }
        return cluster.build();
    }

    private static Connection connection(Cluster cluster, End from, End to) {
        return Connection.of(EndpointPair.between(from, to, cluster, DEFAULTS).get(0), Protocol.TCP, 80);
    }

    private static String text(Cluster cluster, Connection connection) {
        return PolicyTestText.of("t", cluster, DEFAULTS, ImmutableMap.of(connection, Outcome.ALLOWED));
    }

    /** How the only expectation of the text names the ends. */
    private static String ends(String text) {
        PolicyTestFiles files = PolicyTestFiles.of(text, "t.yaml", ReadingOptions.defaults());
        assertThat(files.problems()).isEmpty();
        Expectation only =
                Iterables.getOnlyElement(Iterables.getOnlyElement(files.tests()).expectations());
        return only.from() + " => " + only.to();
    }

    @Test
    void inFull() {
        Cluster cluster = cluster(pod("a").build(), pod("b").build());
        EvaluationOptions options = EvaluationOptions.builder()
                .hostNetworkPods(HostNetworkPods.AS_PODS)
                .ipBlockMatchesPods(false)
                .egressToOwnNode(EgressToOwnNode.ALLOWED)
                .ipFamilies(IpFamilies.IPV4)
                .podCidrs(ImmutableList.of(Cidr.parse("10.0.0.0/16"), Cidr.parse("10.2.0.0/16")))
                .domainNames(DomainAddresses.byName(ImmutableList.of(
                        DomainAddresses.parse("*.example.com=192.0.2.7,2001:db8::7"),
                        DomainAddresses.parse("b.example.com=none"))))
                .build();
        EndpointPair ends = EndpointPair.between(
                        cluster.pods().get(0), cluster.pods().get(1), cluster, options)
                .get(0);

        assertThat(PolicyTestText.of(
                        "found by a property",
                        cluster,
                        options,
                        ImmutableMap.of(
                                Connection.of(ends, Protocol.TCP, 80),
                                Outcome.ALLOWED,
                                Connection.of(ends, Protocol.SCTP, 65535),
                                Outcome.UNKNOWN)))
                .isEqualTo("""
                        name: 'found by a property'
                        resources:
                          - apiVersion: v1
                            kind: Pod
                            metadata:
                              name: a
                              namespace: x
                            spec:
                              containers:
                                - name: main
                          - apiVersion: v1
                            kind: Pod
                            metadata:
                              name: b
                              namespace: x
                            spec:
                              containers:
                                - name: main
                        options:
                          hostNetworkPods: as-pods
                          ipBlockMatchesPods: false
                          egressToOwnNode: allowed
                          ipFamilies: ipv4
                          podCidrs:
                            - 10.0.0.0/16
                            - 10.2.0.0/16
                          domainNames:
                            - '*.example.com=192.0.2.7,2001:db8::7'
                            - 'b.example.com=none'
                        expect:
                          - from: x/a
                            to: x/b
                            port: 80
                            protocol: TCP
                            ipFamily: IPv4
                            verdict: allowed
                          - from: x/a
                            to: x/b
                            port: 65535
                            protocol: SCTP
                            ipFamily: IPv4
                            verdict: unknown
                        """);
    }

    @Test
    void podsByNameAndOthersByAddress() {
        Pod a = pod("a").build();
        Node node = Node.builder()
                .name("n1")
                .ips(ImmutableList.of(IpAddress.parse("192.168.0.1")))
                .build();
        ExternalAddress external = new ExternalAddress(IpAddress.parse("192.0.2.7"));
        Cluster cluster = cluster(a, node);

        assertThat(ends(text(cluster, connection(cluster, End.of(a), End.of(node)))))
                .isEqualTo("x/a => 192.168.0.1");
        assertThat(ends(text(cluster, connection(cluster, End.of(external), End.of(a)))))
                .isEqualTo("192.0.2.7 => x/a");
    }

    @Test
    void aPodThatSharesItsNameWithAWorkload() {
        Pod a = pod("a").build();
        Pod web = pod("web").build();
        Pod template = pod("web")
                .workload(new WorkloadId("x", "web", "Deployment"))
                .fromTemplate(true)
                .build();
        Cluster cluster = cluster(a, web, template);

        assertThat(ends(text(cluster, connection(cluster, End.of(a), End.of(web)))))
                .isEqualTo("x/a => x/web[Pod]");
        assertThat(ends(text(cluster, connection(cluster, End.of(a), End.of(template)))))
                .isEqualTo("x/a => x/web[Deployment]");
    }

    @Test
    void aPodAtItsSecondAddress() {
        Pod a = pod("a", "10.0.0.1", "10.0.0.2").build();
        Pod b = pod("b", "10.0.0.3").build();
        Cluster cluster = cluster(a, b);
        Connection connection = connection(cluster, End.at(a, IpAddress.parse("10.0.0.2")), End.of(b));

        assertThat(ends(text(cluster, connection))).isEqualTo("10.0.0.2 => x/b");
    }

    @Test
    void endsThatNothingMeansAlone() {
        Pod a = pod("a").build();
        WorkloadId web = new WorkloadId("x", "web", "Deployment");
        Pod one = pod("web-1").workload(web).fromTemplate(true).build();
        Pod other = pod("web-2").workload(web).fromTemplate(true).build();
        Cluster cluster = cluster(a, one, other);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> text(cluster, connection(cluster, End.of(a), End.of(one))))
                .withMessage(
                        "x/a => x/web[Deployment] TCP 80 (IPv4): no names and no addresses mean these two ends and no"
                                + " others");
    }

    private static ClusterNetworkPolicy policy(String name, ClusterPorts ports, ClusterPeer... peers) {
        return ClusterNetworkPolicy.builder()
                .name(name)
                .tier(Tier.ADMIN)
                .priority(1)
                .subject(NamespacedPods.allIn(LabelSelector.everything()))
                .addEgress(ClusterRule.builder()
                        .action(ClusterRule.Action.DENY)
                        .peers(ImmutableList.copyOf(peers))
                        .ports(ports)
                        .build())
                .build();
    }

    private static String text(ClusterNetworkPolicy... policies) {
        Cluster cluster = Cluster.builder()
                .pod(pod("a").build())
                .pod(pod("b").build())
                .clusterPolicies(ImmutableList.copyOf(policies))
                .build();
        return text(
                cluster,
                connection(
                        cluster,
                        End.of(cluster.pods().get(0)),
                        End.of(cluster.pods().get(1))));
    }

    private static final ClusterPeer NETWORKS = ClusterPeer.Networks.of(Cidr.parse("10.0.0.0/8"));
    private static final ClusterPeer NODES = ClusterPeer.Nodes.of(LabelSelector.everything());
    private static final ClusterPorts WEB = ClusterPorts.of(ClusterPorts.named("web"));

    /** What the experimental channel refuses is read in the standard one. */
    @Test
    void theChannelThatTakesThePolicies() {
        assertThat(text(policy("p", WEB, NETWORKS))).contains("\noptions:\n  channel: standard\nexpect:\n");
        assertThat(text(policy("p", ClusterPorts.any(), NODES)))
                .contains("nodes: {}")
                .doesNotContain("options:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text(policy("p", WEB, NETWORKS), policy("q", ClusterPorts.any(), NODES)))
                .withMessage(
                        "no channel of the API takes all cluster-wide policies: experimental not ClusterNetworkPolicy p,"
                                + " spec.egress[0].protocols: a port by name in a rule with a peer by networks, which has no"
                                + " names for ports; write the number, or two rules; standard not ClusterNetworkPolicy q,"
                                + " spec.egress[0].to[0].nodes: nodes is a field of the experimental channel; install that, and"
                                + " read with channel experimental, or leave it out");
    }

    @Test
    void peersThatAreNotKnown() {
        assertThat(text(policy("p", ClusterPorts.any(), ClusterPeer.Unknown.of("tenants"))))
                .contains("- tenants: {}\n")
                .contains("\noptions:\n  unknownPeers: fail-closed\nexpect:\n");
    }

    @Test
    void nothingToWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyTestText.of("t", cluster(pod("a").build()), DEFAULTS, ImmutableMap.of()))
                .withMessage("policy test \"t\": there is no expectation; a policy test needs at least one of both");
    }

    @Test
    void theFamilyIsWritten() {
        Pod a = pod("a", "fd00::1", "10.0.0.1").build();
        Pod b = pod("b", "10.0.0.2", "fd00::2").build();
        Cluster cluster = cluster(a, b);

        for (EndpointPair pair : EndpointPair.between(a, b, cluster, DEFAULTS)) {
            String text = text(cluster, Connection.of(pair, Protocol.TCP, 80));
            assertThat(ends(text)).isEqualTo("x/a => x/b");
            assertThat(text).contains("ipFamily: " + pair.family());
        }
        assertThat(EndpointPair.between(a, b, cluster, DEFAULTS))
                .extracting(EndpointPair::family)
                .containsExactly(IpFamily.IPV6, IpFamily.IPV4);
    }
}
