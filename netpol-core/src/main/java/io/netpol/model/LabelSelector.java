package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.internal.ValueStyle;
import io.netpol.validation.LabelRules;
import io.netpol.validation.SelectorRules;
import io.netpol.validation.Strictness;
import io.netpol.validation.Violations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A condition on the labels of an object: all requirements hold (rule S25). Without any it holds for every object.
 *
 * <p>The requirements have one order: first, sorted by key, the first of each key that asks for one value
 * ({@code matchLabels}), then the others as they were given.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class LabelSelector permits ImmutableLabelSelector {
    LabelSelector() {}

    /** Gives the requirements, all of which must hold. */
    @Value.Parameter
    public abstract ImmutableList<Requirement> requirements();

    /** Gives the selector that every object fulfils, one without labels too. */
    public static LabelSelector everything() {
        return of();
    }

    /** Gives the selector of these requirements; none of them means every object. */
    public static LabelSelector of(Requirement... requirements) {
        return of(Arrays.asList(requirements));
    }

    /** Gives the selector of these requirements; an empty list means every object. */
    public static LabelSelector of(Iterable<? extends Requirement> requirements) {
        return ImmutableLabelSelector.of(requirements);
    }

    /** Gives the selector of the objects that have all these labels. */
    public static LabelSelector ofLabels(Map<String, String> labels) {
        return of(labels.entrySet().stream()
                .map(label -> Requirement.equalTo(label.getKey(), label.getValue()))
                .toList());
    }

    /**
     * Gives what a selector of a manifest means.
     *
     * @param strictness with {@code selectorValues} off, a value that no label can have is left out: it never matches
     * @throws io.netpol.validation.InvalidValueException if the draft breaks the rules
     */
    public static LabelSelector of(SelectorDraft draft, Strictness strictness) {
        Violations violations = Violations.collector();
        SelectorRules.check(draft, strictness, violations);
        violations.throwIfAnyError("The label selector");
        return meaning(draft);
    }

    /** Gives what a selector means that was judged before, and has no error. */
    static LabelSelector meaning(SelectorDraft draft) {
        ImmutableList.Builder<Requirement> requirements = ImmutableList.builderWithExpectedSize(
                draft.matchLabels().size() + draft.matchExpressions().size());
        for (Map.Entry<String, String> label : draft.matchLabels().entrySet()) {
            requirements.add(Requirement.equalTo(label.getKey(), label.getValue()));
        }
        for (RequirementDraft expression : draft.matchExpressions()) {
            addMeaning(expression, requirements);
        }
        return of(requirements.build());
    }

    private static void addMeaning(RequirementDraft draft, ImmutableList.Builder<Requirement> requirements) {
        String key = draft.key();
        ImmutableSet<String> values =
                draft.values().stream().filter(LabelRules::isValue).collect(ImmutableSet.toImmutableSet());
        switch (draft.operator()) {
            case "Exists" -> requirements.add(Requirement.exists(key));
            case "DoesNotExist" -> requirements.add(Requirement.doesNotExist(key));
            case "NotIn" -> {
                if (!values.isEmpty()) {
                    requirements.add(Requirement.notIn(key, values));
                }
            }
            default -> {
                if (values.isEmpty()) {
                    // none of the values can be that of a label: nothing matches
                    requirements.add(Requirement.exists(key));
                    requirements.add(Requirement.doesNotExist(key));
                } else {
                    requirements.add(Requirement.in(key, values));
                }
            }
        }
    }

    /** Tells whether an object with these labels fulfils every requirement. */
    public final boolean matches(Map<String, String> labels) {
        for (Requirement requirement : requirements()) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether there is no requirement. Contradictory requirements do not count: they match nothing. */
    public final boolean isEverything() {
        return requirements().isEmpty();
    }

    /** Tells whether some object could fulfil both selectors: keys are independent, and each has some value for all of them. */
    public final boolean overlaps(LabelSelector other) {
        ImmutableList<Requirement> all = ImmutableList.<Requirement>builder()
                .addAll(requirements())
                .addAll(other.requirements())
                .build();
        return all.stream().map(Requirement::key).distinct().allMatch(key -> isPossible(key, all));
    }

    /** Without the label, with one of the values that are named, or with one that nobody names: these are all the cases. */
    private static boolean isPossible(String key, ImmutableList<Requirement> all) {
        ImmutableList<Requirement> ofKey = all.stream()
                .filter(requirement -> requirement.key().equals(key))
                .collect(ImmutableList.toImmutableList());
        Set<Map<String, String>> cases = new HashSet<>();
        cases.add(Map.of());
        StringBuilder unnamed = new StringBuilder("x");
        for (Requirement requirement : ofKey) {
            for (String value : namedValues(requirement)) {
                cases.add(Map.of(key, value));
                unnamed.append(value);
            }
        }
        cases.add(Map.of(key, unnamed.toString()));
        return cases.stream().anyMatch(labels -> ofKey.stream().allMatch(requirement -> requirement.matches(labels)));
    }

    private static ImmutableSet<String> namedValues(Requirement requirement) {
        return requirement.match(
                in -> in.values(), notIn -> notIn.values(), exists -> ImmutableSet.of(), absent -> ImmutableSet.of());
    }

    /** Gives the selector as a manifest says it: {@code matchLabels} as far as it can, the rest as expressions. */
    public final SelectorDraft toDraft() {
        SelectorDraft.Builder draft = SelectorDraft.builder();
        int labels = labelCount(requirements());
        for (int i = 0; i < requirements().size(); i++) {
            Requirement requirement = requirements().get(i);
            if (i < labels && requirement instanceof Requirement.In in) {
                draft.putMatchLabels(in.key(), in.values().first());
            } else {
                draft.addMatchExpressions(requirement.toDraft());
            }
        }
        return draft.build();
    }

    @Value.Check
    LabelSelector normalised() {
        // most selectors: labels alone, and these sorted already
        if (requirements().size() <= 1
                || labelCount(requirements()) == requirements().size()) {
            return this;
        }
        ImmutableList<Requirement> ordered = inOrder(requirements());
        return ordered.equals(requirements()) ? this : of(ordered);
    }

    private static ImmutableList<Requirement> inOrder(ImmutableList<Requirement> requirements) {
        List<Requirement> labels = new ArrayList<>();
        List<Requirement> rest = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Requirement requirement : requirements) {
            boolean isLabel = asksForOneValue(requirement) && keys.add(requirement.key());
            (isLabel ? labels : rest).add(requirement);
        }
        labels.sort(Comparator.comparing(Requirement::key));
        return ImmutableList.<Requirement>builder().addAll(labels).addAll(rest).build();
    }

    /** Counts the requirements at the start that {@code matchLabels} can say: one value each, keys ascending. */
    private static int labelCount(ImmutableList<Requirement> requirements) {
        int count = 0;
        String last = "";
        while (count < requirements.size()
                && asksForOneValue(requirements.get(count))
                && requirements.get(count).key().compareTo(last) > 0) {
            last = requirements.get(count).key();
            count++;
        }
        return count;
    }

    private static boolean asksForOneValue(Requirement requirement) {
        return requirement instanceof Requirement.In in && in.values().size() == 1;
    }
}
