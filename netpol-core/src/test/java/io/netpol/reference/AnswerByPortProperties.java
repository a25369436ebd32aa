package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.eval.Answer;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.net.Protocol;
import io.netpol.testkit.PortEntries;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rule S65: the answer over all ports is the verdict, port by port. */
class AnswerByPortProperties {
    @Provide
    Arbitrary<Situation> situations() {
        return Situations.allSituations();
    }

    @Provide
    Arbitrary<Situation> uncertain() {
        return Situations.allUncertain();
    }

    @Property(tries = 700)
    void theAnswerIsTheVerdictPortByPort(@ForAll("situations") Situation situation, @ForAll Random random) {
        compare(situation, random);
    }

    @Property(tries = 400)
    void theAnswerNamesTheFactsThatTheVerdictsName(@ForAll("uncertain") Situation situation, @ForAll Random random) {
        compare(situation, random);
    }

    private static void compare(Situation situation, Random random) {
        Answer answer = Ask.answer(situation);
        Set<MissingFact> missing = EnumSet.noneOf(MissingFact.class);
        for (Protocol protocol : Protocol.values()) {
            IntStream boundaries = PortEntries.boundaries().stream().mapToInt(port -> port);
            IntStream.concat(boundaries, random.ints(5, 1, 65536)).forEach(port -> {
                Verdict verdict = Ask.verdict(situation.withPort(protocol, port));
                assertThat(answer.outcome(protocol, port))
                        .as("%s %s", protocol, port)
                        .isEqualTo(verdict.outcome());
                assertThat(answer.denied().contains(protocol, port)).isEqualTo(verdict.isDenied());
                assertThat(answer.allowed().contains(protocol, port)).isEqualTo(verdict.isAllowed());
                if (verdict.outcome() == Outcome.UNKNOWN) {
                    for (DirectionExplanation end : verdict.explanation().directions()) {
                        missing.addAll(end.missing());
                    }
                }
            });
        }

        assertThat(answer.missing()).isEqualTo(missing);
        assertThat(answer.isCertain())
                .isEqualTo(missing.isEmpty() && answer.ambiguous().isEmpty());
    }
}
