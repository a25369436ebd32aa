package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.RuleMatch;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpSet;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A rule as one end of a connection sees it: where each peer matches the other end, and which ports each entry means for
 * the destination. Peers and ports stand in the order of the rule; where it names none, there is one that matches all.
 */
record AppliedRule(
        PolicyId policy,
        Direction direction,
        int index,
        boolean namesPeers,
        ImmutableList<Reach> peers,
        boolean namesPorts,
        ImmutableList<ConnectionSet> ports) {

    /** The places at which entries match a port. */
    List<OptionalInt> matchingPorts(Protocol protocol, int port) {
        List<OptionalInt> found = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).contains(protocol, port)) {
                found.add(namesPorts ? OptionalInt.of(i) : OptionalInt.empty());
            }
        }
        return found;
    }

    /** Tells whether some entry matches a port (rule S12: it takes a peer of the same rule). */
    boolean matchesPort(Protocol protocol, int port) {
        return ports.stream().anyMatch(entry -> entry.contains(protocol, port));
    }

    /** Tells whether some peer matches an address; what holds for certain is looked at first. */
    boolean matchesPeer(IpAddress address, Assumptions assumptions) {
        return peers.stream().anyMatch(peer -> peer.certain().contains(address))
                || peers.stream().anyMatch(peer -> peer.contains(address, assumptions));
    }

    /** The places at which peers match some of the addresses, or might. */
    List<Integer> touchingPeers() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < peers.size(); i++) {
            if (!peers.get(i).certain().isEmpty() || !peers.get(i).supposed().isEmpty()) {
                found.add(i);
            }
        }
        return found;
    }

    OptionalInt peerPlace(int peer) {
        return namesPeers ? OptionalInt.of(peer) : OptionalInt.empty();
    }

    RuleMatch place(OptionalInt peer, OptionalInt port) {
        return RuleMatch.of(policy, direction, index, peer, port);
    }

    /** All addresses at which some peer matches for certain. */
    IpSet addresses() {
        return peers.stream().map(Reach::certain).reduce(IpSet.empty(), IpSet::union);
    }
}
