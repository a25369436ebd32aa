package io.netpol.draft;

import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** One entry of {@code from} or {@code to} of a NetworkPolicy rule. Absent and empty selectors differ here (rule S8). */
@Value.Immutable
@ValueStyle
public abstract sealed class PeerDraft permits ImmutablePeerDraft {
    PeerDraft() {}

    /** Gives a peer of these selectors and this block; one that is valid has the one or the other. */
    public static PeerDraft of(
            Optional<? extends SelectorDraft> podSelector,
            Optional<? extends SelectorDraft> namespaceSelector,
            Optional<? extends IpBlockDraft> ipBlock) {
        return ImmutablePeerDraft.of(podSelector, namespaceSelector, ipBlock);
    }

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the selector for pods. */
    @Value.Parameter
    public abstract Optional<SelectorDraft> podSelector();

    /** Gives the selector for namespaces. */
    @Value.Parameter
    public abstract Optional<SelectorDraft> namespaceSelector();

    /** Gives the block of addresses. */
    @Value.Parameter
    public abstract Optional<IpBlockDraft> ipBlock();

    /** Builds a {@link PeerDraft}. */
    public static final class Builder extends ImmutablePeerDraft.Builder {
        Builder() {}
    }
}
