package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.IntOrString;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.testkit.Choice;
import io.netpol.testkit.Policies;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Policies written otherwise: some rewritings keep the meaning, others change it in a way that a law speaks of. */
final class Respelling {
    private Respelling() {}

    /** The same policy under another name. */
    static NetworkPolicyDraft named(NetworkPolicyDraft policy, String name) {
        return copy(policy)
                .metadata(Policies.metadata(policy.metadata().namespace().orElseThrow(), name))
                .build();
    }

    /** The same policy in another namespace. */
    static NetworkPolicyDraft movedTo(NetworkPolicyDraft policy, String namespace) {
        return copy(policy)
                .metadata(Policies.metadata(namespace, SectionEight.name(policy)))
                .build();
    }

    /**
     * The same policy with other rules; its {@code policyTypes} are written out, so that the rules cannot change them.
     */
    static NetworkPolicyDraft withRules(NetworkPolicyDraft policy, List<RuleDraft> ingress, List<RuleDraft> egress) {
        return NetworkPolicyDraft.builder()
                .metadata(policy.metadata())
                .podSelector(policy.podSelector())
                .policyTypes(types(policy))
                .ingress(ingress)
                .egress(egress)
                .build();
    }

    /** The policy with every rule rewritten, or left out. */
    static NetworkPolicyDraft withEachRule(
            NetworkPolicyDraft policy, Function<RuleDraft, Optional<RuleDraft>> rewriting) {
        return withRules(
                policy,
                policy.ingress().stream()
                        .map(rewriting)
                        .flatMap(Optional::stream)
                        .toList(),
                policy.egress().stream()
                        .map(rewriting)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The rule without some of its peers; nothing if it loses all, since none left would mean all. */
    static Optional<RuleDraft> withoutPeers(RuleDraft rule, Predicate<PeerDraft> unwanted) {
        List<PeerDraft> left = rule.peers().stream().filter(unwanted.negate()).toList();
        return left.isEmpty() && !rule.peers().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        RuleDraft.builder().peers(left).ports(rule.ports()).build());
    }

    /** Rule S64: rules, peers, ports, values and exceptions in another order, some of them twice. */
    static NetworkPolicyDraft mixed(RandomGenerator random, NetworkPolicyDraft policy) {
        return NetworkPolicyDraft.builder()
                .metadata(policy.metadata())
                .podSelector(policy.podSelector().map(selector -> mixed(random, selector)))
                .policyTypes(Choice.permuted(random, policy.policyTypes()))
                .ingress(mixed(random, policy.ingress(), rule -> mixed(random, rule)))
                .egress(mixed(random, policy.egress(), rule -> mixed(random, rule)))
                .build();
    }

    private static <T> ImmutableList<T> mixed(RandomGenerator random, List<T> things, Function<T, T> each) {
        return Choice.permutedWithRepeats(random, things.stream().map(each).toList());
    }

    private static RuleDraft mixed(RandomGenerator random, RuleDraft rule) {
        return RuleDraft.builder()
                .peers(mixed(random, rule.peers(), peer -> mixed(random, peer)))
                .ports(Choice.permutedWithRepeats(random, rule.ports()))
                .build();
    }

    private static PeerDraft mixed(RandomGenerator random, PeerDraft peer) {
        return PeerDraft.builder()
                .podSelector(peer.podSelector().map(selector -> mixed(random, selector)))
                .namespaceSelector(peer.namespaceSelector().map(selector -> mixed(random, selector)))
                .ipBlock(peer.ipBlock()
                        .map(block -> IpBlockDraft.builder()
                                .cidr(block.cidr())
                                .except(Choice.permutedWithRepeats(random, block.except()))
                                .build()))
                .build();
    }

    private static SelectorDraft mixed(RandomGenerator random, SelectorDraft selector) {
        SelectorDraft.Builder mixed = SelectorDraft.builder()
                .matchExpressions(
                        mixed(random, selector.matchExpressions(), requirement -> mixed(random, requirement)));
        Choice.permuted(random, selector.matchLabels().entrySet().asList()).forEach(mixed::putMatchLabels);
        return mixed.build();
    }

    private static RequirementDraft mixed(RandomGenerator random, RequirementDraft requirement) {
        return RequirementDraft.builder()
                .key(requirement.key())
                .operator(requirement.operator())
                .values(Choice.permutedWithRepeats(random, requirement.values()))
                .build();
    }

    /** Rules S1 to S8, S23, S33, S35: the same meaning in other words, every index as it was. */
    static NetworkPolicyDraft otherWords(RandomGenerator random, NetworkPolicyDraft policy) {
        ImmutableList<String> types = types(policy);
        boolean isDefault = types.equals(policy.egress().isEmpty() ? List.of("Ingress") : List.of("Ingress", "Egress"));
        NetworkPolicyDraft.Builder words = NetworkPolicyDraft.builder().metadata(policy.metadata());
        policy.podSelector()
                .filter(selector -> !selector.equals(SelectorDraft.builder().build()))
                .or(() -> maybe(random, SelectorDraft.builder().build()))
                .ifPresent(selector -> words.podSelector(otherWords(random, selector)));
        if (isDefault && random.nextBoolean()) {
            return words.ingress(otherWords(random, policy.ingress()))
                    .egress(otherWords(random, policy.egress()))
                    .build();
        }
        boolean twice = types.size() == 1 && random.nextBoolean();
        return words.policyTypes(twice ? ImmutableList.of(types.get(0), types.get(0)) : Choice.permuted(random, types))
                .ingress(types.contains("Ingress") ? otherWords(random, policy.ingress()) : inert(random))
                .egress(types.contains("Egress") ? otherWords(random, policy.egress()) : inert(random))
                .build();
    }

    private static ImmutableList<RuleDraft> inert(RandomGenerator random) {
        return Choice.upTo(random, 2, Policies::rule);
    }

    private static ImmutableList<RuleDraft> otherWords(RandomGenerator random, List<RuleDraft> rules) {
        return rules.stream()
                .map(rule -> RuleDraft.builder()
                        .peers(rule.peers().stream()
                                .map(peer -> otherWords(random, peer))
                                .toList())
                        .ports(rule.ports().stream()
                                .map(port -> otherWords(random, port))
                                .toList())
                        .build())
                .collect(ImmutableList.toImmutableList());
    }

    private static PeerDraft otherWords(RandomGenerator random, PeerDraft peer) {
        PeerDraft.Builder words = PeerDraft.builder()
                .namespaceSelector(peer.namespaceSelector().map(selector -> otherWords(random, selector)))
                .ipBlock(peer.ipBlock()
                        .map(block -> IpBlockDraft.builder()
                                .cidr(otherWords(random, block.cidr()))
                                .except(block.except().stream()
                                        .map(except -> otherWords(random, except))
                                        .toList())
                                .build()));
        Optional<SelectorDraft> pods = peer.podSelector();
        if (pods.isEmpty() && peer.namespaceSelector().isPresent()) {
            pods = maybe(random, SelectorDraft.builder().build());
        }
        pods.ifPresent(selector -> words.podSelector(otherWords(random, selector)));
        return words.build();
    }

    private static String otherWords(RandomGenerator random, String cidr) {
        return random.nextBoolean() ? cidr : Cidr.parse(cidr).toString();
    }

    private static SelectorDraft otherWords(RandomGenerator random, SelectorDraft selector) {
        SelectorDraft.Builder words = SelectorDraft.builder();
        selector.matchLabels().forEach((key, value) -> {
            if (random.nextBoolean()) {
                words.putMatchLabels(key, value);
            } else {
                words.addMatchExpressions(RequirementDraft.builder()
                        .key(key)
                        .operator("In")
                        .addValues(value)
                        .build());
            }
        });
        return words.addAllMatchExpressions(selector.matchExpressions()).build();
    }

    private static PortDraft otherWords(RandomGenerator random, PortDraft port) {
        PortDraft.Builder words = PortDraft.builder().port(port.port()).endPort(port.endPort());
        if (!port.protocol().equals(Optional.of("TCP")) || random.nextBoolean()) {
            words.protocol(port.protocol().or(() -> maybe(random, "TCP")));
        }
        port.port()
                .map(IntOrString::number)
                .filter(number -> number.isPresent() && port.endPort().isEmpty() && random.nextBoolean())
                .ifPresent(number -> words.endPort(number.getAsInt()));
        return words.build();
    }

    private static <T> Optional<T> maybe(RandomGenerator random, T thing) {
        return random.nextBoolean() ? Optional.of(thing) : Optional.empty();
    }

    /** The policy as it looks from the other end: what was ingress is egress. */
    static NetworkPolicyDraft mirrored(NetworkPolicyDraft policy) {
        return NetworkPolicyDraft.builder()
                .metadata(policy.metadata())
                .podSelector(policy.podSelector())
                .policyTypes(types(policy).stream()
                        .map(type -> type.equals("Ingress") ? "Egress" : "Ingress")
                        .toList())
                .ingress(policy.egress())
                .egress(policy.ingress())
                .build();
    }

    /** The policy types that a policy comes to, in one order. */
    private static ImmutableList<String> types(NetworkPolicyDraft policy) {
        ImmutableList.Builder<String> types = ImmutableList.builder();
        for (Direction direction : Direction.values()) {
            if (SectionEight.isolates(policy, direction)) {
                types.add(direction.policyType());
            }
        }
        return types.build();
    }

    private static NetworkPolicyDraft.Builder copy(NetworkPolicyDraft policy) {
        return NetworkPolicyDraft.builder()
                .podSelector(policy.podSelector())
                .policyTypes(policy.policyTypes())
                .ingress(policy.ingress())
                .egress(policy.egress());
    }
}
