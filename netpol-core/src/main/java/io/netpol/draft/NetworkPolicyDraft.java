package io.netpol.draft;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** A {@code networking.k8s.io/v1} NetworkPolicy. */
@Value.Immutable
@ValueStyle
public abstract sealed class NetworkPolicyDraft permits ImmutableNetworkPolicyDraft {
    NetworkPolicyDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the metadata. */
    public abstract MetadataDraft metadata();

    /** Gives {@code spec.podSelector}; absent means every pod of the namespace (rule S3). */
    public abstract Optional<SelectorDraft> podSelector();

    /** Gives {@code spec.policyTypes} as written; empty means the default (rule S5). */
    public abstract ImmutableList<String> policyTypes();

    /** Gives {@code spec.ingress}. */
    public abstract ImmutableList<RuleDraft> ingress();

    /** Gives {@code spec.egress}. */
    public abstract ImmutableList<RuleDraft> egress();

    /** Builds a {@link NetworkPolicyDraft}. */
    public static final class Builder extends ImmutableNetworkPolicyDraft.Builder {
        Builder() {}
    }
}
