package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.net.Direction;
import java.util.EnumSet;
import java.util.OptionalInt;

/**
 * Policies that came and went, as far as it concerns pods that are of some kind already: what they were to policies is known,
 * and only what differs is looked at.
 *
 * @param concerned the directions of which lists of policies are others
 * @param subjects what became of the policies of each subject that some came to or went from
 * @param newPeers the terms by which a peer is named for the first time
 */
record PolicyChange(ImmutableSet<Direction> concerned, ImmutableList<Subject> subjects, IntList newPeers) {

    /** The policies of one subject, a term, before and after. */
    record Subject(int term, SubjectPolicies before, SubjectPolicies after) {
        private IntList lists(IntList lists, Direction direction) {
            OptionalInt gone = before.list(direction);
            OptionalInt come = after.list(direction);
            IntList left = gone.isPresent() ? lists.without(gone.getAsInt()) : lists;
            return come.isPresent() ? left.with(come.getAsInt()) : left;
        }
    }

    static PolicyChange of(ImmutableList<Subject> subjects, IntList newPeers) {
        EnumSet<Direction> concerned = EnumSet.noneOf(Direction.class);
        for (Subject subject : subjects) {
            for (Direction direction : Direction.values()) {
                if (!subject.before.list(direction).equals(subject.after.list(direction))) {
                    concerned.add(direction);
                }
            }
        }
        return new PolicyChange(Sets.immutableEnumSet(concerned), subjects, newPeers);
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
