package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.SelectorDraft;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.validation.Strictness;
import java.util.random.RandomGenerator;

/** Generated ClusterNetworkPolicies as values, of all that a sentence can say. */
public final class GeneratedClusterPolicies {
    private static final ImmutableList<String> CIDRS =
            ImmutableList.of("0.0.0.0/0", "::/0", "10.0.0.0/8", "192.0.2.1/32", "2001:db8::/32");
    private static final ImmutableList<String> DOMAIN_NAMES =
            ImmutableList.of("www.example.com", "*.example.com", "Example.org.", "a_b.example.net");
    private static final ImmutableList<String> PORT_NAMES = ImmutableList.of("web", "metrics-1", "9p");
    private static final ImmutableList<String> RULE_NAMES = ImmutableList.of("", "", "a", "b \"c\"\n");
    private static final ImmutableList<Integer> PORTS = ImmutableList.of(1, 53, 80, 8080, 65535);

    private GeneratedClusterPolicies() {}

    /** A policy of either tier. */
    public static ClusterNetworkPolicy policy(RandomGenerator random, String name) {
        return ClusterNetworkPolicy.builder()
                .name(name)
                .labels(Labels.labels(random))
                .annotations(Labels.labels(random))
                .tier(Choice.of(random, ImmutableList.copyOf(Tier.values())))
                .priority(Choice.of(random, ImmutableList.of(0, 1, 500, 1000)))
                .subject(pods(random))
                .ingress(Choice.upTo(random, 4, source -> rule(source, Direction.INGRESS)))
                .egress(Choice.upTo(random, 4, source -> rule(source, Direction.EGRESS)))
                .build();
    }

    private static ClusterRule rule(RandomGenerator random, Direction direction) {
        return ClusterRule.builder()
                .name(Choice.of(random, RULE_NAMES))
                .action(Choice.of(random, ImmutableList.copyOf(Action.values())))
                .peers(Choice.exactly(
                        random,
                        random.nextInt(1, 4),
                        source -> direction == Direction.INGRESS ? pods(source) : anyPeer(source)))
                .ports(
                        Choice.chance(random, 30)
                                ? ClusterPorts.any()
                                : ClusterPorts.of(
                                        Choice.exactly(random, random.nextInt(1, 4), GeneratedClusterPolicies::entry)))
                .build();
    }

    private static ClusterPeer anyPeer(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                ClusterPeer.Networks.of(
                        Choice.exactly(random, random.nextInt(1, 4), source -> Cidr.parse(Choice.of(source, CIDRS))));
            case 2 -> ClusterPeer.Nodes.of(meaning(Selectors.ofPods(random)));
            case 3 ->
                ClusterPeer.DomainNames.of(Choice.exactly(
                        random, random.nextInt(1, 4), source -> DomainName.of(Choice.of(source, DOMAIN_NAMES))));
            default -> pods(random);
        };
    }

    private static NamespacedPods pods(RandomGenerator random) {
        return NamespacedPods.of(meaning(Selectors.ofPods(random)), meaning(Selectors.ofNamespaces(random)));
    }

    private static LabelSelector meaning(SelectorDraft selector) {
        return LabelSelector.of(selector, Strictness.FULL);
    }

    private static ClusterPorts.Entry entry(RandomGenerator random) {
        if (Choice.chance(random, 25)) {
            return ClusterPorts.named(Choice.of(random, PORT_NAMES));
        }
        int one = Choice.of(random, PORTS);
        int other = Choice.of(random, PORTS);
        PortMatch.SinglePort first = switch (random.nextInt(3)) {
            case 0 -> Ports.tcp(Math.min(one, other));
            case 1 -> Ports.udp(Math.min(one, other));
            default -> Ports.sctp(Math.min(one, other));
        };
        return Choice.chance(random, 50) ? first : first.through(Math.max(one, other));
    }
}
