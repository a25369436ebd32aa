package io.netpol.validation;

import static io.netpol.validation.ViolationKind.FORBIDDEN;
import static io.netpol.validation.ViolationKind.INVALID;
import static io.netpol.validation.ViolationKind.REQUIRED;

import com.google.common.collect.ImmutableSet;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.SelectorDraft;

/** The rules for label selectors (rule V2.3). */
public final class SelectorRules {
    private static final ImmutableSet<String> WITH_VALUES = ImmutableSet.of("In", "NotIn");
    private static final ImmutableSet<String> WITHOUT_VALUES = ImmutableSet.of("Exists", "DoesNotExist");

    private SelectorRules() {}

    /** Checks a selector; {@code violations} stands at it. */
    public static void check(SelectorDraft selector, Strictness strictness, Violations violations) {
        LabelRules.checkLabels(selector.matchLabels(), violations.field("matchLabels"));
        for (int i = 0; i < selector.matchExpressions().size(); i++) {
            check(
                    selector.matchExpressions().get(i),
                    strictness,
                    violations.field("matchExpressions").item(i));
        }
    }

    /** Checks one requirement; {@code violations} stands at it. */
    public static void check(RequirementDraft requirement, Strictness strictness, Violations violations) {
        String operator = requirement.operator();
        if (WITH_VALUES.contains(operator)) {
            if (requirement.values().isEmpty()) {
                violations
                        .field("values")
                        .error(
                                REQUIRED,
                                operator + " needs at least one value; write values: [...], or the operator "
                                        + (operator.equals("In") ? "Exists" : "DoesNotExist")
                                        + " if the value does not matter");
            }
        } else if (WITHOUT_VALUES.contains(operator)) {
            if (!requirement.values().isEmpty()) {
                violations
                        .field("values")
                        .error(
                                FORBIDDEN,
                                operator + " takes no values; leave them out, or write the operator "
                                        + (operator.equals("Exists") ? "In" : "NotIn"));
            }
        } else {
            violations.field("operator").error(INVALID, operatorText(operator));
        }
        LabelRules.keyDefects(requirement.key())
                .forEach(defect -> violations.field("key").error(INVALID, defect));
        for (int i = 0; i < requirement.values().size(); i++) {
            Violations value = violations.field("values").item(i);
            for (String defect : LabelRules.valueDefects(requirement.values().get(i))) {
                if (strictness.selectorValues()) {
                    value.error(INVALID, defect);
                } else {
                    value.warning(INVALID, defect + "; no label has this value, and Kubernetes 1.26 refuses it");
                }
            }
        }
    }

    private static String operatorText(String operator) {
        String allowed = "In, NotIn, Exists, DoesNotExist";
        if (operator.isEmpty()) {
            return "an operator is missing; write one of " + allowed;
        }
        String found = "\"" + operator + "\" is no operator; ";
        for (ImmutableSet<String> known : ImmutableSet.of(WITH_VALUES, WITHOUT_VALUES)) {
            for (String candidate : known) {
                if (candidate.equalsIgnoreCase(operator)) {
                    return found + "write " + candidate;
                }
            }
        }
        return found + "write one of " + allowed;
    }
}
