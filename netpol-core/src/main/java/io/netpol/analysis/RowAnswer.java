package io.netpol.analysis;

import com.google.common.collect.ImmutableSet;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.MissingFact;
import java.util.List;

/**
 * What two ends of a row can do over one address family, all their pods taken together.
 *
 * @param somePods what at least one pair of pods can do: allowed for some is allowed here
 * @param everyPod what every pair of pods can do for certain
 * @param podsDiffer whether pairs of pods have different answers
 */
public record RowAnswer(Answer somePods, ConnectionSet everyPod, boolean podsDiffer) {

    /**
     * Gives the answers of all pairs of pods as one.
     *
     * @param answers at least one
     */
    public static RowAnswer merge(List<Answer> answers) {
        Answer first = answers.get(0);
        if (answers.stream().allMatch(first::equals)) {
            return new RowAnswer(first, first.allowed(), false);
        }
        ConnectionSet allowed = ConnectionSet.none();
        ConnectionSet ambiguous = ConnectionSet.none();
        ConnectionSet unknown = ConnectionSet.none();
        ConnectionSet every = ConnectionSet.all();
        for (Answer answer : answers) {
            allowed = allowed.union(answer.allowed());
            ambiguous = ambiguous.union(answer.ambiguous());
            unknown = unknown.union(answer.unknown());
            every = every.intersection(answer.allowed());
        }
        ConnectionSet onlyUnknown = unknown.minus(allowed);
        ImmutableSet.Builder<MissingFact> missing = ImmutableSet.builder();
        for (Answer answer : answers) {
            if (answer.unknown().intersects(onlyUnknown)) {
                missing.addAll(answer.missing());
            }
        }
        Answer some = new Answer(allowed, ambiguous.minus(allowed).minus(onlyUnknown), onlyUnknown, missing.build());
        return new RowAnswer(some, every, true);
    }

    /** Tells whether nothing is allowed, not even perhaps. */
    boolean isNothing() {
        return somePods.allowed().isEmpty() && somePods.isCertain();
    }

    /** Tells whether a missing fact decides all that is not denied. */
    boolean isOnlyUnknown() {
        return somePods.allowed().isEmpty()
                && somePods.ambiguous().isEmpty()
                && !somePods.unknown().isEmpty();
    }
}
