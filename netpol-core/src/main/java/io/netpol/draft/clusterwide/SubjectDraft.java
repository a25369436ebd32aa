package io.netpol.draft.clusterwide;

import io.netpol.draft.SelectorDraft;
import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** The subject of a cluster-wide policy: exactly one of its fields is there in a valid one. */
@Value.Immutable
@ValueStyle
public abstract sealed class SubjectDraft permits ImmutableSubjectDraft {
    SubjectDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the selector of namespaces, all of whose pods are meant. */
    public abstract Optional<SelectorDraft> namespaces();

    /** Gives the pods. */
    public abstract Optional<NamespacedPodsDraft> pods();

    /** Builds a {@link SubjectDraft}. */
    public static final class Builder extends ImmutableSubjectDraft.Builder {
        Builder() {}
    }
}
