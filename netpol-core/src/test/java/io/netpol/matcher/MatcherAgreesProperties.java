package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.reference.ReferenceEvaluator;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index answers and explains as the specification as code does. */
class MatcherAgreesProperties {
    @Provide
    Arbitrary<Situation> situations() {
        return Situations.allSituations();
    }

    @Property(tries = 5_000)
    void onEveryVerdictAndItsExplanation(@ForAll("situations") Situation situation) {
        ReferenceEvaluator reference = ReferenceEvaluator.of(situation.cluster(), situation.options());
        PolicyMatcher matcher = PolicyMatcher.of(situation.cluster(), situation.options());

        assertThat(matcher.verdict(situation.connection())).isEqualTo(reference.verdict(situation.connection()));
    }

    @Property(tries = 5_000)
    void onEveryAnswer(@ForAll("situations") Situation situation) {
        ReferenceEvaluator reference = ReferenceEvaluator.of(situation.cluster(), situation.options());
        PolicyMatcher matcher = PolicyMatcher.of(situation.cluster(), situation.options());

        assertThat(matcher.answer(situation.ends())).isEqualTo(reference.answer(situation.ends()));
    }
}
