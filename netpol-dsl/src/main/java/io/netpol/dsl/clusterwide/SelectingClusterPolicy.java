package io.netpol.dsl.clusterwide;

import io.netpol.internal.ValueStyle;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NamespacedPods;
import org.immutables.value.Value;

/**
 * A cluster-wide policy that selects pods and decides nothing about them yet:
 * {@code clusterNetworkPolicy("deny-sensitive").inAdminTier().withPriority(10).selecting(allPods().inAllNamespaces())}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class SelectingClusterPolicy permits ImmutableSelectingClusterPolicy {
    SelectingClusterPolicy() {}

    abstract RankedClusterPolicy policy();

    abstract NamespacedPods pods();

    static SelectingClusterPolicy of(RankedClusterPolicy policy, NamespacedPods pods) {
        return ImmutableSelectingClusterPolicy.builder()
                .policy(policy)
                .pods(pods)
                .build();
    }

    /**
     * Gives the policy that decides about ingress and leaves egress as it is:
     * {@code .deciding(ingressInOrder(denyFrom(allPods().inAllNamespaces()).onAnyPort()))}.
     */
    public final ClusterNetworkPolicy deciding(OrderedIngress ingress) {
        return builder().ingress(ingress.clusterRules()).build();
    }

    /**
     * Gives the policy that decides about egress and leaves ingress as it is:
     * {@code .deciding(egressInOrder(denyTo(networks("169.254.169.254/32")).onAnyPort()))}.
     */
    public final ClusterNetworkPolicy deciding(OrderedEgress egress) {
        return builder().egress(egress.clusterRules()).build();
    }

    /**
     * Gives the policy that decides about both directions; no rule of the one says anything about the other:
     * {@code .deciding(ingressInOrder(fromMonitoring), egressInOrder(acceptToClusterDns()))}.
     */
    public final ClusterNetworkPolicy deciding(OrderedIngress ingress, OrderedEgress egress) {
        return builder()
                .ingress(ingress.clusterRules())
                .egress(egress.clusterRules())
                .build();
    }

    /**
     * Gives the policy without rules, which changes nothing: a place for rules to come. {@code .decidingNothing()}
     */
    public final ClusterNetworkPolicy decidingNothing() {
        return builder().build();
    }

    private ClusterNetworkPolicy.Builder builder() {
        return ClusterNetworkPolicy.builder()
                .name(policy().name())
                .labels(policy().labels())
                .annotations(policy().annotations())
                .tier(policy().tier())
                .priority(policy().priority())
                .subject(pods());
    }
}
