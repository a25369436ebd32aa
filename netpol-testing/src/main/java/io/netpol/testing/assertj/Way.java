package io.netpol.testing.assertj;

import io.netpol.analysis.RowEnd;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.EndpointPair;

/**
 * A way from one end to another, with what is allowed on it.
 *
 * @param source the row end to which the source belongs
 * @param destination the row end to which the destination belongs
 * @param ends the ends
 * @param asked the connections that are asked about
 * @param answer the answer for those
 */
record Way(RowEnd source, RowEnd destination, EndpointPair ends, ConnectionSet asked, Answer answer) {
    /** The connections that are neither allowed nor denied for certain. */
    ConnectionSet uncertain() {
        return answer.ambiguous().union(answer.unknown());
    }
}
