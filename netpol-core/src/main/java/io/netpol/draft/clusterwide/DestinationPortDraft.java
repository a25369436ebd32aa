package io.netpol.draft.clusterwide;

import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** The {@code destinationPort} of one protocol (v1alpha2): a number or a range; neither where it is missing. */
@Value.Immutable
@ValueStyle
public abstract sealed class DestinationPortDraft permits ImmutableDestinationPortDraft {
    DestinationPortDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the number. */
    public abstract Optional<Integer> number();

    /** Gives the range. */
    public abstract Optional<PortRangeDraft> range();

    /** Builds a {@link DestinationPortDraft}. */
    public static final class Builder extends ImmutableDestinationPortDraft.Builder {
        Builder() {}
    }
}
