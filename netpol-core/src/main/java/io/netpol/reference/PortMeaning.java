package io.netpol.reference;

import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Pod;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.PortRange;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.net.Protocol;
import java.util.Optional;

/** What the ports of a rule mean for one destination (rules S40 to S48), for one port and for all. */
final class PortMeaning {
    private PortMeaning() {}

    /** Tells whether an entry matches a port of the destination. */
    static boolean matches(PortMatch entry, Optional<Pod> destination, Protocol protocol, int port) {
        return entry.protocol() == protocol
                && entry.match(
                        every -> true,
                        numbers -> numbers.first() <= port && port <= numbers.last(),
                        named -> destination.isPresent()
                                && destination.get().ports().contains(new ContainerPort(named.name(), protocol, port)));
    }

    /** Gives all connections that some entry matches. */
    static ConnectionSet connections(Ports ports, Optional<Pod> destination) {
        if (ports.isAny()) {
            return ConnectionSet.all();
        }
        ConnectionSet connections = ConnectionSet.none();
        for (PortMatch entry : ports.list()) {
            connections = connections.union(entry.match(
                    every -> ConnectionSet.allOf(every.protocol()),
                    numbers -> ConnectionSet.of(numbers.protocol(), new PortRange(numbers.first(), numbers.last())),
                    named -> namedPorts(named, destination)));
        }
        return connections;
    }

    private static ConnectionSet namedPorts(PortMatch.Named named, Optional<Pod> destination) {
        ConnectionSet connections = ConnectionSet.none();
        if (destination.isPresent()) {
            for (ContainerPort port : destination.get().ports()) {
                if (port.name().equals(named.name()) && port.protocol() == named.protocol()) {
                    connections = connections.union(ConnectionSet.of(port.protocol(), port.port()));
                }
            }
        }
        return connections;
    }
}
