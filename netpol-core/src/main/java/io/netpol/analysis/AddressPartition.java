package io.netpol.analysis;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Node;
import io.netpol.eval.End;
import io.netpol.eval.EvaluationOptions;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import java.util.EnumSet;
import java.util.NavigableSet;

/**
 * Cuts all addresses of a family in ranges that the policies of a namespace, and the cluster-wide ones, cannot tell
 * apart: a new range begins where
 * a block or an exception begins, and behind where it ends. Nodes are ranges of their own, as the node of a pod is
 * special (rules S51, S52).
 */
final class AddressPartition {
    private final Cluster cluster;
    private final EvaluationOptions options;

    AddressPartition(Cluster cluster, EvaluationOptions options) {
        this.cluster = cluster;
        this.options = options;
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
        AddressCuts cuts = new AddressCuts();
        cluster.policies(namespace).forEach(policy -> cuts.add(policy, EnumSet.of(direction)));
        if (direction == Direction.EGRESS) {
            cluster.clusterPolicies().forEach(cuts::add);
            options.domainNames().values().forEach(addresses -> addresses.forEach(cuts::add));
        }
        for (Node node : cluster.nodes().values()) {
            node.ips().forEach(cuts::add);
        }
        NavigableSet<IpAddress> starts = cuts.starts(family);
        ImmutableList.Builder<Part> parts = ImmutableList.builder();
        for (IpAddress start : starts) {
            IpAddress next = starts.higher(start);
            IpAddress last =
                    next == null ? IpAddress.last(family) : next.previous().orElseThrow();
            parts.add(new Part(IpRange.of(start, last), representative(start, last)));
        }
        return parts.build();
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
