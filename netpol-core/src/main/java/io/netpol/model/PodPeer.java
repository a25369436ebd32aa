package io.netpol.model;

import io.netpol.draft.PeerDraft;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pods that match one selector and live in one scope of namespaces: both must hold (rules S20 to S23). Never a node, a
 * hostNetwork pod or an external address.
 */
public sealed class PodPeer implements Peer permits NamespacedPods {
    private final LabelSelector pods;
    private final NamespaceScope namespaces;

    PodPeer(LabelSelector pods, NamespaceScope namespaces) {
        this.pods = pods;
        this.namespaces = namespaces;
    }

    /** Gives the pods that match the selector in these namespaces. */
    public static PodPeer of(LabelSelector pods, NamespaceScope namespaces) {
        return namespaces
                .selector()
                .<PodPeer>map(selector -> NamespacedPods.of(pods, selector))
                .orElseGet(() -> new PodPeer(pods, namespaces));
    }

    /** Gives the selector of pods by their labels. */
    public final LabelSelector pods() {
        return pods;
    }

    /** Gives the namespaces in which the pods live. */
    public final NamespaceScope namespaces() {
        return namespaces;
    }

    /** Gives the peer in plain words: {@code pods with app=api in namespace production}. */
    public final String describe() {
        return Description.of(this);
    }

    @Override
    public final PeerDraft toDraft() {
        PeerDraft.Builder draft = PeerDraft.builder();
        namespaces.selector().ifPresent(selector -> draft.namespaceSelector(selector.toDraft()));
        if (namespaces.isOwn() || !pods.isEverything()) {
            draft.podSelector(pods.toDraft());
        }
        return draft.build();
    }

    /** Tells whether the other object selects the same pods in the same words. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof PodPeer peer && pods.equals(peer.pods) && namespaces.equals(peer.namespaces);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(pods, namespaces);
    }

    @Override
    public final String toString() {
        return "PodPeer{pods=" + pods + ", namespaces=" + namespaces + "}";
    }
}
