package io.netpol.testkit;

import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.model.ClusterPeer;
import io.netpol.model.NamespacedPods;
import java.util.stream.Stream;

/** The egress rules of cluster-wide policies that a situation's source has to do with: only there, facts can be missing. */
final class EgressRules {
    private EgressRules() {}

    /** Their peers; none if no policies manage the source. */
    static Stream<ClusterPeer> peers(Situation situation) {
        return situation.cluster().clusterPolicies().stream()
                .filter(policy -> isSource(policy.subject(), situation))
                .flatMap(policy -> policy.egress().stream())
                .flatMap(rule -> rule.peers().stream());
    }

    private static boolean isSource(NamespacedPods subject, Situation situation) {
        return situation.ends().source() instanceof Pod pod
                && (!pod.hostNetwork() || situation.options().hostNetworkPods() == HostNetworkPods.AS_PODS)
                && subject.pods().matches(pod.labels())
                && subject.namespaceSelector()
                        .matches(situation.cluster().namespaceOf(pod).labels());
    }
}
