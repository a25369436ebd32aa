package io.netpol.draft.clusterwide;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** One rule of a cluster-wide policy. */
@Value.Immutable
@ValueStyle
public abstract sealed class ClusterRuleDraft permits ImmutableClusterRuleDraft {
    ClusterRuleDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the name; empty where there is none. */
    @Value.Default
    public String name() {
        return "";
    }

    /** Gives the action as written. */
    public abstract Optional<String> action();

    /** Gives {@code from} or {@code to} in the order of the manifest; absent and empty are the same: both are refused. */
    public abstract ImmutableList<ClusterPeerDraft> peers();

    /** Gives {@code protocols} of v1alpha2; absent means any, empty is refused. */
    public abstract Optional<ImmutableList<ProtocolDraft>> protocols();

    /** Gives {@code ports} of v1alpha1; absent means any, empty is refused. */
    public abstract Optional<ImmutableList<AdminPortDraft>> ports();

    /** Builds a {@link ClusterRuleDraft}. */
    public static final class Builder extends ImmutableClusterRuleDraft.Builder {
        Builder() {}
    }
}
