package io.netpol.draft.clusterwide;

import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** A range of ports; {@code protocol} stands in v1alpha1 only. */
@Value.Immutable
@ValueStyle
public abstract sealed class PortRangeDraft permits ImmutablePortRangeDraft {
    PortRangeDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the protocol as written; absent means TCP. */
    public abstract Optional<String> protocol();

    /** Gives the first port. */
    public abstract Optional<Integer> start();

    /** Gives the last port. */
    public abstract Optional<Integer> end();

    /** Builds a {@link PortRangeDraft}. */
    public static final class Builder extends ImmutablePortRangeDraft.Builder {
        Builder() {}
    }
}
