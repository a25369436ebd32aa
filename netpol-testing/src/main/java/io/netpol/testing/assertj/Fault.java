package io.netpol.testing.assertj;

import io.netpol.eval.Connection;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.EndpointPair;
import io.netpol.net.Protocol;

/** What is wrong with a way: that it is open, or that it is not. */
sealed interface Fault permits Opening, Lack {
    /** Tells whether the fault is in a way, for certain or perhaps. */
    boolean isIn(Way way);

    /** Tells whether it is there for certain. */
    boolean isCertainIn(Way way);

    /** Gives one connection that shows it. */
    Connection example(Way way);

    /** Gives the first connection of a set that is not empty. */
    static Connection first(ConnectionSet connections, EndpointPair ends) {
        for (Protocol protocol : Protocol.values()) {
            if (!connections.ranges(protocol).isEmpty()) {
                int port = connections.ranges(protocol).get(0).first();
                return Connection.of(ends, protocol, port);
            }
        }
        throw new IllegalStateException("an example of no connections");
    }
}
