package io.netpol.eval;

import java.util.Comparator;

/**
 * A rule that matches a denied connection by half.
 *
 * @param match the half that matches: a peer without a port, or a port without a peer
 * @param half which half that is
 */
public record NearMiss(RuleMatch match, Half half) implements Comparable<NearMiss> {
    private static final Comparator<NearMiss> ORDER =
            Comparator.comparing(NearMiss::match).thenComparing(NearMiss::half);

    /** The half of a rule that matches. */
    public enum Half {
        /** The peer matches, but none of the ports does. */
        PEER,
        /** The port matches, but none of the peers does. */
        PORT
    }

    @Override
    public int compareTo(NearMiss other) {
        return ORDER.compare(this, other);
    }
}
