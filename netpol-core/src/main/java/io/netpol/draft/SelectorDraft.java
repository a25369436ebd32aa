package io.netpol.draft;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.internal.ValueStyle;
import org.immutables.value.Value;

/** A label selector. */
@Value.Immutable
@ValueStyle
public abstract sealed class SelectorDraft permits ImmutableSelectorDraft {
    SelectorDraft() {}

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives {@code matchLabels} in the order of the manifest. */
    public abstract ImmutableMap<String, String> matchLabels();

    /** Gives {@code matchExpressions} in the order of the manifest. */
    public abstract ImmutableList<RequirementDraft> matchExpressions();

    /** Builds a {@link SelectorDraft}. */
    public static final class Builder extends ImmutableSelectorDraft.Builder {
        Builder() {}
    }
}
