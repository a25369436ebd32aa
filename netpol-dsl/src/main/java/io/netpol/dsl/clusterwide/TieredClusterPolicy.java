package io.netpol.dsl.clusterwide;

import com.google.common.collect.ImmutableMap;
import io.netpol.dsl.internal.CheckedWords;
import io.netpol.internal.ValueStyle;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import org.immutables.value.Value;

/** A cluster-wide policy in its tier, which still lacks its place there: {@code .inAdminTier()}. */
@Value.Immutable
@ValueStyle
public abstract sealed class TieredClusterPolicy permits ImmutableTieredClusterPolicy {
    TieredClusterPolicy() {}

    abstract String name();

    abstract Tier tier();

    static TieredClusterPolicy of(String name, Tier tier) {
        return ImmutableTieredClusterPolicy.builder().name(name).tier(tier).build();
    }

    /**
     * Gives the policy with its place in the tier: {@code .withPriority(10)}. The policy of the smaller number is asked
     * before. Between equal ones there is no order (rule C4), so two policies that disagree about a connection need different ones.
     *
     * @param priority 0 to 1000
     * @throws io.netpol.validation.InvalidValueException if it is outside of that
     */
    public final RankedClusterPolicy withPriority(int priority) {
        return RankedClusterPolicy.of(
                name(), tier(), CheckedWords.priority(priority), ImmutableMap.of(), ImmutableMap.of());
    }
}
