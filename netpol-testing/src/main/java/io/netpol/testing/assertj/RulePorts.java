package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.EndpointPair;
import io.netpol.model.ClusterRule;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import java.util.stream.Stream;

/** The ports that rules name which could matter between two ends; of cluster-wide policies, those of all. */
final class RulePorts {
    private RulePorts() {}

    /** Gives the connections of each rule that names ports, those of the destination's ingress first. */
    static ImmutableList<ConnectionSet> of(EndpointPair ends, Cluster cluster) {
        return Stream.concat(
                        rules(ends, ends.destination(), Direction.INGRESS, cluster),
                        rules(ends, ends.source(), Direction.EGRESS, cluster))
                .filter(connections -> !connections.isEmpty())
                .distinct()
                .collect(ImmutableList.toImmutableList());
    }

    private static Stream<ConnectionSet> rules(EndpointPair ends, Endpoint end, Direction direction, Cluster cluster) {
        if (!(end instanceof Pod pod)) {
            return Stream.of();
        }
        return Stream.concat(
                cluster.policies(pod.namespace()).stream()
                        .filter(policy -> isolates(policy, pod, direction))
                        .flatMap(policy -> policy.rules(direction).stream())
                        .map(rule -> connections(rule, ends.destination())),
                cluster.clusterPolicies().stream()
                        .flatMap(policy -> policy.rules(direction).stream())
                        .map(rule -> connections(rule, ends.destination())));
    }

    private static ConnectionSet connections(Rule rule, Endpoint destination) {
        return ConnectionSet.unionOf(rule.ports().list().stream()
                .map(port -> AskedPorts.meaning(port, destination))
                .toList());
    }

    private static ConnectionSet connections(ClusterRule rule, Endpoint destination) {
        return ConnectionSet.unionOf(rule.ports().list().stream()
                .map(entry -> entry.match(AskedPorts::meaning, named -> AskedPorts.meaning(named, destination)))
                .toList());
    }

    private static boolean isolates(NetworkPolicy policy, Pod pod, Direction direction) {
        return policy.isolates().contains(direction) && policy.podSelector().matches(pod.labels());
    }
}
