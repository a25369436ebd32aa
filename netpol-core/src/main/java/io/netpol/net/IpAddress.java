package io.netpol.net;

import java.util.Optional;

/**
 * An IP address, IPv4 or IPv6. Immutable and canonical: an IPv4 address that is written in the mapped form of IPv6
 * ({@code ::ffff:10.0.0.1}) is the IPv4 address (Kubernetes NetworkPolicy, rule S35), so no IPv6 address lies in
 * {@code ::ffff:0:0/96}. Texts are read from their digits; a name is never looked up.
 *
 * <p>The order is IPv4 before IPv6, then by value without sign.
 */
public final class IpAddress implements Comparable<IpAddress> {
    private static final long IPV4_MASK = 0xffff_ffffL;

    /** The low bits of the first and last mapped address; the high bits are 0. */
    private static final long FIRST_MAPPED = 0x0000_ffff_0000_0000L;

    private static final long LAST_MAPPED = FIRST_MAPPED | IPV4_MASK;

    private final IpFamily family;
    private final long high;
    private final long low;

    private IpAddress(IpFamily family, long high, long low) {
        this.family = family;
        this.high = high;
        this.low = low;
    }

    /**
     * The IPv4 address of 32 bits.
     *
     * @param bits the address, first octet in the highest bits
     */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(IpFamily.IPV4, 0, Integer.toUnsignedLong(bits));
    }

    /**
     * The address of 128 bits: IPv6, or IPv4 where the bits are the mapped form of one.
     *
     * @param high the first 64 bits
     * @param low the last 64 bits
     */
    public static IpAddress ofIpv6(long high, long low) {
        return isMapped(high, low) ? ofIpv4((int) low) : new IpAddress(IpFamily.IPV6, high, low);
    }

    /**
     * The address that a text means, by the lenient grammar of rule S35: leading zeros of IPv4 octets are decimal, IPv6
     * may have upper case, padded groups and a dotted quad at its end, and the mapped form is IPv4. No zone, no blanks,
     * no prefix length, four octets always.
     *
     * @throws IllegalArgumentException if the text is no address; the message names the text, the bad part and what to
     *     write
     */
    public static IpAddress parse(String text) {
        return scan(text).address();
    }

    /** The address that a text means, as {@link #parse} reads it, or empty where the text is no address. */
    public static Optional<IpAddress> tryParse(String text) {
        AddressText scanned = AddressText.scan(text);
        return scanned.isValid() ? Optional.of(scanned.address()) : Optional.empty();
    }

    /**
     * The address that a text means, without the spellings that Kubernetes refuses for new objects: no leading zeros in
     * IPv4 octets, no mapped form. IPv6 need not be in the canonical form of RFC 5952.
     *
     * @throws IllegalArgumentException if the text is no address or spelled so; the message names the text, the bad
     *     part and what to write
     */
    public static IpAddress parseStrict(String text) {
        AddressText scanned = scan(text);
        if (scanned.hasLeadingZeros()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" has leading zeros, which some programs read as octal; write " + scanned.address());
        }
        if (scanned.isMapped()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is an IPv4 address in the mapped form of IPv6; write " + scanned.address());
        }
        return scanned.address();
    }

    /** The lowest address of a family: {@code 0.0.0.0} or {@code ::}. */
    public static IpAddress first(IpFamily family) {
        return new IpAddress(family, 0, 0);
    }

    /** The highest address of a family: {@code 255.255.255.255} or {@code ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff}. */
    public static IpAddress last(IpFamily family) {
        return family == IpFamily.IPV4 ? new IpAddress(family, 0, IPV4_MASK) : new IpAddress(family, -1, -1);
    }

    private static AddressText scan(String text) {
        AddressText scanned = AddressText.scan(text);
        if (scanned.isValid()) {
            return scanned;
        }
        int slash = text.indexOf('/');
        boolean cidr = slash >= 0 && AddressText.scan(text.substring(0, slash)).isValid();
        String problem = cidr
                ? AddressText.quoted(text.substring(slash)) + " is a prefix length; write the address alone"
                : scanned.problem();
        throw new IllegalArgumentException("\"" + text + "\" is no IP address: " + problem);
    }

    static boolean isMapped(long high, long low) {
        return high == 0 && low >>> 32 == FIRST_MAPPED >>> 32;
    }

    /**
     * The address of these bits, or the last IPv6 address before the mapped ones where the bits are mapped: what an
     * IPv6 range ends with, as the mapped addresses are not IPv6.
     */
    static IpAddress lastOfIpv6(long high, long low) {
        return new IpAddress(IpFamily.IPV6, high, isMapped(high, low) ? FIRST_MAPPED - 1 : low);
    }

    /** The family of this address. */
    public IpFamily family() {
        return family;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /** The address after this one in its family, or empty for the last; IPv6 steps over the mapped addresses. */
    public Optional<IpAddress> next() {
        if (equals(last(family))) {
            return Optional.empty();
        }
        long nextLow = low + 1;
        long nextHigh = nextLow == 0 ? high + 1 : high;
        if (isMapped(nextHigh, nextLow)) {
            nextLow = LAST_MAPPED + 1;
        }
        return Optional.of(new IpAddress(family, nextHigh, nextLow));
    }

    /** The address before this one in its family, or empty for the first; IPv6 steps over the mapped addresses. */
    public Optional<IpAddress> previous() {
        if (high == 0 && low == 0) {
            return Optional.empty();
        }
        long previousLow = low - 1;
        long previousHigh = low == 0 ? high - 1 : high;
        if (isMapped(previousHigh, previousLow)) {
            previousLow = FIRST_MAPPED - 1;
        }
        return Optional.of(new IpAddress(family, previousHigh, previousLow));
    }

    /** Whether the address never leaves its host: in {@code 127.0.0.0/8}, or {@code ::1}. */
    public boolean isLoopback() {
        return family == IpFamily.IPV4 ? low >>> 24 == 127 : high == 0 && low == 1;
    }

    @Override
    public int compareTo(IpAddress other) {
        if (family != other.family) {
            return family.compareTo(other.family);
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address
                && family == address.family
                && high == address.high
                && low == address.low;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * family.bits() + Long.hashCode(high)) + Long.hashCode(low);
    }

    /** The canonical text: four decimal octets, or IPv6 as RFC 5952 writes it. */
    @Override
    public String toString() {
        if (family == IpFamily.IPV4) {
            return (low >>> 24) + "." + ((low >>> 16) & 0xff) + "." + ((low >>> 8) & 0xff) + "." + (low & 0xff);
        }
        int gap = 0;
        int gapLength = 1;
        for (int i = 0; i < 8; i++) {
            int length = zerosFrom(i);
            if (length > gapLength) {
                gap = i;
                gapLength = length;
            }
        }
        StringBuilder text = new StringBuilder(39);
        int i = 0;
        while (i < 8) {
            if (i == gap && gapLength > 1) {
                text.append("::");
                i += gapLength;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(i)));
            i++;
        }
        return text.toString();
    }

    private int zerosFrom(int group) {
        int end = group;
        while (end < 8 && group(end) == 0) {
            end++;
        }
        return end - group;
    }

    private int group(int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
    }
}
