package io.netpol.eval;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.netpol.net.Protocol;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A set of connections: for each protocol the destination ports, 1 to 65535, that are open. Immutable and canonical:
 * two sets that allow the same connections are equal.
 *
 * <p>Every operation is linear in the number of port ranges. Questions allocate nothing, and an operation whose result
 * equals an operand returns that operand.
 */
public final class ConnectionSet {
    private static final String ALL_TEXT = "All Connections";
    private static final String NONE_TEXT = "No Connections";

    private static final ConnectionSet NONE = new ConnectionSet(PortSet.EMPTY, PortSet.EMPTY, PortSet.EMPTY);
    private static final ConnectionSet ALL = new ConnectionSet(PortSet.ALL, PortSet.ALL, PortSet.ALL);

    /** The order of the text: by name. */
    private static final ImmutableList<Protocol> BY_NAME = ImmutableList.of(Protocol.SCTP, Protocol.TCP, Protocol.UDP);

    private final PortSet tcp;
    private final PortSet udp;
    private final PortSet sctp;

    private ConnectionSet(PortSet tcp, PortSet udp, PortSet sctp) {
        this.tcp = tcp;
        this.udp = udp;
        this.sctp = sctp;
    }

    /** The set without any connection. */
    public static ConnectionSet none() {
        return NONE;
    }

    /** Every port of every protocol. */
    public static ConnectionSet all() {
        return ALL;
    }

    /**
     * One port of a protocol.
     *
     * @throws IllegalArgumentException if the port is outside 1 to 65535
     */
    public static ConnectionSet of(Protocol protocol, int port) {
        return of(protocol, new PortRange(port, port));
    }

    /** The ports of a range, for one protocol. */
    public static ConnectionSet of(Protocol protocol, PortRange ports) {
        return of(protocol, PortSet.of(ports));
    }

    /** Every port of one protocol. */
    public static ConnectionSet allOf(Protocol protocol) {
        return of(protocol, PortSet.ALL);
    }

    private static ConnectionSet of(Protocol protocol, PortSet ports) {
        return switch (protocol) {
            case TCP -> new ConnectionSet(ports, PortSet.EMPTY, PortSet.EMPTY);
            case UDP -> new ConnectionSet(PortSet.EMPTY, ports, PortSet.EMPTY);
            case SCTP -> new ConnectionSet(PortSet.EMPTY, PortSet.EMPTY, ports);
        };
    }

    /** The connections that are in any of the sets; {@link #none} where there is no set. */
    public static ConnectionSet unionOf(Iterable<ConnectionSet> sets) {
        ConnectionSet union = NONE;
        for (ConnectionSet set : sets) {
            union = union.union(set);
        }
        return union;
    }

    /**
     * The set that a text means: the inverse of {@link #toString}. {@code All Connections}, {@code No Connections}, or
     * ports and ranges with commas between, where a protocol's name and one blank stand before the first of its ports:
     * {@code TCP 80,8000-8999,UDP 53}. Protocols and ports may come in any order and overlap.
     *
     * @throws IllegalArgumentException if the text is none of these; the message names the text, the bad part and what
     *     to write
     */
    public static ConnectionSet parse(String text) {
        if (text.equals(ALL_TEXT)) {
            return ALL;
        }
        if (text.equals(NONE_TEXT)) {
            return NONE;
        }
        ConnectionSet parsed = NONE;
        Optional<Protocol> protocol = Optional.empty();
        for (String part : Splitter.on(',').split(text)) {
            String ports = part;
            int blank = part.indexOf(' ');
            if (blank >= 0) {
                String name = part.substring(0, blank);
                protocol = Protocol.of(name);
                if (protocol.isEmpty()) {
                    throw unreadable(text, "\"" + name + "\" is no protocol; write TCP, UDP or SCTP and one blank");
                }
                ports = part.substring(blank + 1);
            }
            if (protocol.isEmpty()) {
                throw unreadable(
                        text,
                        "\"" + part + "\" has no protocol; write one, such as TCP 80,8000-8999,UDP 53, " + "or "
                                + ALL_TEXT + ", or " + NONE_TEXT);
            }
            parsed = parsed.union(of(protocol.get(), parseRange(text, ports)));
        }
        return parsed;
    }

    private static PortRange parseRange(String text, String ports) {
        int hyphen = ports.indexOf('-');
        int first = parsePort(text, hyphen < 0 ? ports : ports.substring(0, hyphen));
        int last = hyphen < 0 ? first : parsePort(text, ports.substring(hyphen + 1));
        if (last < first) {
            throw unreadable(text, "\"" + ports + "\" ends before it begins; write " + last + "-" + first);
        }
        return new PortRange(first, last);
    }

