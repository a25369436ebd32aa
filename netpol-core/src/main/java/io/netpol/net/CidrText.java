package io.netpol.net;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;
import java.util.Optional;

/**
 * What the text of a CIDR says before it is judged: the CIDR that it means, and the defects of its spelling, which
 * Kubernetes forgives in old objects and refuses in new ones (rules V5.2 and V5.3). Immutable.
 */
public final class CidrText {
    /** What is wrong with the spelling of a CIDR that can be understood all the same, in the order of rule V5.3. */
    public enum Defect {
        /** An IPv4 octet or the prefix length begins with a zero that it does not need (V5.3a). */
        LEADING_ZEROS,
        /** The address is an IPv4 address in the mapped form of IPv6, whatever the prefix length (V5.3b). */
        IPV4_MAPPED,
        /** The address has bits set beyond the prefix length (V5.3c). */
        HOST_BITS,
        /**
         * The address is IPv6 and not spelled as RFC 5952 spells it, which earns a warning only. It is not reported
         * beside {@link #LEADING_ZEROS} or {@link #IPV4_MAPPED}, whose mend covers it.
         */
        NOT_CANONICAL
    }

    private final Cidr cidr;
    private final IpAddress address;
    private final ImmutableSet<Defect> defects;

    private CidrText(Cidr cidr, IpAddress address, ImmutableSet<Defect> defects) {
        this.cidr = cidr;
        this.address = address;
        this.defects = defects;
    }

    /**
     * What a text says, or empty where it is no CIDR even by the lenient grammar: an address as
     * {@link IpAddress#parse} reads it, a slash, and a decimal prefix length of at most 32 or 128, by the spelling of
     * the address.
     */
    public static Optional<CidrText> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String addressText = text.substring(0, slash);
        AddressText address = AddressText.scan(addressText);
        if (!address.isValid()) {
            return Optional.empty();
        }
        String lengthText = text.substring(slash + 1);
        int length = prefixLength(lengthText);
        int longest = address.spelledFamily().bits();
        if (length < 0 || length > longest) {
            return Optional.empty();
        }
        // Both families in 128 bits from here on: IPv4 has its 32 at the end.
        int wideLength = length + 128 - longest;
        Cidr cidr = address.spelledFamily() == IpFamily.IPV6
                ? Cidr.ofIpv6(address.high(), address.low(), length)
                : Cidr.of(address.address(), length);
        boolean zeros = address.hasLeadingZeros() || (lengthText.length() > 1 && lengthText.charAt(0) == '0');
        boolean hostBits =
                (address.high() & ~Cidr.highMask(wideLength)) != 0 || (address.low() & ~Cidr.lowMask(wideLength)) != 0;
        // four octets without a zero too many are spelled in one way only
        boolean canonical = address.spelledFamily() == IpFamily.IPV4
                || address.address().toString().equals(addressText);
        ImmutableSet<Defect> defects = canonical && !zeros && !hostBits && !address.isMapped()
                ? ImmutableSet.of()
                : defects(zeros, address.isMapped(), hostBits, canonical);
        return Optional.of(new CidrText(cidr, address.address(), defects));
    }

    private static ImmutableSet<Defect> defects(boolean zeros, boolean mapped, boolean hostBits, boolean canonical) {
        EnumSet<Defect> defects = EnumSet.noneOf(Defect.class);
        if (zeros) {
            defects.add(Defect.LEADING_ZEROS);
        }
        if (mapped) {
            defects.add(Defect.IPV4_MAPPED);
        }
        if (hostBits) {
            defects.add(Defect.HOST_BITS);
        }
        if (!canonical && !zeros && !mapped) {
            defects.add(Defect.NOT_CANONICAL);
        }
        return Sets.immutableEnumSet(defects);
    }

    /** As {@link #parse}, for a caller that cannot go on without. */
    static CidrText require(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no CIDR: " + problem(text)));
    }

    private static String problem(String text) {
        int slash = text.indexOf('/');
        AddressText address = AddressText.scan(slash < 0 ? text : text.substring(0, slash));
        if (!address.isValid()) {
            return address.problem();
        }
        int longest = address.spelledFamily().bits();
        if (slash < 0) {
            return "the prefix length is missing; write " + singleAddress(address.address()) + " for this one address";
        }
        String length = text.substring(slash + 1);
        String what = prefixLength(length) < 0 ? "is no decimal number" : "is above " + longest;
        return "the prefix length \"" + length + "\" " + what + "; write a number from 0 to " + longest;
    }

    /** The number, capped at 1000, or -1 where the text is no row of ASCII digits. */
    private static int prefixLength(String digits) {
        int value = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = Math.min(value * 10 + digit, 1000);
        }
        return value;
    }

    private static String singleAddress(IpAddress address) {
        return address + "/" + address.family().bits();
    }

    /** The CIDR that the text means: host bits cleared, the mapped form resolved (rules S33 and S35). */
    public Cidr cidr() {
        return cidr;
    }

    /** The defects of the spelling, in the order of the enum; the first is the one that the API server reports. */
    public ImmutableSet<Defect> defects() {
        return defects;
    }

    /** The canonical text of the CIDR: what to write instead. */
    public String canonical() {
        return cidr.toString();
    }

    /**
     * The CIDR of the one address before the slash, such as {@code 192.168.1.5/32} for {@code 192.168.1.5/24}: what
     * somebody who left host bits set may have meant.
     */
    public String hostAddressText() {
        return singleAddress(address);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CidrText text
                && cidr.equals(text.cidr)
                && address.equals(text.address)
                && defects.equals(text.defects);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * cidr.hashCode() + address.hashCode()) + defects.hashCode();
    }

    /** The canonical text and the defects, for logs. */
    @Override
    public String toString() {
        return defects.isEmpty() ? canonical() : canonical() + " " + defects;
    }
}
