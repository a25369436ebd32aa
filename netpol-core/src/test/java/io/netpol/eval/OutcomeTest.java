package io.netpol.eval;

import static io.netpol.eval.Outcome.ALLOWED;
import static io.netpol.eval.Outcome.AMBIGUOUS;
import static io.netpol.eval.Outcome.DENIED;
import static io.netpol.eval.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outcomes, and the explanations and verdicts that carry them. */
class OutcomeTest {
    /** The strongest first. */
    private static final List<Outcome> STRENGTH = List.of(DENIED, UNKNOWN, AMBIGUOUS, ALLOWED);

    private static DirectionExplanation end(Direction direction, Outcome outcome) {
        return DirectionExplanation.builder()
                .direction(direction)
                .outcome(outcome)
                .reason(Reason.NOT_ISOLATED)
                .build();
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void theStrongerOutcomeOfTwoEndsWins(Outcome outcome) {
        for (Outcome other : Outcome.values()) {
            Outcome stronger = STRENGTH.indexOf(outcome) < STRENGTH.indexOf(other) ? outcome : other;

            assertThat(outcome.withOtherEnd(other)).as("with %s", other).isEqualTo(stronger);
            assertThat(new Explanation(end(Direction.EGRESS, outcome), end(Direction.INGRESS, other)).outcome())
                    .isEqualTo(stronger);
        }
    }

    @Test
    void outcomesHaveWords() {
        assertThat(Outcome.values())
                .extracting(Outcome::text)
                .containsExactly("allowed", "denied", "ambiguous", "unknown");
        assertThat(MissingFact.values())
                .extracting(MissingFact::text)
                .containsExactly(
                        "the source pod's address",
                        "the destination pod's address",
                        "the node of the source pod",
                        "the node of the destination pod",
                        "what domain names resolve to",
                        "whether both ends are one pod of the workload");
    }

    @Test
    void anEndThatAsksNoRule() {
        DirectionExplanation explanation = DirectionExplanation.allowed(Direction.EGRESS, Reason.SAME_POD);

        assertThat(explanation.direction()).isEqualTo(Direction.EGRESS);
        assertThat(explanation.outcome()).isEqualTo(ALLOWED);
        assertThat(explanation.reason()).isEqualTo(Reason.SAME_POD);
        assertThat(explanation.isolatedBy()).isEmpty();
        assertThat(explanation.allowedBy()).isEmpty();
        assertThat(explanation.perhapsAllowedBy()).isEmpty();
        assertThat(explanation.nearMisses()).isEmpty();
        assertThat(explanation.missing()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void aVerdictIsAllowedOrDeniedOnlyForCertain(Outcome outcome) {
        Pod pod = Pod.builder().namespace("x").name("a").build();
        EndpointPair ends = EndpointPair.between(pod, pod, Cluster.builder().build(), EvaluationOptions.defaults())
                .get(0);
        DirectionExplanation egress = end(Direction.EGRESS, outcome);
        DirectionExplanation ingress = end(Direction.INGRESS, ALLOWED);
        Verdict verdict = new Verdict(Connection.of(ends, Protocol.TCP, 80), new Explanation(egress, ingress));

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.isAllowed()).isEqualTo(outcome == ALLOWED);
        assertThat(verdict.isDenied()).isEqualTo(outcome == DENIED);
        assertThat(verdict.explanation().directions()).containsExactly(egress, ingress);
    }
}
