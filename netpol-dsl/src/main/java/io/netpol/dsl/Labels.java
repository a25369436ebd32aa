package io.netpol.dsl;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import io.netpol.model.LabelSelector;
import io.netpol.model.Requirement;
import org.immutables.value.Value;

/**
 * One selector of pods or namespaces by their labels, which asks for at least one label. What is asked for with
 * {@code with} must hold too: {@code labeled("app", "api").with("tier", in("web", "mobile"))}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class Labels permits ImmutableLabels {
    Labels() {}

    /** Gives the selector. */
    public abstract LabelSelector selector();

    static Labels of(LabelSelector selector) {
        return ImmutableLabels.builder().selector(selector).build();
    }

    /**
     * Gives the selector that also asks for this label: {@code labeled("app", "api").with("tier", "web")}.
     *
     * @throws io.netpol.validation.InvalidValueException if no label can have this key or this value
     */
    public final Labels with(String key, String value) {
        return with(Requirement.equalTo(key, value));
    }

    /**
     * Gives the selector that also asks this of a label: {@code labeled("app", "api").with("canary", absent())}.
     *
     * @throws io.netpol.validation.InvalidValueException if no label can have this key
     */
    public final Labels with(String key, LabelCondition condition) {
        return with(condition.on(key));
    }

    private Labels with(Requirement requirement) {
        return of(LabelSelector.of(ImmutableList.<Requirement>builder()
                .addAll(selector().requirements())
                .add(requirement)
                .build()));
    }
}
