package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import io.netpol.testkit.Completions;
import io.netpol.testkit.Completions.Completion;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Rule S55: an outcome is certain if and only if it is the same however the missing facts turn out. Tried with an
 * address from every interval that the blocks cut, with every node and all labels of it that matter, and with every set of
 * domain names that an address can have.
 */
class MissingFactProperties {
    @Provide
    Arbitrary<Situation> uncertain() {
        return Situations.allUncertain();
    }

    @Property(tries = 700)
    void theOutcomeIsWhatAllCompletionsAgreeOn(@ForAll("uncertain") Situation situation) {
        Verdict verdict = Ask.verdict(situation);
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        Set<Outcome> egress = EnumSet.noneOf(Outcome.class);
        Set<Outcome> ingress = EnumSet.noneOf(Outcome.class);
        for (Completion completion : Completions.all(situation)) {
            SectionTwo complete = new SectionTwo(completion.situation());
            outcomes.add(complete.outcome());
            egress.add(complete.outcome(Direction.EGRESS));
            ingress.add(complete.outcome(Direction.INGRESS));
        }

        assertThat(verdict.explanation().egress().outcome()).isEqualTo(commonOutcome(egress));
        assertThat(verdict.explanation().ingress().outcome()).isEqualTo(commonOutcome(ingress));
        // what is ambiguous at one end for certain, and perhaps at the other, is unknown all the same
        boolean isPerhapsAmbiguousTwice =
                outcomes.equals(EnumSet.of(Outcome.AMBIGUOUS)) && (egress.size() > 1 || ingress.size() > 1);
        assertThat(verdict.outcome()).isEqualTo(isPerhapsAmbiguousTwice ? Outcome.UNKNOWN : commonOutcome(outcomes));
    }

    private static Outcome commonOutcome(Set<Outcome> outcomes) {
        return outcomes.size() == 1 ? outcomes.iterator().next() : Outcome.UNKNOWN;
    }

    @Property(tries = 400)
    void theFactsThatAreNamedAreEnough(@ForAll("uncertain") Situation situation) {
        for (Direction direction : Direction.values()) {
            DirectionExplanation explanation = Ask.explanation(situation, direction);
            assertThat(explanation.missing().isEmpty()).isEqualTo(explanation.outcome() != Outcome.UNKNOWN);
            if (!explanation.missing().isEmpty()) {
                for (Completion completion : Completions.ofOnly(situation, explanation.missing())) {
                    assertThat(Ask.explanation(completion.situation(), direction)
                                    .outcome())
                            .isNotEqualTo(Outcome.UNKNOWN);
                }
            }
        }
    }

    @Property(tries = 400)
    void eachFactThatIsNamedMatters(@ForAll("uncertain") Situation situation) {
        ImmutableList<Completion> completions = Completions.all(situation);
        for (Direction direction : Direction.values()) {
            FactsThatMatter facts = new FactsThatMatter();
            completions.forEach(completion -> facts.add(
                    completion.facts(),
                    Ask.explanation(completion.situation(), direction).outcome()));

            assertThat(facts.all())
                    .containsAll(Ask.explanation(situation, direction).missing());
        }
    }
}
