package io.netpol.analysis;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Node;
import io.netpol.eval.End;
import io.netpol.model.IpBlock;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts all addresses of a family in ranges that the policies of a namespace cannot tell apart: a new range begins where
 * a block or an exception begins, and behind where it ends. Nodes are ranges of their own, as the node of a pod is
 * special (rules S51, S52).
 */
final class AddressPartition {
    private final Cluster cluster;

    AddressPartition(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A range of the partition.
     *
     * @param range the addresses
     * @param end one of them, for all of them
     */
    record Part(IpRange range, End end) {}

    /** Gives the ranges that the rules of one direction in one namespace tell apart, ascending, all addresses in one. */
    ImmutableList<Part> of(String namespace, Direction direction, IpFamily family) {
        TreeSet<IpAddress> starts = new TreeSet<>();
        starts.add(IpAddress.first(family));
        for (NetworkPolicy policy : cluster.policies(namespace)) {
            for (Rule rule : policy.rules(direction)) {
                rule.peers().list().stream()
                        .flatMap(peer -> peer instanceof IpBlock block
                                ? Optional.of(block).stream()
                                : Optional.<IpBlock>empty().stream())
                        .flatMap(block -> block.addresses().restrictedTo(family).ranges().stream())
                        .forEach(range -> cut(range, starts));
            }
        }
        for (Node node : cluster.nodes().values()) {
            node.ips().stream().filter(ip -> ip.family() == family).forEach(ip -> cut(IpRange.of(ip, ip), starts));
        }
        ImmutableList.Builder<Part> parts = ImmutableList.builder();
        for (IpAddress start : starts) {
            IpAddress next = starts.higher(start);
            IpAddress last =
                    next == null ? IpAddress.last(family) : next.previous().orElseThrow();
            parts.add(new Part(IpRange.of(start, last), representative(start, last)));
        }
        return parts.build();
    }

    private static void cut(IpRange range, Set<IpAddress> starts) {
        starts.add(range.first());
        range.last().next().ifPresent(starts::add);
    }

    private End representative(IpAddress first, IpAddress last) {
        // a loopback address never stands for others (rule S16); if both ends are one, all between them are
        IpAddress address = first.isLoopback() ? last : first;
        for (Node node : cluster.nodes().values()) {
            if (first.equals(last) && node.ips().contains(address)) {
                return End.at(node, address);
            }
        }
        return End.of(new ExternalAddress(address));
    }
}
