package io.netpol.dsl;

import io.netpol.internal.ValueStyle;
import io.netpol.model.Rule;
import org.immutables.value.Value;

/**
 * One rule of {@code egress(…)}: what it lets out passes if a peer matches and a port matches (rule S12). Rules add up;
 * none takes away what another gives.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class EgressRule permits ImmutableEgressRule {
    EgressRule() {}

    /** Gives the rule as the policy will hold it. */
    public abstract Rule rule();

    static EgressRule of(Rule rule) {
        return ImmutableEgressRule.builder().rule(rule).build();
    }
}
