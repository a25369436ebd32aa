package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import java.util.Arrays;
import org.immutables.value.Value;

/**
 * The peers of a rule: anywhere, or at least one peer, of which any may match. Anywhere includes nodes, hostNetwork pods
 * and external addresses; no peer does (rules S8, S23).
 */
@Value.Immutable
@ValueStyle
public abstract sealed class Peers permits ImmutablePeers {
    Peers() {}

    /** Gives the peers in the order of the manifest; empty for anywhere. */
    @Value.Parameter
    public abstract ImmutableList<Peer> list();

    /** Gives every source or destination: what an absent or empty {@code from} or {@code to} means. */
    public static Peers anywhere() {
        return ImmutablePeers.of(ImmutableList.of());
    }

    /** Gives one peer or several, of which any may match. */
    public static Peers of(Peer first, Peer... more) {
        return of(ImmutableList.<Peer>builder()
                .add(first)
                .addAll(Arrays.asList(more))
                .build());
    }

    /**
     * Gives several peers, of which any may match.
     *
     * @throws IllegalArgumentException if there is none: nothing becomes wide because something was left out
     */
    public static Peers of(Iterable<? extends Peer> peers) {
        Peers made = ImmutablePeers.of(peers);
        if (made.isAnywhere()) {
            throw new IllegalArgumentException("a list of no peers; for every peer write Peers.anywhere()");
        }
        return made;
    }

    /** Tells whether every source or destination is meant. */
    public final boolean isAnywhere() {
        return list().isEmpty();
    }
}
