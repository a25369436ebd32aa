package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.DestinationPortDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.draft.clusterwide.PortNumberDraft;
import io.netpol.draft.clusterwide.PortRangeDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import io.netpol.net.Direction;
import io.netpol.testkit.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Cluster-wide policies written otherwise: some rewritings keep the meaning, others change it in a way that a law speaks of. */
final class ClusterRespelling {
    private static final SelectorDraft EVERYTHING = SelectorDraft.builder().build();

    private ClusterRespelling() {}

    /** The same policy under another name; that of a BaselineAdminNetworkPolicy stays. */
    static ClusterPolicyDraft named(ClusterPolicyDraft policy, String name) {
        return policy.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY
                ? policy
                : ClusterPolicyDraft.builder()
                        .from(policy)
                        .metadata(MetadataDraft.builder().name(name).build())
                        .build();
    }

    static ClusterPolicyDraft withPriority(ClusterPolicyDraft policy, int priority) {
        return ClusterPolicyDraft.builder().from(policy).priority(priority).build();
    }

    static ClusterPolicyDraft withSubject(ClusterPolicyDraft policy, SubjectDraft subject) {
        return ClusterPolicyDraft.builder().from(policy).subject(subject).build();
    }

    static ClusterPolicyDraft withRules(
            ClusterPolicyDraft policy, List<ClusterRuleDraft> ingress, List<ClusterRuleDraft> egress) {
        return ClusterPolicyDraft.builder()
                .from(policy)
                .ingress(ingress)
                .egress(egress)
                .build();
    }

    static ClusterPolicyDraft withRules(ClusterPolicyDraft policy, Direction direction, List<ClusterRuleDraft> rules) {
        return direction == Direction.INGRESS
                ? withRules(policy, rules, policy.egress())
                : withRules(policy, policy.ingress(), rules);
    }

