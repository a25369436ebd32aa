package io.netpol.dsl.clusterwide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.netpol.internal.ValueStyle;
import io.netpol.model.ClusterRule;
import org.immutables.value.Value;

/**
 * The egress half of a cluster-wide policy: the first rule that matches a connection decides about it, and what no rule
 * matches is left to others. Made with {@link ClusterSentences#egressInOrder egressInOrder}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class OrderedEgress permits ImmutableOrderedEgress {
    OrderedEgress() {}

    /** Gives the rules in the order in which they are asked, at least one. */
    public abstract ImmutableList<EgressDecision> rules();

    static OrderedEgress of(Iterable<? extends EgressDecision> rules) {
        return ImmutableOrderedEgress.builder().rules(rules).build();
    }

    final ImmutableList<ClusterRule> clusterRules() {
        return ImmutableList.copyOf(Lists.transform(rules(), EgressDecision::rule));
    }
}
