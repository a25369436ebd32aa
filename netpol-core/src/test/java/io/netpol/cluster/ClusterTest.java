package io.netpol.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterTest {
    private static final IpAddress SHARED = IpAddress.parse("10.0.0.1");

    private static Pod.Builder pod(String namespace, String name) {
        return Pod.builder().namespace(namespace).name(name);
    }

    private static Node node(String name, String... ips) {
        return Node.builder()
                .name(name)
                .ips(List.of(ips).stream().map(IpAddress::parse).toList())
                .build();
    }

    private static NetworkPolicy policy(String namespace, String name, Rule... ingress) {
        return NetworkPolicy.builder()
                .namespace(namespace)
                .name(name)
                .podSelector(LabelSelector.everything())
                .addIsolates(Direction.INGRESS)
                .addIngress(ingress)
                .build();
    }

    @Test
    void anEmptyCluster() {
        Cluster cluster = Cluster.builder().build();

        assertThat(cluster.namespaces()).isEmpty();
        assertThat(cluster.assumedNamespaces()).isEmpty();
        assertThat(cluster.pods()).isEmpty();
        assertThat(cluster.terminalPods()).isEmpty();
        assertThat(cluster.nodes()).isEmpty();
        assertThat(cluster.services()).isEmpty();
        assertThat(cluster.policies()).isEmpty();
        assertThat(cluster.policies("x")).isEmpty();
        assertThat(cluster.mentionsIpv6()).isFalse();
        assertThat(cluster.endpointAt(SHARED)).isEqualTo(new ExternalAddress(SHARED));
        assertThat(cluster).hasToString("Cluster of 0 namespaces, 0 pods, 0 nodes, 0 policies");
    }

    @Test
    void holdsWhatWasAdded() {
        Pod b = pod("x", "b").build();
        Pod a = pod("x", "a").build();
        Pod done = pod("y", "done").phase(PodPhase.SUCCEEDED).build();
        Service service = Service.builder().namespace("x").name("s").build();
        Cluster cluster = Cluster.builder()
                .policies(List.of(policy("y", "b"), policy("x", "b")))
                .policy(policy("y", "a"))
                .pod(b)
                .pod(done)
                .pod(a)
                .node(node("n2"))
                .node(node("n1"))
                .namespace(Namespace.of("x"))
                .service(service)
                .build();

        assertThat(cluster.pods()).containsExactly(b, a);
        assertThat(cluster.terminalPods()).containsExactly(done);
        assertThat(cluster.nodes().keySet()).containsExactly("n1", "n2");
        assertThat(cluster.services()).containsExactly(service);
        assertThat(cluster.namespaces().keySet()).containsExactly("x", "y");
        assertThat(cluster.policies())
                .extracting(policy -> policy.id().toString())
                .containsExactly("x/b", "y/a", "y/b");
        assertThat(cluster.policies("y")).extracting(NetworkPolicy::name).containsExactly("a", "b");
        assertThat(cluster.policies("z")).isEmpty();
        assertThat(cluster).hasToString("Cluster of 2 namespaces, 2 pods, 2 nodes, 3 policies");
    }

    @Test
    void everythingAddedTwiceIsNamedOnce() {
        ClusterBuilder builder = Cluster.builder();
        for (int i = 0; i < 3; i++) {
            builder.namespace(Namespace.of("x", Map.of("times", "" + i)))
                    .pod(pod("x", "a").putLabels("times", "" + i).build())
                    .node(node("n"))
                    .service(Service.builder().namespace("x").name("s").build())
                    .policy(policy("x", "p"));
        }
        builder.pod(pod("y", "a").build());

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage(
                        "added twice: NetworkPolicy x/p, namespace x, node n, pod x/a, service x/s; a cluster holds"
                                + " each once");
    }

    @Test
    void namespacesThatOnlyPodsMentionAreAssumed() {
        Pod pod = pod("mentioned", "a").build();
        Cluster cluster = Cluster.builder()
                .namespace(Namespace.of("supplied", Map.of("team", "a")))
                .pod(pod("supplied", "b").build())
                .pod(pod)
                .pod(pod("by-the-dead", "c").phase(PodPhase.FAILED).build())
                .pod(pod("mentioned", "d").build())
                .policy(policy("only-a-policy", "p"))
                .build();

        assertThat(cluster.assumedNamespaces()).containsExactly("by-the-dead", "mentioned");
        assertThat(cluster.namespaces().keySet()).containsExactly("by-the-dead", "mentioned", "supplied");
        assertThat(cluster.namespaceOf(pod)).isEqualTo(Namespace.of("mentioned"));
        assertThat(cluster.namespaceOf(pod).labels())
                .containsExactly(Map.entry("kubernetes.io/metadata.name", "mentioned"));
        assertThat(cluster.namespaceOf(pod("supplied", "b").build()).labels()).containsEntry("team", "a");
        assertThat(cluster.namespaceOf(pod("elsewhere", "a").build())).isEqualTo(Namespace.of("elsewhere"));
    }

    @Test
    void anAddressBelongsToItsPod() {
        Pod pod = pod("x", "a")
                .addIps(IpAddress.parse("10.0.0.5"), IpAddress.parse("2001:db8::5"), IpAddress.parse("10.0.0.5"))
                .build();
        // the node has an address of the pod, too: the pod comes first
        Cluster cluster = Cluster.builder().pod(pod).node(node("n", "10.0.0.5")).build();

        assertThat(cluster.endpointAt(IpAddress.parse("10.0.0.5"))).isEqualTo(pod);
        assertThat(cluster.endpointAt(IpAddress.parse("2001:DB8::5"))).isEqualTo(pod);
        assertThat(cluster.endpointAt(IpAddress.parse("::ffff:10.0.0.5"))).isEqualTo(pod);
        assertThat(cluster.endpointAt(IpAddress.parse("10.0.0.6")))
                .isEqualTo(new ExternalAddress(IpAddress.parse("10.0.0.6")));
    }

    @ParameterizedTest
    @EnumSource(PodPhase.class)
    void onlyLivePodsHaveAddresses(PodPhase phase) {
        Pod pod = pod("x", "a").addIps(SHARED).phase(phase).build();

        Endpoint expected = phase == PodPhase.SUCCEEDED || phase == PodPhase.FAILED ? new ExternalAddress(SHARED) : pod;
        assertThat(Cluster.builder().pod(pod).build().endpointAt(SHARED)).isEqualTo(expected);
    }

    @Test
    void aSharedAddressBelongsToTheRunningPod() {
        Pod running = pod("x", "b").addIps(SHARED).phase(PodPhase.RUNNING).build();
        ClusterBuilder builder = Cluster.builder()
                .pod(pod("x", "a").addIps(SHARED).phase(PodPhase.PENDING).build())
                .pod(running)
                .pod(pod("x", "c").addIps(SHARED).build())
                .pod(pod("x", "d").addIps(SHARED).phase(PodPhase.SUCCEEDED).build());

        assertThat(builder.build().endpointAt(SHARED)).isEqualTo(running);
    }

    @Test
    void aSharedAddressOfNoRunningPodHasNoAnswer() {
        Cluster cluster = Cluster.builder()
                .pod(pod("x", "a").addIps(SHARED).phase(PodPhase.PENDING).build())
                .pod(pod("y", "b").addIps(SHARED).build())
                .build();

        assertThatThrownBy(() -> cluster.endpointAt(SHARED))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage(
                        "address 10.0.0.1 belongs to several pods: [x/a, y/b], of which 0 are in phase Running; name"
                                + " the pod instead of the address");
    }

    @Test
    void aSharedAddressOfTwoRunningPodsHasNoAnswer() {
        Cluster cluster = Cluster.builder()
                .pod(pod("x", "a").addIps(SHARED).phase(PodPhase.RUNNING).build())
                .pod(pod("y", "b").addIps(SHARED).phase(PodPhase.RUNNING).build())
                .pod(pod("z", "c").addIps(SHARED).build())
                .build();

        assertThatThrownBy(() -> cluster.endpointAt(SHARED))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage(
                        "address 10.0.0.1 belongs to several pods: [x/a, y/b, z/c], of which 2 are in phase Running;"
                                + " name the pod instead of the address");
    }

    @Test
    void addressesOfHostNetworkPodsAreThoseOfNodes() {
        Pod onHost = pod("x", "a").hostNetwork(true).addIps(SHARED).build();
        Node node = node("n", "10.0.0.1", "10.0.0.1");

        assertThat(Cluster.builder().pod(onHost).node(node).build().endpointAt(SHARED))
                .isEqualTo(node);
        assertThat(Cluster.builder().pod(onHost).build().endpointAt(SHARED)).isEqualTo(new ExternalAddress(SHARED));
        Pod ordinary = pod("x", "b").addIps(SHARED).build();
        assertThat(Cluster.builder().pod(onHost).pod(ordinary).build().endpointAt(SHARED))
                .isEqualTo(ordinary);
    }

    @Test
    void anAddressOfTwoNodesHasNoAnswer() {
        Cluster cluster = Cluster.builder()
                .node(node("n2", "10.0.0.1"))
                .node(node("n1", "10.0.0.1"))
                .build();

        assertThatThrownBy(() -> cluster.endpointAt(SHARED))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage("address 10.0.0.1 belongs to 2 nodes: [n1, n2]; correct the nodes of the input");
    }

    @Test
    void theNodeOfAPodIsKnownIfItIsNamedAndSupplied() {
        Node node = node("n", "192.0.2.1");
        Cluster cluster = Cluster.builder().node(node).build();

        assertThat(cluster.nodeOf(pod("x", "a").node("n").build())).contains(node);
        assertThat(cluster.nodeOf(pod("x", "a").node("other").build())).isEmpty();
        assertThat(cluster.nodeOf(pod("x", "a").build())).isEmpty();
    }

    @Test
    void ipv6IsMentionedByPodsNodesAndPolicies() {
        Rule pods = Rule.of(
                Peers.of(
                        PodPeer.of(LabelSelector.everything(), NamespaceScope.all()),
                        IpBlock.of(Cidr.parse("0.0.0.0/0"))),
                Ports.any());
        Rule block6 =
                Rule.of(Peers.of(IpBlock.of(Cidr.parse("10.0.0.0/8")), IpBlock.of(Cidr.parse("::/0"))), Ports.any());
        NetworkPolicy egress = NetworkPolicy.builder()
                .namespace("x")
                .name("p")
                .podSelector(LabelSelector.everything())
                .addIsolates(Direction.EGRESS)
                .addEgress(pods, block6)
                .build();

        assertThat(Cluster.builder()
                        .pod(pod("x", "a").addIps(SHARED).build())
                        .node(node("n", "10.0.0.2"))
                        .policy(policy("x", "p", pods))
                        .build()
                        .mentionsIpv6())
                .isFalse();
        assertThat(Cluster.builder()
                        .pod(pod("x", "a")
                                .addIps(SHARED, IpAddress.parse("::2"))
                                .build())
                        .build()
                        .mentionsIpv6())
                .isTrue();
        assertThat(Cluster.builder().node(node("n", "2001:db8::1")).build().mentionsIpv6())
                .isTrue();
        assertThat(Cluster.builder()
                        .policy(policy("x", "p", pods, block6))
                        .build()
                        .mentionsIpv6())
                .isTrue();
        assertThat(Cluster.builder().policy(egress).build().mentionsIpv6()).isTrue();
        // the mapped form is IPv4
        assertThat(Cluster.builder().node(node("n", "::ffff:10.0.0.1")).build().mentionsIpv6())
                .isFalse();
    }
}
