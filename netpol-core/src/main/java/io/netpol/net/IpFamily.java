package io.netpol.net;

import java.util.Optional;

/** An address family. The families never mix: no address is in both (rule S34). */
public enum IpFamily {
    /** Addresses of 32 bits. */
    IPV4("IPv4", 32),
    /** Addresses of 128 bits, without the mapped form of IPv4 addresses (rule S35). */
    IPV6("IPv6", 128);

    private final String text;
    private final int bits;

    IpFamily(String text, int bits) {
        this.text = text;
        this.bits = bits;
    }

    /**
     * The family that Kubernetes writes so, or empty where the text is not exactly {@code IPv4} or {@code IPv6}.
     *
     * @param text the family as a manifest writes it
     */
    public static Optional<IpFamily> of(String text) {
        return switch (text) {
            case "IPv4" -> Optional.of(IPV4);
            case "IPv6" -> Optional.of(IPV6);
            default -> Optional.empty();
        };
    }

    /** The width of an address in bits, which is also the longest prefix: 32 or 128. */
    public int bits() {
        return bits;
    }

    /** The family as Kubernetes writes it: {@code IPv4} or {@code IPv6}. */
    @Override
    public String toString() {
        return text;
    }
}
