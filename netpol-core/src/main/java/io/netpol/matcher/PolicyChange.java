package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.net.Direction;
import java.util.OptionalInt;

/**
 * Policies that came and went, as far as it concerns pods that are of some kind already: what they were to policies is known,
 * and only what differs is looked at.
 *
 * @param subjects what became of the policies of each subject that some came to or went from
 * @param newPeers the terms by which a peer is named for the first time
 */
record PolicyChange(ImmutableList<Subject> subjects, IntList newPeers) {

    /** The policies of one subject, a term, before and after. */
    record Subject(int term, SubjectPolicies before, SubjectPolicies after) {
        private IntList lists(IntList lists, Direction direction) {
            OptionalInt gone = before.list(direction);
            OptionalInt come = after.list(direction);
            IntList left = gone.isPresent() ? lists.without(gone.getAsInt()) : lists;
            return come.isPresent() ? left.with(come.getAsInt()) : left;
        }
    }

    /** Tells whether lists of policies that concern a direction are others. */
    boolean concerns(Direction direction) {
        for (Subject subject : subjects) {
            if (!subject.before.list(direction).equals(subject.after.list(direction))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gives the lists of policies that concern a pod, by their numbers.
     *
     * @param lists those of before
     * @param held the terms that hold for the pod
     */
    IntList lists(IntList lists, Direction direction, IntList held) {
        IntList now = lists;
        for (Subject subject : subjects) {
            now = held.contains(subject.term) ? subject.lists(now, direction) : now;
        }
        return now;
    }

    /**
     * Gives the terms that hold for a pod and by which peers are named.
     *
     * @param terms those of before
     * @param held the terms that hold for the pod
     */
    IntList peerTerms(IntList terms, IntList held) {
        IntList more = newPeers.filter(held::contains);
        return more.size() == 0 ? terms : terms.with(more);
    }
}