    /** The policy with every rule rewritten, or left out. */
    static ClusterPolicyDraft withEachRule(
            ClusterPolicyDraft policy, Function<ClusterRuleDraft, Optional<ClusterRuleDraft>> rewriting) {
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

    /** The rule without some of its peers; nothing if it loses all. */
    static Optional<ClusterRuleDraft> withoutPeers(ClusterRuleDraft rule, Predicate<ClusterPeerDraft> unwanted) {
        List<ClusterPeerDraft> left =
                rule.peers().stream().filter(unwanted.negate()).toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(ClusterRuleDraft.builder().from(rule).peers(left).build());
    }

    /** The rule for port 80 wherever it names a port. */
    static ClusterRuleDraft withNumbersForNames(ClusterRuleDraft rule) {
        DestinationPortDraft http = DestinationPortDraft.builder().number(80).build();
        PortNumberDraft legacyHttp = PortNumberDraft.builder().port(80).build();
        ClusterRuleDraft.Builder numbered = ClusterRuleDraft.builder().from(rule);
        rule.protocols()
                .ifPresent(entries -> numbered.protocols(entries.stream()
                        .map(entry -> entry.destinationNamedPort().isPresent()
                                ? ProtocolDraft.builder().tcp(http).build()
                                : entry)
                        .collect(ImmutableList.toImmutableList())));
        rule.ports()
                .ifPresent(entries -> numbered.ports(entries.stream()
                        .map(entry -> entry.namedPort().isPresent()
                                ? AdminPortDraft.builder()
                                        .portNumber(legacyHttp)
                                        .build()
                                : entry)
                        .collect(ImmutableList.toImmutableList())));
        return numbered.build();
    }

    /** The policy as it looks from the other end: what was ingress is egress. */
    static ClusterPolicyDraft mirrored(ClusterPolicyDraft policy) {
        return withRules(policy, policy.egress(), policy.ingress());
    }

    /**
     * Rule S64, as far as it holds where the first match decides: peers, ports and values in another order, some of them
     * twice; a rule once more somewhere behind itself.
     */
    static ClusterPolicyDraft mixed(RandomGenerator random, ClusterPolicyDraft policy) {
        return withSubject(
                withRules(policy, mixedRules(random, policy.ingress()), mixedRules(random, policy.egress())),
                mixed(random, policy.subject().orElseThrow()));
    }

    private static List<ClusterRuleDraft> mixedRules(RandomGenerator random, List<ClusterRuleDraft> rules) {
        List<ClusterRuleDraft> mixed = new ArrayList<>();
        rules.forEach(rule -> mixed.add(mixed(random, rule)));
        if (!mixed.isEmpty() && random.nextBoolean()) {
            int place = random.nextInt(mixed.size());
            mixed.add(random.nextInt(place + 1, mixed.size() + 1), mixed.get(place));
        }
        return mixed;
    }

    private static ClusterRuleDraft mixed(RandomGenerator random, ClusterRuleDraft rule) {
        return ClusterRuleDraft.builder()
                .from(rule)
                .peers(Choice.permutedWithRepeats(
                        random,
                        rule.peers().stream().map(peer -> mixed(random, peer)).toList()))
                .protocols(rule.protocols().map(entries -> Choice.permutedWithRepeats(random, entries)))
                .ports(rule.ports().map(entries -> Choice.permutedWithRepeats(random, entries)))
                .build();
    }

    private static ClusterPeerDraft mixed(RandomGenerator random, ClusterPeerDraft peer) {
        return ClusterPeerDraft.builder()
                .namespaces(peer.namespaces().map(selector -> mixed(random, selector)))
                .pods(peer.pods().map(pods -> mixed(random, pods)))
                .networks(peer.networks().map(networks -> Choice.permuted(random, networks)))
                .nodes(peer.nodes().map(selector -> mixed(random, selector)))
                .domainNames(peer.domainNames().map(names -> Choice.permuted(random, names)))
                .unknownFields(peer.unknownFields())
                .build();
    }

    private static SubjectDraft mixed(RandomGenerator random, SubjectDraft subject) {
        return SubjectDraft.builder()
                .namespaces(subject.namespaces().map(selector -> mixed(random, selector)))
                .pods(subject.pods().map(pods -> mixed(random, pods)))
                .build();
    }

    private static NamespacedPodsDraft mixed(RandomGenerator random, NamespacedPodsDraft pods) {
        return NamespacedPodsDraft.builder()
                .namespaceSelector(pods.namespaceSelector().map(selector -> mixed(random, selector)))
                .podSelector(pods.podSelector().map(selector -> mixed(random, selector)))
                .build();
    }

    private static SelectorDraft mixed(RandomGenerator random, SelectorDraft selector) {
        SelectorDraft.Builder mixed = SelectorDraft.builder();
        Choice.permuted(random, selector.matchLabels().entrySet().asList()).forEach(mixed::putMatchLabels);
        Choice.permutedWithRepeats(random, selector.matchExpressions())
                .forEach(requirement -> mixed.addMatchExpressions(RequirementDraft.builder()
                        .from(requirement)
                        .values(Choice.permutedWithRepeats(random, requirement.values()))
                        .build()));
        return mixed.build();
    }

    /**
     * The same meaning in other words, every index as it was: pods of namespaces by one word or the other, all namespaces
     * written or left out, TCP of v1alpha1 written or left out.
     */
    static ClusterPolicyDraft otherWords(RandomGenerator random, ClusterPolicyDraft policy) {
        SubjectDraft subject = policy.subject().orElseThrow();
        boolean isLegacy = policy.kind().isLegacy();
        SubjectDraft.Builder words = SubjectDraft.builder();
        if (subject.namespaces().isPresent() && random.nextBoolean()) {
            words.pods(podsOf(subject.namespaces().get()));
        } else {
            words.namespaces(subject.namespaces()).pods(subject.pods().map(pods -> otherWords(random, pods, isLegacy)));
        }
        return withEachRule(
                withSubject(policy, words.build()),
                rule -> Optional.of(ClusterRuleDraft.builder()
                        .from(rule)
                        .peers(rule.peers().stream()
                                .map(peer -> otherWords(random, peer, isLegacy))
                                .toList())
                        .ports(rule.ports()
                                .map(entries -> entries.stream()
                                        .map(entry -> otherWords(random, entry))
                                        .collect(ImmutableList.toImmutableList())))
                        .build()));
    }

    private static ClusterPeerDraft otherWords(RandomGenerator random, ClusterPeerDraft peer, boolean isLegacy) {
        ClusterPeerDraft.Builder words = ClusterPeerDraft.builder();
        if (peer.namespaces().isPresent() && random.nextBoolean()) {
            return words.pods(podsOf(peer.namespaces().get())).build();
        }
        return peer.pods().isPresent()
                ? words.pods(otherWords(random, peer.pods().get(), isLegacy)).build()
                : peer;
    }

    private static NamespacedPodsDraft podsOf(SelectorDraft namespaces) {
        return NamespacedPodsDraft.builder()
                .namespaceSelector(namespaces)
                .podSelector(EVERYTHING)
                .build();
    }

    private static NamespacedPodsDraft otherWords(RandomGenerator random, NamespacedPodsDraft pods, boolean isLegacy) {
        boolean isAll = pods.namespaceSelector()
                .filter(selector -> !selector.equals(EVERYTHING))
                .isEmpty();
        NamespacedPodsDraft.Builder words = NamespacedPodsDraft.builder().podSelector(pods.podSelector());
        if (isAll && !isLegacy && random.nextBoolean()) {
            return words.build();
        }
        return words.namespaceSelector(pods.namespaceSelector().orElse(EVERYTHING))
                .build();
    }

    private static AdminPortDraft otherWords(RandomGenerator random, AdminPortDraft entry) {
        return AdminPortDraft.builder()
                .portNumber(entry.portNumber()
                        .map(number -> PortNumberDraft.builder()
                                .protocol(otherWords(random, number.protocol()))
                                .port(number.port())
                                .build()))
                .portRange(entry.portRange()
                        .map(range -> PortRangeDraft.builder()
                                .protocol(otherWords(random, range.protocol()))
                                .start(range.start())
                                .end(range.end())
                                .build()))
                .namedPort(entry.namedPort())
                .build();
    }

    private static Optional<String> otherWords(RandomGenerator random, Optional<String> protocol) {
        boolean isTcp = protocol.filter(text -> !text.equals("TCP")).isEmpty();
        return isTcp ? Optional.of("TCP").filter(text -> random.nextBoolean()) : protocol;
    }

    /** The policy as one of v1alpha2: what came before it for the Admin tier, or for Baseline at priority 500. */
    static ClusterPolicyDraft asClusterNetworkPolicy(ClusterPolicyDraft policy) {
        return withEachRule(
                ClusterPolicyDraft.builder()
                        .from(policy)
                        .kind(PolicyKind.CLUSTER_NETWORK_POLICY)
                        .tier(SectionTwo.tier(policy))
                        .priority(SectionTwo.priority(policy))
                        .build(),
                rule -> Optional.of(ClusterRuleDraft.builder()
                        .from(rule)
                        .action(rule.action().map(action -> action.equals("Allow") ? "Accept" : action))
                        .protocols(rule.protocols()
                                .or(() -> rule.ports()
                                        .map(entries -> entries.stream()
                                                .map(ClusterRespelling::protocol)
                                                .collect(ImmutableList.toImmutableList()))))
                        .ports(Optional.empty())
                        .build()));
    }

    private static ProtocolDraft protocol(AdminPortDraft entry) {
        if (entry.namedPort().isPresent()) {
            return ProtocolDraft.builder()
                    .destinationNamedPort(entry.namedPort().get())
                    .build();
        }
        int first = entry.portNumber()
                .flatMap(PortNumberDraft::port)
                .or(() -> entry.portRange().flatMap(PortRangeDraft::start))
                .orElseThrow();
        int last = entry.portRange().flatMap(PortRangeDraft::end).orElse(first);
        DestinationPortDraft port = first == last
                ? DestinationPortDraft.builder().number(first).build()
                : DestinationPortDraft.builder()
                        .range(PortRangeDraft.builder().start(first).end(last).build())
                        .build();
        String protocol = entry.portNumber()
                .flatMap(PortNumberDraft::protocol)
                .or(() -> entry.portRange().flatMap(PortRangeDraft::protocol))
                .orElse("TCP");
        return switch (protocol) {
            case "TCP" -> ProtocolDraft.builder().tcp(port).build();
            case "UDP" -> ProtocolDraft.builder().udp(port).build();
            default -> ProtocolDraft.builder().sctp(port).build();
        };
    }
}
