package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.eval.Outcome;
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

/** {@link ReferenceEvaluator} against {@link SectionEight}, where nothing is missing and there are no other tiers. */
class SectionEightProperties {
    @Provide
    Arbitrary<Situation> ofNetworkPolicies() {
        return Situations.allOfNetworkPolicies();
    }

    @Property(tries = 2000)
    void theEvaluatorSaysWhatTheSpecificationSays(@ForAll("ofNetworkPolicies") Situation asked, @ForAll Random random) {
        Situation situation = Completions.any(random, asked);
        SectionEight specification = new SectionEight(situation);

        Verdict verdict =
                ReferenceEvaluator.of(situation.cluster(), situation.options()).verdict(situation.connection());

        assertThat(verdict.explanation().egress().outcome()).isEqualTo(outcome(specification.allows(Direction.EGRESS)));
        assertThat(verdict.explanation().ingress().outcome())
                .isEqualTo(outcome(specification.allows(Direction.INGRESS)));
        assertThat(verdict.outcome()).isEqualTo(outcome(specification.isAllowed()));
    }

    private static Outcome outcome(boolean allowed) {
        return allowed ? Outcome.ALLOWED : Outcome.DENIED;
    }
}
