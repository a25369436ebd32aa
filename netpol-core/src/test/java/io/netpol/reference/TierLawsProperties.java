package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.SelectorDraft;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.Outcome;
import io.netpol.eval.TierStep.Reached;
import io.netpol.net.Direction;
import io.netpol.testkit.Choice;
import io.netpol.testkit.ClusterPolicies;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import io.netpol.validation.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the tiers, for all policies in them. */
class TierLawsProperties {
    private static final int TRIES = 400;
    private static final SelectorDraft ALL = SelectorDraft.builder().build();

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.allOfAllTiers();
    }

    /** A policy of all pods with one rule a direction, for all pods, and for all addresses where there are such peers. */
    static ClusterPolicyDraft forEverything(String tier, int priority, String action, String name) {
        ClusterRuleDraft fromPods = ClusterRuleDraft.builder()
                .action(action)
                .addPeers(ClusterPeerDraft.builder().namespaces(ALL).build())
                .build();
        return ClusterPolicyDraft.builder()
                .kind(PolicyKind.CLUSTER_NETWORK_POLICY)
                .metadata(MetadataDraft.builder().name(name).build())
                .tier(tier)
                .priority(priority)
                .subject(SubjectDraft.builder().namespaces(ALL).build())
                .addIngress(fromPods)
                .addEgress(ClusterRuleDraft.builder()
                        .from(fromPods)
                        .addPeers(ClusterPeerDraft.builder()
                                .networks(ImmutableList.of("0.0.0.0/0", "::/0"))
                                .build())
                        .build())
                .build();
    }

    /** The policies, all of v1alpha2, at priorities of ours. */
    private static List<ClusterPolicyDraft> prioritised(
            List<ClusterPolicyDraft> drafts, Function<ClusterPolicyDraft, Integer> priority) {
        List<ClusterPolicyDraft> moved = new ArrayList<>();
        for (ClusterPolicyDraft draft : drafts) {
            ClusterPolicyDraft policy =
                    ClusterRespelling.named(ClusterRespelling.asClusterNetworkPolicy(draft), "moved-" + moved.size());
            moved.add(ClusterRespelling.withPriority(policy, priority.apply(policy)));
        }
        return moved;
    }

    private static Situation with(Situation situation, Random random, ClusterPolicyDraft policy) {
        return situation.withClusterDrafts(Choice.withOneMore(random, situation.clusterDrafts(), policy));
    }

    private static void assertSame(Situation after, Situation before) {
        assertThat(Ask.outcomes(after)).isEqualTo(Ask.outcomes(before));
        assertThat(Ask.answer(after)).isEqualTo(Ask.answer(before));
    }

    /** The ends at which policies are asked, and a policy for everything says something about the other end. */
    private static List<Direction> decided(Situation situation) {
        List<Direction> decided = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            Reason reason = Ask.explanation(situation, direction).reason();
            boolean isExempt = Set.of(Reason.SAME_POD, Reason.LOOPBACK, Reason.NOT_MANAGED, Reason.OWN_NODE)
                    .contains(reason);
            SectionEight ends = new SectionEight(situation);
            boolean perhapsOwnNode = ends.isOwnNodeExempt(direction);
            boolean isSpokenOf = direction == Direction.EGRESS || ends.isManaged(ends.other(direction));
            if (!isExempt && !perhapsOwnNode && isSpokenOf) {
                decided.add(direction);
            }
        }
        return decided;
    }

    @Property(tries = TRIES)
    void aFirstAdminRuleForEverythingMakesTheRestIrrelevant(
            @ForAll("situations") Situation asked, @ForAll boolean accepts) {
        Situation moved =
                asked.withClusterDrafts(prioritised(asked.clusterDrafts(), draft -> SectionTwo.priority(draft) + 1));
        ClusterPolicyDraft first = forEverything("Admin", 0, accepts ? "Accept" : "Deny", "first");
        Situation alone = asked.withDrafts(ImmutableList.of()).withClusterDrafts(ImmutableList.of(first));

        for (Direction direction : decided(asked)) {
            DirectionExplanation explanation = Ask.explanation(with(moved, new Random(0), first), direction);
            assertThat(explanation.outcome()).isEqualTo(accepts ? Outcome.ALLOWED : Outcome.DENIED);
            assertThat(explanation.reason()).isEqualTo(accepts ? Reason.ADMIN_ACCEPTS : Reason.ADMIN_DENIES);
            assertThat(explanation.networkPolicies()).isEqualTo(Reached.NO);
            assertThat(explanation.admin())
                    .isEqualTo(Ask.explanation(alone, direction).admin());
        }
    }

    @Property(tries = TRIES)
    void passingEverythingAtTheEndOfATierIsTheSameAsNothing(
            @ForAll("situations") Situation before, @ForAll boolean isAdmin, @ForAll Random random) {
        ClusterPolicyDraft last = forEverything(isAdmin ? "Admin" : "Baseline", 1000, "Pass", "last");

        assertSame(with(before, random, last), before);
    }

    @Property(tries = TRIES)
    void passingEverythingAtTheStartOfATierTakesAllElseOutOfIt(
            @ForAll("situations") Situation asked, @ForAll boolean isAdmin, @ForAll Random random) {
        String tier = isAdmin ? "Admin" : "Baseline";
        Situation before =
                asked.withClusterDrafts(prioritised(asked.clusterDrafts(), draft -> SectionTwo.priority(draft) + 1));
        Situation after = with(before, random, forEverything(tier, 0, "Pass", "first"));
        Situation without = before.withClusterDrafts(before.clusterDrafts().stream()
                .filter(draft -> !SectionTwo.tier(draft).equals(tier))
                .toList());

        for (Direction direction : decided(asked)) {
            assertThat(Ask.explanation(after, direction).outcome())
                    .isEqualTo(Ask.explanation(without, direction).outcome());
        }
    }

    @Property(tries = TRIES)
    void aBaselinePolicyMoreNeverChangesAnIsolatedPod(@ForAll("situations") Situation before, @ForAll Random random) {
        ClusterPolicyDraft more = Choice.chance(random, 50)
                ? forEverything("Baseline", 0, Choice.of(random, List.of("Accept", "Deny", "Pass")), "another")
                : ClusterPolicyDraft.builder()
                        .from(ClusterPolicies.draft(random, PolicyKind.CLUSTER_NETWORK_POLICY, "another"))
                        .tier("Baseline")
                        .build();
        Situation after = with(before, random, more);

        for (Direction direction : Direction.values()) {
            DirectionExplanation explanation = Ask.explanation(before, direction);
            if (!explanation.isolatedBy().isEmpty()) {
                DirectionExplanation then = Ask.explanation(after, direction);
                assertThat(DirectionExplanation.builder()
                                .from(then)
                                .baseline(explanation.baseline())
                                .build())
                        .isEqualTo(explanation);
                then.baseline().ifPresent(step -> assertThat(step.reached()).isEqualTo(Reached.NO));
            }
        }
    }

    @Property(tries = TRIES)
    void prioritiesCountByTheirOrderOnly(@ForAll("situations") Situation before, @ForAll Random random) {
        List<Integer> numbers =
                new ArrayList<>(random.ints(0, 1001).distinct().limit(3).boxed().toList());
        Collections.sort(numbers);
        Map<Integer, Integer> relabelled = ImmutableMap.of(0, numbers.get(0), 10, numbers.get(1), 500, numbers.get(2));

        assertSame(
                before.withClusterDrafts(
                        prioritised(before.clusterDrafts(), draft -> relabelled.get(SectionTwo.priority(draft)))),
                before);
    }

    /** What came before v1alpha2 has a policy of it that says the same: that of Baseline at priority 500. */
    @Property(tries = TRIES)
    void theKindOfAPolicyDoesNotMatter(@ForAll("situations") Situation before) {
        assertSame(before.withClusterDrafts(prioritised(before.clusterDrafts(), SectionTwo::priority)), before);
    }

    @Property(tries = TRIES)
    void withoutEqualPrioritiesNothingIsAmbiguous(@ForAll("situations") Situation asked, @ForAll Random random) {
        List<Integer> numbers = random.ints(0, 1001).distinct().limit(6).boxed().toList();
        List<ClusterPolicyDraft> distinct = new ArrayList<>();
        for (ClusterPolicyDraft draft : prioritised(asked.clusterDrafts(), draft -> 0)) {
            distinct.add(ClusterRespelling.withPriority(draft, numbers.get(distinct.size())));
        }
        Situation situation = asked.withClusterDrafts(distinct);

        assertThat(Ask.verdict(situation).outcome()).isNotEqualTo(Outcome.AMBIGUOUS);
        assertThat(Ask.answer(situation).ambiguous()).isEqualTo(ConnectionSet.none());
    }

    /** Whichever order somebody gives to policies of equal priority, what was certain stays as it is. */
    @Property(tries = TRIES)
    void whatIsCertainIsSoInEveryOrderOfEqualPriorities(@ForAll("situations") Situation before, @ForAll Random random) {
        List<ClusterPolicyDraft> ordered = new ArrayList<>();
        for (ClusterPolicyDraft draft :
                Choice.permuted(random, prioritised(before.clusterDrafts(), SectionTwo::priority))) {
            ordered.add(ClusterRespelling.withPriority(draft, SectionTwo.priority(draft) + ordered.size()));
        }
        Answer sooner = Ask.answer(before);
        Answer later = Ask.answer(before.withClusterDrafts(ordered));

        assertThat(later.allowed().containsAll(sooner.allowed())).isTrue();
        assertThat(later.denied().containsAll(sooner.denied())).isTrue();
        assertThat(later.ambiguous()).isEqualTo(ConnectionSet.none());
    }

    @Property(tries = TRIES)
    void anAcceptMoreNeverClosesAndADenyMoreNeverOpens(
            @ForAll("situations") Situation before, @ForAll boolean accepts, @ForAll Random random) {
        List<ClusterPolicyDraft> widened = before.clusterDrafts().stream()
                .map(draft -> random.nextBoolean() ? withOneMoreRule(random, draft, accepts) : draft)
                .toList();

        Ask.Ends sooner = Ask.outcomes(before);
        Ask.Ends later = Ask.outcomes(before.withClusterDrafts(widened));

        assertThat(accepts ? later.areAtLeast(sooner) : sooner.areAtLeast(later))
                .as("%s after %s", later, sooner)
                .isTrue();
    }

    private static ClusterPolicyDraft withOneMoreRule(Random random, ClusterPolicyDraft draft, boolean accepts) {
        String accept = draft.kind().isLegacy() ? "Allow" : "Accept";
        Direction direction = Choice.of(random, List.of(Direction.values()));
        // nothing that only another channel has than that of the rest
        Direction peers = ClusterPolicies.channel(draft) == Channel.STANDARD ? Direction.INGRESS : direction;
        ClusterRuleDraft rule = ClusterRuleDraft.builder()
                .from(ClusterPolicies.rule(random, draft.kind(), peers))
                .action(accepts ? accept : "Deny")
                .build();
        return ClusterRespelling.withRules(
                draft,
                direction,
                Choice.withOneMore(random, draft.rules(direction), ClusterRespelling.withNumbersForNames(rule)));
    }

    @Property(tries = TRIES)
    void rulesBehindOneForEverythingAreNeverReached(@ForAll("situations") Situation asked, @ForAll Random random) {
        String action = Choice.of(random, List.of("Accept", "Deny", "Pass"));
        List<ClusterPolicyDraft> longer = new ArrayList<>();
        List<ClusterPolicyDraft> shorter = new ArrayList<>();
        for (ClusterPolicyDraft draft : prioritised(asked.clusterDrafts(), SectionTwo::priority)) {
            ClusterPolicyDraft all = forEverything("Admin", 0, action, "any");
            shorter.add(ClusterRespelling.withRules(
                    draft,
                    appended(draft.ingress(), all.ingress(), List.of()),
                    appended(draft.egress(), all.egress(), List.of())));
            longer.add(ClusterRespelling.withRules(
                    draft,
                    appended(
                            draft.ingress(),
                            all.ingress(),
                            List.of(onlyPods(ClusterPolicies.rule(random, draft.kind(), Direction.INGRESS)))),
                    appended(
                            draft.egress(),
                            all.egress(),
                            List.of(onlyPods(ClusterPolicies.rule(random, draft.kind(), Direction.INGRESS))))));
        }

        assertSame(asked.withClusterDrafts(longer), asked.withClusterDrafts(shorter));
    }

    /** Peers that the rule for everything is sure to cover: pods that are known as such. */
    private static ClusterRuleDraft onlyPods(ClusterRuleDraft rule) {
        return ClusterRespelling.withoutPeers(
                        rule, peer -> !peer.unknownFields().isEmpty())
                .orElse(ClusterRuleDraft.builder()
                        .action("Deny")
                        .addPeers(ClusterPeerDraft.builder().namespaces(ALL).build())
                        .build());
    }

    private static List<ClusterRuleDraft> appended(
            List<ClusterRuleDraft> first, List<ClusterRuleDraft> second, List<ClusterRuleDraft> third) {
        return ImmutableList.<ClusterRuleDraft>builder()
                .addAll(first)
                .addAll(second)
                .addAll(third)
                .build();
    }

    /** How converters write more rules, or more peers, than one policy or rule holds. */
    @Property(tries = TRIES)
    void aPolicyInPiecesOfAdjacentPrioritiesIsThePolicy(@ForAll("situations") Situation asked, @ForAll Random random) {
        List<Integer> numbers = random.ints(0, 900).distinct().limit(6).boxed().toList();
        List<ClusterPolicyDraft> whole = new ArrayList<>();
        List<ClusterPolicyDraft> pieces = new ArrayList<>();
        for (ClusterPolicyDraft draft : prioritised(asked.clusterDrafts(), draft -> 0)) {
            ClusterPolicyDraft policy = ClusterRespelling.withPriority(draft, numbers.get(whole.size()));
            whole.add(policy);
            pieces.addAll(pieces(policy));
        }
        // no two at one place: between those, pieces could be interleaved
        Assume.that(pieces.stream()
                        .map(piece -> SectionTwo.tier(piece) + piece.priority())
                        .distinct()
                        .count()
                == pieces.size());

        assertSame(asked.withClusterDrafts(pieces), asked.withClusterDrafts(whole));
    }

    /** A policy for each place in the lists of rules, and a rule for each peer. */
    private static List<ClusterPolicyDraft> pieces(ClusterPolicyDraft policy) {
        List<ClusterPolicyDraft> pieces = new ArrayList<>();
        int rules = Math.max(policy.ingress().size(), policy.egress().size());
        for (int i = 0; i < rules; i++) {
            ClusterPolicyDraft piece = ClusterRespelling.named(policy, SectionTwo.name(policy) + "-" + i);
            pieces.add(ClusterRespelling.withPriority(
                    ClusterRespelling.withRules(
                            piece, aRuleForEachPeer(policy.ingress(), i), aRuleForEachPeer(policy.egress(), i)),
                    SectionTwo.priority(policy) + i));
        }
        return pieces;
    }

    private static List<ClusterRuleDraft> aRuleForEachPeer(List<ClusterRuleDraft> rules, int index) {
        if (index >= rules.size()) {
            return List.of();
        }
        ClusterRuleDraft rule = rules.get(index);
        // a peer that is not known makes the whole rule fail closed
        return SectionTwo.failsClosed(rule)
                ? List.of(rule)
                : rule.peers().stream()
                        .map(peer -> ClusterRuleDraft.builder()
                                .from(rule)
                                .peers(ImmutableList.of(peer))
                                .build())
                        .toList();
    }

    /** An end that Admin accepts or denies for certain does not hear of NetworkPolicies. */
    @Property(tries = TRIES)
    void networkPoliciesChangeNothingThatAdminDecides(@ForAll("situations") Situation before) {
        for (Direction direction : Direction.values()) {
            DirectionExplanation explanation = Ask.explanation(before, direction);
            if (explanation.networkPolicies() == Reached.NO) {
                assertThat(Ask.explanation(before.withDrafts(ImmutableList.of()), direction)
                                .outcome())
                        .isEqualTo(explanation.outcome());
            }
        }
    }

    @Property(tries = TRIES)
    void knowingMoreNamesMakesNothingLessCertain(@ForAll("situations") Situation before, @ForAll Random random) {
        Answer sooner = Ask.answer(before);
        Answer later = Ask.answer(before.withOptions(Situations.withMoreNames(random, before.options())));

        assertThat(later.allowed().containsAll(sooner.allowed())).isTrue();
        assertThat(later.denied().containsAll(sooner.denied())).isTrue();
        assertThat(later.ambiguous().containsAll(sooner.ambiguous())).isTrue();
    }
}
