package io.netpol.matcher;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.MissingFact;
import java.util.EnumMap;
import java.util.Map;

/**
 * The answer over all ports at one end of a connection.
 *
 * @param answer the answer
 * @param unknownBy the unknown connections by the facts on which they depend
 */
record EndAnswer(Answer answer, ImmutableMap<MissingFact, ConnectionSet> unknownBy) {
    static final EndAnswer ALL = new EndAnswer(Answer.ALL, ImmutableMap.of());

    /** Gives the answer of both ends: a fact counts only where the other end does not deny what depends on it. */
    Answer withOtherEnd(EndAnswer other) {
        Answer both = answer.withOtherEnd(other.answer);
        if (both.unknown().isEmpty()) {
            return both;
        }
        ImmutableSet.Builder<MissingFact> missing = ImmutableSet.builder();
        for (MissingFact fact : MissingFact.values()) {
            if (unknownBy(fact).intersects(both.unknown())
                    || other.unknownBy(fact).intersects(both.unknown())) {
                missing.add(fact);
            }
        }
        return new Answer(both.allowed(), both.ambiguous(), both.unknown(), missing.build());
    }

    private ConnectionSet unknownBy(MissingFact fact) {
        return unknownBy.getOrDefault(fact, ConnectionSet.none());
    }

    /** Gives the answer where these facts decide whether policies count at all: what is not allowed is unknown then. */
    EndAnswer unlessExempt(ImmutableSet<MissingFact> facts) {
        ConnectionSet stopped = answer.allowed().complement();
        if (facts.isEmpty() || stopped.isEmpty()) {
            return this;
        }
        Map<MissingFact, ConnectionSet> more = new EnumMap<>(MissingFact.class);
        more.putAll(unknownBy);
        facts.forEach(fact -> more.put(fact, stopped));
        return new EndAnswer(
                new Answer(answer.allowed(), ConnectionSet.none(), stopped, ImmutableSet.copyOf(more.keySet())),
                ImmutableMap.copyOf(more));
    }
}
