package io.netpol.draft;

import io.netpol.internal.ValueStyle;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** One entry of {@code ports} of a NetworkPolicy rule. */
@Value.Immutable
@ValueStyle
public abstract sealed class PortDraft permits ImmutablePortDraft {
    PortDraft() {}

    /** Gives an entry of this protocol, first port and last port. */
    public static PortDraft of(Optional<String> protocol, Optional<? extends IntOrString> port, OptionalInt endPort) {
        return ImmutablePortDraft.of(protocol, port, endPort);
    }

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the protocol as written; absent means TCP. */
    @Value.Parameter
    public abstract Optional<String> protocol();

    /** Gives the port number or name; absent means every port of the protocol. */
    @Value.Parameter
    public abstract Optional<IntOrString> port();

    /** Gives the last port of a range. */
    @Value.Parameter
    public abstract OptionalInt endPort();

    /** Builds a {@link PortDraft}. */
    public static final class Builder extends ImmutablePortDraft.Builder {
        Builder() {}
    }
}
