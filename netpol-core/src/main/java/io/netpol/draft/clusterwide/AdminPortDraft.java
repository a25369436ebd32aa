package io.netpol.draft.clusterwide;

import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** One entry of {@code ports} (v1alpha1): exactly one of its fields is there in a valid one. */
@Value.Immutable
@ValueStyle
public abstract sealed class AdminPortDraft permits ImmutableAdminPortDraft {
    AdminPortDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the number with its protocol. */
    public abstract Optional<PortNumberDraft> portNumber();

    /** Gives the range with its protocol. */
    public abstract Optional<PortRangeDraft> portRange();

    /** Gives the name of a container port, of whichever protocol. */
    public abstract Optional<String> namedPort();

    /** Builds a {@link AdminPortDraft}. */
    public static final class Builder extends ImmutableAdminPortDraft.Builder {
        Builder() {}
    }
}
