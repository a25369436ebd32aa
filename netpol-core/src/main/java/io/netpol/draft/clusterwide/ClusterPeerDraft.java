package io.netpol.draft.clusterwide;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.SelectorDraft;
import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** One entry of {@code from} or {@code to}: exactly one of its fields is there in a valid one. */
@Value.Immutable
@ValueStyle
public abstract sealed class ClusterPeerDraft permits ImmutableClusterPeerDraft {
    ClusterPeerDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the selector of namespaces, all of whose pods are meant. */
    public abstract Optional<SelectorDraft> namespaces();

    /** Gives the pods. */
    public abstract Optional<NamespacedPodsDraft> pods();

    /** Gives the CIDRs as written. */
    public abstract Optional<ImmutableList<String>> networks();

    /** Gives the selector of nodes. */
    public abstract Optional<SelectorDraft> nodes();

    /** Gives the domain names as written. */
    public abstract Optional<ImmutableList<String>> domainNames();

    /** Gives the fields that no known version of the API has, where the reader was told to let them pass. */
    public abstract ImmutableList<String> unknownFields();

    /** Builds a {@link ClusterPeerDraft}. */
    public static final class Builder extends ImmutableClusterPeerDraft.Builder {
        Builder() {}
    }
}
