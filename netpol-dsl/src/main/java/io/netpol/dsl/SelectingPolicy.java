package io.netpol.dsl;

import io.netpol.internal.ValueStyle;
import io.netpol.model.NetworkPolicy;
import org.immutables.value.Value;

/**
 * A policy that selects pods and does nothing to them yet:
 * {@code networkPolicy("deny").inNamespace("shop").selecting(allPods())}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class SelectingPolicy permits ImmutableSelectingPolicy {
    SelectingPolicy() {}

    abstract PlacedPolicy policy();

    abstract Pods pods();

    static SelectingPolicy of(PlacedPolicy policy, Pods pods) {
        return ImmutableSelectingPolicy.builder().policy(policy).pods(pods).build();
    }

    /**
     * Gives the policy that isolates the pods in ingress and leaves their egress as open as it is:
     * {@code .isolating(ingress(from(allPods().inSameNamespace()).on(tcp(8080))))}.
     */
    public final NetworkPolicy isolating(IngressClause ingress) {
        NetworkPolicy.Builder policy = builder();
        ingress.addTo(policy);
        return policy.build();
    }

    /**
     * Gives the policy that isolates the pods in egress and leaves their ingress as open as it is:
     * {@code .isolating(egress(toAnywhere().on(tcp(443))))}.
     */
    public final NetworkPolicy isolating(EgressClause egress) {
        NetworkPolicy.Builder policy = builder();
        egress.addTo(policy);
        return policy.build();
    }

    /**
     * Gives the policy that isolates the pods in both directions:
     * {@code .isolating(denyAllIngress(), egress(toClusterDns()))}.
     */
    public final NetworkPolicy isolating(IngressClause ingress, EgressClause egress) {
        NetworkPolicy.Builder policy = builder();
        ingress.addTo(policy);
        egress.addTo(policy);
        return policy.build();
    }

    private NetworkPolicy.Builder builder() {
        return NetworkPolicy.builder()
                .namespace(policy().namespace())
                .name(policy().name())
                .labels(policy().labels())
                .annotations(policy().annotations())
                .podSelector(pods().selector());
    }
}
