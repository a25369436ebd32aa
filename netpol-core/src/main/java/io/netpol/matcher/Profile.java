package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that policies say about one direction of a pod. Pods to which the same policies apply are one profile.
 *
 * @param direction the direction
 * @param admin the rules of the Admin tier: by priority, by policy, in order
 * @param isolatedBy the NetworkPolicies that isolate the pod, sorted
 * @param networkPolicies their rules
 * @param baseline the rules of the Baseline tier, as those of the Admin tier
 * @param namedPorts the named ports of the pod, where it is the destination
 */
record Profile(
        Direction direction,
        ImmutableList<Group> admin,
        ImmutableList<PolicyId> isolatedBy,
        ImmutableList<CompiledRule> networkPolicies,
        ImmutableList<Group> baseline,
        NamedPorts namedPorts) {

    /**
     * The policies of one tier and priority.
     *
     * @param priority the priority
     * @param policies the rules of each
     */
    record Group(int priority, ImmutableList<ImmutableList<CompiledRule>> policies) {}

    private static final Comparator<CompiledPolicy> ORDER =
            Comparator.comparingInt(CompiledPolicy::priority).thenComparing(CompiledPolicy::id);

    /** Gives the profile of these policies, in whichever order they come. */
    static Profile of(Direction direction, List<CompiledPolicy> some, NamedPorts namedPorts) {
        List<CompiledPolicy> policies = some.stream().sorted(ORDER).toList();
        ImmutableList.Builder<PolicyId> isolatedBy = ImmutableList.builder();
        ImmutableList.Builder<CompiledRule> rules = ImmutableList.builder();
        for (CompiledPolicy policy : policies) {
            if (policy.tier().isEmpty()) {
                isolatedBy.add(policy.id());
                rules.addAll(policy.rules(direction));
            }
        }
        return new Profile(
                direction,
                groups(direction, policies, Tier.ADMIN),
                isolatedBy.build(),
                rules.build(),
                groups(direction, policies, Tier.BASELINE),
                namedPorts);
    }

    private static ImmutableList<Group> groups(Direction direction, List<CompiledPolicy> policies, Tier tier) {
        ImmutableList.Builder<Group> groups = ImmutableList.builder();
        List<CompiledPolicy> some = policies.stream()
                .filter(policy -> policy.tier().equals(Optional.of(tier)))
                .toList();
        int from = 0;
        while (from < some.size()) {
            int priority = some.get(from).priority();
            List<ImmutableList<CompiledRule>> group = new ArrayList<>();
            int at = from;
            while (at < some.size() && some.get(at).priority() == priority) {
                group.add(some.get(at).rules(direction));
                at++;
            }
            groups.add(new Group(priority, ImmutableList.copyOf(group)));
            from = at;
        }
        return groups.build();
    }

    boolean isIsolated() {
        return !isolatedBy.isEmpty();
    }

    /** Tells whether nothing is said, so that everything is allowed. */
    boolean saysNothing() {
        return admin.isEmpty() && !isIsolated() && baseline.isEmpty();
    }

    /** Gives every rule of every tier. */
    List<CompiledRule> allRules() {
        List<CompiledRule> all = new ArrayList<>();
        for (ImmutableList<Group> tier : List.of(admin, baseline)) {
            for (Group group : tier) {
                group.policies.forEach(all::addAll);
            }
        }
        all.addAll(networkPolicies);
        return all;
    }
}
