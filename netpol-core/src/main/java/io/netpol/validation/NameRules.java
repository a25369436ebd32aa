package io.netpol.validation;

import com.google.common.collect.ImmutableList;

/** The syntax of the names of objects (rules V1.2, V1.3, V1.5). */
final class NameRules {
    private static final int MAX_SUBDOMAIN = 253;
    private static final int MAX_LABEL = 63;

    private NameRules() {}

    /** Gives what is wrong with a DNS subdomain (RFC 1123), each defect as the end of a sentence about it. */
    static ImmutableList<String> subdomainDefects(String name) {
        if (isSubdomain(name, name.length())) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<String> defects = ImmutableList.builder();
        if (LabelRules.bytes(name) > MAX_SUBDOMAIN) {
            defects.add("has " + LabelRules.bytes(name) + " bytes; at most " + MAX_SUBDOMAIN + " are allowed");
        }
        if (!hasShapeOfSubdomain(name, name.length())) {
            defects.add(
                    "\"" + name + "\" is no DNS name: lower-case letters, digits, '-' and '.', each part starting and"
                            + " ending with a letter or digit, such as example.com");
        }
        return defects.build();
    }

    /** Gives what is wrong with a DNS label (RFC 1123), each defect as the end of a sentence about it. */
    static ImmutableList<String> labelDefects(String name) {
        if (name.length() <= MAX_LABEL && hasShapeOfLabel(name)) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<String> defects = ImmutableList.builder();
        if (LabelRules.bytes(name) > MAX_LABEL) {
            defects.add("has " + LabelRules.bytes(name) + " bytes; at most " + MAX_LABEL + " are allowed");
        }
        if (!hasShapeOfLabel(name)) {
            defects.add(
                    hasShapeOfSubdomain(name, name.length())
                            ? "\"" + name + "\" has a dot; a namespace name has none, write " + name.replace('.', '-')
                            : "\"" + name
                                    + "\" is no DNS label: lower-case letters, digits and '-', starting and ending"
                                    + " with a letter or digit, such as my-name");
        }
        return defects.build();
    }

    /** Tells whether the text before the end is a DNS subdomain (RFC 1123), which is ASCII: its chars are its bytes. */
    static boolean isSubdomain(String text, int end) {
        return end <= MAX_SUBDOMAIN && hasShapeOfSubdomain(text, end);
    }

    private static boolean hasShapeOfLabel(String text) {
        return text.indexOf('.') < 0 && hasShapeOfSubdomain(text, text.length());
    }

    /** Parts of lower-case letters, digits and inner hyphens, with a dot between two of them. */
    private static boolean hasShapeOfSubdomain(String text, int end) {
        char before = '.';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean inner = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean fits = inner || (c == '-' && before != '.') || (c == '.' && before != '.' && before != '-');
            if (!fits) {
                return false;
            }
            before = c;
        }
        return before != '.' && before != '-';
    }
}
