package io.netpol.yaml.document;

import java.util.stream.Collectors;

/** Prints texts as comments of YAML, which nothing in the text can end. */
public final class YamlComment {
    private YamlComment() {}

    /**
     * Gives a text as lines that begin with a number sign, each ended by a line feed. Blanks at the end of a line and
     * line feeds at the end of the text are left out.
     *
     * @throws IllegalArgumentException if the text is blank, or holds what ends a line other than a line feed, what no
     *     YAML text may hold, or what cannot be seen
     */
    public static String of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a comment without text; leave it out");
        }
        refuseOddCharacters(text);
        return text.stripTrailing()
                .lines()
                .map(line -> ("# " + line).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static void refuseOddCharacters(String text) {
        int line = 1;
        int offset = 0;
        while (offset < text.length()) {
            int c = text.codePointAt(offset);
            if (isOdd(c)) {
                String instead = c == '\r' ? "end lines with a line feed alone" : "leave it out";
                throw new IllegalArgumentException("line " + line + " of the comment \"" + Excerpt.of(text)
                        + "\" holds " + Excerpt.name(c) + ", which no comment here may hold; " + instead);
            }
            line += c == '\n' ? 1 : 0;
            offset += Character.charCount(c);
        }
    }

    /** By fixed classes of characters: what is unassigned depends on the JDK. */
    private static boolean isOdd(int c) {
        boolean isNoCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return isNoCharacter
                || switch (Character.getType(c)) {
                    case Character.CONTROL -> c != '\n' && c != '\t';
                    case Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }
}
