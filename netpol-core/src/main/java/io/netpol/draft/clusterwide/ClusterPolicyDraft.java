package io.netpol.draft.clusterwide;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.PolicyKind;
import io.netpol.internal.ValueStyle;
import io.netpol.net.Direction;
import java.util.Optional;
import org.immutables.value.Value;

/** A cluster-wide policy of any of the three kinds. */
@Value.Immutable
@ValueStyle
public abstract sealed class ClusterPolicyDraft permits ImmutableClusterPolicyDraft {
    ClusterPolicyDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the kind, which tells the fields and the limits. */
    public abstract PolicyKind kind();

    /** Gives the metadata; there is no namespace. */
    @Value.Default
    public MetadataDraft metadata() {
        return MetadataDraft.builder().build();
    }

    /** Gives {@code spec.tier} as written; only a ClusterNetworkPolicy has one. */
    public abstract Optional<String> tier();

    /** Gives {@code spec.priority}; a BaselineAdminNetworkPolicy has none. */
    public abstract Optional<Integer> priority();

    /** Gives {@code spec.subject}. */
    public abstract Optional<SubjectDraft> subject();

    /** Gives {@code spec.ingress} in the order of the manifest. */
    public abstract ImmutableList<ClusterRuleDraft> ingress();

    /** Gives {@code spec.egress} in the order of the manifest. */
    public abstract ImmutableList<ClusterRuleDraft> egress();

    /** Gives the rules of a direction. */
    public final ImmutableList<ClusterRuleDraft> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress() : egress();
    }

    /** Builds a {@link ClusterPolicyDraft}. */
    public static final class Builder extends ImmutableClusterPolicyDraft.Builder {
        Builder() {}
    }
}
