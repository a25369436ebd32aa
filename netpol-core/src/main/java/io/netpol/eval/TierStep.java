package io.netpol.eval;

import com.google.common.collect.ImmutableList;

/**
 * What a tier of cluster-wide policies did with a connection at one end. There is a step for each tier in which some policy
 * with rules of the direction has the pod as its subject.
 *
 * @param reached whether the tier was asked
 * @param matches the rules that decided or passed on, sorted by priority and place; none where no rule matches
 */
public record TierStep(Reached reached, ImmutableList<TierMatch> matches) {
    /** Whether a tier was asked. */
    public enum Reached {
        /** It was. */
        YES,
        /** A missing fact, or a disagreement in a tier before it, decides. */
        PERHAPS,
        /** It was not: a tier before it decided. */
        NO
    }
}
