package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.draft.IntOrString;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.model.NamespacedPods;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.testkit.ClusterPolicies;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws about the ends: rules S13 to S15, S30, S31, S34, S50, S51 and S53. */
class EndpointProperties {
    private static final int TRIES = 500;

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.allSituations();
    }

    /** Rule S13: seen from the other end, egress is ingress and a pod's policies say the same. */
    @Property(tries = TRIES)
    void aMirroredConnectionHasMirroredOutcomes(@ForAll("situations") Situation asked) {
        Assume.that(asked.ends().destinationIp().filter(IpAddress::isLoopback).isEmpty());
        Assume.that(asked.ends().sourceIp().filter(IpAddress::isLoopback).isEmpty());
        // What is not the same from both ends is left out: names of ports, the exemption of ingress from the node, and
        // peers that only egress rules have.
        Situation situation = asked.withOptions(EvaluationOptions.builder()
                        .hostNetworkPods(asked.options().hostNetworkPods())
                        .ipBlockMatchesPods(asked.options().ipBlockMatchesPods())
                        .podCidrs(asked.options().podCidrs())
                        .egressToOwnNode(EgressToOwnNode.ALLOWED)
                        .build())
                .withDrafts(asked.drafts().stream()
                        .map(draft -> Respelling.withEachRule(draft, rule -> Optional.of(withNumbersForNames(rule))))
                        .toList())
                .withClusterDrafts(asked.clusterDrafts().stream()
                        .map(draft -> ClusterRespelling.withEachRule(
                                draft,
                                rule -> ClusterRespelling.withoutPeers(rule, EndpointProperties::isOutside)
                                        .map(ClusterRespelling::withNumbersForNames)))
                        .toList());
        Situation mirrored = situation
                .between(
                        /* source= */ situation.ends().destination(),
                        /* destination= */ situation.ends().source())
                .withDrafts(
                        situation.drafts().stream().map(Respelling::mirrored).toList())
                .withClusterDrafts(situation.clusterDrafts().stream()
                        .map(ClusterRespelling::mirrored)
                        .toList());

        Ask.Ends outcomes = Ask.outcomes(situation);
        assertThat(Ask.outcomes(mirrored)).isEqualTo(new Ask.Ends(outcomes.ingress(), outcomes.egress()));
        Answer answer = Ask.answer(situation);
        assertThat(Ask.answer(mirrored))
                .isEqualTo(new Answer(
                        answer.allowed(),
                        answer.ambiguous(),
                        answer.unknown(),
                        answer.missing().stream()
                                .map(EndpointProperties::mirrored)
                                .collect(ImmutableSet.toImmutableSet())));
    }

    /** Whether the peer is one that only egress rules have. */
    private static boolean isOutside(ClusterPeerDraft peer) {
        return peer.networks().isPresent()
                || peer.nodes().isPresent()
                || peer.domainNames().isPresent();
    }

    private static MissingFact mirrored(MissingFact fact) {
        return switch (fact) {
            case SOURCE_ADDRESS -> MissingFact.DESTINATION_ADDRESS;
            case DESTINATION_ADDRESS -> MissingFact.SOURCE_ADDRESS;
            case SOURCE_NODE -> MissingFact.DESTINATION_NODE;
            case DESTINATION_NODE -> MissingFact.SOURCE_NODE;
            case SAME_POD, DOMAIN_NAMES -> fact;
        };
    }

    private static RuleDraft withNumbersForNames(RuleDraft rule) {
        return RuleDraft.builder()
                .peers(rule.peers())
                .ports(rule.ports().stream()
                        .map(port -> port.port()
                                        .filter(number -> number.number().isEmpty())
                                        .isPresent()
                                ? PortDraft.builder()
                                        .protocol(port.protocol())
                                        .port(IntOrString.of(80))
                                        .build()
                                : port)
                        .toList())
                .build();
    }

    /** Rules S13 and S50: nodes, external addresses and pods that count as nodes have no policies. */
    @Property(tries = TRIES)
    void onlyPodsHavePolicies(@ForAll("situations") Situation situation) {
        Verdict verdict = Ask.verdict(situation);
        boolean isExempt =
                situation.ends().isSamePod() || verdict.explanation().egress().reason() == Reason.LOOPBACK;

        if (!isExempt) {
            assertThat(verdict.explanation().egress().reason() == Reason.NOT_MANAGED)
                    .isEqualTo(countsAsHost(situation.ends().source(), situation.options()));
            assertThat(verdict.explanation().ingress().reason() == Reason.NOT_MANAGED)
                    .isEqualTo(countsAsHost(situation.ends().destination(), situation.options()));
        }
    }

    private static boolean countsAsHost(Endpoint end, EvaluationOptions options) {
        return end.match(
                pod -> pod.hostNetwork() && options.hostNetworkPods() == HostNetworkPods.AS_NODES,
                node -> true,
                external -> true);
    }

    /** Rule S15. */
    @Property(tries = TRIES)
    void aPodReachesItselfWhateverThePoliciesSay(@ForAll("situations") Situation situation) {
        for (Pod pod : situation.cluster().pods()) {
            for (EndpointPair pair :
                    EndpointPair.possible(End.of(pod), End.of(pod), situation.cluster(), situation.options())) {
                Verdict verdict = verdict(situation, pair);

                assertThat(verdict.isAllowed()).isTrue();
                assertThat(verdict.explanation().ingress().reason()).isEqualTo(Reason.SAME_POD);
            }
        }
    }

    /** Rule S51. */
    @Property(tries = TRIES)
    void aNodeReachesItsPodsWhateverThePoliciesSay(@ForAll("situations") Situation situation) {
        for (Pod pod : situation.cluster().pods()) {
            for (Node node : situation.cluster().nodes().values()) {
                for (EndpointPair pair :
                        EndpointPair.possible(End.of(node), End.of(pod), situation.cluster(), situation.options())) {
                    Reason reason =
                            verdict(situation, pair).explanation().ingress().reason();
                    boolean isManaged = !countsAsHost(pod, situation.options());
                    boolean isOnIt = pod.node()
                            .map(node.name()::equals)
                            .orElseGet(() -> pod.hostNetwork()
                                    && node.ips().contains(pair.sourceIp().orElseThrow())
                                    && pair.sourceIp().equals(pair.destinationIp()));

                    assertThat(reason == Reason.OWN_NODE).isEqualTo(isManaged && isOnIt);
                }
            }
        }
    }

    /** Rule S53: a node on which the pod does not run is its address, unless a peer is by nodes. */
    @Property(tries = TRIES)
    void anotherNodeIsLikeAnAddressOutside(@ForAll("situations") Situation asked) {
        Situation situation = withoutClusterPeers(asked, peer -> peer.nodes().isPresent());
        for (Pod pod : situation.cluster().pods()) {
            for (Node node : situation.cluster().nodes().values()) {
                if (pod.node().filter(name -> !name.equals(node.name())).isPresent()) {
                    for (EndpointPair pair : EndpointPair.possible(
                            End.of(pod), End.of(node), situation.cluster(), situation.options())) {
                        ExternalAddress address =
                                new ExternalAddress(pair.destinationIp().orElseThrow());
                        Situation toNode = new Situation(
                                situation.cluster(),
                                situation.drafts(),
                                situation.clusterDrafts(),
                                situation.options(),
                                Connection.of(
                                        pair,
                                        situation.connection().protocol(),
                                        situation.connection().port()));

                        assertThat(Ask.verdict(toNode.between(pod, address)).explanation())
                                .isEqualTo(Ask.verdict(toNode).explanation());
                        assertThat(Ask.verdict(toNode.between(address, pod)).explanation())
                                .isEqualTo(
                                        Ask.verdict(toNode.between(node, pod)).explanation());
                    }
                }
            }
        }
    }

    private static Verdict verdict(Situation situation, EndpointPair pair) {
        return ReferenceEvaluator.of(situation.cluster(), situation.options())
                .verdict(Connection.of(
                        pair,
                        situation.connection().protocol(),
                        situation.connection().port()));
    }

    /** Rule S31: without ipBlocks for pods, pods have the same connections as if no rule named a block. */
    @Property(tries = TRIES)
    void blocksThatDoNotMatchPodsMightAsWellNotBeThere(@ForAll("situations") Situation asked) {
        Situation situation = asked.withOptions(EvaluationOptions.builder()
                .hostNetworkPods(HostNetworkPods.AS_PODS)
                .ipBlockMatchesPods(false)
                .podCidrs(asked.options().podCidrs())
                .build());
        Assume.that(situation.ends().source() instanceof Pod && situation.ends().destination() instanceof Pod);
        Situation without = withoutClusterPeers(
                withoutPeers(situation, peer -> peer.ipBlock().isPresent()),
                peer -> peer.networks().isPresent());
        Situation onlyPods = withoutClusterPeers(without, EndpointProperties::isOutside);

        assertThat(Ask.outcomes(situation)).isEqualTo(Ask.outcomes(without));
        assertThat(Ask.answer(situation)).isEqualTo(Ask.answer(without));
        assertThat(Ask.answer(onlyPods).unknown().isEmpty()).isTrue();
    }

    /** Rules S30 and S34: a block of the other family matches nothing. */
    @Property(tries = TRIES)
    void blocksOfTheOtherFamilyMightAsWellNotBeThere(@ForAll("situations") Situation situation) {
        int width = situation.ends().family().bits();
        Situation without = withoutClusterPeers(
                withoutPeers(
                        situation,
                        peer -> peer.ipBlock()
                                .filter(block -> BitBlock.parse(block.cidr()).width() != width)
                                .isPresent()),
                peer -> peer.networks()
                        .filter(networks -> networks.stream()
                                .noneMatch(network -> BitBlock.parse(network).width() == width))
                        .isPresent());

        assertThat(Ask.outcomes(without)).isEqualTo(Ask.outcomes(situation));
        assertThat(Ask.answer(without)).isEqualTo(Ask.answer(situation));
    }

    private static Situation withoutPeers(Situation situation, Predicate<PeerDraft> unwanted) {
        return situation.withDrafts(situation.drafts().stream()
                .map(draft -> Respelling.withEachRule(draft, rule -> Respelling.withoutPeers(rule, unwanted)))
                .toList());
    }

    /** Without some peers of cluster-wide policies, and without rules that have no others. */
    private static Situation withoutClusterPeers(Situation situation, Predicate<ClusterPeerDraft> unwanted) {
        return situation.withClusterDrafts(situation.clusterDrafts().stream()
                .map(draft ->
                        ClusterRespelling.withEachRule(draft, rule -> ClusterRespelling.withoutPeers(rule, unwanted)))
                .toList());
    }

    /** Rule S34: two blocks are everywhere, but only both of them. */
    @Property(tries = TRIES)
    void everyAddressOfBothFamiliesIsAnywhere(@ForAll("situations") Situation situation) {
        Assume.that(situation.options().ipBlockMatchesPods());
        Situation spelledOut = situation.withDrafts(situation.drafts().stream()
                .map(draft -> Respelling.withEachRule(draft, EndpointProperties::withEveryAddress))
                .toList());

        assertThat(Ask.outcomes(spelledOut)).isEqualTo(Ask.outcomes(situation));
        assertThat(Ask.answer(spelledOut)).isEqualTo(Ask.answer(situation));
    }

    private static Optional<RuleDraft> withEveryAddress(RuleDraft rule) {
        return Optional.of(
                rule.peers().isEmpty()
                        ? RuleDraft.builder()
                                .ports(rule.ports())
                                .addPeers(block("0.0.0.0/0"), block("::/0"))
                                .build()
                        : rule);
    }

    private static PeerDraft block(String cidr) {
        return PeerDraft.builder()
                .ipBlock(IpBlockDraft.builder().cidr(cidr).build())
                .build();
    }

    /** Rule S14: what the destination may open and the source may accept is of no interest. */
    @Property(tries = TRIES)
    void answersNeedNoRule(@ForAll("situations") Situation situation) {
        Assume.that(!situation.ends().isSamePod());
        ImmutableList<NetworkPolicyDraft> drafts = situation.drafts().stream()
                .filter(draft -> isAsked(
                                draft, Direction.EGRESS, situation.ends().source())
                        || isAsked(draft, Direction.INGRESS, situation.ends().destination()))
                .collect(ImmutableList.toImmutableList());

        Situation without = situation
                .withDrafts(drafts)
                .withClusterDrafts(situation.clusterDrafts().stream()
                        .map(draft -> ClusterRespelling.withRules(
                                draft,
                                isSubject(draft, situation, situation.ends().destination())
                                        ? draft.ingress()
                                        : ImmutableList.of(),
                                isSubject(draft, situation, situation.ends().source())
                                        ? draft.egress()
                                        : ImmutableList.of()))
                        .toList());

        assertThat(Ask.outcomes(without)).isEqualTo(Ask.outcomes(situation));
    }

    static boolean isSubject(ClusterPolicyDraft draft, Situation situation, Endpoint end) {
        NamespacedPods subject = ClusterPolicies.meaning(draft).subject();
        return end instanceof Pod pod
                && subject.pods().matches(pod.labels())
                && subject.namespaceSelector()
                        .matches(situation.cluster().namespaceOf(pod).labels());
    }

    private static boolean isAsked(NetworkPolicyDraft draft, Direction direction, Endpoint end) {
        return end instanceof Pod pod
                && draft.metadata().namespace().equals(Optional.of(pod.namespace()))
                && SectionEight.isolates(draft, direction);
    }

    /** Every outcome that is not exempt is decided by a pod's policies. */
    @Property(tries = TRIES)
    void withoutPoliciesEverythingIsAllowed(@ForAll("situations") Situation situation) {
        Situation open = situation.withDrafts(ImmutableList.of()).withoutClusterDrafts();

        assertThat(Ask.verdict(open).outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(Ask.answer(open)).isEqualTo(Answer.ALL);
    }
}
