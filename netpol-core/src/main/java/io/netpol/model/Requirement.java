package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.netpol.draft.RequirementDraft;
import io.netpol.internal.ValueStyle;
import io.netpol.validation.LabelRules;
import io.netpol.validation.SelectorRules;
import io.netpol.validation.Strictness;
import io.netpol.validation.Violations;
import java.util.Map;
import java.util.function.Function;
import org.immutables.value.Value;

/**
 * One condition of a label selector (rule S26). Keys and values are exact, case-sensitive texts; a key with a prefix is
 * one text.
 */
public sealed interface Requirement {
    /** Gives the label key that the condition looks at. */
    String key();

    /** Tells whether an object with these labels fulfils the condition. */
    boolean matches(Map<String, String> labels);

    /** Gives the result of the function for this kind of condition. */
    default <T> T match(
            Function<? super In, ? extends T> in,
            Function<? super NotIn, ? extends T> notIn,
            Function<? super Exists, ? extends T> exists,
            Function<? super DoesNotExist, ? extends T> doesNotExist) {
        if (this instanceof In valued) {
            return in.apply(valued);
        }
        if (this instanceof NotIn valued) {
            return notIn.apply(valued);
        }
        return this instanceof Exists present ? exists.apply(present) : doesNotExist.apply((DoesNotExist) this);
    }

    /** Gives the condition as an entry of {@code matchExpressions}. */
    default RequirementDraft toDraft() {
        return match(
                in -> draft("In", in.values().asList()),
                notIn -> draft("NotIn", notIn.values().asList()),
                exists -> draft("Exists", ImmutableList.of()),
                doesNotExist -> draft("DoesNotExist", ImmutableList.of()));
    }

    private RequirementDraft draft(String operator, ImmutableList<String> values) {
        return RequirementDraft.builder()
                .key(key())
                .operator(operator)
                .values(values)
                .build();
    }

    /** The label is there and has one of the values. An empty value is a value like any other. */
    static In in(String key, Iterable<String> values) {
        return ImmutableIn.of(key, values);
    }

    /** The label is there and has this value. */
    static In equalTo(String key, String value) {
        return ImmutableIn.of(key, ImmutableSortedSet.of(value));
    }

    /** The label is absent, or has none of the values. */
    static NotIn notIn(String key, Iterable<String> values) {
        return ImmutableNotIn.of(key, values);
    }

    /** The label is there, whatever its value. */
    static Exists exists(String key) {
        return ImmutableExists.builder().key(key).build();
    }

    /** The label is absent. */
    static DoesNotExist doesNotExist(String key) {
        return ImmutableDoesNotExist.builder().key(key).build();
    }

    /** A label that has one of several values. */
    @Value.Immutable
    @ValueStyle
    abstract sealed class In implements Requirement permits ImmutableIn {
        In() {}

        @Override
        @Value.Parameter(order = 0)
        public abstract String key();

        /** Gives the values, of which there is at least one. */
        @Value.Parameter(order = 1)
        @Value.NaturalOrder
        public abstract ImmutableSortedSet<String> values();

        @Override
        public final boolean matches(Map<String, String> labels) {
            String value = labels.get(key());
            return value != null && values().contains(value);
        }

        @Value.Check
        void check() {
            RequirementCheck.check(this);
        }
    }

    /** A label that is absent or has none of several values. */
    @Value.Immutable
    @ValueStyle
    abstract sealed class NotIn implements Requirement permits ImmutableNotIn {
        NotIn() {}

        @Override
        @Value.Parameter(order = 0)
        public abstract String key();

        /** Gives the values, of which there is at least one. */
        @Value.Parameter(order = 1)
        @Value.NaturalOrder
        public abstract ImmutableSortedSet<String> values();

        @Override
        public final boolean matches(Map<String, String> labels) {
            String value = labels.get(key());
            return value == null || !values().contains(value);
        }

        @Value.Check
        void check() {
            RequirementCheck.check(this);
        }
    }

    /** A label that is there. */
    @Value.Immutable
    @ValueStyle
    abstract sealed class Exists implements Requirement permits ImmutableExists {
        Exists() {}

        @Override
        public final boolean matches(Map<String, String> labels) {
            return labels.containsKey(key());
        }

        @Value.Check
        void check() {
            RequirementCheck.check(this);
        }
    }

    /** A label that is absent. */
    @Value.Immutable
    @ValueStyle
    abstract sealed class DoesNotExist implements Requirement permits ImmutableDoesNotExist {
        DoesNotExist() {}

        @Override
        public final boolean matches(Map<String, String> labels) {
            return !labels.containsKey(key());
        }

        @Value.Check
        void check() {
            RequirementCheck.check(this);
        }
    }
}

/** Applies the rules to a condition under construction. */
final class RequirementCheck {
    private RequirementCheck() {}

    static void check(Requirement requirement) {
        if (isValid(requirement)) {
            return;
        }
        Violations violations = Violations.collector();
        SelectorRules.check(requirement.toDraft(), Strictness.FULL, violations);
        violations.throwIfAnyError("The label requirement");
    }

    /** The common case without a draft: a selector of a manifest was judged as a whole before. */
    private static boolean isValid(Requirement requirement) {
        return LabelRules.isKey(requirement.key())
                && requirement.match(
                        in -> areValid(in.values()), notIn -> areValid(notIn.values()), exists -> true, absent -> true);
    }

    private static boolean areValid(ImmutableSortedSet<String> values) {
        for (String value : values) {
            if (!LabelRules.isValue(value)) {
                return false;
            }
        }
        return !values.isEmpty();
    }
}
