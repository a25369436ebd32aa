package io.netpol.draft;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** The {@code metadata} of a policy, as far as rules look at it. */
@Value.Immutable
@ValueStyle
public abstract sealed class MetadataDraft permits ImmutableMetadataDraft {
    MetadataDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the name. */
    public abstract Optional<String> name();

    /** Gives the prefix from which the API server makes a name. */
    public abstract Optional<String> generateName();

    /** Gives the namespace. */
    public abstract Optional<String> namespace();

    /** Gives the labels in the order of the manifest. */
    public abstract ImmutableMap<String, String> labels();

    /** Gives the annotations in the order of the manifest. */
    public abstract ImmutableMap<String, String> annotations();

    /** Gives the generation of the specification; 0 where it is absent. */
    @Value.Default
    public long generation() {
        return 0;
    }

    /** Gives the owners in the order of the manifest. */
    public abstract ImmutableList<OwnerReferenceDraft> ownerReferences();

    /** Gives the finalizers in the order of the manifest. */
    public abstract ImmutableList<String> finalizers();

    /** Builds a {@link MetadataDraft}. */
    public static final class Builder extends ImmutableMetadataDraft.Builder {
        Builder() {}
    }
}
