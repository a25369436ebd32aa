package io.netpol.dsl;

import com.google.common.collect.ImmutableMap;
import io.netpol.validation.LabelRules;
import io.netpol.validation.MetadataRules;
import io.netpol.validation.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The texts of a policy's metadata, each checked in the step that says it and not when the policy is finished. */
final class MetadataText {
    private MetadataText() {}

    static String name(String name) {
        return checked(name, "name", MetadataRules::checkName);
    }

    static String namespace(String namespace) {
        return checked(namespace, "namespace", MetadataRules::checkNamespace);
    }

    static ImmutableMap<String, String> labels(Map<String, String> said, Map<String, String> more) {
        return checked(joined(said, more, "labels"), "labels", LabelRules::checkLabels);
    }

    static ImmutableMap<String, String> annotations(Map<String, String> said, Map<String, String> more) {
        return checked(joined(said, more, "annotations"), "annotations", MetadataRules::checkAnnotations);
    }

    private static <T> T checked(T value, String field, BiConsumer<? super T, Violations> rules) {
        Violations violations = Violations.collector();
        rules.accept(value, violations.field("metadata").field(field));
        violations.throwIfAnyError("The policy");
        return value;
    }

    private static ImmutableMap<String, String> joined(
            Map<String, String> said, Map<String, String> more, String things) {
        Map<String, String> all = new LinkedHashMap<>(said);
        Given.some(more, things, "to have none leave the step out").forEach((key, value) -> {
            String before = all.putIfAbsent(key, value);
            if (before != null) {
                throw new IllegalArgumentException("the policy has two " + things + " with the key \"" + key + "\": \""
                        + before + "\" and \"" + value + "\"; leave one of them out");
            }
        });
        return ImmutableMap.copyOf(all);
    }
}
