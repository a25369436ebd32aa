package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Sets;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The laws mean something only if generated questions are not all answered alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SituationMixTest {
    private static final int QUESTIONS = 3000;

    private final Multiset<Outcome> outcomes = EnumMultiset.create(Outcome.class);
    private final Multiset<Reason> reasons = EnumMultiset.create(Reason.class);
    private final Multiset<MissingFact> missing = EnumMultiset.create(MissingFact.class);
    private int jointlyAllowed;
    private int withNearMisses;

    @BeforeAll
    void ask() {
        Random random = new Random(20261122);
        for (int i = 0; i < QUESTIONS; i++) {
            Situation situation = Situations.situation(random);
            Verdict verdict = ReferenceEvaluator.of(situation.cluster(), situation.options())
                    .verdict(situation.connection());
            outcomes.add(verdict.outcome());
            for (DirectionExplanation explanation : verdict.explanation().directions()) {
                reasons.add(explanation.reason());
                missing.addAll(explanation.missing());
                if (explanation.reason() == Reason.RULE_MATCHES
                        && explanation.allowedBy().isEmpty()) {
                    jointlyAllowed++;
                }
                withNearMisses += explanation.nearMisses().isEmpty() ? 0 : 1;
            }
        }
    }

    @Test
    void everyOutcomeIsFrequent() {
        assertThat(outcomes.count(Outcome.ALLOWED)).as("allowed").isGreaterThan(QUESTIONS / 5);
        assertThat(outcomes.count(Outcome.DENIED)).as("denied").isGreaterThan(QUESTIONS / 5);
        assertThat(outcomes.count(Outcome.UNKNOWN)).as("unknown").isGreaterThan(QUESTIONS / 25);
        assertThat(outcomes.count(Outcome.AMBIGUOUS)).as("ambiguous").isGreaterThan(QUESTIONS / 100);
    }

    @Test
    void everyReasonOccurs() {
        for (Reason reason : Reason.values()) {
            assertThat(reasons.count(reason)).as(reason.name()).isGreaterThan(QUESTIONS / 200);
        }
        assertThat(reasons.count(Reason.RULE_MATCHES)).isGreaterThan(QUESTIONS / 8);
        assertThat(reasons.count(Reason.NO_RULE_MATCHES)).isGreaterThan(QUESTIONS / 8);
    }

    /** But that of pods of one template, which are not generated. */
    @Test
    void everyFactIsMissingAtTimes() {
        for (MissingFact fact : Sets.difference(EnumSet.allOf(MissingFact.class), EnumSet.of(MissingFact.SAME_POD))) {
            assertThat(missing.count(fact)).as(fact.text()).isGreaterThan(QUESTIONS / 200);
        }
    }

    @Test
    void explanationsHaveSomethingToSay() {
        assertThat(withNearMisses).as("near misses").isGreaterThan(QUESTIONS / 10);
        assertThat(jointlyAllowed).as("allowed by several blocks together").isGreaterThan(3);
    }
}
