package io.netpol.draft;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import org.immutables.value.Value;

/** An {@code ipBlock}. */
@Value.Immutable
@ValueStyle
public abstract sealed class IpBlockDraft permits ImmutableIpBlockDraft {
    IpBlockDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the CIDR as written; empty where it is missing. */
    @Value.Default
    public String cidr() {
        return "";
    }

    /** Gives the exceptions as written, in the order of the manifest. */
    public abstract ImmutableList<String> except();

    /** Builds a {@link IpBlockDraft}. */
    public static final class Builder extends ImmutableIpBlockDraft.Builder {
        Builder() {}
    }
}
