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

    /** Gives a selector of these labels and requirements. */
    public static SelectorDraft of(
            ImmutableMap<String, String> matchLabels, ImmutableList<RequirementDraft> matchExpressions) {
        return ImmutableSelectorDraft.of(matchLabels, matchExpressions);
    }

    /** Gives a builder; what is not set is absent. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives {@code matchLabels} in the order of the manifest. */
    @Value.Parameter
    public abstract ImmutableMap<String, String> matchLabels();

    /** Gives {@code matchExpressions} in the order of the manifest. */
    @Value.Parameter
    public abstract ImmutableList<RequirementDraft> matchExpressions();

    /** Builds a {@link SelectorDraft}. */
    public static final class Builder extends ImmutableSelectorDraft.Builder {
        Builder() {}
    }
}
