package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;

/**
 * A set of ports, 1 to 65535. Immutable and canonical.
 *
 * <p>Representation: the ports at which membership changes, in rising order; even positions open a run, odd positions
 * are the first port after it. The count is even, no boundary repeats, and so one set has one array. The full set is
 * {@code [1, 65536]}.
 *
 * <p>Every operation is one walk along both arrays: linear in the number of runs, which is a handful in practice.
 * Questions allocate nothing, and an operation whose result equals an operand returns that operand, since most unions
 * of a policy's rules add nothing.
 */
final class PortSet {
    static final PortSet EMPTY = new PortSet(new int[0]);
    static final PortSet ALL = new PortSet(new int[] {PortRange.LOWEST, PortRange.HIGHEST + 1});

    /** Truth tables of an operation: bit {@code 2 * (in the left set) + (in the right set)}. */
    private static final int UNION = 0b1110;

    private static final int INTERSECTION = 0b1000;
    private static final int MINUS = 0b0100;

    private final int[] boundaries;

    private PortSet(int[] boundaries) {
        this.boundaries = boundaries;
    }

    static PortSet of(PortRange range) {
        return ofBoundaries(new int[] {range.first(), range.last() + 1});
    }

    private static PortSet ofBoundaries(int[] boundaries) {
        if (boundaries.length == 0) {
            return EMPTY;
        }
        return Arrays.equals(boundaries, ALL.boundaries) ? ALL : new PortSet(boundaries);
    }

    PortSet union(PortSet other) {
        if (containsAll(other)) {
            return this;
        }
        return other.containsAll(this) ? other : combined(other, UNION);
    }

    PortSet intersection(PortSet other) {
        if (other.containsAll(this)) {
            return this;
        }
        return containsAll(other) ? other : combined(other, INTERSECTION);
    }

    PortSet minus(PortSet other) {
        return intersects(other) ? combined(other, MINUS) : this;
    }

    private PortSet combined(PortSet other, int truth) {
        int[] left = boundaries;
        int[] right = other.boundaries;
        int[] result = new int[left.length + right.length];
        int size = 0;
        int l = 0;
        int r = 0;
        while (l < left.length || r < right.length) {
            int nextLeft = l < left.length ? left[l] : Integer.MAX_VALUE;
            int nextRight = r < right.length ? right[r] : Integer.MAX_VALUE;
            int port = Math.min(nextLeft, nextRight);
            if (nextLeft == port) {
                l++;
            }
            if (nextRight == port) {
                r++;
            }
            // An odd count of boundaries behind us means that we are inside; the result's own count is odd likewise.
            int inside = (truth >>> (2 * (l & 1) + (r & 1))) & 1;
            if (inside != (size & 1)) {
                result[size++] = port;
            }
        }
        return ofBoundaries(Arrays.copyOf(result, size));
    }

    boolean contains(int port) {
        // An even position opens a run. Not found at insertion point i, the answer is ~i, whose last bit is that of i
        // turned over: even again exactly where i is odd, which is within a run.
        return (Arrays.binarySearch(boundaries, port) & 1) == 0;
    }

    boolean containsAll(PortSet other) {
        int mine = 0;
        for (int i = 0; i < other.boundaries.length; i += 2) {
            while (mine < boundaries.length && boundaries[mine + 1] < other.boundaries[i + 1]) {
                mine += 2;
            }
            // Runs do not touch: one of ours has to hold the whole of theirs.
            if (mine == boundaries.length || boundaries[mine] > other.boundaries[i]) {
                return false;
            }
        }
        return true;
    }

    boolean intersects(PortSet other) {
        int mine = 0;
        int theirs = 0;
        while (mine < boundaries.length && theirs < other.boundaries.length) {
            if (boundaries[mine + 1] <= other.boundaries[theirs]) {
                mine += 2;
            } else if (other.boundaries[theirs + 1] <= boundaries[mine]) {
                theirs += 2;
            } else {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return boundaries.length == 0;
    }

    int size() {
        int size = 0;
        for (int i = 0; i < boundaries.length; i += 2) {
            size += boundaries[i + 1] - boundaries[i];
        }
        return size;
    }

    ImmutableList<PortRange> ranges() {
        ImmutableList.Builder<PortRange> ranges = ImmutableList.builderWithExpectedSize(boundaries.length / 2);
        for (int i = 0; i < boundaries.length; i += 2) {
            ranges.add(new PortRange(boundaries[i], boundaries[i + 1] - 1));
        }
        return ranges.build();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof PortSet set && Arrays.equals(boundaries, set.boundaries));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(boundaries);
    }

    /** The ranges with commas between; empty for the empty set. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (PortRange range : ranges()) {
            text.append(text.length() == 0 ? "" : ",").append(range);
        }
        return text.toString();
    }
}
