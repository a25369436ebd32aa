package io.netpol.reference;

import static io.netpol.reference.World.app;
import static io.netpol.reference.World.block;
import static io.netpol.reference.World.egress;
import static io.netpol.reference.World.everything;
import static io.netpol.reference.World.in;
import static io.netpol.reference.World.ingress;
import static io.netpol.reference.World.own;
import static io.netpol.reference.World.policy;
import static io.netpol.reference.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.Explanation;
import io.netpol.eval.MissingFact;
import io.netpol.eval.NearMiss;
import io.netpol.eval.NearMiss.Half;
import io.netpol.eval.Outcome;
import io.netpol.eval.RuleMatch;
import io.netpol.model.Peers;
import io.netpol.model.PolicyId;
import io.netpol.model.Ports;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Explanations in full, in the cluster of {@link World}. */
class ReferenceExplanationTest {
    private static final PolicyId P = PolicyId.of("x", "p");

    private static DirectionExplanation open(Direction direction, Reason reason) {
        return DirectionExplanation.allowed(direction, reason);
    }

    private static DirectionExplanation.Builder ingressOf(Outcome outcome, Reason reason) {
        return DirectionExplanation.builder()
                .direction(Direction.INGRESS)
                .outcome(outcome)
                .reason(reason);
    }

    private static RuleMatch place(PolicyId policy, int rule, OptionalInt peer, OptionalInt port) {
        return RuleMatch.of(policy, Direction.INGRESS, rule, peer, port);
    }

    private static OptionalInt at(int index) {
        return OptionalInt.of(index);
    }

    private static OptionalInt none() {
        return OptionalInt.empty();
    }

    private static Explanation explanation(World world, String source, String destination, String connection) {
        return world.verdict(source, destination, connection).explanation();
    }

    private static DirectionExplanation ingressExplanation(World world, String source, String destination) {
        return explanation(world, source, destination, "TCP 80").ingress();
    }

    @Test
    @DisplayName("S10: not isolated")
    void notIsolated() {
        assertThat(explanation(World.with(), "y/a", "x/a", "TCP 80"))
                .isEqualTo(new Explanation(
                        open(Direction.EGRESS, Reason.NOT_ISOLATED), open(Direction.INGRESS, Reason.NOT_ISOLATED)));
    }

    @Test
    @DisplayName("S17: every place that matches, by policy, rule, peer and port")
    void ruleMatches() {
        World world = World.with(
                policy("x", "z", everything(), Direction.INGRESS, rule(Ports.tcp(80)), rule(own(app("a")))),
                policy("x", "closed", everything(), Direction.INGRESS),
                policy(
                        "x",
                        "p",
                        app("b"),
                        Direction.INGRESS,
                        rule(
                                Peers.of(own(app("a")), own(app("b")), in(everything()), block("10.0.0.0/8")),
                                Ports.of(Ports.udp(80), Ports.tcp(80).through(90), Ports.anyTcpPort()))),
                policy("y", "elsewhere", everything(), Direction.INGRESS, rule(own(everything()))));

        assertThat(ingressExplanation(world, "x/a", "x/b"))
                .isEqualTo(ingressOf(Outcome.ALLOWED, Reason.RULE_MATCHES)
                        .addIsolatedBy(PolicyId.of("x", "closed"), P, PolicyId.of("x", "z"))
                        .addAllowedBy(
                                place(P, 0, at(0), at(1)),
                                place(P, 0, at(0), at(2)),
                                place(P, 0, at(2), at(1)),
                                place(P, 0, at(2), at(2)),
                                place(P, 0, at(3), at(1)),
                                place(P, 0, at(3), at(2)),
                                place(PolicyId.of("x", "z"), 0, none(), at(0)),
                                place(PolicyId.of("x", "z"), 1, at(0), none()))
                        .build());
    }

