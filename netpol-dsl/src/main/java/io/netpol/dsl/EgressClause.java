package io.netpol.dsl;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.Direction;
import org.immutables.value.Value;

/**
 * The egress half of a policy: the selected pods are isolated, and only what its rules let out leaves them. Made with
 * {@link Sentences#egress egress} or {@link Sentences#denyAllEgress denyAllEgress}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class EgressClause permits ImmutableEgressClause {
    EgressClause() {}

    /** Gives the rules in their order; none where everything is denied. */
    public abstract ImmutableList<EgressRule> rules();

    static EgressClause of(Iterable<EgressRule> rules) {
        return ImmutableEgressClause.builder().rules(rules).build();
    }

    final void addTo(NetworkPolicy.Builder policy) {
        policy.addIsolates(Direction.EGRESS)
                .addAllEgress(rules().stream().map(EgressRule::rule).toList());
    }
}
