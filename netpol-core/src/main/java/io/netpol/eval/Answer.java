package io.netpol.eval;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.net.Protocol;

/**
 * The exact answer over all protocols and ports between two ends (rule S65). The three sets are disjoint; what is in none
 * of them is denied.
 *
 * @param allowed the connections that are allowed for certain
 * @param ambiguous the connections on which cluster-wide policies of equal rank disagree
 * @param unknown the connections that depend on a missing fact
 * @param missing the facts on which the unknown ones depend; empty if and only if there are none
 */
public record Answer(
        ConnectionSet allowed, ConnectionSet ambiguous, ConnectionSet unknown, ImmutableSet<MissingFact> missing) {
    /** The answer where everything is allowed. */
    public static final Answer ALL = certain(ConnectionSet.all());

    /** Makes an answer. */
    public Answer {
        if (allowed.intersects(ambiguous) || allowed.intersects(unknown) || ambiguous.intersects(unknown)) {
            throw new IllegalArgumentException("the parts of an answer overlap: allowed " + allowed + ", ambiguous "
                    + ambiguous + ", unknown " + unknown);
        }
        if (unknown.isEmpty() != missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown connections and missing facts come together: unknown " + unknown + ", missing " + missing);
        }
    }

    /** Gives the answer where these connections are allowed and all others denied. */
    public static Answer certain(ConnectionSet allowed) {
        return new Answer(allowed, ConnectionSet.none(), ConnectionSet.none(), ImmutableSet.of());
    }

    /** Gives the answer for these connections only: all others count as denied. */
    public Answer within(ConnectionSet connections) {
        ConnectionSet unknownWithin = unknown.intersection(connections);
        return new Answer(
                allowed.intersection(connections),
                ambiguous.intersection(connections),
                unknownWithin,
                unknownWithin.isEmpty() ? ImmutableSet.of() : missing);
    }

    /** Gives the connections that are denied for certain. */
    public ConnectionSet denied() {
        return notDenied().complement();
    }

    /** Tells whether nothing is ambiguous or unknown. */
    public boolean isCertain() {
        return ambiguous.isEmpty() && unknown.isEmpty();
    }

    /** Gives the outcome for one port. */
    public Outcome outcome(Protocol protocol, int port) {
        if (allowed.contains(protocol, port)) {
            return Outcome.ALLOWED;
        }
        if (unknown.contains(protocol, port)) {
            return Outcome.UNKNOWN;
        }
        return ambiguous.contains(protocol, port) ? Outcome.AMBIGUOUS : Outcome.DENIED;
    }

    /** Gives the answer of a connection from those of its two ends, port by port as {@link Outcome#withOtherEnd}. */
    public Answer withOtherEnd(Answer other) {
        ConnectionSet both = notDenied().intersection(other.notDenied());
        ConnectionSet bothUnknown = both.intersection(unknown.union(other.unknown));
        ConnectionSet rest = both.minus(bothUnknown);
        ConnectionSet bothAmbiguous = rest.intersection(ambiguous.union(other.ambiguous));
        ImmutableSet.Builder<MissingFact> facts = ImmutableSet.builder();
        for (Answer end : new Answer[] {this, other}) {
            if (end.unknown.intersects(bothUnknown)) {
                facts.addAll(end.missing);
            }
        }
        return new Answer(rest.minus(bothAmbiguous), bothAmbiguous, bothUnknown, Sets.immutableEnumSet(facts.build()));
    }

    private ConnectionSet notDenied() {
        return allowed.union(ambiguous).union(unknown);
    }
}
