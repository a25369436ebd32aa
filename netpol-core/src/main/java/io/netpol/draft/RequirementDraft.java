package io.netpol.draft;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import org.immutables.value.Value;

/** One entry of {@code matchExpressions}. */
@Value.Immutable
@ValueStyle
public abstract sealed class RequirementDraft permits ImmutableRequirementDraft {
    RequirementDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the label key; empty where it is missing. */
    @Value.Default
    public String key() {
        return "";
    }

    /** Gives the operator as written; empty where it is missing. */
    @Value.Default
    public String operator() {
        return "";
    }

    /** Gives the values in the order of the manifest. */
    public abstract ImmutableList<String> values();

    /** Builds a {@link RequirementDraft}. */
    public static final class Builder extends ImmutableRequirementDraft.Builder {
        Builder() {}
    }
}
