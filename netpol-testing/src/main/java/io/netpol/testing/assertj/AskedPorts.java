package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.PortRange;
import io.netpol.model.ClusterPorts;
import io.netpol.model.PortMatch;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The destination ports that an assertion is about.
 *
 * @param ports the entries; empty for every port of every protocol
 */
record AskedPorts(ImmutableList<PortMatch> ports) {
    static final AskedPorts ALL = new AskedPorts(ImmutableList.of());

    boolean areAll() {
        return ports.isEmpty();
    }

    /**
     * Gives the connections to these ports of a destination.
     *
     * @throws UnanswerableException if the destination has no port of a name that is asked for
     */
    ConnectionSet of(Endpoint destination) {
        if (areAll()) {
            return ConnectionSet.all();
        }
        return ConnectionSet.unionOf(
                ports.stream().map(port -> required(port, destination)).toList());
    }

    private static ConnectionSet required(PortMatch port, Endpoint destination) {
        ConnectionSet connections = meaning(port, destination);
        if (connections.isEmpty()) {
            ImmutableList<ContainerPort> declared = declared(destination);
            throw new UnanswerableException(destination.displayName() + " has no " + port.describe() + "; "
                    + (declared.isEmpty() ? "it names no ports: write a number" : "it has " + names(declared)));
        }
        return connections;
    }

    /** Gives the connections that an entry means for a destination; none if that has no port of the name. */
    static ConnectionSet meaning(PortMatch port, Endpoint destination) {
        return port.match(
                every -> ConnectionSet.allOf(every.protocol()),
                AskedPorts::meaning,
                named -> declared(
                        destination,
                        declared -> declared.name().equals(named.name()) && declared.protocol() == named.protocol()));
    }

    /** Gives the connections that numbers mean, for any destination. */
    static ConnectionSet meaning(PortMatch.Numbers numbers) {
        return ConnectionSet.of(numbers.protocol(), new PortRange(numbers.first(), numbers.last()));
    }

    /** Gives the connections that a name without a protocol means for a destination; none if that has no such port. */
    static ConnectionSet meaning(ClusterPorts.NamedPort named, Endpoint destination) {
        return declared(destination, declared -> declared.name().equals(named.name()));
    }

    private static ConnectionSet declared(Endpoint destination, Predicate<ContainerPort> isMeant) {
        return ConnectionSet.unionOf(declared(destination).stream()
                .filter(isMeant)
                .map(declared -> ConnectionSet.of(declared.protocol(), declared.port()))
                .toList());
    }

    private static ImmutableList<ContainerPort> declared(Endpoint destination) {
        return destination instanceof Pod pod ? pod.ports() : ImmutableList.of();
    }

    private static String names(ImmutableList<ContainerPort> declared) {
        return declared.stream()
                .map(port -> port.name() + " (" + port.protocol() + " " + port.port() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Gives {@code " on TCP 80 and TCP 443"}, or nothing for every port. */
    @Override
    public String toString() {
        return areAll() ? "" : ports.stream().map(PortMatch::describe).collect(Collectors.joining(" and ", " on ", ""));
    }
}