    @Test
    @DisplayName("Near misses: peers without a port, ports without a peer, and nothing that misses both")
    void nearMisses() {
        World world = World.with(
                ingress(
                        everything(),
                        rule(
                                Peers.of(own(app("b")), own(app("a")), block("10.0.0.0/30")),
                                Ports.of(Ports.tcp(81), Ports.udp(80))),
                        rule(Peers.of(own(app("b"))), Ports.of(Ports.tcp(80), Ports.tcp(81), Ports.tcp("web"))),
                        rule(own(app("b"))),
                        rule(Ports.tcp(81)),
                        rule(Peers.of(own(app("b"))), Ports.of(Ports.tcp(81)))),
                policy("x", "o", app("a"), Direction.INGRESS));

        assertThat(ingressExplanation(world, "x/a", "x/b"))
                .isEqualTo(ingressOf(Outcome.DENIED, Reason.NO_RULE_MATCHES)
                        .addIsolatedBy(P)
                        .addNearMisses(
                                new NearMiss(place(P, 0, at(1), none()), Half.PEER),
                                new NearMiss(place(P, 0, at(2), none()), Half.PEER),
                                new NearMiss(place(P, 1, none(), at(0)), Half.PORT),
                                new NearMiss(place(P, 2, none(), none()), Half.PORT),
                                new NearMiss(place(P, 3, none(), none()), Half.PEER))
                        .build());
    }

    @Test
    @DisplayName("S55: unknown by address: what would allow, and which fact is missing")
    void unknownByAddress() {
        World world = World.with(ingress(
                app("b"),
                rule(own(app("a"))),
                rule(
                        Peers.of(block("203.0.113.0/24"), block("10.0.0.0/9")),
                        Ports.of(Ports.tcp(80), Ports.anyTcpPort()))));

        assertThat(explanation(world, "x/new", "x/b", "TCP 80"))
                .isEqualTo(new Explanation(
                        open(Direction.EGRESS, Reason.NOT_ISOLATED),
                        ingressOf(Outcome.UNKNOWN, Reason.FACT_MISSING)
                                .addIsolatedBy(P)
                                .addPerhapsAllowedBy(place(P, 1, at(1), at(0)), place(P, 1, at(1), at(1)))
                                .addMissing(MissingFact.SOURCE_ADDRESS)
                                .build()));
    }

    @Test
    @DisplayName("S55: unknown by address at the destination")
    void unknownByDestinationAddress() {
        World world = World.with(egress(app("a"), rule(block("10.0.0.0/9"))));

        assertThat(explanation(world, "x/a", "x/new", "TCP 80").egress())
                .isEqualTo(DirectionExplanation.builder()
                        .direction(Direction.EGRESS)
                        .outcome(Outcome.UNKNOWN)
                        .reason(Reason.FACT_MISSING)
                        .addIsolatedBy(P)
                        .addPerhapsAllowedBy(RuleMatch.of(P, Direction.EGRESS, 0, at(0), none()))
                        .addMissing(MissingFact.DESTINATION_ADDRESS)
                        .build());
    }

    @Test
    @DisplayName("S55: blocks that hold the pod range together allow, each of them perhaps")
    void jointlyAllowed() {
        World world = World.with(
                        ingress(app("b"), rule(block("10.0.0.0/9")), rule(block("10.128.0.0/9"), block("11.0.0.0/8"))))
                .under(EvaluationOptions.builder()
                        .addPodCidrs(Cidr.parse("10.0.0.0/8"))
                        .build());

        assertThat(ingressExplanation(world, "x/new", "x/b"))
                .isEqualTo(ingressOf(Outcome.ALLOWED, Reason.RULE_MATCHES)
                        .addIsolatedBy(P)
                        .addPerhapsAllowedBy(place(P, 0, at(0), none()), place(P, 1, at(0), none()))
                        .build());
    }

    @Test
    @DisplayName("S55: a certain match and one that depends on the address are told apart")
    void certainAndPerhaps() {
        World world = World.with(ingress(app("b"), rule(block("10.0.0.0/9"), own(app("new")))));

        assertThat(ingressExplanation(world, "x/new", "x/b"))
                .isEqualTo(ingressOf(Outcome.ALLOWED, Reason.RULE_MATCHES)
                        .addIsolatedBy(P)
                        .addAllowedBy(place(P, 0, at(1), none()))
                        .addPerhapsAllowedBy(place(P, 0, at(0), none()))
                        .build());
    }

