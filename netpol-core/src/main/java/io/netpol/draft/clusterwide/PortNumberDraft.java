package io.netpol.draft.clusterwide;

import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** A port number of v1alpha1. */
@Value.Immutable
@ValueStyle
public abstract sealed class PortNumberDraft permits ImmutablePortNumberDraft {
    PortNumberDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the protocol as written; absent means TCP. */
    public abstract Optional<String> protocol();

    /** Gives the number. */
    public abstract Optional<Integer> port();

    /** Builds a {@link PortNumberDraft}. */
    public static final class Builder extends ImmutablePortNumberDraft.Builder {
        Builder() {}
    }
}
