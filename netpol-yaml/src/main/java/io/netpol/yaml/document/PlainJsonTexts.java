package io.netpol.yaml.document;

import org.jspecify.annotations.Nullable;

/** Reads the texts in quotes of a JSON text, and tells of each where it ends. */
final class PlainJsonTexts {
    private static final int HEX = 16;
    private static final int ESCAPE_DIGITS = 4;

    private final String text;
    private int end;
    private int lowSurrogates;

    PlainJsonTexts(String text) {
        this.text = text;
    }

    /** The text whose opening quote stands at the offset; null if it is none, or holds half a surrogate pair. */
    @Nullable
    String at(int quote, ShortWords words) {
        int from = quote + 1;
        int i = from;
        long first = 0;
        for (; i < from + ShortWords.CHARACTERS && isPlain(i); i++) {
            first = first << Byte.SIZE | text.charAt(i);
        }
        long second = 0;
        for (; i >= from + ShortWords.CHARACTERS && i < from + 2 * ShortWords.CHARACTERS && isPlain(i); i++) {
            second = second << Byte.SIZE | text.charAt(i);
        }
        if (i < text.length() && text.charAt(i) == '"') {
            lowSurrogates = 0;
            end = i + 1;
            return words.of(text, from, i, first, second);
        }
        return longer(from, i, words.longer());
    }

    /** Whether there is a character at an offset that means itself, and takes one byte. */
    private boolean isPlain(int offset) {
        if (offset >= text.length()) {
            return false;
        }
        char c = text.charAt(offset);
        return c >= ' ' && c <= ShortWords.LAST && c != '"' && c != '\\';
    }

    /** The text that begins at an offset, of which nothing but plain characters stand before another. */
    private @Nullable String longer(int from, int next, Words words) {
        boolean ascii = true;
        lowSurrogates = 0;
        for (int i = next; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                end = i + 1;
                String value = words.of(text, from, i);
                return ascii || Characters.firstHalf(value) < 0 ? value : null;
            }
            if (c < ' ') {
                return null;
            }
            if (c == '\\') {
                return escaped(from);
            }
            if (c >= Character.MIN_SURROGATE) {
                ascii = false;
                lowSurrogates += Character.isLowSurrogate(c) ? 1 : 0;
            }
        }
        return null;
    }

    /** The offset behind the closing quote of the text that was read last. */
    int end() {
        return end;
    }

    /** How many low surrogates stand between the quotes of the text that was read last: chars that are no columns. */
    int lowSurrogates() {
        return lowSurrogates;
    }

    private @Nullable String escaped(int from) {
        StringBuilder value = new StringBuilder();
        lowSurrogates = 0;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                end = i + 1;
                String made = value.toString();
                return Characters.firstHalf(made) < 0 ? made : null;
            }
            if (c < ' ') {
                return null;
            }
            if (c == '\\') {
                int meant = escape(i + 1);
                if (meant < 0) {
                    return null;
                }
                value.append((char) meant);
                i += text.charAt(i + 1) == 'u' ? 2 + ESCAPE_DIGITS : 2;
            } else {
                value.append(c);
                lowSurrogates += Character.isLowSurrogate(c) ? 1 : 0;
                i++;
            }
        }
        return null;
    }

    /** The char that is meant by what stands behind a backslash, or -1. */
    private int escape(int offset) {
        if (offset >= text.length()) {
            return -1;
        }
        char c = text.charAt(offset);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex(offset + 1);
            default -> -1;
        };
    }

    private int hex(int from) {
        if (from + ESCAPE_DIGITS > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + ESCAPE_DIGITS; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, HEX) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * HEX + digit;
        }
        return value;
    }
}
