package io.netpol.matcher;

import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.Outcome;
import io.netpol.eval.PortRange;
import io.netpol.net.Protocol;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a profile says to a class of peers, over all protocols and ports: as an answer, and as rising numbers of ports at which
 * the outcome changes, so that one port is found by halving, without allocating anything.
 *
 * <p>Whether a port is allowed, which is asked most, is told by how many of the numbers at which that changes are not above it:
 * an odd number. The first four are fields, compared without a branch that a processor could guess wrong: they are enough
 * for two ranges of ports, which is more than most policies name.
 */
final class Cell {
    private static final int PORTS = 1 << 16;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int[] NONE = {};

    private final int number;
    private final EndAnswer answer;
    private final int[] starts;
    private final Outcome[] outcomes;
    private final int first;
    private final int second;
    private final int third;
    private final int fourth;
    private final int[] more;

    private Cell(int number, EndAnswer answer, int[] starts, Outcome[] outcomes) {
        this.number = number;
        this.answer = answer;
        this.starts = starts;
        this.outcomes = outcomes;
        IntBuffer turns = new IntBuffer();
        for (int i = 0; i < starts.length; i++) {
            boolean before = i > 0 && outcomes[i - 1] == Outcome.ALLOWED;
            if ((outcomes[i] == Outcome.ALLOWED) != before) {
                turns.add(starts[i]);
            }
        }
        this.first = turns.size() > 0 ? turns.get(0) : NEVER;
        this.second = turns.size() > 1 ? turns.get(1) : NEVER;
        this.third = turns.size() > 2 ? turns.get(2) : NEVER;
        this.fourth = turns.size() > 3 ? turns.get(3) : NEVER;
        this.more = turns.size() > 4 ? Arrays.copyOfRange(turns.toArray(), 4, turns.size()) : NONE;
    }

    /**
     * Makes a cell.
     *
     * @param number its number among the distinct cells of an index
     */
    static Cell of(EndAnswer end, int number) {
        Answer answer = end.answer();
        if (answer.allowed().isAll() || answer.denied().isAll()) {
            Outcome everywhere = answer.allowed().isAll() ? Outcome.ALLOWED : Outcome.DENIED;
            return new Cell(number, end, new int[1], new Outcome[] {everywhere});
        }
        TreeMap<Integer, Outcome> changes = new TreeMap<>();
        for (Protocol protocol : Protocol.values()) {
            changes.put(number(protocol, 0), Outcome.DENIED);
        }
        addRanges(answer.allowed(), Outcome.ALLOWED, changes);
        addRanges(answer.ambiguous(), Outcome.AMBIGUOUS, changes);
        addRanges(answer.unknown(), Outcome.UNKNOWN, changes);
        int[] starts = new int[changes.size()];
        Outcome[] outcomes = new Outcome[changes.size()];
        int count = 0;
        for (Map.Entry<Integer, Outcome> change : changes.entrySet()) {
            starts[count] = change.getKey();
            outcomes[count++] = change.getValue();
        }
        return new Cell(number, end, starts, outcomes);
    }

    /** Ranges of different outcomes do not overlap: where one ends, another begins or denial does. */
    private static void addRanges(ConnectionSet connections, Outcome outcome, Map<Integer, Outcome> changes) {
        for (Protocol protocol : Protocol.values()) {
            for (PortRange range : connections.ranges(protocol)) {
                changes.put(number(protocol, range.first()), outcome);
                changes.putIfAbsent(number(protocol, range.last()) + 1, Outcome.DENIED);
            }
        }
    }

    /** Gives a number to a port of a protocol. */
    static int number(Protocol protocol, int port) {
        int place = switch (protocol) {
            case TCP -> 0;
            case UDP -> 1;
            case SCTP -> 2;
        };
        return place * PORTS + port;
    }

    /** Gives its number among the distinct cells. */
    int number() {
        return number;
    }

    EndAnswer answer() {
        return answer;
    }

    /** Tells whether a port is allowed for certain. */
    boolean allows(Protocol protocol, int port) {
        return (turns(number(protocol, port)) & 1) != 0;
    }

    /** Tells how often what is allowed has changed up to a port, by its number: odd where it is allowed for certain. */
    int turns(int number) {
        // the sign of a difference is a bit: 1 where a turn is not above the number
        int turns =
                notAbove(first, number) + notAbove(second, number) + notAbove(third, number) + notAbove(fourth, number);
        if (more.length > 0 && turns == 4) {
            int found = Arrays.binarySearch(more, number);
            turns += found >= 0 ? found + 1 : -found - 1;
        }
        return turns;
    }

    private static int notAbove(int turn, int number) {
        return (turn - number - 1) >>> 31;
    }

    /** Gives the outcome for a port, 1 to 65535. Costs the logarithm of the number of changes. */
    Outcome outcome(Protocol protocol, int port) {
        int[] at = starts;
        if (at.length == 1) {
            return outcomes[0];
        }
        int found = Arrays.binarySearch(at, number(protocol, port));
        return outcomes[found >= 0 ? found : -found - 2];
    }
}
