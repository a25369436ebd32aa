package io.netpol.dsl.internal;

import com.google.common.collect.ImmutableMap;
import io.netpol.validation.ClusterPolicyRules;
import io.netpol.validation.LabelRules;
import io.netpol.validation.MetadataRules;
import io.netpol.validation.PortRules;
import io.netpol.validation.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Texts and numbers that are no values of the model yet, each checked in the step that says it and not at the end. */
public final class CheckedWords {
    private CheckedWords() {}

    /** Gives the name of a policy. */
    public static String name(String name) {
        return checked(name, "name", MetadataRules::checkName);
    }

    /** Gives the namespace of a policy. */
    public static String namespace(String namespace) {
        return checked(namespace, "namespace", MetadataRules::checkNamespace);
    }

    /** Gives the labels of a policy that were said, with more. */
    public static ImmutableMap<String, String> labels(Map<String, String> said, Map<String, String> more) {
        return checked(joined(said, more, "labels"), "labels", LabelRules::checkLabels);
    }

    /** Gives the annotations of a policy that were said, with more. */
    public static ImmutableMap<String, String> annotations(Map<String, String> said, Map<String, String> more) {
        return checked(joined(said, more, "annotations"), "annotations", MetadataRules::checkAnnotations);
    }

    /** Gives the priority of a cluster-wide policy. */
    public static int priority(int priority) {
        Violations violations = Violations.collector();
        ClusterPolicyRules.checkPriority(priority, violations.field("spec").field("priority"));
        violations.throwIfAnyError("The policy");
        return priority;
    }

    /** Gives the name of a rule of a cluster-wide policy; an empty one is none. */
    public static String ruleName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of a rule is empty; to give it none leave the step out");
        }
        Violations violations = Violations.collector();
        ClusterPolicyRules.checkRuleName(name, violations.field("name"));
        violations.throwIfAnyError("The rule");
        return name;
    }

    /** Gives the name of a container port, though the API would take any text: a rule by another one never matches. */
    public static String portName(String name) {
        if (!PortRules.isName(name)) {
            throw new IllegalArgumentException("no container port can be named \"" + name
                    + "\": a name has 1 to 15 lower-case letters, digits and single '-' between them, at least one letter;"
                    + " for a number write tcp(80), udp(80) or sctp(80)");
        }
        return name;
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
