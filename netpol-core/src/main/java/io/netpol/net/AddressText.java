package io.netpol.net;

import java.util.Arrays;

/**
 * One address text, scanned once: its bits as written and what is odd about the spelling, or what is wrong with it. The
 * grammar is the lenient one of rule S35; whoever wants it stricter asks {@link #hasLeadingZeros} and
 * {@link #isMapped}.
 */
final class AddressText {
    private static final int GROUPS = 8;

    private final String text;
    private boolean ipv6;
    private boolean leadingZeros;
    private long high;
    private long low;
    /** Empty while nothing is wrong. */
    private String problem = "";

    private AddressText(String text) {
        this.text = text;
    }

    static AddressText scan(String text) {
        AddressText scanned = new AddressText(text);
        scanned.scan();
        return scanned;
    }

    boolean isValid() {
        return problem.isEmpty();
    }

    /** The bad part and what to write instead, to follow the whole text and a colon; empty where the text is valid. */
    String problem() {
        return problem;
    }

    /** The family of the spelling: a mapped address is spelled in IPv6. */
    IpFamily spelledFamily() {
        return ipv6 ? IpFamily.IPV6 : IpFamily.IPV4;
    }

    /** Whether a decimal octet is written with a zero in front. Groups of IPv6 may be padded and do not count. */
    boolean hasLeadingZeros() {
        return leadingZeros;
    }

    /** Whether the spelling is an IPv6 one of an IPv4 address. */
    boolean isMapped() {
        return ipv6 && IpAddress.isMapped(high, low);
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    IpAddress address() {
        return ipv6 ? IpAddress.ofIpv6(high, low) : IpAddress.ofIpv4((int) low);
    }

    private void scan() {
        if (text.isEmpty()) {
            fail("the address is empty; write one such as 10.0.0.1 or 2001:db8::1");
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                fail("character " + (i + 1) + " is a blank; write the address without blanks");
                return;
            }
        }
        int zone = text.indexOf('%');
        if (zone >= 0) {
            fail(quoted(text.substring(zone)) + " is a zone; write the address without it");
            return;
        }
        if (text.indexOf(':') >= 0) {
            ipv6 = true;
            scanGroups();
        } else {
            low = scanQuad(0);
        }
    }

    /** The value of the dotted quad that reaches from there to the end of the text. */
    private long scanQuad(int from) {
        long value = 0;
        int at = from;
        for (int octets = 1; ; octets++) {
            int end = endOfPart('.', at);
            value = (value << 8) | scanOctet(at, end);
            if (!isValid()) {
                return 0;
            }
            if (octets == 4) {
                if (end < text.length()) {
                    failQuad(quoted(text.substring(end)) + " after the fourth octet is too much");
                }
                return value;
            }
            if (end == text.length()) {
                failQuad("the address ends after " + octets + (octets == 1 ? " octet" : " octets"));
                return 0;
            }
            at = end + 1;
        }
    }

    private int scanOctet(int from, int to) {
        if (from == to) {
            failQuad("an octet is empty");
            return 0;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                failQuad(quoted(text.substring(from, to)) + " is no decimal number");
                return 0;
            }
            // Capped, so that no count of digits overflows.
            value = Math.min(value * 10 + digit, 256);
        }
        if (value > 255) {
            failQuad(quoted(text.substring(from, to)) + " is above 255");
            return 0;
        }
        leadingZeros |= to - from > 1 && text.charAt(from) == '0';
        return value;
    }

    private void scanGroups() {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        } else if (text.charAt(0) == ':') {
            fail("it begins with a single colon; write a group of hexadecimal digits before it, or \"::\"");
            return;
        }
        while (at < text.length()) {
            if (text.charAt(at) == ':') {
                fail("\":::\" is a colon too many; write \"::\"");
                return;
            }
            int end = endOfPart(':', at);
            boolean last = end == text.length();
            boolean quad = text.indexOf('.', at) >= 0 && text.indexOf('.', at) < end;
            if (quad && !last) {
                fail(quoted(text.substring(at, end)) + " stands before other groups; write a dotted quad last");
                return;
            }
            if (count + (quad ? 2 : 1) > GROUPS) {
                fail("it has more than eight groups; write eight, or fewer and \"::\"");
                return;
            }
            if (quad) {
                long value = scanQuad(at);
                groups[count++] = (int) (value >>> 16);
                groups[count++] = (int) (value & 0xffff);
            } else {
                groups[count++] = scanGroup(at, end);
            }
            if (!isValid()) {
                return;
            }
            if (last) {
                break;
            }
            at = end + 1;
            if (at == text.length()) {
                fail("it ends with a single colon; write a group of hexadecimal digits after it, or \"::\"");
                return;
            }
            if (text.charAt(at) == ':') {
                if (gap >= 0) {
                    fail("\"::\" stands twice; write the zeros of one of them out");
                    return;
                }
                gap = count;
                at++;
            }
        }
        join(groups, count, gap);
    }

    private int scanGroup(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = hexDigit(text.charAt(i));
            if (digit < 0) {
                failGroup(quoted(text.substring(from, to)) + " is no hexadecimal number");
                return 0;
            }
            value = (value << 4) | digit;
        }
        if (to - from > 4) {
            failGroup(quoted(text.substring(from, to)) + " has " + (to - from) + " digits");
            return 0;
        }
        return value;
    }

    private void join(int[] groups, int count, int gap) {
        if (gap < 0 && count < GROUPS) {
            fail("it has " + count + (count == 1 ? " group" : " groups")
                    + "; write eight, or \"::\" where groups of zero are left out");
            return;
        }
        if (gap >= 0 && count == GROUPS) {
            fail("it has eight groups and \"::\" besides; write the eight groups alone");
            return;
        }
        if (gap >= 0) {
            int tail = count - gap;
            System.arraycopy(groups, gap, groups, GROUPS - tail, tail);
            Arrays.fill(groups, gap, GROUPS - tail, 0);
        }
        for (int i = 0; i < 4; i++) {
            high = (high << 16) | groups[i];
            low = (low << 16) | groups[i + 4];
        }
    }

    /** ASCII only: {@link Character#digit} would take the digits of every script. */
    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    private int endOfPart(char separator, int from) {
        int end = text.indexOf(separator, from);
        return end < 0 ? text.length() : end;
    }

    private void failQuad(String what) {
        fail(what + "; write four octets from 0 to 255, such as 10.0.0.1");
    }

    private void failGroup(String what) {
        fail(what + "; write groups of one to four hexadecimal digits");
    }

    private void fail(String what) {
        problem = what;
    }

    static String quoted(String part) {
        return '"' + part + '"';
    }
}
