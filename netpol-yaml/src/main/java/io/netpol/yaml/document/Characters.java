package io.netpol.yaml.document;

/** Tells the characters that no YAML text may hold, and finds halves of surrogate pairs. */
final class Characters {

    private Characters() {}

    /** The offset of the first character from {@code start} on that YAML forbids, or -1. */
    static int firstForbidden(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                continue;
            }
            if (isForbidden(c)) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (isHalf(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isForbidden(char c) {
        return switch (c) {
            case '\t', '\n', '\r', '\u0085' -> false;
            case '\uFEFF', '\uFFFE', '\uFFFF' -> true;
            default -> c < ' ' || (c >= 0x7F && c < 0xA0);
        };
    }

    /** The offset of the first half of a surrogate pair without its other half, or -1. */
    static int firstHalf(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (isHalf(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isHalf(String text, int offset) {
        return Character.charCount(text.codePointAt(offset)) == 1;
    }

    static SyntaxProblem forbidden(char c, Position position) {
        String message = switch (c) {
            case '\0' -> "the text holds a NUL character; save it as UTF-8 text";
            case '\uFEFF' -> "a byte order mark (U+FEFF) stands inside the text; delete it";
            default ->
                "the text holds the character " + Excerpt.name(c)
                        + ", which YAML does not allow; delete it, or write it as an escape in double quotes";
        };
        return new SyntaxProblem(position, SyntaxCode.CONTROL_CHARACTER, message);
    }

    static SyntaxProblem half(char c, Position position) {
        return new SyntaxProblem(
                position,
                SyntaxCode.CONTROL_CHARACTER,
                "the text holds " + Excerpt.name(c)
                        + ", one half of a surrogate pair; write both halves or the character itself");
    }
}
