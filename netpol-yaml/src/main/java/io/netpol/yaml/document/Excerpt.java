package io.netpol.yaml.document;

import java.util.Locale;

/** Makes foreign text fit for a message: one line, not too long, nothing invisible. */
final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    /** The text, shortened where it is long, with control and other invisible characters written as escapes. */
    static String of(String text) {
        StringBuilder excerpt = new StringBuilder();
        int offset = 0;
        while (offset < text.length()) {
            if (excerpt.length() >= LONGEST) {
                return excerpt.append("...").toString();
            }
            int c = text.codePointAt(offset);
            excerpt.append(character(c));
            offset += Character.charCount(c);
        }
        return excerpt.toString();
    }

    /** The character at an offset in quotes, or what to say at the end. */
    static String quoted(String text, int offset, int end) {
        if (offset >= end) {
            return "the end of the text";
        }
        int c = text.codePointAt(offset);
        return c == '"' ? "'\"'" : "\"" + character(c) + "\"";
    }

    /** One code point as it can be shown. */
    static String character(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> name(codePoint);
            default -> Character.toString(codePoint);
        };
    }

    /** The name of a code point, such as {@code U+00A0}. */
    static String name(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }
}
