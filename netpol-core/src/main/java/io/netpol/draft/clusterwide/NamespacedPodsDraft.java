package io.netpol.draft.clusterwide;

import io.netpol.draft.SelectorDraft;
import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Pods and the namespaces in which they live, as a subject or a peer names them. */
@Value.Immutable
@ValueStyle
public abstract sealed class NamespacedPodsDraft permits ImmutableNamespacedPodsDraft {
    NamespacedPodsDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the selector of namespaces; absent means all of them in v1alpha2, and is refused in v1alpha1. */
    public abstract Optional<SelectorDraft> namespaceSelector();

    /** Gives the selector of pods, which is required. */
    public abstract Optional<SelectorDraft> podSelector();

    /** Builds a {@link NamespacedPodsDraft}. */
    public static final class Builder extends ImmutableNamespacedPodsDraft.Builder {
        Builder() {}
    }
}
