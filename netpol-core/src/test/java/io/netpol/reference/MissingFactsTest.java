package io.netpol.reference;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.eval.Outcome.UNKNOWN;
import static io.netpol.reference.World.app;
import static io.netpol.reference.World.block;
import static io.netpol.reference.World.egress;
import static io.netpol.reference.World.everything;
import static io.netpol.reference.World.ingress;
import static io.netpol.reference.World.own;
import static io.netpol.reference.World.policy;
import static io.netpol.reference.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.Peers;
import io.netpol.model.Ports;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Examples in the cluster of {@link World}, for the rules about what nobody knows yet (S55). */
class MissingFactsTest {
    private static final EvaluationOptions AS_PODS =
            EvaluationOptions.builder().hostNetworkPods(HostNetworkPods.AS_PODS).build();

    private static final NetworkPolicy DENY_ALL_OF_X = NetworkPolicy.builder()
            .namespace("x")
            .name("deny")
            .podSelector(everything())
            .isolates(ImmutableSet.of(Direction.INGRESS, Direction.EGRESS))
            .build();

    @Test
    @DisplayName("S55: where no block could decide, a pod needs no address")
    void noBlockNoQuestion() {
        World world = World.with(ingress(app("b"), rule(own(app("new")))), egress(app("new"), "out"));

        assertThat(world.outcome("x/new", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/new", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/a", "x/new", "TCP 80")).isEqualTo(ALLOWED);
    }

    private NetworkPolicy egress(LabelSelector pods, String name) {
        return policy("x", name, pods, Direction.EGRESS, rule(own(everything())));
    }

