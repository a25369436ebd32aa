package io.netpol.reference;

import io.netpol.eval.Answer;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import io.netpol.testkit.Situation;

/** What the reference evaluator says of a situation. */
final class Ask {
    private Ask() {}

    static Verdict verdict(Situation situation) {
        return ReferenceEvaluator.of(situation.cluster(), situation.options()).verdict(situation.connection());
    }

    static Answer answer(Situation situation) {
        return ReferenceEvaluator.of(situation.cluster(), situation.options()).answer(situation.ends());
    }

    static DirectionExplanation explanation(Situation situation, Direction direction) {
        return direction == Direction.EGRESS
                ? verdict(situation).explanation().egress()
                : verdict(situation).explanation().ingress();
    }

    /** The outcomes of both ends. */
    static Ends outcomes(Situation situation) {
        Verdict verdict = verdict(situation);
        return new Ends(
                verdict.explanation().egress().outcome(),
                verdict.explanation().ingress().outcome());
    }

    /** What each end says. */
    record Ends(Outcome egress, Outcome ingress) {
        /** Whether neither end is further from allowing than in the other pair. */
        boolean areAtLeast(Ends other) {
            return openness(egress) >= openness(other.egress) && openness(ingress) >= openness(other.ingress);
        }
    }

    /** Higher is more open. */
    static int openness(Outcome outcome) {
        return switch (outcome) {
            case DENIED -> 0;
            case AMBIGUOUS, UNKNOWN -> 1;
            case ALLOWED -> 2;
        };
    }
}
