package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.SelectorDraft;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.net.Direction;
import io.netpol.validation.Channel;
import java.util.random.RandomGenerator;

/**
 * Generated peers of cluster-wide policies, as far as a kind and a channel have them.
 *
 * @param kind the kind of the policy
 * @param channel the channel in which it has to be valid
 */
record ClusterPeers(PolicyKind kind, Channel channel) {

    /** Whether rules can name ports at all: v1alpha1 can in the experimental channel only. */
    boolean mayNamePorts() {
        return channel == Channel.EXPERIMENTAL || !kind.isLegacy();
    }

    /**
     * The peers of a rule, one to three.
     *
     * @param besideNames whether the rule names ports: in the experimental channel its peers are pods then
     */
    ImmutableList<ClusterPeerDraft> list(RandomGenerator random, Direction direction, boolean besideNames) {
        boolean onlyPods = direction == Direction.INGRESS || (besideNames && channel == Channel.EXPERIMENTAL);
        return Choice.exactly(random, random.nextInt(1, 4), source -> onlyPods ? pods(source) : any(source));
    }

    private ClusterPeerDraft any(RandomGenerator random) {
        ClusterPeerDraft.Builder peer = ClusterPeerDraft.builder();
        boolean isExperimental = channel == Channel.EXPERIMENTAL;
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> peer.networks(ClusterAddresses.networks(random)).build();
            case 3, 4 -> isExperimental ? peer.nodes(Selectors.ofPods(random)).build() : pods(random);
            case 5, 6 ->
                isExperimental && kind != PolicyKind.BASELINE_ADMIN_NETWORK_POLICY
                        ? peer.domainNames(Choice.exactly(random, random.nextInt(1, 3), DomainNames::name).stream()
                                        .distinct()
                                        .collect(ImmutableList.toImmutableList()))
                                .build()
                        : pods(random);
            default -> pods(random);
        };
    }

    /** Pods, written in one of the ways that there are; seldom a peer of which nobody knows what it is. */
    private ClusterPeerDraft pods(RandomGenerator random) {
        ClusterPeerDraft.Builder peer = ClusterPeerDraft.builder();
        if (Choice.chance(random, 3)) {
            return peer.addUnknownFields("tenants").build();
        }
        if (Choice.chance(random, 50)) {
            return peer.namespaces(Selectors.wideOfNamespaces(random)).build();
        }
        NamespacedPodsDraft.Builder pods = NamespacedPodsDraft.builder().podSelector(Selectors.ofPods(random));
        if (kind.isLegacy() || Choice.chance(random, 70)) {
            SelectorDraft namespaces = Selectors.wideOfNamespaces(random);
            pods.namespaceSelector(namespaces);
        }
        return peer.pods(pods.build()).build();
    }
}
