package io.netpol.reference;

import com.google.common.collect.ImmutableSet;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.MissingFact;
import java.util.EnumMap;
import java.util.Map;

/**
 * The answer over all ports at one end.
 *
 * @param answer what is allowed, ambiguous and unknown
 * @param unknownBy for each fact that is missing the connections that depend on it
 */
record EndAnswer(Answer answer, Map<MissingFact, ConnectionSet> unknownBy) {
    /** The answer where no rule had to be asked. */
    static final EndAnswer ALL = new EndAnswer(Answer.ALL, Map.of());

    /** Gives the answer from those of both ends. A fact is missing only if what depends on it is not denied elsewhere. */
    Answer withOtherEnd(EndAnswer other) {
        Answer both = answer.withOtherEnd(other.answer);
        ImmutableSet.Builder<MissingFact> missing = ImmutableSet.builder();
        both.missing().stream()
                .filter(fact -> dependsOn(fact).union(other.dependsOn(fact)).intersects(both.unknown()))
                .sorted()
                .forEach(missing::add);
        return new Answer(both.allowed(), both.ambiguous(), both.unknown(), missing.build());
    }

    private ConnectionSet dependsOn(MissingFact fact) {
        return unknownBy.getOrDefault(fact, ConnectionSet.none());
    }

    /** Gives the answer where nobody knows whether policies count at all: what they do not allow depends on these facts. */
    EndAnswer unlessExempt(ImmutableSet<MissingFact> facts) {
        ConnectionSet unknown = answer.allowed().complement();
        if (facts.isEmpty() || unknown.isEmpty()) {
            return this;
        }
        EnumMap<MissingFact, ConnectionSet> more = new EnumMap<>(MissingFact.class);
        more.putAll(unknownBy);
        facts.forEach(fact -> more.put(fact, unknown));
        return new EndAnswer(
                new Answer(answer.allowed(), ConnectionSet.none(), unknown, ImmutableSet.copyOf(more.keySet())), more);
    }
}
