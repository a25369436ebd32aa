package io.netpol.draft;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import org.immutables.value.Value;

/** One entry of {@code ingress} or {@code egress} of a NetworkPolicy. */
@Value.Immutable
@ValueStyle
public abstract sealed class RuleDraft permits ImmutableRuleDraft {
    RuleDraft() {}

    /** Gives a rule of these peers and ports. */
    public static RuleDraft of(ImmutableList<PeerDraft> peers, ImmutableList<PortDraft> ports) {
        return ImmutableRuleDraft.of(peers, ports);
    }

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives {@code from} or {@code to}; empty means anywhere. */
    @Value.Parameter
    public abstract ImmutableList<PeerDraft> peers();

    /** Gives {@code ports}; empty means any port of any protocol. */
    @Value.Parameter
    public abstract ImmutableList<PortDraft> ports();

    /** Builds a {@link RuleDraft}. */
    public static final class Builder extends ImmutableRuleDraft.Builder {
        Builder() {}
    }
}
