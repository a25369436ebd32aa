package io.netpol.draft.clusterwide;

import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** One entry of {@code protocols} (v1alpha2): exactly one of its fields is there in a valid one. */
@Value.Immutable
@ValueStyle
public abstract sealed class ProtocolDraft permits ImmutableProtocolDraft {
    ProtocolDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the TCP port. */
    public abstract Optional<DestinationPortDraft> tcp();

    /** Gives the UDP port. */
    public abstract Optional<DestinationPortDraft> udp();

    /** Gives the SCTP port. */
    public abstract Optional<DestinationPortDraft> sctp();

    /** Gives the name of a container port, of whichever protocol. */
    public abstract Optional<String> destinationNamedPort();

    /** Builds a {@link ProtocolDraft}. */
    public static final class Builder extends ImmutableProtocolDraft.Builder {
        Builder() {}
    }
}
