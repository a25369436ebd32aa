package io.netpol.net;

import java.math.BigInteger;

/** Addresses as plain numbers: the oracle of the arithmetic on two longs. */
final class Numbers {
    private static final BigInteger FIRST_MAPPED = BigInteger.valueOf(0xffff_0000_0000L);
    private static final BigInteger LAST_MAPPED = BigInteger.valueOf(0xffff_ffff_ffffL);

    private Numbers() {}

    static BigInteger of(IpAddress address) {
        return new BigInteger(Long.toUnsignedString(address.high()))
                .shiftLeft(64)
                .or(new BigInteger(Long.toUnsignedString(address.low())));
    }

    static IpAddress address(IpFamily family, BigInteger number) {
        return family == IpFamily.IPV4
                ? IpAddress.ofIpv4(number.intValue())
                : IpAddress.ofIpv6(number.shiftRight(64).longValue(), number.longValue());
    }

    /** The number of addresses that the bits of a family could write. */
    static BigInteger count(IpFamily family) {
        return BigInteger.ONE.shiftLeft(family.bits());
    }

    /** Whether a number of 128 bits is the mapped form of an IPv4 address, and so no IPv6 address. */
    static boolean isMapped(BigInteger number) {
        return number.compareTo(FIRST_MAPPED) >= 0 && number.compareTo(LAST_MAPPED) <= 0;
    }

    /** The eight groups of an IPv6 address. */
    static int[] groups(IpAddress address) {
        int[] groups = new int[8];
        BigInteger rest = of(address);
        for (int i = 7; i >= 0; i--) {
            groups[i] = rest.intValue() & 0xffff;
            rest = rest.shiftRight(16);
        }
        return groups;
    }
}
