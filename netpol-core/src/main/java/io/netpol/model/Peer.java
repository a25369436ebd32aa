package io.netpol.model;

import io.netpol.draft.PeerDraft;
import java.util.function.Function;

/** The other end of a connection, as one item of {@code from} or {@code to} describes it. Several peers are ORed. */
public sealed interface Peer permits PodPeer, IpBlock {

    /** Gives the result of the function for this kind of peer. */
    default <T> T match(Function<? super PodPeer, ? extends T> pods, Function<? super IpBlock, ? extends T> ipBlock) {
        return this instanceof PodPeer podPeer ? pods.apply(podPeer) : ipBlock.apply((IpBlock) this);
    }

    /** Gives the peer as a manifest says it. */
    PeerDraft toDraft();
}
