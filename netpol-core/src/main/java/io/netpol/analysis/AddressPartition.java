package io.netpol.analysis;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Node;
import io.netpol.eval.End;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.eval.Evaluator;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;

/**
 * Cuts all addresses of a family in ranges that the policies of a namespace, and the cluster-wide ones, cannot tell
 * apart: a new range begins where
 * a block or an exception begins, and behind where it ends. Nodes are ranges of their own, as the node of a pod is
 * special (rules S51, S52). What is said of a range holds for each of its addresses that no pod of the cluster has.
 */
public final class AddressPartition {
    private final Cluster cluster;
    private final EvaluationOptions options;
    private final ImmutableList<IpFamily> families;
    private final IpSet cutAt;

    private AddressPartition(
            Cluster cluster, EvaluationOptions options, ImmutableList<IpFamily> families, IpSet cutAt) {
        this.cluster = cluster;
        this.options = options;
        this.families = families;
        this.cutAt = cutAt;
    }

    /** Gives the partition for the cluster of an evaluator, over the families that its options ask for. */
    public static AddressPartition of(Evaluator evaluator) {
        return new AddressPartition(evaluator.cluster(), evaluator.options(), families(evaluator), IpSet.empty());
    }

    /**
     * A range of the partition.
     *
     * @param range the addresses
     * @param end one of them, for all of them
     */
    public record Part(IpRange range, End end) {}

    /** Gives the partition cut further, so that each range is wholly inside these addresses or wholly outside. */
    public AddressPartition alsoCutAt(IpSet addresses) {
        return new AddressPartition(cluster, options, families, cutAt.union(addresses));
    }

    /** Gives the families of which external addresses are asked about, IPv4 first; IPv6 by default only where mentioned. */
    public ImmutableList<IpFamily> families() {
        return families;
    }

    private static ImmutableList<IpFamily> families(Evaluator evaluator) {
        IpFamilies asked = evaluator.options().ipFamilies();
        boolean ipv6 = asked == IpFamilies.IPV6
                || asked == IpFamilies.BOTH
                || (asked == IpFamilies.AUTO && evaluator.cluster().mentionsIpv6());
        ImmutableList.Builder<IpFamily> families = ImmutableList.builder();
        if (asked != IpFamilies.IPV6) {
            families.add(IpFamily.IPV4);
        }
        if (ipv6) {
            families.add(IpFamily.IPV6);
        }
        return families.build();
    }

    /** Gives the ranges that the rules of one direction in one namespace tell apart, ascending, all addresses in one. */
    public ImmutableList<Part> ranges(String namespace, Direction direction, IpFamily family) {
        AddressCuts cuts = new AddressCuts();
        cluster.policies(namespace).forEach(policy -> cuts.add(policy, EnumSet.of(direction)));
        if (direction == Direction.EGRESS) {
            cluster.clusterPolicies().forEach(cuts::add);
            options.domainNames().values().forEach(addresses -> addresses.forEach(cuts::add));
        }
        cutAt.ranges().forEach(cuts::add);
        Map<IpAddress, Node> nodes = new HashMap<>();
        for (Node node : cluster.nodes().values()) {
            for (IpAddress ip : node.ips()) {
                cuts.add(ip);
                nodes.putIfAbsent(ip, node);
            }
        }
        NavigableSet<IpAddress> starts = cuts.starts(family);
        ImmutableList.Builder<Part> parts = ImmutableList.builder();
        for (IpAddress start : starts) {
            IpAddress next = starts.higher(start);
            IpAddress last =
                    next == null ? IpAddress.last(family) : next.previous().orElseThrow();
            parts.add(new Part(IpRange.of(start, last), representative(start, last, nodes)));
        }
        return parts.build();
    }

    private static End representative(IpAddress first, IpAddress last, Map<IpAddress, Node> nodes) {
        // a loopback address never stands for others (rule S16); if both ends are one, all between them are
        IpAddress address = first.isLoopback() ? last : first;
        Node node = nodes.get(address);
        return node != null && first.equals(last) ? End.at(node, address) : End.of(new ExternalAddress(address));
    }
}
