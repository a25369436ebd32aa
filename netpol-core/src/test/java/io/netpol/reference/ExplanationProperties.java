package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.NearMiss;
import io.netpol.eval.NearMiss.Half;
import io.netpol.eval.Outcome;
import io.netpol.eval.RuleMatch;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rule S17: explanations are complete, in order, and true. */
class ExplanationProperties {
    @Provide
    Arbitrary<Situation> situations() {
        return Situations.allSituations();
    }

    @Provide
    Arbitrary<Situation> uncertain() {
        return Situations.allUncertain();
    }

    @Property(tries = 2000)
    void anExplanationIsWhatTryingEveryPlaceGives(@ForAll("situations") Situation situation) {
        compare(situation);
    }

    @Property(tries = 700)
    void anExplanationOfWhatIsMissingIsWhatTryingEveryPlaceGives(@ForAll("uncertain") Situation situation) {
        compare(situation);
    }

    private static void compare(Situation situation) {
        for (Direction direction : Direction.values()) {
            assertThat(Ask.explanation(situation, direction)).isEqualTo(ExpectedExplanation.of(situation, direction));
        }
    }

    @Property(tries = 700)
    void eachPlaceThatIsNamedDoesWhatIsSaidOfIt(@ForAll("situations") Situation situation) {
        for (Direction direction : Direction.values()) {
            DirectionExplanation explanation = Ask.explanation(situation, direction);
            for (RuleMatch place : explanation.allowedBy()) {
                assertThat(alone(situation, place, Optional.empty())).isEqualTo(Outcome.ALLOWED);
            }
            for (RuleMatch place : explanation.perhapsAllowedBy()) {
                assertThat(alone(situation, place, Optional.empty())).isEqualTo(Outcome.UNKNOWN);
            }
            for (NearMiss miss : explanation.nearMisses()) {
                assertThat(alone(situation, miss.match(), Optional.empty())).isEqualTo(Outcome.DENIED);
                assertThat(alone(situation, miss.match(), Optional.of(miss.half())))
                        .isNotEqualTo(Outcome.DENIED);
            }
        }
    }

    /**
     * The outcome if there is only this policy with only this rule, peer and port; and of a half nothing but the half,
     * the other half being everything.
     */
    private static Outcome alone(Situation situation, RuleMatch place, Optional<Half> half) {
        NetworkPolicyDraft policy = situation.drafts().stream()
                .filter(draft -> id(draft).equals(place.policy()))
                .findFirst()
                .orElseThrow();
        RuleDraft rule = SectionEight.rules(policy, place.direction()).get(place.rule());
        RuleDraft.Builder only = RuleDraft.builder();
        if (half.isEmpty() || half.get() == Half.PEER) {
            only.peers(
                    place.peer().isPresent()
                            ? ImmutableList.of(rule.peers().get(place.peer().getAsInt()))
                            : rule.peers());
        }
        if (half.isEmpty() || half.get() == Half.PORT) {
            only.ports(
                    place.port().isPresent()
                            ? ImmutableList.of(rule.ports().get(place.port().getAsInt()))
                            : rule.ports());
        }
        ImmutableList<RuleDraft> rules = ImmutableList.of(only.build());
        NetworkPolicyDraft alone = place.direction() == Direction.INGRESS
                ? Respelling.withRules(policy, rules, policy.egress())
                : Respelling.withRules(policy, policy.ingress(), rules);
        return Ask.explanation(situation.withDrafts(ImmutableList.of(alone)).withoutClusterDrafts(), place.direction())
                .outcome();
    }

    private static PolicyId id(NetworkPolicyDraft policy) {
        return PolicyId.of(policy.metadata().namespace().orElseThrow(), SectionEight.name(policy));
    }
}
