package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.net.Direction;
import io.netpol.validation.Channel;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Generated cluster-wide policies, as manifests say them: all three kinds and both tiers, with few priorities, so that equal
 * ones collide, and wide subjects and peers, so that several policies have something to say about one connection. Each is
 * valid in one channel of the API at least.
 */
public final class ClusterPolicies {
    /** The last is that of a BaselineAdminNetworkPolicy too. */
    private static final ImmutableList<Integer> PRIORITIES = ImmutableList.of(0, 10, 10, 10, 500);

    private static final ImmutableList<String> ACTIONS =
            ImmutableList.of("Accept", "Accept", "Deny", "Deny", "Pass", "Pass", "Pass");

    /** In no order, so that names and places differ. */
    private static final ImmutableList<String> NAMES = ImmutableList.of("m", "c", "t", "a", "p", "e");

    private ClusterPolicies() {}

    /** A policy of any kind; a BaselineAdminNetworkPolicy has the only name that it can have. */
    public static ClusterPolicyDraft draft(RandomGenerator random, String name) {
        return switch (random.nextInt(10)) {
            case 0 -> draft(random, PolicyKind.BASELINE_ADMIN_NETWORK_POLICY, "default");
            case 1, 2 -> draft(random, PolicyKind.ADMIN_NETWORK_POLICY, name);
            default -> draft(random, PolicyKind.CLUSTER_NETWORK_POLICY, name);
        };
    }

    /** A policy of one kind. */
    public static ClusterPolicyDraft draft(RandomGenerator random, PolicyKind kind, String name) {
        ClusterPeers peers =
                new ClusterPeers(kind, Choice.chance(random, 25) ? Channel.STANDARD : Channel.EXPERIMENTAL);
        ClusterPolicyDraft.Builder policy = ClusterPolicyDraft.builder()
                .kind(kind)
                .metadata(MetadataDraft.builder().name(name).build())
                .subject(subject(random));
        if (kind == PolicyKind.CLUSTER_NETWORK_POLICY) {
            policy.tier(Choice.chance(random, 60) ? "Admin" : "Baseline");
        }
        if (kind != PolicyKind.BASELINE_ADMIN_NETWORK_POLICY) {
            policy.priority(Choice.of(random, PRIORITIES));
        }
        return policy.ingress(rules(random, Direction.INGRESS, peers))
                .egress(rules(random, Direction.EGRESS, peers))
                .build();
    }

    /** So many policies, both bounds included and six the most, each identity once. */
    public static ImmutableList<ClusterPolicyDraft> drafts(RandomGenerator random, int fewest, int most) {
        ImmutableList.Builder<ClusterPolicyDraft> drafts = ImmutableList.builder();
        int count = random.nextInt(fewest, most + 1);
        boolean hasBaselineAdmin = false;
        for (String name : NAMES.subList(0, count)) {
            ClusterPolicyDraft draft = draft(random, name);
            if (draft.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY && hasBaselineAdmin) {
                draft = draft(random, PolicyKind.CLUSTER_NETWORK_POLICY, name);
            }
            hasBaselineAdmin |= draft.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY;
            drafts.add(draft);
        }
        return drafts.build();
    }

    private static SubjectDraft subject(RandomGenerator random) {
        SubjectDraft.Builder subject = SubjectDraft.builder();
        return Choice.chance(random, 60)
                ? subject.namespaces(Selectors.wideOfNamespaces(random)).build()
                : subject.pods(NamespacedPodsDraft.builder()
                                .namespaceSelector(Selectors.wideOfNamespaces(random))
                                .podSelector(Selectors.ofPods(random))
                                .build())
                        .build();
    }

    private static ImmutableList<ClusterRuleDraft> rules(
            RandomGenerator random, Direction direction, ClusterPeers peers) {
        return Choice.exactly(
                random,
                Choice.of(random, ImmutableList.of(0, 1, 1, 2, 2, 3)),
                source -> rule(source, direction, peers));
    }

    /** A rule for a policy of this kind; some have names. */
    public static ClusterRuleDraft rule(RandomGenerator random, PolicyKind kind, Direction direction) {
        return rule(random, direction, new ClusterPeers(kind, Channel.EXPERIMENTAL));
    }

    private static ClusterRuleDraft rule(RandomGenerator random, Direction direction, ClusterPeers peers) {
        ClusterRuleDraft.Builder rule = ClusterRuleDraft.builder().action(action(random, peers.kind()));
        if (Choice.chance(random, 20)) {
            rule.name("rule-" + random.nextInt(3));
        }
        boolean namesPorts = Choice.chance(random, 40);
        rule.peers(peers.list(random, direction, namesPorts));
        if (!Choice.chance(random, 50)) {
            boolean withNames = namesPorts && peers.mayNamePorts();
            if (peers.kind().isLegacy()) {
                rule.ports(ClusterPortEntries.ports(random, withNames));
            } else {
                rule.protocols(ClusterPortEntries.protocols(random, withNames));
            }
        }
        return rule.build();
    }

    private static String action(RandomGenerator random, PolicyKind kind) {
        String action = Choice.of(random, ACTIONS);
        if (kind == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY && action.equals("Pass")) {
            return "Deny";
        }
        return kind.isLegacy() && action.equals("Accept") ? "Allow" : action;
    }

    /** A channel in which a generated policy is valid: the standard one only where that alone lets a rule through. */
    public static Channel channel(ClusterPolicyDraft draft) {
        return draft.egress().stream()
                        .anyMatch(rule -> rule.peers().stream()
                                        .anyMatch(peer -> peer.networks().isPresent())
                                && rule.protocols().orElse(ImmutableList.of()).stream()
                                        .anyMatch(entry ->
                                                entry.destinationNamedPort().isPresent()))
                ? Channel.STANDARD
                : Channel.EXPERIMENTAL;
    }

    /** What a generated policy means. */
    public static ClusterNetworkPolicy meaning(ClusterPolicyDraft draft) {
        return ClusterNetworkPolicy.of(draft, channel(draft), Policies.LENIENT);
    }

    /** What several generated policies mean. */
    public static ImmutableList<ClusterNetworkPolicy> meanings(List<ClusterPolicyDraft> drafts) {
        return drafts.stream().map(ClusterPolicies::meaning).collect(ImmutableList.toImmutableList());
    }

    /** {@link #draft(RandomGenerator, String)} for jqwik. */
    public static Arbitrary<ClusterPolicyDraft> allDrafts() {
        return Arbitraries.randomValue(random -> draft(random, "generated"));
    }
}
