package io.netpol.yaml;

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
import io.netpol.net.Direction;
import io.netpol.testkit.Addresses;
import io.netpol.testkit.Choice;
import io.netpol.testkit.Selectors;
import io.netpol.validation.Channel;
import io.netpol.validation.ClusterPolicyCounts;
import io.netpol.validation.Strictness;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Generated cluster-wide policies with every kind of peer and port, and with texts that YAML readers like to misunderstand.
 * Lists are short; in some policies one is as long as the version of the API allows.
 */
final class HostileClusterPolicies {
    private static final ImmutableList<String> DOMAIN_NAMES =
            ImmutableList.of("no.on", "1.5e3", "*.true.null", "1.2.", "A.example", "a_b.example", "0x1f.example");

    private final RandomGenerator random;
    private final PolicyKind kind;
    private final Channel channel;
    private boolean hasLongList;

    private HostileClusterPolicies(RandomGenerator random, PolicyKind kind, Channel channel) {
        this.random = random;
        this.kind = kind;
        this.channel = channel;
        this.hasLongList = Choice.chance(random, 3);
    }

    /** All policies of a kind that a channel takes without a word. */
    static Arbitrary<ClusterNetworkPolicy> all(PolicyKind kind, Channel channel) {
        return Arbitraries.randomValue(random -> new HostileClusterPolicies(random, kind, channel).policy());
    }

    private ClusterNetworkPolicy policy() {
        boolean isBaselineAdmin = kind == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY;
        boolean isAdmin = kind == PolicyKind.ADMIN_NETWORK_POLICY || (!isBaselineAdmin && random.nextBoolean());
        return ClusterNetworkPolicy.builder()
                .kind(kind)
                .name(isBaselineAdmin ? "default" : Choice.of(random, HostilePolicies.NAMES))
                .putLabels(HostilePolicies.labelKey(random), Choice.of(random, HostilePolicies.LABEL_VALUES))
                .putAnnotations(HostilePolicies.labelKey(random), HostilePolicies.text(random))
                .tier(isAdmin ? Tier.ADMIN : Tier.BASELINE)
                .priority(isBaselineAdmin ? 500 : random.nextInt(1001))
                .subject(pods())
                .ingress(list(0, source -> rule(Direction.INGRESS)))
                .egress(list(0, source -> rule(Direction.EGRESS)))
                .build();
    }

    /** A short list, but for one that is as long as it may be. */
    private <T> ImmutableList<T> list(int fewest, Function<RandomGenerator, T> item) {
        return Choice.exactly(random, count(fewest, ClusterPolicyCounts.limit(kind)), item);
    }

    private int count(int fewest, int limit) {
        if (hasLongList && Choice.chance(random, 30)) {
            hasLongList = false;
            return limit;
        }
        return random.nextInt(fewest, fewest + 3);
    }

    private ClusterRule rule(Direction direction) {
        List<Action> actions = kind == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY
                ? List.of(Action.ACCEPT, Action.DENY)
                : List.of(Action.values());
        boolean namesPorts = mayNamePorts() && random.nextBoolean();
        boolean podsOnly = direction == Direction.INGRESS || (namesPorts && channel == Channel.EXPERIMENTAL);
        ClusterRule.Builder rule = ClusterRule.builder()
                .action(Choice.of(random, actions))
                .peers(list(1, source -> podsOnly ? pods() : peer()))
                .ports(
                        random.nextInt(3) == 0
                                ? ClusterPorts.any()
                                : ClusterPorts.of(list(1, source -> namesPorts ? named() : numbers())));
        if (random.nextBoolean()) {
            String name = HostilePolicies.text(random);
            rule.name(name.substring(
                    0, name.offsetByCodePoints(0, Math.min(100, name.codePointCount(0, name.length())))));
        }
        return rule.build();
    }

    private boolean mayNamePorts() {
        return channel == Channel.EXPERIMENTAL || !kind.isLegacy();
    }

    private ClusterPorts.Entry named() {
        return ClusterPorts.named(HostilePolicies.text(random) + Choice.of(random, HostilePolicies.NAMES));
    }

    private PortMatch.Numbers numbers() {
        int one = random.nextInt(1, 65536);
        int other = random.nextInt(one, 65536);
        PortMatch.SinglePort first = switch (random.nextInt(3)) {
            case 0 -> Ports.tcp(one);
            case 1 -> Ports.udp(one);
            default -> Ports.sctp(one);
        };
        return random.nextBoolean() ? first : first.through(other);
    }

    private ClusterPeer peer() {
        boolean isExperimental = channel == Channel.EXPERIMENTAL;
        return switch (random.nextInt(6)) {
            case 0, 1 -> ClusterPeer.Networks.of(some(Addresses::cidr));
            case 2 -> isExperimental ? ClusterPeer.Nodes.of(selector()) : pods();
            case 3 ->
                isExperimental && kind != PolicyKind.BASELINE_ADMIN_NETWORK_POLICY
                        ? ClusterPeer.DomainNames.of(some(source -> DomainName.of(Choice.of(source, DOMAIN_NAMES))))
                        : pods();
            default -> pods();
        };
    }

    private <T> ImmutableSet<T> some(Function<RandomGenerator, T> item) {
        return ImmutableSet.copyOf(Choice.exactly(random, count(1, ClusterPolicyCounts.limitOfOnePeer()), item));
    }

    private NamespacedPods pods() {
        return random.nextBoolean() ? NamespacedPods.allIn(selector()) : NamespacedPods.of(selector(), selector());
    }

    private LabelSelector selector() {
        return random.nextBoolean()
                ? LabelSelector.of(Selectors.ofNamespaces(random), Strictness.FULL)
                : LabelSelector.of(Requirement.equalTo(
                        HostilePolicies.labelKey(random), Choice.of(random, HostilePolicies.LABEL_VALUES)));
    }
}
