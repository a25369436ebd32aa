package io.netpol.dsl.clusterwide;

import io.netpol.dsl.internal.CheckedWords;
import io.netpol.internal.ValueStyle;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import org.immutables.value.Value;

/** A cluster-wide policy of which only the name is said: {@code clusterNetworkPolicy("deny-sensitive")}. */
@Value.Immutable
@ValueStyle
public abstract sealed class NamedClusterPolicy permits ImmutableNamedClusterPolicy {
    NamedClusterPolicy() {}

    abstract String name();

    static NamedClusterPolicy of(String name) {
        return ImmutableNamedClusterPolicy.builder()
                .name(CheckedWords.name(name))
                .build();
    }

    /**
     * Gives the policy in the Admin tier, which is asked before NetworkPolicies; they change nothing that is accepted or
     * denied there (rule C1): {@code clusterNetworkPolicy("deny-sensitive").inAdminTier()}.
     */
    public final TieredClusterPolicy inAdminTier() {
        return TieredClusterPolicy.of(name(), Tier.ADMIN);
    }

    /**
     * Gives the policy in the Baseline tier, which is asked after NetworkPolicies: only for pods that none of them
     * isolates in the direction of the connection (rule C1). {@code clusterNetworkPolicy("default-deny").inBaselineTier()}
     */
    public final TieredClusterPolicy inBaselineTier() {
        return TieredClusterPolicy.of(name(), Tier.BASELINE);
    }
}
