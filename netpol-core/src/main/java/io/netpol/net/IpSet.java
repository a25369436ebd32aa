package io.netpol.net;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A set of addresses of both families. Immutable and canonical: it is held as sorted ranges that neither overlap nor
 * touch, so two sets of the same addresses are equal.
 *
 * <p>Every operation costs time linear in the number of ranges, {@link #contains} its logarithm.
 */
public final class IpSet {
    private static final IpSet EMPTY = new IpSet(ImmutableList.of());

    private final ImmutableList<IpRange> ranges;

    private IpSet(ImmutableList<IpRange> ranges) {
        this.ranges = ranges;
    }

    /** The set without any address. */
    public static IpSet empty() {
        return EMPTY;
    }

    /** The addresses that lie in any of the ranges, which may overlap and come in any order. */
    public static IpSet of(IpRange... ranges) {
        return of(Arrays.asList(ranges));
    }

    /** The addresses that lie in any of the ranges, which may overlap and come in any order. */
    public static IpSet of(Iterable<IpRange> ranges) {
        return joined(ImmutableList.sortedCopyOf(ranges));
    }

    /** The addresses of a network. */
    public static IpSet of(Cidr cidr) {
        return of(cidr.range());
    }

    /** All addresses of a family. */
    public static IpSet everything(IpFamily family) {
        return of(IpRange.of(IpAddress.first(family), IpAddress.last(family)));
    }

    /** The set of sorted ranges, those joined that overlap or touch. */
    private static IpSet joined(List<IpRange> sorted) {
        ImmutableList.Builder<IpRange> disjoint = ImmutableList.builder();
        int at = 0;
        while (at < sorted.size()) {
            IpAddress first = sorted.get(at).first();
            IpAddress last = sorted.get(at).last();
            at++;
            while (at < sorted.size() && reaches(last, sorted.get(at).first())) {
                last = max(last, sorted.get(at).last());
                at++;
            }
            disjoint.add(IpRange.of(first, last));
        }
        return ofDisjoint(disjoint.build());
    }

    private static IpSet ofDisjoint(ImmutableList<IpRange> ranges) {
        return ranges.isEmpty() ? EMPTY : new IpSet(ranges);
    }

    /** Whether no address lies between a range's last address and the first of a range that begins later. */
    private static boolean reaches(IpAddress last, IpAddress first) {
        return first.compareTo(last) <= 0 || last.next().equals(Optional.of(first));
    }

    private static IpAddress min(IpAddress one, IpAddress other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static IpAddress max(IpAddress one, IpAddress other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** The addresses that are in this set or in the other. */
    public IpSet union(IpSet other) {
        if (containsAll(other)) {
            return this;
        }
        if (other.containsAll(this)) {
            return other;
        }
        List<IpRange> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        all.sort(null);
        return joined(all);
    }

    /** The addresses that are in this set and in the other. */
    public IpSet intersection(IpSet other) {
        if (other.containsAll(this)) {
            return this;
        }
        if (containsAll(other)) {
            return other;
        }
        ImmutableList.Builder<IpRange> common = ImmutableList.builder();
        int mine = 0;
        int theirs = 0;
        while (mine < ranges.size() && theirs < other.ranges.size()) {
            IpRange a = ranges.get(mine);
            IpRange b = other.ranges.get(theirs);
            IpAddress first = max(a.first(), b.first());
            IpAddress last = min(a.last(), b.last());
            if (first.compareTo(last) <= 0) {
                common.add(IpRange.of(first, last));
            }
            // Whichever ends first meets nothing further.
            if (a.last().compareTo(b.last()) <= 0) {
                mine++;
            } else {
                theirs++;
            }
        }
        return ofDisjoint(common.build());
    }

    /** The addresses that are in this set and not in the other. */
    public IpSet minus(IpSet other) {
        if (!intersects(other)) {
            return this;
        }
        ImmutableList.Builder<IpRange> left = ImmutableList.builder();
        int theirs = 0;
        for (IpRange range : ranges) {
            while (theirs < other.ranges.size()
                    && other.ranges.get(theirs).last().compareTo(range.first()) < 0) {
                theirs++;
            }
            // The same range of the other may reach into our next one, so it is not stepped over here.
            Optional<IpAddress> open = Optional.of(range.first());
            for (int i = theirs; i < other.ranges.size() && open.isPresent(); i++) {
                IpRange taken = other.ranges.get(i);
                if (taken.first().compareTo(range.last()) > 0) {
                    break;
                }
                if (open.get().compareTo(taken.first()) < 0) {
                    left.add(IpRange.of(open.get(), taken.first().previous().orElseThrow()));
                }
                open = taken.last().next();
            }
            if (open.isPresent() && open.get().compareTo(range.last()) <= 0) {
                left.add(IpRange.of(open.get(), range.last()));
            }
        }
        return ofDisjoint(left.build());
    }

    /** Whether the address is in the set. */
    public boolean contains(IpAddress address) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            IpRange range = ranges.get(middle);
            if (range.contains(address)) {
                return true;
            }
            if (address.compareTo(range.first()) < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }

    /** Whether every address of the other set is in this one; true for an empty other set. */
    public boolean containsAll(IpSet other) {
        int mine = 0;
        for (IpRange range : other.ranges) {
            while (mine < ranges.size() && ranges.get(mine).last().compareTo(range.last()) < 0) {
                mine++;
            }
            // Ranges of a canonical set do not touch: one of ours has to hold the whole of it.
            if (mine == ranges.size() || !ranges.get(mine).contains(range)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some address is in both sets. */
    public boolean intersects(IpSet other) {
        int mine = 0;
        int theirs = 0;
        while (mine < ranges.size() && theirs < other.ranges.size()) {
            IpRange a = ranges.get(mine);
            IpRange b = other.ranges.get(theirs);
            if (a.last().compareTo(b.first()) < 0) {
                mine++;
            } else if (b.last().compareTo(a.first()) < 0) {
                theirs++;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Whether the set has no address. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** The fewest ranges that make up the set, in order: IPv4 first, none of them overlapping or adjacent. */
    public ImmutableList<IpRange> ranges() {
        return ranges;
    }

    /** The addresses of this set that are of one family. */
    public IpSet restrictedTo(IpFamily family) {
        return intersection(everything(family));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpSet set && ranges.equals(set.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** The ranges with commas between, or {@code No Addresses}. */
    @Override
    public String toString() {
        return ranges.isEmpty() ? "No Addresses" : Joiner.on(',').join(ranges);
    }
}
