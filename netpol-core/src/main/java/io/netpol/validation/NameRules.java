package io.netpol.validation;

import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;

/** The syntax of the names of objects (rules V1.2, V1.3, V1.5). */
final class NameRules {
    private static final int MAX_SUBDOMAIN = 253;
    private static final int MAX_LABEL = 63;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private NameRules() {}

    /** Gives what is wrong with a DNS subdomain (RFC 1123), each defect as the end of a sentence about it. */
    static ImmutableList<String> subdomainDefects(String name) {
        ImmutableList.Builder<String> defects = ImmutableList.builder();
        if (LabelRules.bytes(name) > MAX_SUBDOMAIN) {
            defects.add("has " + LabelRules.bytes(name) + " bytes; at most " + MAX_SUBDOMAIN + " are allowed");
        }
        if (!SUBDOMAIN.matcher(name).matches()) {
            defects.add(
                    "\"" + name + "\" is no DNS name: lower-case letters, digits, '-' and '.', each part starting and"
                            + " ending with a letter or digit, such as example.com");
        }
        return defects.build();
    }

    /** Gives what is wrong with a DNS label (RFC 1123), each defect as the end of a sentence about it. */
    static ImmutableList<String> labelDefects(String name) {
        ImmutableList.Builder<String> defects = ImmutableList.builder();
        if (LabelRules.bytes(name) > MAX_LABEL) {
            defects.add("has " + LabelRules.bytes(name) + " bytes; at most " + MAX_LABEL + " are allowed");
        }
        if (!LABEL.matcher(name).matches()) {
            defects.add(
                    SUBDOMAIN.matcher(name).matches()
                            ? "\"" + name + "\" has a dot; a namespace name has none, write " + name.replace('.', '-')
                            : "\"" + name
                                    + "\" is no DNS label: lower-case letters, digits and '-', starting and ending"
                                    + " with a letter or digit, such as my-name");
        }
        return defects.build();
    }
}
