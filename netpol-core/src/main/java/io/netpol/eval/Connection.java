package io.netpol.eval;

import io.netpol.internal.ValueStyle;
import io.netpol.net.Protocol;
import org.immutables.value.Value;

/** One attempt to open a connection: the question for a verdict (rule S0.1). */
@Value.Immutable
@ValueStyle
public abstract sealed class Connection permits ImmutableConnection {
    private static final int MAX_PORT = 65_535;

    Connection() {}

    /** Gives the ends. */
    public abstract EndpointPair ends();

    /** Gives the protocol. */
    public abstract Protocol protocol();

    /** Gives the destination port, 1 to 65535: that of the pod, not of a Service (rule S37). */
    public abstract int port();

    /**
     * Gives the attempt.
     *
     * @throws IllegalArgumentException if the port is not within 1 to 65535
     */
    public static Connection of(EndpointPair ends, Protocol protocol, int port) {
        return ImmutableConnection.builder()
                .ends(ends)
                .protocol(protocol)
                .port(port)
                .build();
    }

    @Value.Check
    void check() {
        if (port() < 1 || port() > MAX_PORT) {
            throw new IllegalArgumentException("port " + port() + " is no port; ports are 1 to 65535");
        }
    }
}
