package io.netpol.eval;

import com.google.common.collect.ImmutableList;

/**
 * Why a connection is allowed, denied, ambiguous or unknown: one explanation for each end.
 *
 * @param egress what the source's policies say
 * @param ingress what the destination's policies say
 */
public record Explanation(DirectionExplanation egress, DirectionExplanation ingress) {
    /** Gives the outcome of the connection. */
    public Outcome outcome() {
        return egress.outcome().withOtherEnd(ingress.outcome());
    }

    /** Gives both explanations, the source's first. */
    public ImmutableList<DirectionExplanation> directions() {
        return ImmutableList.of(egress, ingress);
    }
}
