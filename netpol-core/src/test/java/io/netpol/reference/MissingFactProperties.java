package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.SetMultimap;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import io.netpol.testkit.Completions;
import io.netpol.testkit.Completions.Completion;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Rule S55: an outcome is certain if and only if it is the same however the missing facts turn out. Tried with an
 * address from every interval that the blocks cut, and with every node that matters.
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
            Verdict complete = Ask.verdict(completion.situation());
            outcomes.add(complete.outcome());
            egress.add(complete.explanation().egress().outcome());
            ingress.add(complete.explanation().ingress().outcome());
        }

        assertThat(verdict.outcome()).isEqualTo(commonOutcome(outcomes));
        assertThat(verdict.explanation().egress().outcome()).isEqualTo(commonOutcome(egress));
        assertThat(verdict.explanation().ingress().outcome()).isEqualTo(commonOutcome(ingress));
    }

    private static Outcome commonOutcome(Set<Outcome> outcomes) {
        assertThat(outcomes).as("with every fact known").isSubsetOf(Outcome.ALLOWED, Outcome.DENIED);
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
        List<Completion> completions = Completions.all(situation);
        for (Direction direction : Direction.values()) {
            for (MissingFact fact : Ask.explanation(situation, direction).missing()) {
                assertThat(matters(fact, completions, direction))
                        .as("%s in %s", fact, direction)
                        .isTrue();
            }
        }
    }

    /** Whether two completions that differ in nothing but this fact have different outcomes. */
    private static boolean matters(MissingFact fact, List<Completion> completions, Direction direction) {
        SetMultimap<Map<MissingFact, String>, Outcome> byOthers = LinkedHashMultimap.create();
        for (Completion completion : completions) {
            byOthers.put(
                    ImmutableMap.copyOf(Maps.filterKeys(completion.facts(), other -> other != fact)),
                    Ask.explanation(completion.situation(), direction).outcome());
        }
        return byOthers.asMap().values().stream().anyMatch(outcomes -> outcomes.size() > 1);
    }
}
