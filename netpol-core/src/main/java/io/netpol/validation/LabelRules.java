package io.netpol.validation;

import static io.netpol.validation.ViolationKind.INVALID;

import com.google.common.collect.ImmutableList;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The syntax of label keys and values (rules V1.6, V2.1, V2.2). */
public final class LabelRules {
    /** The most bytes that a label value, or the name part of a key, can have. */
    public static final int MAX_LENGTH = 63;

    private static final String NAME_SHAPE =
            "may hold letters, digits, '-', '_' and '.', and starts and ends with a letter or digit";

    private LabelRules() {}

    /** Checks the labels of an object; {@code violations} stands at the map. Entries are looked at in key order. */
    public static void checkLabels(Map<String, String> labels, Violations violations) {
        boolean valid = true;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            valid &= isKey(label.getKey()) && isValue(label.getValue());
        }
        if (valid) {
            return;
        }
        labels.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(label -> {
            checkEntryKey(label.getKey(), violations);
            valueDefects(label.getValue())
                    .forEach(defect -> violations.entryError(
                            label.getKey(), INVALID, "the value of label \"" + label.getKey() + "\": " + defect));
        });
    }

    static void checkEntryKey(String key, Violations violations) {
        keyDefects(key).forEach(defect -> violations.entryError(key, INVALID, defect));
    }

    /** Gives what is wrong with a label key, in the order of the API server; empty for a valid one. */
    static ImmutableList<String> keyDefects(String key) {
        return isKey(key) ? ImmutableList.of() : qualifiedNameDefects(key, "\"" + key + "\" is no label key: ");
    }

    /** Gives what is wrong with a name of the form of a label key; the subject opens each sentence. */
    static ImmutableList<String> qualifiedNameDefects(String key, String subject) {
        int slash = key.indexOf('/');
        if (slash != key.lastIndexOf('/')) {
            return ImmutableList.of(
                    subject + "it has more than one '/'; write a name, or a DNS prefix, one '/' and a name,"
                            + " such as app or example.com/app");
        }
        ImmutableList.Builder<String> defects = ImmutableList.builder();
        if (slash == 0) {
            defects.add(subject + "the prefix before '/' is empty; write a DNS name there, or leave the '/' out");
        } else if (slash > 0) {
            NameRules.subdomainDefects(key.substring(0, slash))
                    .forEach(defect -> defects.add(subject + "the prefix before '/' " + defect));
        }
        String name = key.substring(slash + 1);
        if (name.isEmpty()) {
            defects.add(subject + "the name part is empty; write at least one letter or digit");
        } else if (bytes(name) > MAX_LENGTH) {
            defects.add(
                    subject + "the name part has " + bytes(name) + " bytes; at most " + MAX_LENGTH + " are allowed");
        }
        if (!hasShapeOfName(name, 0)) {
            defects.add(subject + "the name part " + NAME_SHAPE + ", such as app or my.name");
        }
        return defects.build();
    }

    /** Gives what is wrong with a label value, in the order of the API server; empty for a valid one. */
    static ImmutableList<String> valueDefects(String value) {
        if (isValue(value)) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<String> defects = ImmutableList.builder();
        if (bytes(value) > MAX_LENGTH) {
            defects.add("\"" + value + "\" has " + bytes(value) + " bytes; a label value has at most " + MAX_LENGTH);
        }
        if (!value.isEmpty() && !hasShapeOfName(value, 0)) {
            defects.add("\"" + value + "\" is no label value: it is empty, or " + NAME_SHAPE);
        }
        return defects.build();
    }

    /** Tells whether a label can have this value (rule V2.2). */
    public static boolean isValue(String value) {
        return value.isEmpty() || isName(value, 0);
    }

    /** Tells whether a label can have this key (rule V2.1). */
    public static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return (slash < 0 || NameRules.isSubdomain(key, slash)) && isName(key, slash + 1);
    }

    /** A name holds nothing but ASCII, so that its chars are its bytes; a second slash is no part of a name. */
    private static boolean isName(String text, int start) {
        return text.length() - start <= MAX_LENGTH && hasShapeOfName(text, start);
    }

    private static boolean hasShapeOfName(String text, int start) {
        int end = text.length();
        if (start == end || !isAlphanumeric(text.charAt(start)) || !isAlphanumeric(text.charAt(end - 1))) {
            return false;
        }
        for (int i = start + 1; i < end - 1; i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
