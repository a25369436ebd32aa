package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import java.util.PrimitiveIterator;
import java.util.stream.Collectors;

/**
 * String literals. What a reader could not see or could take for something else is escaped: control characters, invisible
 * ones, those that change the direction of writing, halves of pairs. All other letters stay as they are.
 */
final class Literal {
    /** A literal longer than this goes on in the next line; so does one behind each line feed. */
    private static final int MOST_COLUMNS = 80;

    /** A class file keeps at most 65,535 bytes in one constant, and a character takes up to three. */
    private static final int MOST_CHARACTERS = 20_000;

    private Literal() {}

    /** A string as an expression; one too long for a constant is put together when it is asked for. */
    static Code of(String value) {
        ImmutableList<String> constants = constants(value);
        if (constants.size() == 1) {
            return Code.ofConstants(constant(value, false), 1);
        }
        ImmutableList.Builder<Layout> parts = ImmutableList.builder();
        parts.add(constant(constants.get(0), true));
        for (String constant : constants.subList(1, constants.size())) {
            Layout call = Layout.sequence(Layout.text(".concat("), constant(constant, false), Layout.text(")"));
            parts.add(Layout.lineOrNothing(), call);
        }
        return Code.ofConstants(Layout.sequence(parts.build()).aligned().group(true), constants.size());
    }

    private static ImmutableList<String> constants(String value) {
        if (value.length() <= MOST_CHARACTERS) {
            return ImmutableList.of(value);
        }
        ImmutableList.Builder<String> constants = ImmutableList.builder();
        int start = 0;
        while (value.length() - start > MOST_CHARACTERS) {
            int end = start + MOST_CHARACTERS;
            // both halves of a pair stay together
            end -= Character.isHighSurrogate(value.charAt(end - 1)) ? 1 : 0;
            constants.add(value.substring(start, end));
            start = end;
        }
        return constants.add(value.substring(start)).build();
    }

    private static Layout constant(String value, boolean inBrackets) {
        ImmutableList<String> lines = lines(value);
        if (lines.size() == 1) {
            return Layout.text(quoted(lines.get(0)));
        }
        ImmutableList.Builder<Layout> parts = ImmutableList.builder();
        parts.add(Layout.text((inBrackets ? "(" : "") + quoted(lines.get(0))));
        for (String line : lines.subList(1, lines.size())) {
            parts.add(Layout.lineOrBlank(), Layout.text("+ " + quoted(line)));
        }
        parts.add(Layout.text(inBrackets ? ")" : ""));
        return Layout.sequence(parts.build()).aligned().group(true);
    }

    private static String quoted(String escaped) {
        return "\"" + escaped + "\"";
    }

    /** The escaped text in lines; broken behind blanks and commas, where there are some. */
    private static ImmutableList<String> lines(String value) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        StringBuilder line = new StringBuilder();
        int lastGap = 0;
        for (PrimitiveIterator.OfInt characters = value.codePoints().iterator(); characters.hasNext(); ) {
            int character = characters.nextInt();
            String escaped = escaped(character);
            if (line.length() + escaped.length() > MOST_COLUMNS) {
                int end = lastGap > MOST_COLUMNS / 2 ? lastGap : line.length();
                lines.add(line.substring(0, end));
                line.delete(0, end);
                lastGap = 0;
            }
            line.append(escaped);
            if (character == ' ' || character == ',') {
                lastGap = line.length();
            } else if (character == '\n') {
                lines.add(line.toString());
                line.setLength(0);
                lastGap = 0;
            }
        }
        ImmutableList<String> full = lines.build();
        return line.isEmpty() && !full.isEmpty()
                ? full
                : lines.add(line.toString()).build();
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default ->
                isPlain(character)
                        ? Character.toString(character)
                        : Character.toString(character)
                                .chars()
                                .mapToObj("\\u%04x"::formatted)
                                .collect(Collectors.joining());
        };
    }

    /** Tells whether a character shows what it is. */
    static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
