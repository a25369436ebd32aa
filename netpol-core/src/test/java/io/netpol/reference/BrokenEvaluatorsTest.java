package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import io.netpol.eval.Outcome;
import io.netpol.testkit.Completions;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tests are worth something only if they tell a broken evaluator from a good one. Each of {@link Flaw} is asked the same
 * generated questions as {@link ReferenceEvaluator}, and has to answer some of them otherwise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenEvaluatorsTest {
    private static final int QUESTIONS = 2500;

    private final Multiset<Flaw> differences = EnumMultiset.create(Flaw.class);
    private int differencesWithoutFlaw;

    @BeforeAll
    void ask() {
        Random random = new Random(20261122);
        for (int i = 0; i < QUESTIONS; i++) {
            Situation situation = Completions.any(random, Situations.ofAllTiers(random));
            Outcome outcome = Ask.verdict(situation).outcome();
            differencesWithoutFlaw += new SectionTwo(situation).outcome() == outcome ? 0 : 1;
            for (Flaw flaw : Flaw.values()) {
                if (new SectionTwo(situation, flaw).outcome() != outcome) {
                    differences.add(flaw);
                }
            }
        }
    }

    /** Every build shows which broken evaluators its tests kill. */
    @AfterAll
    void show() {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add("Broken evaluators, and the answers of " + QUESTIONS + " by which the tests kill each:");
        for (Flaw flaw : Flaw.values()) {
            lines.add(String.format("%6d  %s", differences.count(flaw), flaw));
        }
        System.out.println(String.join(System.lineSeparator(), lines.build()));
    }

    @Test
    void withoutAFlawTheyNeverDiffer() {
        assertThat(differencesWithoutFlaw).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Flaw.class)
    void isKilled(Flaw flaw) {
        assertThat(differences.count(flaw)).as(flaw.toString()).isPositive();
    }
}
