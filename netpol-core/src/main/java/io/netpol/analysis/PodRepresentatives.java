package io.netpol.analysis;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pod for all those of a workload that no policy can tell apart: same labels, same named ports, addresses between the
 * same cuts. Replicas are usually such pods, so that the list costs the square of the workloads, not of the pods.
 */
final class PodRepresentatives {
    private final AddressCuts cuts = new AddressCuts();

    PodRepresentatives(Cluster cluster, EvaluationOptions options) {
        for (NetworkPolicy policy : cluster.policies()) {
            cuts.add(policy, EnumSet.allOf(Direction.class));
        }
        cluster.clusterPolicies().forEach(cuts::add);
        options.domainNames().values().forEach(addresses -> addresses.forEach(cuts::add));
    }

    /** Gives one pod for each group that other pods cannot tell apart, in the order of the first of each. */
    ImmutableList<Pod> towardsPods(List<Pod> pods) {
        return distinct(pods, false);
    }

    /** The same towards addresses, among which nodes are: the node on which a pod runs counts too (rules S51, S52). */
    ImmutableList<Pod> towardsAddresses(List<Pod> pods) {
        return distinct(pods, true);
    }

    private ImmutableList<Pod> distinct(List<Pod> pods, boolean nodeCounts) {
        Map<Traits, Pod> firsts = new LinkedHashMap<>();
        for (Pod pod : pods) {
            firsts.putIfAbsent(traits(pod, nodeCounts), pod);
        }
        return ImmutableList.copyOf(firsts.values());
    }

    /** All that an evaluator may look at; a pod on the host network as a whole, as it may stand for its node. */
    private record Traits(
            ImmutableSortedMap<String, String> labels,
            ImmutableSet<ContainerPort> ports,
            ImmutableList<IpAddress> ranges,
            String node,
            Optional<Pod> whole) {}

    private Traits traits(Pod pod, boolean nodeCounts) {
        return new Traits(
                pod.labels(),
                ImmutableSet.copyOf(pod.ports()),
                pod.ips().stream().map(cuts::rangeOf).collect(ImmutableList.toImmutableList()),
                nodeCounts ? pod.node().orElse("") : "",
                pod.hostNetwork() ? Optional.of(pod) : Optional.empty());
    }
}
