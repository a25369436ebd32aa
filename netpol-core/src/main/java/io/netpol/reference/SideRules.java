package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.eval.ConnectionSet;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterRule;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.model.Rule;
import io.netpol.reference.PriorityGroup.ActionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All rules that say something about one end of a connection, tier by tier.
 *
 * @param admin the Admin tier, the smallest priority first
 * @param isolatedBy the NetworkPolicies that isolate the pod (rule S10), sorted
 * @param networkPolicies the rules of those
 * @param baseline the Baseline tier, the smallest priority first
 */
record SideRules(
        ImmutableList<PriorityGroup> admin,
        ImmutableList<PolicyId> isolatedBy,
        ImmutableList<AppliedRule> networkPolicies,
        ImmutableList<PriorityGroup> baseline) {

    static SideRules of(Side side, Cluster cluster) {
        ImmutableList<NetworkPolicy> isolating = cluster.policies(side.pod().namespace()).stream()
                .filter(policy -> policy.isolates().contains(side.direction()))
                .filter(policy -> policy.podSelector().matches(side.pod().labels()))
                .collect(ImmutableList.toImmutableList());
        return new SideRules(
                groups(Tier.ADMIN, side, cluster),
                isolating.stream().map(NetworkPolicy::id).collect(ImmutableList.toImmutableList()),
                isolating.stream().flatMap(policy -> applied(policy, side)).collect(ImmutableList.toImmutableList()),
                groups(Tier.BASELINE, side, cluster));
    }

    /** Tells whether NetworkPolicies decide wherever they are asked. */
    boolean isIsolated() {
        return !isolatedBy.isEmpty();
    }

    /** Gives every rule of every tier. */
    Stream<AppliedRule> all() {
        return Stream.of(
                        actionRules(admin).map(ActionRule::rule),
                        networkPolicies.stream(),
                        actionRules(baseline).map(ActionRule::rule))
                .flatMap(rules -> rules);
    }

    private static Stream<ActionRule> actionRules(ImmutableList<PriorityGroup> tier) {
        return tier.stream().flatMap(group -> group.policies().stream()).flatMap(ImmutableList::stream);
    }

    private static Stream<AppliedRule> applied(NetworkPolicy policy, Side side) {
        ImmutableList<Rule> rules = policy.rules(side.direction());
        List<AppliedRule> applied = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            applied.add(new AppliedRule(
                    policy.id(),
                    side.direction(),
                    i,
                    !rule.peers().isAnywhere(),
                    rule.peers().isAnywhere()
                            ? ImmutableList.of(Reach.at(side.otherAddresses()))
                            : rule.peers().list().stream()
                                    .map(peer -> Reach.at(side.matched(peer, policy.namespace())))
                                    .collect(ImmutableList.toImmutableList()),
                    !rule.ports().isAny(),
                    PortMeaning.entries(rule.ports(), side.destination())));
        }
        return applied.stream();
    }

    private static ImmutableList<PriorityGroup> groups(Tier tier, Side side, Cluster cluster) {
        ImmutableList.Builder<PriorityGroup> groups = ImmutableList.builder();
        List<ImmutableList<ActionRule>> group = new ArrayList<>();
        int priority = 0;
        for (ClusterNetworkPolicy policy : cluster.clusterPolicies()) {
            boolean applies = policy.tier() == tier
                    && !policy.rules(side.direction()).isEmpty()
                    && side.isSubject(policy.subject());
            if (!applies) {
                continue;
            }
            if (policy.priority() != priority && !group.isEmpty()) {
                groups.add(new PriorityGroup(priority, ImmutableList.copyOf(group)));
                group.clear();
            }
            priority = policy.priority();
            group.add(applied(policy, side));
        }
        if (!group.isEmpty()) {
            groups.add(new PriorityGroup(priority, ImmutableList.copyOf(group)));
        }
        return groups.build();
    }

    private static ImmutableList<ActionRule> applied(ClusterNetworkPolicy policy, Side side) {
        ImmutableList<ClusterRule> rules = policy.rules(side.direction());
        ImmutableList.Builder<ActionRule> applied = ImmutableList.builder();
        for (int i = 0; i < rules.size(); i++) {
            ClusterRule rule = rules.get(i);
            boolean failsClosed = rule.peers().stream().anyMatch(ClusterPeer.Unknown.class::isInstance);
            applied.add(failsClosed ? failedClosed(policy, i, side) : applied(policy, i, side));
        }
        return applied.build();
    }

    private static ActionRule applied(ClusterNetworkPolicy policy, int index, Side side) {
        ClusterRule rule = policy.rules(side.direction()).get(index);
        AppliedRule places = new AppliedRule(
                policy.id(),
                side.direction(),
                index,
                true,
                rule.peers().stream().map(side::matched).collect(ImmutableList.toImmutableList()),
                !rule.ports().isAny(),
                PortMeaning.entries(rule.ports(), side.destination()));
        return new ActionRule(places, rule.name(), rule.action());
    }

    /** A rule with a peer that is not known: nothing is accepted by it; otherwise it denies everything, on any port. */
    private static ActionRule failedClosed(ClusterNetworkPolicy policy, int index, Side side) {
        ClusterRule rule = policy.rules(side.direction()).get(index);
        AppliedRule places = new AppliedRule(
                policy.id(),
                side.direction(),
                index,
                true,
                rule.peers().stream()
                        .map(peer -> peer instanceof ClusterPeer.Unknown && rule.action() != Action.ACCEPT
                                ? Reach.at(side.otherAddresses())
                                : Reach.NOWHERE)
                        .collect(ImmutableList.toImmutableList()),
                false,
                ImmutableList.of(ConnectionSet.all()));
        return new ActionRule(places, rule.name(), rule.action() == Action.ACCEPT ? Action.ACCEPT : Action.DENY);
    }
}
