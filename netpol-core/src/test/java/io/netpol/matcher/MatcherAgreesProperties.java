package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.Outcome;
import io.netpol.net.Protocol;
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

    @Property(tries = 5_000)
    void onEveryPairByHandles(@ForAll("situations") Situation situation) {
        ReferenceEvaluator reference = ReferenceEvaluator.of(situation.cluster(), situation.options());
        PolicyMatcher matcher = PolicyMatcher.of(situation.cluster(), situation.options());
        Protocol protocol = situation.connection().protocol();
        int port = situation.connection().port();
        for (int source = 0; source < matcher.podCount(); source++) {
            for (int destination = 0; destination < matcher.podCount(); destination++) {
                ImmutableList<EndpointPair> pairs = EndpointPair.possible(
                        End.of(matcher.pod(source)),
                        End.of(matcher.pod(destination)),
                        situation.cluster(),
                        situation.options());
                if (pairs.isEmpty()) {
                    assertNoAnswer(matcher, source, destination);
                } else {
                    assertThat(matcher.allows(source, destination, protocol, port))
                            .as("%d to %d", source, destination)
                            .isEqualTo(pairs.stream()
                                    .allMatch(
                                            pair -> reference.answer(pair).outcome(protocol, port) == Outcome.ALLOWED));
                }
            }
        }
    }

    private static void assertNoAnswer(PolicyMatcher matcher, int source, int destination) {
        assertThatThrownBy(() -> matcher.allows(source, destination, Protocol.TCP, 80))
                .isInstanceOf(UnanswerableException.class)
                .hasMessageContaining("no address family that both ends have");
    }
}
