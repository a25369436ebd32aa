package io.netpol.reference;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.reference.World.app;
import static io.netpol.reference.World.egress;
import static io.netpol.reference.World.everything;
import static io.netpol.reference.World.in;
import static io.netpol.reference.World.ingress;
import static io.netpol.reference.World.own;
import static io.netpol.reference.World.policy;
import static io.netpol.reference.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.testkit.Policies;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Examples in the cluster of {@link World}, for the rules about defaults and about how rules, policies and ends
 * combine.
 */
class ReferenceEvaluatorTest {
    private static final EvaluationOptions AS_PODS =
            EvaluationOptions.builder().hostNetworkPods(HostNetworkPods.AS_PODS).build();

    private static final NetworkPolicy DENY_ALL_OF_X = NetworkPolicy.builder()
            .namespace("x")
            .name("deny")
            .podSelector(everything())
            .isolates(ImmutableSet.of(Direction.INGRESS, Direction.EGRESS))
            .build();

    private static NetworkPolicy fromDraft(NetworkPolicyDraft.Builder draft) {
        return Policies.meaning(draft.metadata(Policies.metadata("x", "p")).build());
    }

    @Test
    @DisplayName("S1, S41: an entry without protocol and port is every TCP port and nothing else")
    void noProtocolIsTcp() {
        World world = World.with(fromDraft(NetworkPolicyDraft.builder()
                .addIngress(RuleDraft.builder()
                        .addPorts(PortDraft.builder().build())
                        .build())));

        assertThat(world.outcome("y/a", "x/a", "TCP 12345")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/a", "x/a", "UDP 12345")).isEqualTo(DENIED);
        assertThat(world.outcome("y/a", "x/a", "SCTP 12345")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S3, S5, S8: a policy that says nothing denies ingress to every pod of its namespace")
    void theEmptyPolicy() {
        World world = World.with(fromDraft(NetworkPolicyDraft.builder()));

        assertThat(world.outcome("y/a", "x/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "y/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "y/b", "UDP 80")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S5: an egress rule alone isolates both directions")
    void egressRuleIsolatesIngressToo() {
        World world = World.with(fromDraft(
                NetworkPolicyDraft.builder().addEgress(RuleDraft.builder().build())));

        assertThat(world.outcome("y/a", "x/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "y/a", "TCP 80")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S6: rules of a direction that is not named neither isolate nor allow")
    void inertRules() {
        World world = World.with(fromDraft(NetworkPolicyDraft.builder()
                .addPolicyTypes("Egress")
                .addIngress(RuleDraft.builder()
                        .addPorts(PortDraft.builder().build())
                        .build())));

        assertThat(world.outcome("y/a", "x/a", "UDP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "y/a", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S8: one empty rule allows everything, from addresses and nodes too")
    void theEmptyRule() {
        World world = World.with(ingress(everything(), Rule.of(Peers.anywhere(), Ports.any())));

        assertThat(world.outcome("203.0.113.5", "x/a", "SCTP 1")).isEqualTo(ALLOWED);
        assertThat(world.outcome("192.168.0.2", "x/a", "UDP 65535")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S10: isolation is per pod, per direction and per namespace")
    void isolation() {
        World world = World.with(ingress(app("a")));

        assertThat(world.outcome("x/b", "x/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/b", "y/a", "TCP 80")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S11: policies add up, and a policy without rules takes nothing away")
    void union() {
        World world = World.with(
                policy("x", "first", app("a"), Direction.INGRESS, rule(own(app("b")))),
                policy("x", "second", everything(), Direction.INGRESS, rule(in(everything(), app("a")))),
                policy("x", "third", everything(), Direction.INGRESS));

        assertThat(world.outcome("x/b", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/a", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/b", "x/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(world.outcome("x/a", "x/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/b", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S12: the ports of one rule do not go with the peers of another")
    void rulesDoNotMix() {
        World world = World.with(ingress(
                everything(),
                rule(Peers.of(in(app("b"))), Ports.of(Ports.tcp(80))),
                rule(Peers.of(own(everything())), Ports.of(Ports.tcp(81)))));

        assertThat(world.outcome("y/a", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/a", "x/a", "TCP 81")).isEqualTo(DENIED);
        assertThat(world.outcome("x/b", "x/a", "TCP 81")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/b", "x/a", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S13: both ends have to let a connection through")
    void bothEnds() {
        NetworkPolicy open = egress(everything(), rule(own(everything())), rule(in(app("b"))));
        NetworkPolicy closed = policy("y", "q", app("b"), Direction.INGRESS);

        assertThat(World.with(open).outcome("x/a", "y/b", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(World.with(open, closed).outcome("x/a", "y/b", "TCP 80")).isEqualTo(DENIED);
        assertThat(World.with(open, closed).outcome("x/a", "y/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(World.with(open).outcome("x/a", "z/a", "TCP 80")).isEqualTo(DENIED);
        assertThat(World.with(open).outcome("203.0.113.5", "x/a", "TCP 80")).isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S13: between two ends that are no pods policies have no say")
    void noPodNoPolicy() {
        assertThat(World.with(DENY_ALL_OF_X).outcome("203.0.113.5", "192.168.0.1", "TCP 80"))
                .isEqualTo(ALLOWED);
    }

    @Test
    @DisplayName("S14: replies need no rule")
    void replies() {
        World world = World.with(egress(everything()));

        assertThat(world.outcome("y/a", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "y/a", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S15: a pod reaches itself")
    void self() {
        World world = World.with(DENY_ALL_OF_X);

        assertThat(world.outcome("x/a", "x/a", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "10.0.0.1", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.verdict("x/new", "x/new", "TCP 80").outcome()).isEqualTo(ALLOWED);
        assertThat(world.outcome("x/a", "x/b", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S16: loopback never leaves the pod")
    void loopback() {
        World world = World.with(policy("y", "deny", everything(), Direction.EGRESS));

        assertThat(world.outcome("y/b", "127.0.0.53", "UDP 53")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/b", "::1", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/b", "::ffff:127.0.0.1", "TCP 80")).isEqualTo(ALLOWED);
        assertThat(world.outcome("y/b", "128.0.0.1", "TCP 80")).isEqualTo(DENIED);
    }

    @Test
    @DisplayName("S65: an unrestricted rule is the full set, names are the destination's numbers, both ends intersect")
    void answerOfBothEnds() {
        World world = World.with(
                egress(app("a"), rule(Ports.tcp("web"), Ports.udp(53).through(60))),
                policy("y", "q", app("b"), Direction.INGRESS, rule(Ports.anyTcpPort(), Ports.udp(53))),
                policy("y", "r", app("a"), Direction.INGRESS, Rule.of(Peers.anywhere(), Ports.any())));

        assertThat(answer(world, "x/a", "y/b")).isEqualTo(Answer.certain(ConnectionSet.parse("TCP 80-81,UDP 53")));
        assertThat(answer(world, "x/b", "y/a")).isEqualTo(Answer.ALL);
        assertThat(answer(world, "x/a", "x/a")).isEqualTo(Answer.ALL);
        assertThat(answer(world, "x/b", "y/b").denied())
                .isEqualTo(ConnectionSet.parse("SCTP 1-65535,UDP 1-52,54-65535"));
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

    @Test
    @DisplayName("The evaluator says what it was made from")
    void accessors() {
        World world = World.with();

        assertThat(ReferenceEvaluator.of(world.cluster()).options()).isEqualTo(EvaluationOptions.defaults());
        assertThat(ReferenceEvaluator.of(world.cluster(), AS_PODS).options()).isEqualTo(AS_PODS);
        assertThat(ReferenceEvaluator.of(world.cluster()).cluster()).isSameAs(world.cluster());
    }
}
