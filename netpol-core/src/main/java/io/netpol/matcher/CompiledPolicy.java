package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import java.util.Optional;

/**
 * A policy in terms.
 *
 * @param id the policy
 * @param tier the tier of a cluster-wide policy; empty for a NetworkPolicy
 * @param priority the priority of a cluster-wide policy
 * @param subject the term of the pods to which the policy applies
 * @param isolatesIngress whether it has something to say about connections to them
 * @param isolatesEgress whether it has something to say about connections from them
 * @param ingress its rules for ingress
 * @param egress its rules for egress
 */
record CompiledPolicy(
        PolicyId id,
        Optional<Tier> tier,
        int priority,
        int subject,
        boolean isolatesIngress,
        boolean isolatesEgress,
        ImmutableList<CompiledRule> ingress,
        ImmutableList<CompiledRule> egress) {

    boolean concerns(Direction direction) {
        return direction == Direction.INGRESS ? isolatesIngress : isolatesEgress;
    }

    ImmutableList<CompiledRule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }
}
