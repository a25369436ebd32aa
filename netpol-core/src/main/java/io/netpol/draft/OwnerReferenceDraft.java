package io.netpol.draft;

import io.netpol.internal.ValueStyle;
import org.immutables.value.Value;

/** One entry of {@code metadata.ownerReferences}. */
@Value.Immutable
@ValueStyle
public abstract sealed class OwnerReferenceDraft permits ImmutableOwnerReferenceDraft {
    OwnerReferenceDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the API version of the owner; empty where it is missing. */
    @Value.Default
    public String apiVersion() {
        return "";
    }

    /** Gives the kind of the owner; empty where it is missing. */
    @Value.Default
    public String kind() {
        return "";
    }

    /** Gives the name of the owner; empty where it is missing. */
    @Value.Default
    public String name() {
        return "";
    }

    /** Gives the unique id of the owner; empty where it is missing. */
    @Value.Default
    public String uid() {
        return "";
    }

    /** Tells whether the owner is the managing controller. */
    @Value.Default
    public boolean controller() {
        return false;
    }

    /** Builds a {@link OwnerReferenceDraft}. */
    public static final class Builder extends ImmutableOwnerReferenceDraft.Builder {
        Builder() {}
    }
}
