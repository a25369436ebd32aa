package io.netpol.dsl;

import io.netpol.internal.ValueStyle;
import io.netpol.model.Rule;
import org.immutables.value.Value;

/**
 * One rule of {@code ingress(…)}: what it lets in passes if a peer matches and a port matches (rule S12). Rules add up;
 * none takes away what another gives.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class IngressRule permits ImmutableIngressRule {
    IngressRule() {}

    /** Gives the rule as the policy will hold it. */
    public abstract Rule rule();

    static IngressRule of(Rule rule) {
        return ImmutableIngressRule.builder().rule(rule).build();
    }
}
