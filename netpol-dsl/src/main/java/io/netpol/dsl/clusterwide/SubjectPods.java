package io.netpol.dsl.clusterwide;

import io.netpol.dsl.internal.CheckedWords;
import io.netpol.internal.ValueStyle;
import io.netpol.model.NamespacedPods;
import org.immutables.value.Value;

/** The pods that ready-made policies are for, which still lack their priority: {@code forPods(tenants)}. */
@Value.Immutable
@ValueStyle
public abstract sealed class SubjectPods permits ImmutableSubjectPods {
    SubjectPods() {}

    abstract NamespacedPods pods();

    static SubjectPods of(NamespacedPods pods) {
        return ImmutableSubjectPods.builder().pods(pods).build();
    }

    /**
     * Gives the ready-made policies with this place in their tiers: {@code forPods(tenants).withPriority(900)}. The policy
     * of the smaller number is asked before. Those of one number here never disagree about a connection.
     *
     * @param priority 0 to 1000
     * @throws io.netpol.validation.InvalidValueException if it is outside of that
     */
    public final ReadyClusterPolicies withPriority(int priority) {
        return ReadyClusterPolicies.of(pods(), CheckedWords.priority(priority));
    }
}
