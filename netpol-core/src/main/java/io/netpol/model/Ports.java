package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import io.netpol.net.Protocol;
import java.util.Arrays;
import org.immutables.value.Value;

/**
 * The ports of a rule: any port of any protocol, or at least one entry, of which any may match; and the words for
 * entries. Ports are those of the destination pod, never of a Service (rule S37).
 */
@Value.Immutable
@ValueStyle
public abstract sealed class Ports permits ImmutablePorts {
    Ports() {}

    /** Gives the entries in the order of the manifest; empty for any port of any protocol. */
    @Value.Parameter
    public abstract ImmutableList<PortMatch> list();

    /** Gives any port of any protocol: what an absent or empty {@code ports} means. */
    public static Ports any() {
        return ImmutablePorts.of(ImmutableList.of());
    }

    /** Gives one entry or several, of which any may match. */
    public static Ports of(PortMatch first, PortMatch... more) {
        return of(ImmutableList.<PortMatch>builder()
                .add(first)
                .addAll(Arrays.asList(more))
                .build());
    }

    /**
     * Gives several entries, of which any may match.
     *
     * @throws IllegalArgumentException if there is none: nothing becomes wide because something was left out
     */
    public static Ports of(Iterable<? extends PortMatch> ports) {
        Ports made = ImmutablePorts.of(ports);
        if (made.isAny()) {
            throw new IllegalArgumentException("a list of no ports; for every port write Ports.any()");
        }
        return made;
    }

    /** Tells whether any port of any protocol is meant. */
    public final boolean isAny() {
        return list().isEmpty();
    }

    /** Gives a TCP port, 1 to 65535; {@code tcp(8000).through(8999)} gives a range. */
    public static PortMatch.SinglePort tcp(int port) {
        return PortMatch.SinglePort.of(Protocol.TCP, port);
    }

    /** Gives the TCP container port of this name on the destination pod. */
    public static PortMatch.Named tcp(String name) {
        return PortMatch.Named.of(Protocol.TCP, name);
    }

    /** Gives every TCP port. */
    public static PortMatch.Every anyTcpPort() {
        return PortMatch.Every.of(Protocol.TCP);
    }

    /** Gives a UDP port, 1 to 65535; {@code udp(8000).through(8999)} gives a range. */
    public static PortMatch.SinglePort udp(int port) {
        return PortMatch.SinglePort.of(Protocol.UDP, port);
    }

    /** Gives the UDP container port of this name on the destination pod. */
    public static PortMatch.Named udp(String name) {
        return PortMatch.Named.of(Protocol.UDP, name);
    }

    /** Gives every UDP port. */
    public static PortMatch.Every anyUdpPort() {
        return PortMatch.Every.of(Protocol.UDP);
    }

    /** Gives an SCTP port, 1 to 65535; {@code sctp(8000).through(8999)} gives a range. */
    public static PortMatch.SinglePort sctp(int port) {
        return PortMatch.SinglePort.of(Protocol.SCTP, port);
    }

    /** Gives the SCTP container port of this name on the destination pod. */
    public static PortMatch.Named sctp(String name) {
        return PortMatch.Named.of(Protocol.SCTP, name);
    }

    /** Gives every SCTP port. */
    public static PortMatch.Every anySctpPort() {
        return PortMatch.Every.of(Protocol.SCTP);
    }
}
