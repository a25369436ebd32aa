package io.netpol.eval;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.net.Protocol;
import io.netpol.testkit.ConnectionSets;
import io.netpol.testkit.ConnectionSets.Piece;
import java.util.BitSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@link ConnectionSet} against a bit for each of the 3 x 65,535 connections. */
class ConnectionSetProperties {
    private static final int PORTS = 65535;

    @Provide
    Arbitrary<ImmutableList<Piece>> pieces() {
        return ConnectionSets.allPieces();
    }

    @Provide
    Arbitrary<ConnectionSet> connections() {
        return ConnectionSets.allConnections();
    }

    @Property(tries = 100)
    void containsWhatItsPiecesContain(@ForAll("pieces") ImmutableList<Piece> pieces) {
        ConnectionSet set = ConnectionSets.of(pieces);
        BitSet expected = new BitSet();
        for (Piece piece : pieces) {
            int offset = offset(piece.protocol());
            expected.set(offset + piece.ports().first(), offset + piece.ports().last() + 1);
        }

        BitSet asked = new BitSet();
        for (Protocol protocol : Protocol.values()) {
            for (int port = 1; port <= PORTS; port++) {
                asked.set(offset(protocol) + port, set.contains(protocol, port));
            }
            assertThat(set.contains(protocol, 0)).isFalse();
            assertThat(set.contains(protocol, PORTS + 1)).isFalse();
        }

        assertThat(asked).isEqualTo(expected);
        assertThat(bits(set)).isEqualTo(expected);
    }

    @Property
    void theAlgebraIsThatOfBits(@ForAll("connections") ConnectionSet a, @ForAll("connections") ConnectionSet b) {
        BitSet union = bits(a);
        union.or(bits(b));
        BitSet intersection = bits(a);
        intersection.and(bits(b));
        BitSet difference = bits(a);
        difference.andNot(bits(b));
        BitSet complement = bits(a);
        complement.flip(0, 3 * PORTS);

        assertThat(bits(a.union(b))).isEqualTo(union);
        assertThat(bits(a.intersection(b))).isEqualTo(intersection);
        assertThat(bits(a.minus(b))).isEqualTo(difference);
        assertThat(bits(a.complement())).isEqualTo(complement);
        assertThat(a.intersects(b)).isEqualTo(!intersection.isEmpty());
        assertThat(a.containsAll(b)).isEqualTo(union.equals(bits(a)));
    }

    @Property
    void questionsAboutOneSetAreThoseOfBits(@ForAll("connections") ConnectionSet set) {
        BitSet bits = bits(set);
        assertThat(set.size()).isEqualTo(bits.cardinality());
        assertThat(set.isEmpty()).isEqualTo(bits.isEmpty());
        assertThat(set.isAll()).isEqualTo(bits.cardinality() == 3 * PORTS);
    }

    @Property
    void deMorgan(@ForAll("connections") ConnectionSet a, @ForAll("connections") ConnectionSet b) {
        assertThat(a.union(b).complement()).isEqualTo(a.complement().intersection(b.complement()));
        assertThat(a.intersection(b).complement()).isEqualTo(a.complement().union(b.complement()));
        assertThat(a.minus(b)).isEqualTo(a.intersection(b.complement()));
        assertThat(a.complement().complement()).isEqualTo(a);
    }

    @Property
    void equalWhereTheBitsAreEqual(@ForAll("connections") ConnectionSet a, @ForAll("connections") ConnectionSet b) {
        assertThat(a.equals(b)).isEqualTo(bits(a).equals(bits(b)));
        // The same set by two routes, which random pairs seldom are.
        ConnectionSet rebuilt = a.minus(b).union(a.intersection(b));
        assertThat(rebuilt).isEqualTo(a).hasSameHashCodeAs(a);
        assertThat(rebuilt.toString()).isEqualTo(a.toString());
    }

    @Property
    void rangesRiseAndDoNotTouch(@ForAll("connections") ConnectionSet set) {
        for (Protocol protocol : Protocol.values()) {
            int open = -1;
            for (PortRange range : set.ranges(protocol)) {
                assertThat(range.first()).isGreaterThan(open + 1);
                open = range.last();
            }
        }
    }

    @Property
    void readsBackWhatItPrints(@ForAll("connections") ConnectionSet set) {
        assertThat(ConnectionSet.parse(set.toString())).isEqualTo(set);
    }

    @Property
    void theOrderOfPiecesDoesNotMatter(@ForAll("pieces") ImmutableList<Piece> pieces) {
        ImmutableList<ConnectionSet> sets =
                pieces.stream().map(Piece::connections).collect(ImmutableList.toImmutableList());
        assertThat(ConnectionSet.unionOf(sets.reverse())).isEqualTo(ConnectionSets.of(pieces));
    }

    @Property
    void anOperationThatChangesNothingReturnsItsOperand(
            @ForAll("connections") ConnectionSet a, @ForAll("connections") ConnectionSet b) {
        ConnectionSet union = a.union(b);
        assertThat(union.union(a)).isSameAs(union);
        for (ConnectionSet result : ImmutableList.of(union, a.intersection(b))) {
            if (result.equals(a)) {
                assertThat(result).isSameAs(a);
            } else if (result.equals(b)) {
                assertThat(result).isSameAs(b);
            }
        }
        if (!a.intersects(b)) {
            assertThat(a.minus(b)).isSameAs(a);
        }
    }

    private static BitSet bits(ConnectionSet set) {
        BitSet bits = new BitSet(3 * PORTS);
        for (Protocol protocol : Protocol.values()) {
            int offset = offset(protocol);
            for (PortRange range : set.ranges(protocol)) {
                bits.set(offset + range.first(), offset + range.last() + 1);
            }
        }
        return bits;
    }

    /** The bit before that of port 1. */
    private static int offset(Protocol protocol) {
        return switch (protocol) {
            case TCP -> -1;
            case UDP -> PORTS - 1;
            case SCTP -> 2 * PORTS - 1;
        };
    }
}
