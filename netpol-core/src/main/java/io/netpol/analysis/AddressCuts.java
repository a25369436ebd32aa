package io.netpol.analysis;

import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPeer;
import io.netpol.model.IpBlock;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import java.util.EnumSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** The addresses at which something changes: where a block or an exception begins, and behind where it ends. */
final class AddressCuts {
    private final TreeSet<IpAddress> starts = new TreeSet<>();

    AddressCuts() {
        for (IpFamily family : IpFamily.values()) {
            starts.add(IpAddress.first(family));
        }
    }

    /** Cuts at every block in the rules of these directions. */
    void add(NetworkPolicy policy, Set<Direction> directions) {
        for (Direction direction : EnumSet.copyOf(directions)) {
            policy.rules(direction).stream()
                    .flatMap(rule -> rule.peers().list().stream())
                    .filter(IpBlock.class::isInstance)
                    .flatMap(block -> ((IpBlock) block).addresses().ranges().stream())
                    .forEach(this::add);
        }
    }

    /** Cuts at every network in the rules of a cluster-wide policy. */
    void add(ClusterNetworkPolicy policy) {
        policy.egress().stream()
                .flatMap(rule -> rule.peers().stream())
                .filter(ClusterPeer.Networks.class::isInstance)
                .flatMap(networks -> ((ClusterPeer.Networks) networks).addresses().ranges().stream())
                .forEach(this::add);
    }

    void add(IpAddress address) {
        add(IpRange.of(address, address));
    }

    void add(IpRange range) {
        starts.add(range.first());
        range.last().next().ifPresent(starts::add);
    }

    /** The starts of the ranges in one family, ascending, the first address of the family first. */
    NavigableSet<IpAddress> starts(IpFamily family) {
        return starts.subSet(IpAddress.first(family), true, IpAddress.last(family), true);
    }

    /** The start of the range in which an address is: equal for addresses that no block tells apart. */
    IpAddress rangeOf(IpAddress address) {
        IpAddress start = starts.floor(address);
        return start == null ? IpAddress.first(address.family()) : start;
    }
}
