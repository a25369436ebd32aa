package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.draft.PolicyKind;
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
import io.netpol.model.Requirement;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.validation.Strictness;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Generated AdminNetworkPolicies and BaselineAdminNetworkPolicies of which many have lists that are too long for v1alpha2, with
 * ClusterNetworkPolicies among them. What stands in long lists is narrow, so that entries far behind decide as well.
 */
public final class LongPolicies {
    /** More than two lists of v1alpha2 hold. */
    private static final int LONG = 60;

    private static final ImmutableList<String> NAMES = ImmutableList.of("a", "b", "c", "a-2", "default");

    /** Some are adjacent, some equal, some at the end. */
    private static final ImmutableList<Integer> PRIORITIES = ImmutableList.of(4, 4, 4, 5, 20, 500, 500, 999);

    private static final ImmutableList<DomainName> DOMAIN_NAMES = ImmutableList.of(
            DomainName.of("www.example.com"), DomainName.of("*.example.com"), DomainName.of("db.example.net"));

    private final RandomGenerator random;
    private final PolicyKind kind;

    private LongPolicies(RandomGenerator random, PolicyKind kind) {
        this.random = random;
        this.kind = kind;
    }

    /** One to three AdminNetworkPolicies, often a BaselineAdminNetworkPolicy, and up to two ClusterNetworkPolicies. */
    public static ImmutableList<ClusterNetworkPolicy> policies(RandomGenerator random) {
        ImmutableList.Builder<ClusterNetworkPolicy> policies = ImmutableList.builder();
        LongPolicies admin = new LongPolicies(random, PolicyKind.ADMIN_NETWORK_POLICY);
        for (String name : Choice.permuted(random, NAMES).subList(0, random.nextInt(1, 4))) {
            policies.add(admin.policy(name, Tier.ADMIN, Choice.of(random, PRIORITIES)));
        }
        if (Choice.chance(random, 60)) {
            policies.add(new LongPolicies(random, PolicyKind.BASELINE_ADMIN_NETWORK_POLICY)
                    .policy("default", Tier.BASELINE, 500));
        }
        LongPolicies cluster = new LongPolicies(random, PolicyKind.CLUSTER_NETWORK_POLICY);
        for (String name : Choice.permuted(random, NAMES).subList(0, random.nextInt(3))) {
            policies.add(
                    cluster.policy(name, Choice.of(random, List.of(Tier.values())), Choice.of(random, PRIORITIES)));
        }
        return policies.build();
    }

    private ClusterNetworkPolicy policy(String name, Tier tier, int priority) {
        return ClusterNetworkPolicy.builder()
                .kind(kind)
                .name(name)
                .tier(tier)
                .priority(priority)
                .subject(NamespacedPods.allIn(
                        Choice.chance(random, 70)
                                ? LabelSelector.everything()
                                : LabelSelector.of(Selectors.ofNamespaces(random), Strictness.FULL)))
                .ingress(rules(Direction.INGRESS))
                .egress(rules(Direction.EGRESS))
                .build();
    }

    private ImmutableList<ClusterRule> rules(Direction direction) {
        boolean isLong = kind.isLegacy() && Choice.chance(random, 40);
        return isLong
                ? Choice.exactly(random, random.nextInt(20, LONG), source -> rule(direction, 1, 1))
                : Choice.upTo(
                        random,
                        3,
                        source -> Choice.chance(random, 40) ? wideRule() : rule(direction, length(), length()));
    }

    private int length() {
        return kind.isLegacy() && Choice.chance(random, 35) ? random.nextInt(20, LONG) : random.nextInt(1, 3);
    }

    private Action action() {
        return Choice.of(
                random,
                kind == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY
                        ? List.of(Action.ACCEPT, Action.DENY)
                        : List.of(Action.values()));
    }

    /** A rule for all pods, so that policies of equal priority meet. */
    private ClusterRule wideRule() {
        return ClusterRule.builder()
                .action(action())
                .addPeers(NamespacedPods.allIn(LabelSelector.everything()))
                .ports(random.nextBoolean() ? ClusterPorts.any() : ClusterPorts.of(port(), port()))
                .build();
    }

    private ClusterRule rule(Direction direction, int peers, int ports) {
        Function<RandomGenerator, ClusterPeer> peer =
                direction == Direction.INGRESS || Choice.chance(random, 50) ? source -> pods() : source -> peer();
        ClusterRule.Builder rule = ClusterRule.builder()
                .action(action())
                .peers(Choice.exactly(random, peers, peer))
                .ports(
                        Choice.chance(random, 15)
                                ? ClusterPorts.any()
                                : ClusterPorts.of(Choice.exactly(random, ports, source -> port())));
        return Choice.chance(random, 20) ? rule.name("rule").build() : rule.build();
    }

    private ClusterPorts.Entry port() {
        if (Choice.chance(random, 10)) {
            return ClusterPorts.named(Choice.of(random, ImmutableList.of("web", "dns", "gone")));
        }
        int port = Choice.of(random, PortEntries.boundaries());
        PortMatch.SinglePort single = switch (PortEntries.protocol(random)) {
            case TCP -> Ports.tcp(port);
            case UDP -> Ports.udp(port);
            case SCTP -> Ports.sctp(port);
        };
        return Choice.chance(random, 80) ? single : single.through(Math.min(port + 1, 65535));
    }

    private ClusterPeer peer() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 ->
                ClusterPeer.Networks.of(ImmutableSet.of(
                        Cidr.parse("10.0.0." + random.nextInt(16) + "/32"),
                        Cidr.parse(Choice.of(
                                random, ImmutableList.of("203.0.113.0/29", "192.168.0.0/30", "fd00::/124")))));
            case 3 -> ClusterPeer.Nodes.of(label());
            case 4 ->
                kind == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY
                        ? pods()
                        : ClusterPeer.DomainNames.of(ImmutableSet.of(Choice.of(random, DOMAIN_NAMES)));
            case 5 -> Choice.chance(random, 5) ? ClusterPeer.Unknown.of("tenants") : pods();
            default -> pods();
        };
    }

    /** Pods of a few labels, in one namespace or in all. */
    private NamespacedPods pods() {
        LabelSelector namespaces = Choice.chance(random, 40)
                ? LabelSelector.everything()
                : LabelSelector.of(
                        Requirement.equalTo("kubernetes.io/metadata.name", Choice.of(random, Clusters.NAMESPACES)));
        return NamespacedPods.of(label(), namespaces);
    }

    private LabelSelector label() {
        return LabelSelector.of(
                Requirement.equalTo(Choice.of(random, Labels.KEYS), Choice.of(random, Labels.VALUES)),
                Requirement.equalTo(Choice.of(random, Labels.KEYS), Choice.of(random, Labels.VALUES)));
    }
}
