package io.netpol.dsl;

import io.netpol.internal.ValueStyle;
import io.netpol.model.Requirement;
import org.immutables.value.Value;

/**
 * What is asked of the value of one label: {@link Sentences#in in}, {@link Sentences#notIn notIn},
 * {@link Sentences#exists exists} or {@link Sentences#absent absent}. It becomes a requirement with a key:
 * {@code labeled("tier", in("web", "api"))}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class LabelCondition permits ImmutableLabelCondition {
    /** A condition needs a key to be checked; this one stands for the key that comes. */
    private static final String ANY_KEY = "any";

    LabelCondition() {}

    abstract Requirement onAnyKey();

    static LabelCondition in(Iterable<String> values) {
        return of(Requirement.in(ANY_KEY, values));
    }

    static LabelCondition notIn(Iterable<String> values) {
        return of(Requirement.notIn(ANY_KEY, values));
    }

    static LabelCondition exists() {
        return of(Requirement.exists(ANY_KEY));
    }

    static LabelCondition absent() {
        return of(Requirement.doesNotExist(ANY_KEY));
    }

    private static LabelCondition of(Requirement requirement) {
        return ImmutableLabelCondition.builder().onAnyKey(requirement).build();
    }

    final Requirement on(String key) {
        return onAnyKey()
                .match(
                        in -> Requirement.in(key, in.values()),
                        notIn -> Requirement.notIn(key, notIn.values()),
                        exists -> Requirement.exists(key),
                        doesNotExist -> Requirement.doesNotExist(key));
    }
}
