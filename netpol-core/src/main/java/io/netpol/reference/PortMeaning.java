package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Pod;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.PortRange;
import io.netpol.model.ClusterPorts;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.net.Protocol;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the ports of a rule mean for one destination (rules S40 to S48), entry by entry. */
final class PortMeaning {
    private PortMeaning() {}

    /** Gives for each entry the connections that it matches; one of all where the rule names no port. */
    static ImmutableList<ConnectionSet> entries(Ports ports, Optional<Pod> destination) {
        return ports.isAny()
                ? ImmutableList.of(ConnectionSet.all())
                : ports.list().stream()
                        .map(entry -> entry.match(
                                every -> ConnectionSet.allOf(every.protocol()),
                                PortMeaning::range,
                                named -> namedPorts(named.name(), EnumSet.of(named.protocol()), destination)))
                        .collect(ImmutableList.toImmutableList());
    }

    /** The same for a cluster-wide policy, where a name is that of a port of any protocol. */
    static ImmutableList<ConnectionSet> entries(ClusterPorts ports, Optional<Pod> destination) {
        return ports.isAny()
                ? ImmutableList.of(ConnectionSet.all())
                : ports.list().stream()
                        .map(entry -> entry.match(
                                PortMeaning::range,
                                named -> namedPorts(named.name(), EnumSet.allOf(Protocol.class), destination)))
                        .collect(ImmutableList.toImmutableList());
    }

    private static ConnectionSet range(PortMatch.Numbers numbers) {
        return ConnectionSet.of(numbers.protocol(), new PortRange(numbers.first(), numbers.last()));
    }

    /** The container ports of this name on the destination, if that is a pod that has any (rules S43 to S47). */
    private static ConnectionSet namedPorts(String name, Set<Protocol> protocols, Optional<Pod> destination) {
        return ConnectionSet.unionOf(destination.stream()
                .flatMap(pod -> pod.ports().stream())
                .filter(port -> port.name().equals(name) && protocols.contains(port.protocol()))
                .map(port -> ConnectionSet.of(port.protocol(), port.port()))
                .toList());
    }
}
