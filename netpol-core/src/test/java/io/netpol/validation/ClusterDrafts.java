package io.netpol.validation;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.PolicyKind;
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
import java.util.Arrays;
import java.util.List;

/** Short words for drafts of cluster-wide policies. */
public final class ClusterDrafts {
    public static final SelectorDraft EVERYTHING = SelectorDraft.builder().build();
    public static final ClusterPeerDraft ALL_PODS =
            ClusterPeerDraft.builder().namespaces(EVERYTHING).build();

    private ClusterDrafts() {}

    /** A valid policy of v1alpha2 without rules. */
    public static ClusterPolicyDraft.Builder policy() {
        return bare(PolicyKind.CLUSTER_NETWORK_POLICY, "p").tier("Admin").priority(5);
    }

    /** A valid AdminNetworkPolicy without rules. */
    public static ClusterPolicyDraft.Builder admin() {
        return bare(PolicyKind.ADMIN_NETWORK_POLICY, "p").priority(5);
    }

    /** A valid BaselineAdminNetworkPolicy without rules. */
    public static ClusterPolicyDraft.Builder baseline() {
        return bare(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY, "default");
    }

    private static ClusterPolicyDraft.Builder bare(PolicyKind kind, String name) {
        return ClusterPolicyDraft.builder()
                .kind(kind)
                .metadata(MetadataDraft.builder().name(name).build())
                .subject(SubjectDraft.builder().namespaces(EVERYTHING).build());
    }

    /** A rule that denies what these peers do. */
    public static ClusterRuleDraft.Builder rule(ClusterPeerDraft... peers) {
        return ClusterRuleDraft.builder().action("Deny").peers(Arrays.asList(peers));
    }

    public static NamespacedPodsDraft pods(SelectorDraft namespaces, SelectorDraft pods) {
        return NamespacedPodsDraft.builder()
                .namespaceSelector(namespaces)
                .podSelector(pods)
                .build();
    }

    public static ClusterPeerDraft networks(String... cidrs) {
        return ClusterPeerDraft.builder().networks(ImmutableList.copyOf(cidrs)).build();
    }

    public static ClusterPeerDraft nodes(SelectorDraft selector) {
        return ClusterPeerDraft.builder().nodes(selector).build();
    }

    public static ClusterPeerDraft domainNames(String... names) {
        return ClusterPeerDraft.builder()
                .domainNames(ImmutableList.copyOf(names))
                .build();
    }

    public static DestinationPortDraft number(int port) {
        return DestinationPortDraft.builder().number(port).build();
    }

    public static PortRangeDraft ends(int start, int end) {
        return PortRangeDraft.builder().start(start).end(end).build();
    }

    public static DestinationPortDraft range(int start, int end) {
        return DestinationPortDraft.builder().range(ends(start, end)).build();
    }

    public static ProtocolDraft tcp(DestinationPortDraft port) {
        return ProtocolDraft.builder().tcp(port).build();
    }

    public static ProtocolDraft named(String name) {
        return ProtocolDraft.builder().destinationNamedPort(name).build();
    }

    public static AdminPortDraft legacyNumber(PortNumberDraft number) {
        return AdminPortDraft.builder().portNumber(number).build();
    }

    public static AdminPortDraft legacyRange(PortRangeDraft range) {
        return AdminPortDraft.builder().portRange(range).build();
    }

    public static AdminPortDraft legacyNamed(String name) {
        return AdminPortDraft.builder().namedPort(name).build();
    }

    /** What the experimental channel says of a policy, as texts. */
    static List<String> experimental(ClusterPolicyDraft.Builder policy) {
        return Drafts.texts(ClusterPolicyRules.check(policy.build(), Channel.EXPERIMENTAL, Strictness.FULL));
    }

    /** What the standard channel says of a policy, as texts. */
    static List<String> standard(ClusterPolicyDraft.Builder policy) {
        return Drafts.texts(ClusterPolicyRules.check(policy.build(), Channel.STANDARD, Strictness.FULL));
    }
}
