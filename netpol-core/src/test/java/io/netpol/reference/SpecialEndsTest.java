package io.netpol.reference;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.reference.World.app;
import static io.netpol.reference.World.block;
import static io.netpol.reference.World.everything;
import static io.netpol.reference.World.ingress;
import static io.netpol.reference.World.own;
import static io.netpol.reference.World.policy;
import static io.netpol.reference.World.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.cluster.PodPhase;
import io.netpol.cluster.Service;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Ports;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Examples in the cluster of {@link World}, for the rules about hosts and pods that have ended (S50 to S54). */
class SpecialEndsTest {
    private static final EvaluationOptions AS_PODS =
            EvaluationOptions.builder().hostNetworkPods(HostNetworkPods.AS_PODS).build();

    private static final NetworkPolicy DENY_ALL_OF_X = NetworkPolicy.builder()
            .namespace("x")
            .name("deny")
            .podSelector(everything())
            .isolates(ImmutableSet.of(Direction.INGRESS, Direction.EGRESS))
            .build();

    @Test
    @DisplayName("S50: a hostNetwork pod counts as its node: not selected, not matched, only an address")
    void hostNetworkAsNode() {
        World world = World.with(DENY_ALL_OF_X);
        World block = World.with(ingress(app("b"), rule(block("192.168.0.1/32"))));
        World pods = World.with(ingress(app("b"), rule(own(app("host")))));

        assertThat(world.outcome("x/host", "y/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/b", "x/host", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(block.outcome("x/host", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(pods.outcome("x/host", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S50: if asked for, a hostNetwork pod is a pod like any other, with names for its ports")
    void hostNetworkAsPod() {
        World world = World.with(DENY_ALL_OF_X).under(AS_PODS);
        World pods = World.with(ingress(app("b"), rule(own(app("host"))))).under(AS_PODS);
        World named = World.with(ingress(app("host"), rule(Ports.tcp("web")))).under(AS_PODS);

        assertThat(world.outcome("x/host", "y/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("y/a", "x/host", "TCP 80")).isEqualTo(DENIED);
        assertThat(pods.outcome("x/host", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(named.outcome("y/a", "x/host", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(named.outcome("y/a", "x/host", "TCP 81")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S51: what comes from the own node is let in, hostNetwork pods of it included")
    void fromOwnNode() {
        World world = World.with(DENY_ALL_OF_X);

        assertThat(world.outcome("192.168.0.1", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/host", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("192.168.0.2", "x/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/host", "x/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("y/a", "x/a", "TCP 80"))
                .as("a pod of that node")
                .isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S52: what goes to the own node needs a rule, unless the option says otherwise")
    void toOwnNode() {
        World world = World.with(DENY_ALL_OF_X);
        World allowed = world.under(EvaluationOptions.builder()
                .egressToOwnNode(EgressToOwnNode.ALLOWED)
                .build());

        assertThat(world.outcome("x/a", "192.168.0.1", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "x/host", "TCP 80")).isEqualTo(DENIED);
        assertThat(allowed.outcome("x/a", "192.168.0.1", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(allowed.outcome("x/a", "x/host", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(allowed.outcome("x/a", "192.168.0.2", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S53: other nodes are addresses")
    void otherNodes() {
        World block = World.with(ingress(app("a"), rule(block("192.168.0.0/24"))));
        World anywhere = World.with(ingress(app("a"), rule(Ports.tcp(80))));

        assertThat(block.outcome("192.168.0.2", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(anywhere.outcome("192.168.0.2", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(anywhere.outcome("192.168.0.2", "x/a", "TCP 81")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S54: a pod that has ended is nobody, and its address is another's or outside")
    void ended() {
        Pod ended = Pod.builder()
                .namespace("x")
                .name("job")
                .phase(PodPhase.SUCCEEDED)
                .addIps(IpAddress.parse("10.0.0.9"))
                .build();
        Pod running = Pod.builder()
                .namespace("x")
                .name("web")
                .phase(PodPhase.RUNNING)
                .addIps(IpAddress.parse("10.0.0.8"))
                .build();
        Cluster cluster = Cluster.builder()
                .pod(ended)
                .pod(running)
                .policy(ingress(everything(), rule(own(everything()))))
                .build();
        World world = new World(cluster, EvaluationOptions.defaults());

        assertThat(world.outcome("10.0.0.9", "x/web", "TCP 80")).isEqualTo(DENIED);
        assertThatThrownBy(() -> world.outcome("x/job", "x/web", "TCP 80"))
                .isInstanceOf(UnanswerableException.class)
                .hasMessageContaining("x/job");
    }

    @Test
    @DisplayName("S37: the address of a Service is an address outside; policies name the pods behind it")
    void serviceAddress() {
        Cluster cluster = Cluster.builder()
                .pod(Pod.builder()
                        .namespace("x")
                        .name("a")
                        .putLabels("app", "a")
                        .addIps(IpAddress.parse("10.0.0.1"))
                        .build())
                .pod(Pod.builder()
                        .namespace("x")
                        .name("b")
                        .putLabels("app", "b")
                        .addIps(IpAddress.parse("10.0.0.2"))
                        .build())
                .service(Service.builder()
                        .namespace("x")
                        .name("b")
                        .putSelector("app", "b")
                        .addClusterIps(IpAddress.parse("10.96.0.1"))
                        .build())
                .policy(policy("x", "p", app("a"), Direction.EGRESS, rule(own(app("b")))))
                .build();
        World world = new World(cluster, EvaluationOptions.defaults());

        assertThat(world.outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "10.96.0.1", "TCP 80")).isEqualTo(DENIED);
    }
}
