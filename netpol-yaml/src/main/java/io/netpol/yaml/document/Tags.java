package io.netpol.yaml.document;

import java.util.Set;

/** The YAML tags that have a meaning here, as the parser writes them. */
final class Tags {

    private static final String PREFIX = "tag:yaml.org,2002:";

    /** The tag {@code !}: not to be resolved, so a scalar is text. */
    static final String NONE = "!";

    static final String STR = PREFIX + "str";
    static final String INT = PREFIX + "int";
    static final String FLOAT = PREFIX + "float";
    static final String BOOL = PREFIX + "bool";
    static final String NULL = PREFIX + "null";
    static final String SEQ = PREFIX + "seq";
    static final String MAP = PREFIX + "map";

    private static final Set<String> PLAIN_TYPES = Set.of(STR, INT, FLOAT, BOOL, NULL, SEQ, MAP);

    private Tags() {}

    static boolean isPlainType(String tag) {
        return PLAIN_TYPES.contains(tag);
    }

    /** The tag as a person writes it. */
    static String shown(String tag) {
        return Excerpt.of(tag.startsWith(PREFIX) ? "!!" + tag.substring(PREFIX.length()) : tag);
    }
}
