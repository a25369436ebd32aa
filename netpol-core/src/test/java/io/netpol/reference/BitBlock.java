package io.netpol.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of addresses as a number and a count of bits, read from text the long way. Knows only texts that are valid.
 *
 * @param width 32 for IPv4, 128 for IPv6
 * @param bits the address
 * @param prefix how many leading bits count
 */
record BitBlock(int width, BigInteger bits, int prefix) {
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);

    static BitBlock parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        BigInteger bits = address.contains(":") ? groups(address) : octets(address);
        int width = address.contains(":") ? 128 : 32;
        int prefix = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
        // Rule S35: a mapped address is the IPv4 one, unless the block is wider than what is mapped.
        return width == 128 && prefix >= 96 && bits.shiftRight(32).equals(MAPPED)
                ? new BitBlock(32, bits.mod(BigInteger.ONE.shiftLeft(32)), prefix - 96)
                : new BitBlock(width, bits, prefix);
    }

    private static BigInteger octets(String text) {
        BigInteger bits = BigInteger.ZERO;
        for (String octet : text.split("\\.", -1)) {
            bits = bits.shiftLeft(8).add(new BigInteger(octet));
        }
        return bits;
    }

    private static BigInteger groups(String text) {
        int gap = text.indexOf("::");
        List<String> front = pieces(gap < 0 ? text : text.substring(0, gap));
        List<String> back = gap < 0 ? List.of() : pieces(text.substring(gap + 2));
        List<String> all = new ArrayList<>(front);
        while (all.size() + back.size() < 8) {
            all.add("0");
        }
        all.addAll(back);
        BigInteger bits = BigInteger.ZERO;
        for (String group : all) {
            bits = bits.shiftLeft(16).add(new BigInteger(group, 16));
        }
        return bits;
    }

    /** Hexadecimal groups; a dotted quad at the end becomes two. */
    private static List<String> pieces(String text) {
        List<String> groups = new ArrayList<>();
        for (String piece : text.split(":", -1)) {
            if (piece.contains(".")) {
                BigInteger quad = octets(piece);
                groups.add(quad.shiftRight(16).toString(16));
                groups.add(quad.mod(BigInteger.ONE.shiftLeft(16)).toString(16));
            } else if (!piece.isEmpty()) {
                groups.add(piece);
            }
        }
        return groups;
    }

    boolean contains(String address) {
        BitBlock single = parse(address);
        return single.width == width && single.bits.shiftRight(width - prefix).equals(bits.shiftRight(width - prefix));
    }
}
