package io.netpol.yaml.document;

/**
 * Where a reader of plain YAML is in its text: the place, its line, and the indentation of that. It passes over what lies
 * between contents, and knows which characters are what.
 */
final class PlainYamlText {
    /** The indentation of what comes behind the last line of a document. */
    static final int NONE = -1;

    final String text;
    final int end;
    int at;
    int line;
    int lineStart;
    /** The column, from 0, of the line that {@link #nextLine} came to. */
    int indent;

    /** A text of which the chars before {@code end} count. */
    PlainYamlText(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /** Goes to the start of a line. */
    void goTo(int offset, int itsLine) {
        at = offset;
        line = itsLine;
        lineStart = offset;
    }

    /** Gives the column, from 1. */
    int column() {
        return at - lineStart + 1;
    }

    /** Gives line and column. */
    Position position() {
        return new Position(line, column());
    }

    /** Whether the dash of an item is here. */
    boolean isDash() {
        return isAt('-') && isBlankAt(at + 1);
    }

    /** Whether a character is here. */
    boolean isAt(char wanted) {
        return at < end && text.charAt(at) == wanted;
    }

    /** Whether a space or the end of a line is there. A tab counts too: it separates, and is found out later. */
    boolean isBlankAt(int offset) {
        if (offset >= end) {
            return true;
        }
        char c = text.charAt(offset);
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** Whether nothing but a comment comes on this line. */
    boolean isAtEndOfContent() {
        return at >= end || isAt('\n') || isAt('#') || isAt('\r');
    }

    /** Goes behind the spaces that are here. */
    void skipSpaces() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Goes to the end of a line on which nothing may come but a comment with a blank before it. */
    boolean restOfLine() {
        skipSpaces();
        if (isAt('#')) {
            return text.charAt(at - 1) == ' ' && comment();
        }
        return at >= end || isAt('\n') || isAt('\r');
    }

    /** Goes to the end of the line; tells whether that can be told from a comment alone. */
    private boolean comment() {
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                return true;
            }
            if (isOddBreak(c)) {
                return false;
            }
        }
        return true;
    }

    /** Goes from the end of a line to the start of the next content, and notes its indentation. */
    boolean nextLine() {
        while (at < end) {
            if (isAt('\r')) {
                at++;
            }
            if (!isAt('\n')) {
                return false;
            }
            at++;
            line++;
            lineStart = at;
            skipSpaces();
            if (isAt('#') && !comment()) {
                return false;
            }
            if (at < end && !isAt('\n') && !isAt('\r')) {
                indent = Separators.isAt(text, at) ? NONE : at - lineStart;
                return true;
            }
        }
        indent = NONE;
        return true;
    }

    /** As {@link #nextLine}, from the start of the text. */
    boolean firstLine() {
        skipSpaces();
        if (isAt('#') && !comment()) {
            return false;
        }
        if (at >= end || isAt('\n') || isAt('\r')) {
            return nextLine();
        }
        indent = at - lineStart;
        return true;
    }

    /** Whether a char is a letter, a digit or an underscore of ASCII. */
    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    /** Whether a char can stand in a key that is no text in quotes. */
    static boolean isKeyChar(char c) {
        return isWord(c) || c == '-' || c == '.' || c == '/';
    }

    /**
     * Whether a char can stand in a text as it is: no blank, no line break, and of what is not ASCII nothing that takes two
     * chars, since columns count code points.
     */
    static boolean isContent(char c) {
        return (c > ' ' && c < 0x7F) || (c >= 0xA0 && !isOddBreak(c) && !Character.isSurrogate(c));
    }

    /** The line breaks of YAML that are none in the positions of this layer. */
    static boolean isOddBreak(char c) {
        return c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}
