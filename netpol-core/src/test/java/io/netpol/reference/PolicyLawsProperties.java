package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import io.netpol.testkit.Choice;
import io.netpol.testkit.Policies;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import io.netpol.validation.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The laws of rule S64, and those of rules S10, S11 and S62, beside cluster-wide policies too. What is said of rules and
 * policies is said of NetworkPolicies; of cluster-wide ones holds what their order leaves: repeating a rule behind itself and
 * mixing what is inside of one, other names, another order of the input. Permuting their rules is another policy, a rule more
 * can close, and behind the last NetworkPolicy that isolates is no open direction but Baseline: see
 * {@link TierLawsProperties}.
 */
class PolicyLawsProperties {
    private static final int TRIES = 500;

    private static final SubjectDraft ELSEWHERE = SubjectDraft.builder()
            .namespaces(SelectorDraft.builder()
                    .putMatchLabels("kubernetes.io/metadata.name", "elsewhere")
                    .build())
            .build();

    private static final ClusterPolicyDraft CLUSTER_WIDE =
            TierLawsProperties.forEverything("Admin", 0, "Deny", "another");

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.allSituations();
    }

    @Provide
    Arbitrary<Situation> ofNetworkPolicies() {
        return Situations.allOfNetworkPolicies();
    }

    @Provide
    Arbitrary<NetworkPolicyDraft> drafts() {
        return Policies.allDrafts();
    }

    @Property(tries = TRIES)
    void orderAndRepetitionInsidePoliciesDoNotMatter(@ForAll("situations") Situation before, @ForAll Random random) {
        Situation after = before.withDrafts(before.drafts().stream()
                        .map(draft -> Respelling.mixed(random, draft))
                        .toList())
                .withClusterDrafts(before.clusterDrafts().stream()
                        .map(draft -> ClusterRespelling.mixed(random, draft))
                        .toList());

        assertThat(Ask.outcomes(after)).isEqualTo(Ask.outcomes(before));
        assertThat(Ask.answer(after)).isEqualTo(Ask.answer(before));
    }

    @Property(tries = TRIES)
    void orderRepetitionAndNamesOfPoliciesDoNotMatter(@ForAll("situations") Situation before, @ForAll Random random) {
        List<NetworkPolicyDraft> renamed = new ArrayList<>();
        for (NetworkPolicyDraft draft : Choice.permutedWithRepeats(random, before.drafts())) {
            renamed.add(Respelling.named(draft, "renamed-" + renamed.size()));
        }
        List<ClusterPolicyDraft> clusterWide = new ArrayList<>();
        for (ClusterPolicyDraft draft : Choice.permutedWithRepeats(random, before.clusterDrafts())) {
            ClusterPolicyDraft another = ClusterRespelling.named(draft, "renamed-" + clusterWide.size());
            if (!clusterWide.contains(another)) {
                clusterWide.add(another);
            }
        }
        Situation after = before.withDrafts(renamed).withClusterDrafts(clusterWide);

        assertThat(Ask.outcomes(after)).isEqualTo(Ask.outcomes(before));
        assertThat(Ask.answer(after)).isEqualTo(Ask.answer(before));
    }

    @Property(tries = TRIES)
    void absentEmptyAndDefaultAreTheSame(@ForAll("situations") Situation before, @ForAll Random random) {
        Situation after = before.withDrafts(before.drafts().stream()
                        .map(draft -> Respelling.otherWords(random, draft))
                        .toList())
                .withClusterDrafts(before.clusterDrafts().stream()
                        .map(draft -> ClusterRespelling.otherWords(random, draft))
                        .toList());

        assertThat(Ask.verdict(after)).isEqualTo(Ask.verdict(before));
    }

    @Property(tries = 1000)
    void defaultsAppliedTwiceAreDefaultsAppliedOnce(@ForAll("drafts") NetworkPolicyDraft draft) {
        NetworkPolicy once = Policies.meaning(draft);

        assertThat(NetworkPolicy.of(once.toDraft(), Strictness.FULL)).isEqualTo(once);
    }

    @Property(tries = TRIES)
    void aPolicyThatSelectsNeitherEndChangesNothing(@ForAll("situations") Situation before, @ForAll Random random) {
        NetworkPolicyDraft draft = Policies.draft(random, "another");
        boolean selects = selects(draft, before.ends().source())
                || selects(draft, before.ends().destination());
        NetworkPolicyDraft another = selects ? Respelling.movedTo(draft, "another-namespace") : draft;

        Situation after = before.withDrafts(Choice.withOneMore(random, before.drafts(), another))
                .withClusterDrafts(Choice.withOneMore(
                        random, before.clusterDrafts(), ClusterRespelling.withSubject(CLUSTER_WIDE, ELSEWHERE)));

        assertThat(Ask.verdict(after)).isEqualTo(Ask.verdict(before));
        assertThat(Ask.answer(after)).isEqualTo(Ask.answer(before));
    }

    private static boolean selects(NetworkPolicyDraft draft, Endpoint end) {
        NetworkPolicy policy = Policies.meaning(draft);
        return end instanceof Pod pod
                && pod.namespace().equals(policy.namespace())
                && policy.podSelector().matches(pod.labels());
    }

    @Property(tries = TRIES)
    void aRuleMoreNeverCloses(@ForAll("situations") Situation before, @ForAll Random random) {
        List<NetworkPolicyDraft> widened = before.drafts().stream()
                .map(draft -> random.nextBoolean() ? withOneMoreRule(random, draft) : draft)
                .toList();

        Ask.Ends after = Ask.outcomes(before.withDrafts(widened));

        assertThat(after.areAtLeast(Ask.outcomes(before)))
                .as("%s after %s", after, Ask.outcomes(before))
                .isTrue();
    }

    private static NetworkPolicyDraft withOneMoreRule(Random random, NetworkPolicyDraft draft) {
        RuleDraft rule = Policies.rule(random);
        return random.nextBoolean()
                ? Respelling.withRules(draft, Choice.withOneMore(random, draft.ingress(), rule), draft.egress())
                : Respelling.withRules(draft, draft.ingress(), Choice.withOneMore(random, draft.egress(), rule));
    }

    @Property(tries = TRIES)
    void aPolicyMoreOnlyWidensWhatIsIsolatedAlready(@ForAll("situations") Situation before, @ForAll Random random) {
        Situation after =
                before.withDrafts(Choice.withOneMore(random, before.drafts(), Policies.draft(random, "another")));

        for (Direction direction : Direction.values()) {
            DirectionExplanation first = Ask.explanation(before, direction);
            Outcome then = Ask.explanation(after, direction).outcome();
            if (!first.isolatedBy().isEmpty()) {
                assertThat(Ask.openness(then)).isGreaterThanOrEqualTo(Ask.openness(first.outcome()));
            }
        }
    }

    @Property(tries = TRIES)
    void theLastIsolatingPolicyGoneTheDirectionIsOpen(
            @ForAll("ofNetworkPolicies") Situation full, @ForAll Random random) {
        for (Direction direction : Direction.values()) {
            Situation situation = full;
            ImmutableList<PolicyId> isolating = Ask.explanation(full, direction).isolatedBy();
            for (PolicyId id : Choice.permuted(random, isolating)) {
                assertThat(Ask.explanation(situation, direction).reason())
                        .isIn(Reason.RULE_MATCHES, Reason.NO_RULE_MATCHES, Reason.FACT_MISSING);
                situation = without(situation, id);
            }
            if (!isolating.isEmpty()) {
                assertThat(Ask.explanation(situation, direction))
                        .isEqualTo(DirectionExplanation.allowed(direction, Reason.NOT_ISOLATED));
            }
        }
    }

    @Property(tries = TRIES)
    void theLastIsolatingPolicyGoneTheDirectionIsOfClusterWideOnes(@ForAll("situations") Situation full) {
        for (Direction direction : Direction.values()) {
            Situation situation = full;
            for (PolicyId id : Ask.explanation(full, direction).isolatedBy()) {
                situation = without(situation, id);
            }

            assertThat(Ask.explanation(situation, direction))
                    .isEqualTo(Ask.explanation(full.withDrafts(ImmutableList.of()), direction));
        }
    }

    private static Situation without(Situation situation, PolicyId id) {
        return situation.withDrafts(situation.drafts().stream()
                .filter(draft -> !Policies.meaning(draft).id().equals(id))
                .toList());
    }

    @Property(tries = TRIES)
    void eachEndAsksOnlyItsOwnPolicies(@ForAll("situations") Situation situation) {
        Verdict verdict = Ask.verdict(situation);
        Situation onlyEgress =
                onlyIsolating(situation, Direction.EGRESS, situation.ends().source());
        Situation onlyIngress =
                onlyIsolating(situation, Direction.INGRESS, situation.ends().destination());

        assertThat(Ask.explanation(onlyEgress, Direction.EGRESS))
                .isEqualTo(verdict.explanation().egress());
        assertThat(Ask.explanation(onlyIngress, Direction.INGRESS))
                .isEqualTo(verdict.explanation().ingress());
    }

    private static Direction opposite(Direction direction) {
        return direction == Direction.INGRESS ? Direction.EGRESS : Direction.INGRESS;
    }

    private static Situation onlyIsolating(Situation situation, Direction direction, Endpoint end) {
        return situation
                .withDrafts(situation.drafts().stream()
                        .filter(draft -> SectionEight.isolates(draft, direction))
                        .filter(draft -> selects(draft, end))
                        .toList())
                .withClusterDrafts(situation.clusterDrafts().stream()
                        .filter(draft -> !draft.rules(direction).isEmpty())
                        .filter(draft -> EndpointProperties.isSubject(draft, situation, end))
                        .map(draft -> ClusterRespelling.withRules(draft, opposite(direction), List.of()))
                        .toList());
    }
}
