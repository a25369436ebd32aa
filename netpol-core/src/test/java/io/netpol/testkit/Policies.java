package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.model.NetworkPolicy;
import io.netpol.validation.Strictness;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Generated NetworkPolicies, as manifests say them: what can be left out is left out at times, {@code policyTypes} are
 * missing, in either order or repeated, and rules of directions that are not isolated occur. All of them are valid for
 * an API server that accepts odd spellings of blocks.
 */
public final class Policies {
    /** The strictness under which every generated policy is valid. */
    public static final Strictness LENIENT = Strictness.FULL.withCidrs(false);

    private static final ImmutableList<ImmutableList<String>> TYPES = ImmutableList.of(
            ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of("Ingress"),
            ImmutableList.of("Egress"),
            ImmutableList.of("Ingress", "Egress"),
            ImmutableList.of("Egress", "Ingress"),
            ImmutableList.of("Egress", "Egress"));

    private Policies() {}

    /** A policy of one of the namespaces of generated clusters. */
    public static NetworkPolicyDraft draft(RandomGenerator random, String name) {
        NetworkPolicyDraft.Builder policy = NetworkPolicyDraft.builder()
                .metadata(metadata(Clusters.namespace(random), name))
                .policyTypes(Choice.of(random, TYPES))
                .ingress(rules(random))
                .egress(rules(random));
        if (Choice.chance(random, 80)) {
            policy.podSelector(Selectors.ofPods(random));
        }
        return policy.build();
    }

    /** The metadata of a policy. */
    public static MetadataDraft metadata(String namespace, String name) {
        return MetadataDraft.builder().namespace(namespace).name(name).build();
    }

    /** So many policies, both bounds included, named {@code p0} and following. */
    public static ImmutableList<NetworkPolicyDraft> drafts(RandomGenerator random, int fewest, int most) {
        ImmutableList.Builder<NetworkPolicyDraft> drafts = ImmutableList.builder();
        int count = random.nextInt(fewest, most + 1);
        for (int i = 0; i < count; i++) {
            drafts.add(draft(random, "p" + i));
        }
        return drafts.build();
    }

    private static ImmutableList<RuleDraft> rules(RandomGenerator random) {
        ImmutableList<RuleDraft> rules =
                Choice.exactly(random, Choice.of(random, ImmutableList.of(0, 1, 1, 2, 2, 3)), Policies::rule);
        if (Choice.chance(random, 90)) {
            return rules;
        }
        ImmutableList.Builder<RuleDraft> more =
                ImmutableList.<RuleDraft>builder().addAll(rules);
        ClusterAddresses.halves(random)
                .forEach(block -> more.add(RuleDraft.builder()
                        .addPeers(PeerDraft.builder().ipBlock(block).build())
                        .ports(Choice.upTo(random, 1, PortEntries::entry))
                        .build()));
        return more.build();
    }

    /** A rule; one in seven has no peers and one in three no ports, which is everything. */
    public static RuleDraft rule(RandomGenerator random) {
        RuleDraft.Builder rule = RuleDraft.builder();
        if (!Choice.chance(random, 15)) {
            rule.peers(Choice.exactly(random, random.nextInt(1, 4), Policies::peer));
            if (Choice.chance(random, 25)) {
                ClusterAddresses.halves(random)
                        .forEach(block ->
                                rule.addPeers(PeerDraft.builder().ipBlock(block).build()));
            }
        }
        if (!Choice.chance(random, 30)) {
            rule.ports(Choice.exactly(random, random.nextInt(1, 4), PortEntries::entry));
        }
        return rule.build();
    }

    /** A peer: pods of the own namespace, of other namespaces, or a block. */
    public static PeerDraft peer(RandomGenerator random) {
        PeerDraft.Builder peer = PeerDraft.builder();
        return switch (random.nextInt(12)) {
            case 0, 1 -> peer.podSelector(Selectors.ofPods(random)).build();
            case 2, 3 -> peer.namespaceSelector(Selectors.ofNamespaces(random)).build();
            case 4, 5 ->
                peer.podSelector(Selectors.ofPods(random))
                        .namespaceSelector(Selectors.ofNamespaces(random))
                        .build();
            default -> peer.ipBlock(ClusterAddresses.block(random)).build();
        };
    }

    /** What a generated policy means. */
    public static NetworkPolicy meaning(NetworkPolicyDraft draft) {
        return NetworkPolicy.of(draft, LENIENT);
    }

    /** What several generated policies mean. */
    public static ImmutableList<NetworkPolicy> meanings(List<NetworkPolicyDraft> drafts) {
        return drafts.stream().map(Policies::meaning).collect(ImmutableList.toImmutableList());
    }

    /** {@link #draft} for jqwik. */
    public static Arbitrary<NetworkPolicyDraft> allDrafts() {
        return Arbitraries.randomValue(random -> draft(random, "generated"));
    }
}
