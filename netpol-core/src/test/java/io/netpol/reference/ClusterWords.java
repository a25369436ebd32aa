package io.netpol.reference;

import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.model.Requirement;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import java.util.Arrays;
import java.util.stream.Stream;

/** Short words for cluster-wide policies, for examples in the cluster of {@link World}. */
final class ClusterWords {
    /** Every pod of every namespace. */
    static final NamespacedPods ALL = NamespacedPods.allIn(LabelSelector.everything());

    private ClusterWords() {}

    static ClusterNetworkPolicy admin(
            String name, int priority, NamespacedPods subject, Direction direction, ClusterRule... rules) {
        return policy(Tier.ADMIN, name, priority, subject, direction, rules);
    }

    static ClusterNetworkPolicy baseline(
            String name, int priority, NamespacedPods subject, Direction direction, ClusterRule... rules) {
        return policy(Tier.BASELINE, name, priority, subject, direction, rules);
    }

    private static ClusterNetworkPolicy policy(
            Tier tier, String name, int priority, NamespacedPods subject, Direction direction, ClusterRule... rules) {
        ClusterNetworkPolicy.Builder policy = ClusterNetworkPolicy.builder()
                .tier(tier)
                .name(name)
                .priority(priority)
                .subject(subject);
        return (direction == Direction.INGRESS ? policy.addIngress(rules) : policy.addEgress(rules)).build();
    }

    static ClusterRule accept(ClusterPeer... peers) {
        return rule(Action.ACCEPT, peers);
    }

    static ClusterRule deny(ClusterPeer... peers) {
        return rule(Action.DENY, peers);
    }

    static ClusterRule pass(ClusterPeer... peers) {
        return rule(Action.PASS, peers);
    }

    private static ClusterRule rule(Action action, ClusterPeer... peers) {
        return ClusterRule.builder()
                .action(action)
                .peers(Arrays.asList(peers))
                .ports(ClusterPorts.any())
                .build();
    }

    /** The same rule on these ports only. */
    static ClusterRule on(ClusterRule rule, ClusterPorts.Entry first, ClusterPorts.Entry... more) {
        return ClusterRule.builder()
                .from(rule)
                .ports(ClusterPorts.of(first, more))
                .build();
    }

    static NamespacedPods namespace(String name) {
        return NamespacedPods.allIn(LabelSelector.of(Requirement.equalTo("kubernetes.io/metadata.name", name)));
    }

    static NamespacedPods app(String name) {
        return NamespacedPods.of(World.app(name), LabelSelector.everything());
    }

    static ClusterPeer networks(String... cidrs) {
        return ClusterPeer.Networks.of(Stream.of(cidrs).map(Cidr::parse).toList());
    }

    static ClusterPeer nodes(String zone) {
        return ClusterPeer.Nodes.of(LabelSelector.of(Requirement.equalTo("zone", zone)));
    }

    static ClusterPeer names(String... names) {
        return ClusterPeer.DomainNames.of(Stream.of(names).map(DomainName::of).toList());
    }

    static ClusterPeer unknown() {
        return ClusterPeer.Unknown.of("tenants");
    }
}
