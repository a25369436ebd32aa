package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.PortRange;
import io.netpol.net.Protocol;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generated ports, port ranges and connection sets. */
public final class ConnectionSets {
    /** Few, so that sets collide; neighbours, so that ranges touch; both ends, where an index is off by one first. */
    private static final int[] PORTS = {1, 2, 3, 79, 80, 81, 82, 443, 8080, 8081, 65533, 65534, 65535};

    private ConnectionSets() {}

    /**
     * A range of ports of one protocol: what a connection set is put together from.
     *
     * @param protocol the protocol
     * @param ports its ports
     */
    public record Piece(Protocol protocol, PortRange ports) {
        /** The connections of this piece alone. */
        public ConnectionSet connections() {
            return ConnectionSet.of(protocol, ports);
        }
    }

    /** One of the three protocols. */
    public static Protocol protocol(RandomGenerator random) {
        Protocol[] protocols = Protocol.values();
        return protocols[random.nextInt(protocols.length)];
    }

    /** A port of the small alphabet, now and then any port. */
    public static int port(RandomGenerator random) {
        return random.nextInt(10) == 0 ? random.nextInt(1, 65536) : PORTS[random.nextInt(PORTS.length)];
    }

    /** A range between two ports, often of one port, sometimes of all. */
    public static PortRange range(RandomGenerator random) {
        int kind = random.nextInt(12);
        if (kind == 0) {
            return new PortRange(1, 65535);
        }
        int one = port(random);
        int other = kind < 6 ? one : port(random);
        return new PortRange(Math.min(one, other), Math.max(one, other));
    }

    /** Up to six pieces, which may overlap, touch and repeat. */
    public static ImmutableList<Piece> pieces(RandomGenerator random) {
        ImmutableList.Builder<Piece> pieces = ImmutableList.builder();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            pieces.add(new Piece(protocol(random), range(random)));
        }
        return pieces.build();
    }

    /** The connections of all the pieces. */
    public static ConnectionSet of(Iterable<Piece> pieces) {
        ConnectionSet connections = ConnectionSet.none();
        for (Piece piece : pieces) {
            connections = connections.union(piece.connections());
        }
        return connections;
    }

    /** A set of a few pieces; in one case of four its complement, so that wide sets occur as well. */
    public static ConnectionSet connections(RandomGenerator random) {
        ConnectionSet narrow = of(pieces(random));
        return random.nextInt(4) == 0 ? narrow.complement() : narrow;
    }

    /** {@link #pieces} for jqwik. */
    public static Arbitrary<ImmutableList<Piece>> allPieces() {
        return Arbitraries.randomValue(ConnectionSets::pieces);
    }

    /** {@link #connections} for jqwik. */
    public static Arbitrary<ConnectionSet> allConnections() {
        return Arbitraries.randomValue(ConnectionSets::connections);
    }
}