    private static int parsePort(String text, String digits) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw noPort(text, digits);
            }
            // Capped above every port, so that no count of digits overflows.
            port = Math.min(port * 10 + digit, PortRange.HIGHEST + 1);
        }
        if (!PortRange.isPort(port)) {
            throw noPort(text, digits);
        }
        return port;
    }

    private static IllegalArgumentException noPort(String text, String digits) {
        return unreadable(text, "\"" + digits + "\" is no port; write a number from 1 to 65535");
    }

    private static IllegalArgumentException unreadable(String text, String problem) {
        return new IllegalArgumentException("\"" + text + "\" is no set of connections: " + problem);
    }

    /** The connections that are in this set or in the other. */
    public ConnectionSet union(ConnectionSet other) {
        return result(other, tcp.union(other.tcp), udp.union(other.udp), sctp.union(other.sctp));
    }

    /** The connections that are in this set and in the other. */
    public ConnectionSet intersection(ConnectionSet other) {
        return result(other, tcp.intersection(other.tcp), udp.intersection(other.udp), sctp.intersection(other.sctp));
    }

    /** The connections that are in this set and not in the other. */
    public ConnectionSet minus(ConnectionSet other) {
        return result(other, tcp.minus(other.tcp), udp.minus(other.udp), sctp.minus(other.sctp));
    }

    /** The connections that are not in this set. */
    public ConnectionSet complement() {
        return ALL.minus(this);
    }

    private ConnectionSet result(ConnectionSet other, PortSet newTcp, PortSet newUdp, PortSet newSctp) {
        if (consistsOf(newTcp, newUdp, newSctp)) {
            return this;
        }
        if (other.consistsOf(newTcp, newUdp, newSctp)) {
            return other;
        }
        return NONE.consistsOf(newTcp, newUdp, newSctp) ? NONE : new ConnectionSet(newTcp, newUdp, newSctp);
    }

    /** Mostly settled by identity, since the operations of {@link PortSet} return an operand that equals the result. */
    private boolean consistsOf(PortSet otherTcp, PortSet otherUdp, PortSet otherSctp) {
        return tcp.equals(otherTcp) && udp.equals(otherUdp) && sctp.equals(otherSctp);
    }

    /**
     * Whether the connection to that port is in the set.
     *
     * @param port the destination port; a number outside 1 to 65535 is in no set
     */
    public boolean contains(Protocol protocol, int port) {
        return ports(protocol).contains(port);
    }

    /** Whether every connection of the other set is in this one; true for an empty other set. */
    public boolean containsAll(ConnectionSet other) {
        return tcp.containsAll(other.tcp) && udp.containsAll(other.udp) && sctp.containsAll(other.sctp);
    }

    /** Whether some connection is in both sets. */
    public boolean intersects(ConnectionSet other) {
        return tcp.intersects(other.tcp) || udp.intersects(other.udp) || sctp.intersects(other.sctp);
    }

    /** Whether no connection is in the set. */
    public boolean isEmpty() {
        return tcp.isEmpty() && udp.isEmpty() && sctp.isEmpty();
    }

    /** Whether every connection is in the set. */
    public boolean isAll() {
        return ALL.equals(this);
    }

    /** The number of pairs of a protocol and a port: 0 to 196605. */
    public int size() {
        return tcp.size() + udp.size() + sctp.size();
    }

    /** The open ports of a protocol as the fewest ranges, in rising order; empty where the protocol is closed. */
    public ImmutableList<PortRange> ranges(Protocol protocol) {
        return ports(protocol).ranges();
    }

    private PortSet ports(Protocol protocol) {
        return switch (protocol) {
            case TCP -> tcp;
            case UDP -> udp;
            case SCTP -> sctp;
        };
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof ConnectionSet set && consistsOf(set.tcp, set.udp, set.sctp));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * tcp.hashCode() + udp.hashCode()) + sctp.hashCode();
    }

    /**
     * {@code All Connections}, {@code No Connections}, or the ports by protocol, protocols by name:
     * {@code SCTP 1-65535,TCP 80,8000-8999,UDP 53}.
     */
    @Override
    public String toString() {
        if (isAll()) {
            return ALL_TEXT;
        }
        if (isEmpty()) {
            return NONE_TEXT;
        }
        StringJoiner text = new StringJoiner(",");
        for (Protocol protocol : BY_NAME) {
            PortSet ports = ports(protocol);
            if (!ports.isEmpty()) {
                text.add(protocol + " " + ports);
            }
        }
        return text.toString();
    }
}
