package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.model.LabelSelector;
import io.netpol.model.Requirement;
import io.netpol.validation.LabelRules;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads label selectors of which there is nothing to say; {@link PlainPolicyReader} tells what for. */
final class PlainSelectorReader {
    private final KnownParts<LabelSelector> known = new KnownParts<>();

    /** Gives the selector; null where it was not understood. */
    @Nullable
    LabelSelector read(Node value) {
        LabelSelector same = known.find(value);
        if (same != null) {
            return same;
        }
        LabelSelector selector = value instanceof ObjectNode object ? selector(object) : null;
        if (selector != null) {
            known.learn(value, selector);
        }
        return selector;
    }

    private static @Nullable LabelSelector selector(ObjectNode object) {
        Node labels = null;
        Node expressions = null;
        for (int i = 0; i < object.size(); i++) {
            Node value = object.entryAt(i).value();
            switch (object.entryAt(i).key()) {
                case "matchLabels" -> labels = value;
                case "matchExpressions" -> expressions = value;
                default -> {
                    return null;
                }
            }
        }
        ImmutableList.Builder<Requirement> requirements = ImmutableList.builder();
        boolean understood = (labels == null || addLabels(labels, requirements))
                && (expressions == null || addExpressions(expressions, requirements));
        return understood ? LabelSelector.of(requirements.build()) : null;
    }

    private static boolean addLabels(Node value, ImmutableList.Builder<Requirement> requirements) {
        if (!(value instanceof ObjectNode labels)) {
            return false;
        }
        for (int i = 0; i < labels.size(); i++) {
            String key = labels.entryAt(i).key();
            String text = Plain.text(labels.entryAt(i).value());
            if (text == null || !LabelRules.isKey(key) || !LabelRules.isValue(text)) {
                return false;
            }
            requirements.add(Requirement.equalTo(key, text));
        }
        return true;
    }

    private static boolean addExpressions(Node value, ImmutableList.Builder<Requirement> requirements) {
        List<Node> items = Plain.items(value);
        if (items == null) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            Requirement requirement = items.get(i) instanceof ObjectNode object ? expression(object) : null;
            if (requirement == null) {
                return false;
            }
            requirements.add(requirement);
        }
        return true;
    }

    private static @Nullable Requirement expression(ObjectNode object) {
        String key = null;
        String operator = null;
        ImmutableList<String> values = ImmutableList.of();
        for (int i = 0; i < object.size(); i++) {
            Node value = object.entryAt(i).value();
            switch (object.entryAt(i).key()) {
                case "key" -> key = Plain.text(value);
                case "operator" -> operator = Plain.text(value);
                case "values" -> values = Plain.texts(value);
                default -> {
                    return null;
                }
            }
        }
        if (key == null || operator == null || values == null || !LabelRules.isKey(key) || !areValid(values)) {
            return null;
        }
        return switch (operator) {
            case "In" -> values.isEmpty() ? null : Requirement.in(key, values);
            case "NotIn" -> values.isEmpty() ? null : Requirement.notIn(key, values);
            case "Exists" -> values.isEmpty() ? Requirement.exists(key) : null;
            case "DoesNotExist" -> values.isEmpty() ? Requirement.doesNotExist(key) : null;
            default -> null;
        };
    }

    private static boolean areValid(ImmutableList<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (!LabelRules.isValue(values.get(i))) {
                return false;
            }
        }
        return true;
    }
}
