package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.net.Cidr;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Generated addresses, networks, ranges and sets of addresses. The <em>dense</em> ones lie in {@link #DENSE_IPV4} and
 * {@link #DENSE_IPV6}, where every address can be tried; the others spread over everything and prefer the places where
 * arithmetic goes wrong: the ends of a family, the sign bit and the carry of each half, the mapped addresses.
 */
public final class Addresses {
    /** The 256 IPv4 addresses of the dense generators. */
    public static final Cidr DENSE_IPV4 = Cidr.parse("10.0.0.0/24");

    /** The 256 IPv6 addresses of the dense generators. */
    public static final Cidr DENSE_IPV6 = Cidr.parse("2001:db8::/120");

    private static final int[] IPV4_EDGES = {0, 0x7f000001, 0x0a000000, 0x7fffffff, 0x80000000, 0xc0a80105, -1};
    private static final long[] IPV6_EDGES = {
        0,
        1,
        0xffffL,
        0xffff_ffffL,
        0xfffe_ffff_ffffL,
        0x1_0000_0000_0000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        0x2001_0db8_0000_0000L,
        0x0001_0000_0000_0001L,
        0x0064_ff9b_0000_0000L
    };

    private Addresses() {}

    /** One of the two families. */
    public static IpFamily family(RandomGenerator random) {
        return random.nextBoolean() ? IpFamily.IPV4 : IpFamily.IPV6;
    }

    /** An address of either family. */
    public static IpAddress address(RandomGenerator random) {
        return address(random, family(random));
    }

    /** An address of a family: half of them at an edge or within two of one, the rest anywhere. */
    public static IpAddress address(RandomGenerator random, IpFamily family) {
        if (family == IpFamily.IPV4) {
            int edge = IPV4_EDGES[random.nextInt(IPV4_EDGES.length)];
            return IpAddress.ofIpv4(random.nextBoolean() ? edge + random.nextInt(-2, 3) : random.nextInt());
        }
        long high = IPV6_EDGES[random.nextInt(IPV6_EDGES.length)];
        long low = IPV6_EDGES[random.nextInt(IPV6_EDGES.length)] + random.nextInt(-2, 3);
        IpAddress address = switch (random.nextInt(4)) {
            case 0 -> IpAddress.ofIpv6(random.nextLong(), random.nextLong());
            case 1 -> IpAddress.ofIpv6(random.nextLong(), low);
            // Groups of zero in any places, for the text form.
            case 2 -> IpAddress.ofIpv6(sparse(random), sparse(random));
            default -> IpAddress.ofIpv6(high, low);
        };
        // Bits in the mapped form are IPv4.
        return address.family() == family ? address : IpAddress.ofIpv6(high | 1L << 40, low);
    }

    private static long sparse(RandomGenerator random) {
        long value = 0;
        for (int group = 0; group < 4; group++) {
            value = value << 16 | (random.nextBoolean() ? 0 : random.nextInt(1, 0x10000));
        }
        return value;
    }

    /** One of the 512 dense addresses. */
    public static IpAddress denseAddress(RandomGenerator random) {
        return denseAddress(random, family(random));
    }

    /** One of the 256 dense addresses of a family. */
    public static IpAddress denseAddress(RandomGenerator random, IpFamily family) {
        int offset = random.nextInt(256);
        return family == IpFamily.IPV4
                ? IpAddress.ofIpv4(0x0a000000 + offset)
                : IpAddress.ofIpv6(0x2001_0db8_0000_0000L, offset);
    }

    /** Any network of either family, with any prefix length. */
    public static Cidr cidr(RandomGenerator random) {
        IpAddress address = address(random);
        return Cidr.of(address, random.nextInt(address.family().bits() + 1));
    }

    /** A network within the dense addresses: of 1 to 256 addresses. */
    public static Cidr denseCidr(RandomGenerator random) {
        IpAddress address = denseAddress(random);
        int bits = address.family().bits();
        return Cidr.of(address, bits - random.nextInt(9));
    }

    /** Any range of either family; one in four is a network's. */
    public static IpRange range(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return cidr(random).range();
        }
        IpFamily family = family(random);
        return between(address(random, family), address(random, family));
    }

    /** A range within the dense addresses, seldom longer than 32. */
    public static IpRange denseRange(RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return denseCidr(random).range();
        }
        IpFamily family = family(random);
        IpAddress first = denseAddress(random, family);
        IpAddress last = denseAddress(random, family);
        IpAddress nearest = first;
        for (int i = random.nextInt(32); i > 0 && !nearest.equals(last); i--) {
            nearest = (first.compareTo(last) < 0 ? nearest.next() : nearest.previous()).orElseThrow();
        }
        return between(first, random.nextInt(8) == 0 ? last : nearest);
    }

    private static IpRange between(IpAddress one, IpAddress other) {
        return one.compareTo(other) <= 0 ? IpRange.of(one, other) : IpRange.of(other, one);
    }

    /** Up to five ranges of {@link #range}, which may overlap and touch. */
    public static ImmutableList<IpRange> ranges(RandomGenerator random) {
        ImmutableList.Builder<IpRange> ranges = ImmutableList.builder();
        for (int i = random.nextInt(6); i > 0; i--) {
            ranges.add(range(random));
        }
        return ranges.build();
    }

    /** Up to nine ranges of {@link #denseRange}, which may overlap and touch. */
    public static ImmutableList<IpRange> denseRanges(RandomGenerator random) {
        ImmutableList.Builder<IpRange> ranges = ImmutableList.builder();
        for (int i = random.nextInt(10); i > 0; i--) {
            ranges.add(denseRange(random));
        }
        return ranges.build();
    }

    /** {@link #address(RandomGenerator)} for jqwik. */
    public static Arbitrary<IpAddress> allAddresses() {
        return Arbitraries.randomValue(Addresses::address);
    }

    /** {@link #cidr} for jqwik. */
    public static Arbitrary<Cidr> allCidrs() {
        return Arbitraries.randomValue(Addresses::cidr);
    }

    /** {@link #denseCidr} for jqwik. */
    public static Arbitrary<Cidr> allDenseCidrs() {
        return Arbitraries.randomValue(Addresses::denseCidr);
    }

    /** {@link #ranges} for jqwik, as sets. */
    public static Arbitrary<IpSet> allSets() {
        return Arbitraries.randomValue(random -> IpSet.of(ranges(random)));
    }

    /** {@link #denseRanges} for jqwik. */
    public static Arbitrary<ImmutableList<IpRange>> allDenseRanges() {
        return Arbitraries.randomValue(Addresses::denseRanges);
    }
}
