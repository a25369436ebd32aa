package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.ContainerPort;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.RuleMatch;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A rule in terms.
 *
 * @param policy the policy
 * @param direction the direction
 * @param index the index of the rule in the policy
 * @param name the name of the rule; empty where it has none
 * @param action what the rule does; always accept for a NetworkPolicy
 * @param peers for each peer its terms, of which any may hold; one entry of {@link Term.Anything} where none is named
 * @param namesPeers whether the rule names peers
 * @param ports the entries; one of all connections where none is named
 * @param namesPorts whether the rule names ports
 */
record CompiledRule(
        PolicyId policy,
        Direction direction,
        int index,
        String name,
        Action action,
        ImmutableList<IntList> peers,
        boolean namesPeers,
        ImmutableList<PortEntry> ports,
        boolean namesPorts) {

    /**
     * Destination ports: by number, or by a name that each destination resolves for itself.
     *
     * @param numbers the ports by number; none where they are named
     * @param name the name; empty where they are numbers
     * @param protocols the protocols of which a port of that name counts
     */
    record PortEntry(ConnectionSet numbers, String name, Set<Protocol> protocols) {
        ConnectionSet on(NamedPorts namedPorts) {
            ConnectionSet connections = numbers;
            if (!name.isEmpty()) {
                for (ContainerPort port : namedPorts.ports()) {
                    if (port.name().equals(name) && protocols.contains(port.protocol())) {
                        connections = connections.union(ConnectionSet.of(port.protocol(), port.port()));
                    }
                }
            }
            return connections;
        }
    }

    /** Gives all connections that some entry matches for a destination with these named ports. */
    ConnectionSet connections(NamedPorts namedPorts) {
        ConnectionSet connections = ConnectionSet.none();
        for (PortEntry entry : ports) {
            connections = connections.union(entry.on(namedPorts));
        }
        return connections;
    }

    RuleMatch place(OptionalInt peer, OptionalInt port) {
        return RuleMatch.of(policy, direction, index, peer, port);
    }

    OptionalInt peerPlace(int peer) {
        return namesPeers ? OptionalInt.of(peer) : OptionalInt.empty();
    }

    OptionalInt portPlace(int port) {
        return namesPorts ? OptionalInt.of(port) : OptionalInt.empty();
    }
}
