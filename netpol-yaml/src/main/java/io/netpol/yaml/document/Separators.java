package io.netpol.yaml.document;

/**
 * Finds the lines that start a document: {@code ---} at the start of a line, followed by a blank, a line break or the end.
 * Nothing else in YAML may look like that, not even inside quotes or a block, so reading can start anew there after an error.
 */
final class Separators {

    private Separators() {}

    /** The offset of the next such line that starts behind {@code offset}, or the length of the text. */
    static int after(String text, int offset) {
        int at = text.indexOf("---", offset + 1);
        while (at >= 0) {
            if (standsAlone(text, at)) {
                return at;
            }
            at = text.indexOf("---", at + 1);
        }
        return text.length();
    }

    /** The offset of the last such line that starts before {@code offset} and not before {@code floor}, else the floor. */
    static int before(String text, int floor, int offset) {
        int at = text.lastIndexOf("---", offset - 1);
        while (at > floor) {
            if (standsAlone(text, at)) {
                return at;
            }
            at = text.lastIndexOf("---", at - 1);
        }
        return floor;
    }

    /** Whether such a line starts at the offset. */
    static boolean isAt(String text, int offset) {
        return text.startsWith("---", offset) && standsAlone(text, offset);
    }

    private static boolean standsAlone(String text, int at) {
        return (at == 0 || isLineBreak(text.charAt(at - 1)))
                && (at + 3 == text.length() || isBlank(text.charAt(at + 3)));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || isLineBreak(c);
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
