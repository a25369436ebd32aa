package io.netpol.analysis;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.Evaluator;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;

/** Which policies isolate which pods (rule S10), whatever they let through. */
public final class Isolation {
    private final Cluster cluster;
    private final EvaluationOptions options;

    private Isolation(Cluster cluster, EvaluationOptions options) {
        this.cluster = cluster;
        this.options = options;
    }

    /** Gives the isolation in the cluster of an evaluator, under its options. */
    public static Isolation of(Evaluator evaluator) {
        return new Isolation(evaluator.cluster(), evaluator.options());
    }

    /** Tells whether policies can isolate a pod at all: not if it is on the host network and counts as its node (S50). */
    public boolean isPossible(Pod pod) {
        return !pod.hostNetwork() || options.hostNetworkPods() == HostNetworkPods.AS_PODS;
    }

    /** Gives the policies that isolate a pod in a direction, sorted by name; empty where everything is let through. */
    public ImmutableList<PolicyId> policies(Pod pod, Direction direction) {
        if (!isPossible(pod)) {
            return ImmutableList.of();
        }
        return cluster.policies(pod.namespace()).stream()
                .filter(policy -> policy.isolates().contains(direction))
                .filter(policy -> policy.podSelector().matches(pod.labels()))
                .map(NetworkPolicy::id)
                .collect(ImmutableList.toImmutableList());
    }
}
