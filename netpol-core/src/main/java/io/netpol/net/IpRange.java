package io.netpol.net;

/**
 * The addresses of one family from a first to a last, both included. Immutable; never empty. An IPv6 range that spans
 * {@code ::ffff:0:0/96} does not hold the addresses there: they are IPv4 (rule S35).
 *
 * <p>The order is by first address, then by last.
 */
public final class IpRange implements Comparable<IpRange> {
    private final IpAddress first;
    private final IpAddress last;

    private IpRange(IpAddress first, IpAddress last) {
        this.first = first;
        this.last = last;
    }

    /**
     * The range between two addresses, both included.
     *
     * @throws IllegalArgumentException if the addresses differ in family, or the last is before the first
     */
    public static IpRange of(IpAddress first, IpAddress last) {
        if (first.family() != last.family()) {
            throw new IllegalArgumentException(first + "-" + last + " is no address range: " + first + " is "
                    + first.family() + " and " + last + " is " + last.family() + "; write two addresses of one family");
        }
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException(first + "-" + last + " is no address range: " + first + " is after "
                    + last + "; write " + last + "-" + first);
        }
        return new IpRange(first, last);
    }

    /** The lowest address of the range. */
    public IpAddress first() {
        return first;
    }

    /** The highest address of the range, which belongs to it. */
    public IpAddress last() {
        return last;
    }

    /** The family of all addresses of the range. */
    public IpFamily family() {
        return first.family();
    }

    /** Whether the address lies in the range; an address of the other family never does. */
    public boolean contains(IpAddress address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** Whether all addresses of the other range lie in this one. */
    public boolean contains(IpRange other) {
        return contains(other.first) && contains(other.last);
    }

    @Override
    public int compareTo(IpRange other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : last.compareTo(other.last);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpRange range && first.equals(range.first) && last.equals(range.last);
    }

    @Override
    public int hashCode() {
        return 31 * first.hashCode() + last.hashCode();
    }

    /** The two ends with a hyphen between: {@code 10.0.0.0-10.0.0.255}. */
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
