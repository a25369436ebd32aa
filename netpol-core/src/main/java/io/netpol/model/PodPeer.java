package io.netpol.model;

import io.netpol.draft.PeerDraft;
import io.netpol.internal.ValueStyle;
import org.immutables.value.Value;

/**
 * Pods that match one selector and live in one scope of namespaces: both must hold (rules S20 to S23). Never a node, a
 * hostNetwork pod or an external address.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class PodPeer implements Peer permits ImmutablePodPeer {
    PodPeer() {}

    /** Gives the selector of pods by their labels. */
    public abstract LabelSelector pods();

    /** Gives the namespaces in which the pods live. */
    public abstract NamespaceScope namespaces();

    /** Gives the pods that match the selector in these namespaces. */
    public static PodPeer of(LabelSelector pods, NamespaceScope namespaces) {
        return ImmutablePodPeer.builder().pods(pods).namespaces(namespaces).build();
    }

    /** Gives the peer in plain words: {@code pods with app=api in namespace production}. */
    public final String describe() {
        return Description.of(this);
    }

    @Override
    public final PeerDraft toDraft() {
        PeerDraft.Builder draft = PeerDraft.builder();
        namespaces().selector().ifPresent(selector -> draft.namespaceSelector(selector.toDraft()));
        if (namespaces().isOwn() || !pods().isEverything()) {
            draft.podSelector(pods().toDraft());
        }
        return draft.build();
    }
}
