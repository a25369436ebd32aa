package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import io.netpol.testkit.Completions;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@link ReferenceEvaluator} against {@link SectionTwo}, where nothing is missing. */
class SectionTwoProperties {
    @Provide
    Arbitrary<Situation> ofAllTiers() {
        return Situations.allOfAllTiers();
    }

    @Property(tries = 3000)
    void theEvaluatorSaysWhatTheSpecificationSays(@ForAll("ofAllTiers") Situation asked, @ForAll Random random) {
        Situation situation = Completions.any(random, asked);
        SectionTwo specification = new SectionTwo(situation);

        Verdict verdict = Ask.verdict(situation);

        assertThat(verdict.explanation().egress().outcome()).isEqualTo(specification.outcome(Direction.EGRESS));
        assertThat(verdict.explanation().ingress().outcome()).isEqualTo(specification.outcome(Direction.INGRESS));
        assertThat(verdict.outcome()).isEqualTo(specification.outcome());
    }
}
