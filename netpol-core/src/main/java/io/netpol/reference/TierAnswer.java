package io.netpol.reference;

import com.google.common.collect.ImmutableSet;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.MissingFact;

/**
 * What one or more tiers say over all ports.
 *
 * @param answer the answer for what is decided; empty elsewhere
 * @param undecided the connections left to the next tier
 */
record TierAnswer(Answer answer, ConnectionSet undecided) {
    static TierAnswer nothingDecided() {
        return new TierAnswer(Answer.certain(ConnectionSet.none()), ConnectionSet.all());
    }

    static TierAnswer decided(Answer answer) {
        return new TierAnswer(answer, ConnectionSet.none());
    }

    /** Gives what this and the next tier say together: the next one is heard only on what is undecided. */
    TierAnswer then(TierAnswer next) {
        ConnectionSet unknown = next.answer.unknown().intersection(undecided);
        ImmutableSet.Builder<MissingFact> missing = ImmutableSet.builder();
        missing.addAll(answer.missing());
        if (!unknown.isEmpty()) {
            missing.addAll(next.answer.missing());
        }
        return new TierAnswer(
                new Answer(
                        answer.allowed().union(next.answer.allowed().intersection(undecided)),
                        answer.ambiguous().union(next.answer.ambiguous().intersection(undecided)),
                        answer.unknown().union(unknown),
                        missing.build()),
                undecided.intersection(next.undecided));
    }
}
