package io.netpol.net;

import java.util.Optional;

/**
 * A network: the addresses that share a prefix with its first address. Immutable and canonical: the bits beyond the
 * prefix are cleared (rule S33) and what is written in the mapped form of IPv6 is IPv4 where the prefix covers the
 * mapped network (rule S35), so two CIDRs of one meaning are equal.
 *
 * <p>The order is by network address, then shorter prefixes first.
 */
public final class Cidr implements Comparable<Cidr> {
    private static final int MAPPED_PREFIX = 96;

    private final IpAddress network;
    private final int prefixLength;

    private Cidr(IpAddress network, int prefixLength) {
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /**
     * The network of an address: its bits beyond the prefix length are cleared.
     *
     * @param prefixLength 0 to 32 for IPv4, 0 to 128 for IPv6
     * @throws IllegalArgumentException if the prefix length is outside what the family allows
     */
    public static Cidr of(IpAddress address, int prefixLength) {
        int longest = address.family().bits();
        if (prefixLength < 0 || prefixLength > longest) {
            throw new IllegalArgumentException(address + "/" + prefixLength + " is no CIDR: the prefix length "
                    + prefixLength + " is outside 0 to " + longest);
        }
        if (address.family() == IpFamily.IPV6) {
            return ofIpv6(address.high(), address.low(), prefixLength);
        }
        return new Cidr(IpAddress.ofIpv4((int) (address.low() & lowMask(prefixLength + MAPPED_PREFIX))), prefixLength);
    }

    /** The network of 128 bits as they are written, mapped or not. */
    static Cidr ofIpv6(long high, long low, int prefixLength) {
        if (prefixLength >= MAPPED_PREFIX && IpAddress.isMapped(high, low)) {
            return of(IpAddress.ofIpv4((int) low), prefixLength - MAPPED_PREFIX);
        }
        // A prefix below 96 clears a bit of the mapped prefix: the network address is never a mapped one.
        return new Cidr(IpAddress.ofIpv6(high & highMask(prefixLength), low & lowMask(prefixLength)), prefixLength);
    }

    /**
     * The network that a text means, by the lenient grammar: an address as {@link IpAddress#parse} reads it, a slash, a
     * decimal prefix length, which may have leading zeros. Host bits are cleared. A mapped address with a prefix of at
     * least 96 is IPv4 ({@code ::ffff:10.0.0.0/104} is {@code 10.0.0.0/8}); with a shorter one it is IPv6. An address
     * without prefix length and a netmask are refused.
     *
     * @throws IllegalArgumentException if the text is no CIDR; the message names the text, the bad part and what to
     *     write
     */
    public static Cidr parse(String text) {
        return CidrText.require(text).cidr();
    }

    /** The network that a text means, as {@link #parse} reads it, or empty where the text is no CIDR. */
    public static Optional<Cidr> tryParse(String text) {
        return CidrText.parse(text).map(CidrText::cidr);
    }

    /**
     * The network that a text means, without what Kubernetes refuses in new objects (rule V5.3): no leading zeros, no
     * mapped form, no bits beyond the prefix length. IPv6 need not be in the canonical form of RFC 5952.
     *
     * @throws IllegalArgumentException if the text is no CIDR or has such a defect; the message names the text, the
     *     first defect and what to write
     */
    public static Cidr parseStrict(String text) {
        CidrText said = CidrText.require(text);
        for (CidrText.Defect defect : said.defects()) {
            switch (defect) {
                case LEADING_ZEROS ->
                    throw new IllegalArgumentException("\"" + text
                            + "\" has leading zeros, which some programs read as octal; write " + said.canonical());
                case IPV4_MAPPED ->
                    throw new IllegalArgumentException("\"" + text
                            + "\" has an IPv4 address in the mapped form of IPv6; write " + said.canonical());
                case HOST_BITS ->
                    throw new IllegalArgumentException("\"" + text
                            + "\" has bits set beyond the prefix length; write " + said.canonical()
                            + " for the network, or " + said.hostAddressText() + " for the one address");
                case NOT_CANONICAL -> {}
            }
        }
        return said.cidr();
    }

    /** The mask of the first 64 of 128 bits for a prefix length of 0 to 128. */
    static long highMask(int prefixLength) {
        return prefixLength == 0 ? 0 : -1L << Math.max(64 - prefixLength, 0);
    }

    /** The mask of the last 64 of 128 bits for a prefix length of 0 to 128. */
    static long lowMask(int prefixLength) {
        return prefixLength <= 64 ? 0 : -1L << (128 - prefixLength);
    }

    /** The first address, whose bits beyond the prefix length are 0. */
    public IpAddress network() {
        return network;
    }

    /** The number of leading bits that all addresses share: 0 to 32 for IPv4, 0 to 128 for IPv6. */
    public int prefixLength() {
        return prefixLength;
    }

    /** The family of the network. */
    public IpFamily family() {
        return network.family();
    }

    /**
     * The addresses of the network as a range. The last address of an IPv6 network that ends with the mapped addresses
     * is the one before them, since they are IPv4.
     */
    public IpRange range() {
        if (family() == IpFamily.IPV4) {
            int hostBits = (int) ~lowMask(prefixLength + MAPPED_PREFIX);
            return IpRange.of(network, IpAddress.ofIpv4((int) network.low() | hostBits));
        }
        return IpRange.of(
                network,
                IpAddress.lastOfIpv6(network.high() | ~highMask(prefixLength), network.low() | ~lowMask(prefixLength)));
    }

    /** Whether the address has this prefix; an address of the other family never has (rule S34). */
    public boolean contains(IpAddress address) {
        if (address.family() != family()) {
            return false;
        }
        int wideLength = prefixLength + 128 - family().bits();
        return (address.high() & highMask(wideLength)) == network.high()
                && (address.low() & lowMask(wideLength)) == network.low();
    }

    /** Whether the other network is this one or a part of it: it has this prefix, and its own is not shorter. */
    public boolean contains(Cidr other) {
        return prefixLength <= other.prefixLength && contains(other.network);
    }

    /** Whether this network is a part of the other and not the other itself (rule V5.6). */
    public boolean isStrictSubsetOf(Cidr other) {
        return other.prefixLength < prefixLength && other.contains(network);
    }

    @Override
    public int compareTo(Cidr other) {
        int byNetwork = network.compareTo(other.network);
        return byNetwork != 0 ? byNetwork : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr cidr && prefixLength == cidr.prefixLength && network.equals(cidr.network);
    }

    @Override
    public int hashCode() {
        return 31 * network.hashCode() + prefixLength;
    }

    /** The canonical text: network address, slash, prefix length. */
    @Override
    public String toString() {
        return network + "/" + prefixLength;
    }
}