    @Test
    @DisplayName("S55: a block that holds part of the pod range leaves the answer open, one beside it does not")
    void blocks() {
        assertThat(fromNew(block("10.0.0.0/9"))).isEqualTo(UNKNOWN);
        assertThat(fromNew(block("10.0.0.0/8"))).isEqualTo(ALLOWED);
        assertThat(fromNew(block("0.0.0.0/0", "192.168.0.0/16"))).isEqualTo(ALLOWED);
        assertThat(fromNew(block("0.0.0.0/0", "10.3.0.0/16"))).isEqualTo(UNKNOWN);
        assertThat(fromNew(block("192.168.0.0/16"))).isEqualTo(DENIED);
        assertThat(fromNew(block("10.0.0.0/9"), own(app("new")))).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S55: two blocks that hold the pod range together allow for certain")
    void jointBlocks() {
        assertThat(fromNew(block("10.0.0.0/9"), block("10.128.0.0/9"))).isEqualTo(ALLOWED);
        assertThat(fromNew(block("10.0.0.0/9"), block("10.128.0.0/9", "10.255.0.0/16")))
                .isEqualTo(UNKNOWN);
    }

    private Outcome fromNew(Peer first, Peer... more) {
        return World.with(ingress(app("b"), rule(first, more)))
                .under(EvaluationOptions.builder()
                        .addPodCidrs(Cidr.parse("10.0.0.0/8"))
                        .build())
                .outcome("x/new", "x/b", "TCP 80");
    }

    @Test
    @DisplayName("S55: by default a pod is somewhere in the private ranges")
    void privateRanges() {
        assertThat(underDefaults(block("10.0.0.0/8"))).isEqualTo(UNKNOWN);
        assertThat(underDefaults(block("203.0.113.0/24"))).isEqualTo(DENIED);
        assertThat(underDefaults(
                        block("10.0.0.0/8"), block("172.16.0.0/12"), block("192.168.0.0/16"), block("100.64.0.0/10")))
                .isEqualTo(ALLOWED);
    }

    private Outcome underDefaults(Peer first, Peer... more) {
        return World.with(ingress(app("b"), rule(first, more))).outcome("x/new", "x/b", "TCP 80");
    }

    @Test
    @DisplayName("S55: blocks that do not match pods leave no question open")
    void blocksNeverMatchPods() {
        World world = World.with(ingress(app("b"), rule(block("10.0.0.0/9"))))
                .under(EvaluationOptions.builder().ipBlockMatchesPods(false).build());

        assertThat(world.outcome("x/new", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S55: what one end denies for certain is denied, whatever is not known at the other")
    void deniedForCertain() {
        World world = World.with(
                ingress(app("b"), rule(block("10.0.0.0/9"))), policy("x", "q", app("new"), Direction.EGRESS));

        assertThat(world.outcome("x/new", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S55: whether a node is the pod's own is open where the pod's node is not known")
    void nodes() {
        World world = World.with(DENY_ALL_OF_X);
        World open = World.with(ingress(app("new"), rule(block("192.168.0.0/24"))));

        assertThat(world.outcome("192.168.0.1", "x/new", "TCP 80")).isEqualTo(UNKNOWN);
        assertThat(world.outcome("x/host", "x/new", "TCP 80")).isEqualTo(UNKNOWN);
        assertThat(world.outcome("203.0.113.5", "x/new", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/new", "192.168.0.1", "TCP 80")).isEqualTo(DENIED);
        assertThat(open.outcome("192.168.0.1", "x/new", "TCP 80")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S51: a hostNetwork pod without a node name is on the node that has its address")
    void nodeByAddress() {
        Cluster cluster = Cluster.builder()
                .node(Node.builder()
                        .name("n1")
                        .addIps(IpAddress.parse("192.168.0.1"))
                        .build())
                .node(Node.builder()
                        .name("n2")
                        .addIps(IpAddress.parse("192.168.0.2"))
                        .build())
                .pod(Pod.builder()
                        .namespace("x")
                        .name("host")
                        .hostNetwork(true)
                        .addIps(IpAddress.parse("192.168.0.1"))
                        .build())
                .pod(Pod.builder().namespace("x").name("here").node("n1").build())
                .pod(Pod.builder().namespace("x").name("there").node("n2").build())
                .policy(ingress(everything()))
                .build();
        World asNode = new World(cluster, EvaluationOptions.defaults());
        World asPod = new World(cluster, AS_PODS);

        assertThat(asNode.outcome("x/host", "x/here", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(asNode.outcome("x/host", "x/there", "TCP 80")).isEqualTo(DENIED);
        assertThat(asPod.verdict("192.168.0.1", "x/host", "TCP 80").outcome()).isEqualTo(ALLOWED);
        assertThat(asPod.verdict("192.168.0.2", "x/host", "TCP 80").outcome()).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S55, S65: the answer over all ports tells what is allowed, unknown and missing")
    void answerOverAllPorts() {
        World world = World.with(ingress(
                app("b"),
                rule(Peers.of(block("10.0.0.0/9")), Ports.of(Ports.tcp(80).through(90))),
                rule(Peers.of(own(app("new"))), Ports.of(Ports.tcp(85), Ports.udp("dns")))));

        assertThat(answer(world, "x/new", "x/b"))
                .isEqualTo(new Answer(
                        ConnectionSet.parse("TCP 85,UDP 53"),
                        ConnectionSet.none(),
                        ConnectionSet.parse("TCP 80-84,86-90"),
                        ImmutableSet.of(MissingFact.SOURCE_ADDRESS)));
    }

    @Test
    @DisplayName("S55, S65: rules whose blocks hold the pod range together allow their common ports")
    void answerOfJointBlocks() {
        World world = World.with(ingress(
                        app("b"),
                        rule(
                                Peers.of(block("10.0.0.0/9")),
                                Ports.of(Ports.tcp(80).through(90))),
                        rule(
                                Peers.of(block("10.128.0.0/9")),
                                Ports.of(Ports.tcp(85).through(95)))))
                .under(EvaluationOptions.builder()
                        .addPodCidrs(Cidr.parse("10.0.0.0/8"))
                        .build());

        assertThat(answer(world, "x/new", "x/b"))
                .isEqualTo(new Answer(
                        ConnectionSet.parse("TCP 85-90"),
                        ConnectionSet.none(),
                        ConnectionSet.parse("TCP 80-84,91-95"),
                        ImmutableSet.of(MissingFact.SOURCE_ADDRESS)));
    }

    private static Answer answer(World world, String source, String destination) {
        EndpointPair ends = EndpointPair.between(
                        End.find(source, world.cluster()).get(0),
                        End.find(destination, world.cluster()).get(0),
                        world.cluster(),
                        world.options())
                .get(0);
        return ReferenceEvaluator.of(world.cluster(), world.options()).answer(ends);
    }
}
