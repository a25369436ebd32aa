package io.netpol.model;

import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.draft.clusterwide.SubjectDraft;

/**
 * Pods that match one selector, in the namespaces that another matches: a peer of any policy, and the subject of a
 * cluster-wide one, for which there is no namespace of its own.
 */
public final class NamespacedPods extends PodPeer implements ClusterPeer {
    private final LabelSelector namespaceSelector;

    private NamespacedPods(LabelSelector pods, LabelSelector namespaceSelector) {
        super(pods, NamespaceScope.matching(namespaceSelector));
        this.namespaceSelector = namespaceSelector;
    }

    /** Gives the pods that match the first selector in the namespaces that match the second. */
    public static NamespacedPods of(LabelSelector pods, LabelSelector namespaces) {
        return new NamespacedPods(pods, namespaces);
    }

    /** Gives all pods of the namespaces that match. */
    public static NamespacedPods allIn(LabelSelector namespaces) {
        return of(LabelSelector.everything(), namespaces);
    }

    /** Gives the selector of namespaces by their labels. */
    public LabelSelector namespaceSelector() {
        return namespaceSelector;
    }

    @Override
    public ClusterPeerDraft toClusterDraft() {
        ClusterPeerDraft.Builder draft = ClusterPeerDraft.builder();
        return pods().isEverything()
                ? draft.namespaces(namespaceSelector.toDraft()).build()
                : draft.pods(podsDraft()).build();
    }

    /** Gives the pods as the subject of a manifest says them. */
    SubjectDraft toSubjectDraft() {
        SubjectDraft.Builder draft = SubjectDraft.builder();
        return pods().isEverything()
                ? draft.namespaces(namespaceSelector.toDraft()).build()
                : draft.pods(podsDraft()).build();
    }

    private NamespacedPodsDraft podsDraft() {
        return NamespacedPodsDraft.builder()
                .namespaceSelector(namespaceSelector.toDraft())
                .podSelector(pods().toDraft())
                .build();
    }
}