    @Test
    @DisplayName("S51, S55: unknown by node")
    void unknownByNode() {
        World world = World.with(ingress(everything(), rule(own(everything()))));

        assertThat(explanation(world, "192.168.0.1", "x/new", "TCP 80"))
                .isEqualTo(new Explanation(
                        open(Direction.EGRESS, Reason.NOT_MANAGED),
                        ingressOf(Outcome.UNKNOWN, Reason.FACT_MISSING)
                                .outcomeOfPolicies(Outcome.DENIED)
                                .addIsolatedBy(P)
                                .addMissing(MissingFact.DESTINATION_NODE)
                                .build()));
    }

    @Test
    @DisplayName("S51: the own node")
    void ownNode() {
        World world = World.with(ingress(everything()));

        assertThat(explanation(world, "192.168.0.1", "x/a", "TCP 80"))
                .isEqualTo(new Explanation(
                        open(Direction.EGRESS, Reason.NOT_MANAGED), open(Direction.INGRESS, Reason.OWN_NODE)));
        assertThat(ingressExplanation(world, "192.168.0.2", "x/a"))
                .isEqualTo(ingressOf(Outcome.DENIED, Reason.NO_RULE_MATCHES)
                        .addIsolatedBy(P)
                        .build());
    }

    @Test
    @DisplayName("S50: hostNetwork pods as nodes and as pods")
    void hostNetwork() {
        World asNodes = World.with(ingress(everything(), rule(own(app("host")))));
        World asPods = asNodes.under(EvaluationOptions.builder()
                .hostNetworkPods(HostNetworkPods.AS_PODS)
                .build());

        assertThat(explanation(asNodes, "x/host", "x/b", "TCP 80"))
                .isEqualTo(new Explanation(
                        open(Direction.EGRESS, Reason.NOT_MANAGED),
                        ingressOf(Outcome.DENIED, Reason.NO_RULE_MATCHES)
                                .addIsolatedBy(P)
                                .addNearMisses(new NearMiss(place(P, 0, none(), none()), Half.PORT))
                                .build()));
        assertThat(explanation(asPods, "x/host", "x/b", "TCP 80"))
                .isEqualTo(new Explanation(
                        open(Direction.EGRESS, Reason.NOT_ISOLATED),
                        ingressOf(Outcome.ALLOWED, Reason.RULE_MATCHES)
                                .addIsolatedBy(P)
                                .addAllowedBy(place(P, 0, at(0), none()))
                                .build()));
    }

    @Test
    @DisplayName("S15, S16: itself and loopback")
    void selfAndLoopback() {
        World world = World.with(ingress(everything()), policy("x", "q", everything(), Direction.EGRESS));

        assertThat(explanation(world, "x/a", "x/a", "TCP 80"))
                .isEqualTo(new Explanation(
                        open(Direction.EGRESS, Reason.SAME_POD), open(Direction.INGRESS, Reason.SAME_POD)));
        assertThat(explanation(world, "x/a", "127.0.0.1", "TCP 80"))
                .isEqualTo(new Explanation(
                        open(Direction.EGRESS, Reason.LOOPBACK), open(Direction.INGRESS, Reason.LOOPBACK)));
    }

    @Test
    @DisplayName("S13: an external address has no policies")
    void external() {
        World world = World.with(egress(everything(), rule(block("203.0.113.0/24"))));

        assertThat(explanation(world, "x/a", "203.0.113.5", "SCTP 9"))
                .isEqualTo(new Explanation(
                        DirectionExplanation.builder()
                                .direction(Direction.EGRESS)
                                .outcome(Outcome.ALLOWED)
                                .reason(Reason.RULE_MATCHES)
                                .addIsolatedBy(P)
                                .addAllowedBy(RuleMatch.of(P, Direction.EGRESS, 0, at(0), none()))
                                .build(),
                        open(Direction.INGRESS, Reason.NOT_MANAGED)));
    }
}
