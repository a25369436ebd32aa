package io.netpol.dsl;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.Direction;
import org.immutables.value.Value;

/**
 * The ingress half of a policy: the selected pods are isolated, and only what its rules let in reaches them. Made with
 * {@link Sentences#ingress ingress} or {@link Sentences#denyAllIngress denyAllIngress}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class IngressClause permits ImmutableIngressClause {
    IngressClause() {}

    /** Gives the rules in their order; none where everything is denied. */
    public abstract ImmutableList<IngressRule> rules();

    static IngressClause of(Iterable<IngressRule> rules) {
        return ImmutableIngressClause.builder().rules(rules).build();
    }

    final void addTo(NetworkPolicy.Builder policy) {
        policy.addIsolates(Direction.INGRESS)
                .addAllIngress(rules().stream().map(IngressRule::rule).toList());
    }
}
