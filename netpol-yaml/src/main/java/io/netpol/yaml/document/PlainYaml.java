package io.netpol.yaml.document;

import java.util.Optional;

/**
 * Reads the YAML that manifests are mostly written in, several times faster than SnakeYAML: block mappings and sequences,
 * scalars and flow collections that begin and end on one line, comments. Whatever else a document holds (anchors, tags, block
 * scalars, escapes, tabs, text over several lines, an error) makes this reader decline the whole document, before anything
 * of it is known to others; SnakeYAML then decides what it means. What this reader accepts has the tree that SnakeYAML gives.
 *
 * <p>It descends by indentation. Each method that reads tells whether it understood, and a document that is not understood at
 * one place is not understood at all, so that there is no way back to find. Every character is looked at a fixed number of
 * times.
 */
final class PlainYaml {

    /** The indentation of what comes behind the last line of a document. */
    private static final int NONE = -1;
    /** SnakeYAML looks for the colon of a key within 1,024 characters; what comes near that is left to it. */
    private static final int LONGEST_KEY = 1000;

    private final String text;
    private final int end;
    private final Limits limits;
    private final Words keys = new Words();
    private final Words values;
    private TreeBuilder builder;
    private boolean sound;

    private int at;
    private int line;
    private int lineStart;
    /** The column, from 0, of the line that {@link #nextLine} came to. */
    private int indent;
    /** The end of the key that {@link #isKey} found. */
    private int keyEnd;

    private Position start = Position.START;

    /** A reader for the chars before {@code end}, none of which may be forbidden in YAML. */
    PlainYaml(String text, int end, Limits limits) {
        this.text = text;
        this.end = end;
        this.limits = limits;
        this.builder = newBuilder();
        this.values = new Words(end);
    }

    private TreeBuilder newBuilder() {
        return new TreeBuilder(limits, problem -> sound = false);
    }

    /**
     * Reads the document that starts at the offset: at the start of the text, or at a line {@code ---}.
     *
     * @param firstLine the number of the line at the offset, from 1
     * @return whether the document was understood; if not, nothing is known about it
     */
    boolean read(int from, int firstLine) {
        at = from;
        line = firstLine;
        lineStart = from;
        sound = true;
        builder = newBuilder();
        try {
            return document() && sound;
        } catch (RefusedDocument refused) {
            return false;
        }
    }

    /** The root of the document that was read last; empty where there was no value. */
    Optional<Node> root() {
        return builder.root();
    }

    /** Where the document that was read last starts. */
    Position start() {
        return start;
    }

    /** Where the document that was read last ends: at a line {@code ---} or at the end of the text. */
    int offset() {
        return at;
    }

    /** The number of the line at {@link #offset}. */
    int line() {
        return line;
    }

    private boolean document() {
        boolean explicit = Separators.isAt(text, at);
        start = position();
        if (explicit) {
            at += 3;
            if (!restOfLine() || !nextLine()) {
                return false;
            }
        } else if (!firstLine()) {
            return false;
        }
        if (indent == NONE) {
            return true;
        }
        if (!explicit) {
            start = position();
        }
        return indent == 0 && isKey() && mapping(0) && indent == NONE;
    }

    /** Reads a mapping whose first key stands here; its other keys stand below it. */
    private boolean mapping(int column) {
        builder.openObject(position(), null);
        do {
            if (!isKey() || !key() || !entryValue(column)) {
                return false;
            }
        } while (indent == column);
        builder.close();
        return indent < column;
    }

    private boolean key() {
        char first = text.charAt(at);
        boolean quoted = first == '"' || first == '\'';
        scalar(keys, quoted ? at + 1 : at, quoted ? keyEnd - 1 : keyEnd, !quoted);
        at = keyEnd + 1;
        return true;
    }

    /** Reads the value of a key whose mapping stands at the column: behind the colon, or below. */
    private boolean entryValue(int column) {
        int colonLine = line;
        int colonEnd = at - lineStart + 1;
        skipSpaces();
        if (!isAtEndOfContent()) {
            return inline(column);
        }
        if (!restOfLine() || !nextLine()) {
            return false;
        }
        if (indent >= column && isDash()) {
            return sequence(indent);
        }
        if (indent > column) {
            return mapping(indent);
        }
        builder.scalar(new ScalarNode(new Position(colonLine, colonEnd), ScalarKind.NULL, "", true), null);
        return true;
    }

    /** Reads a sequence whose first dash stands here. Behind it may come what its parent goes on with. */
    private boolean sequence(int column) {
        builder.openList(position(), null);
        do {
            at++;
            skipSpaces();
            if (isAtEndOfContent() || isDash()) {
                return false;
            }
            if (!(isKey() ? mapping(at - lineStart) : inline(column))) {
                return false;
            }
        } while (indent == column && isDash());
        builder.close();
        return indent <= column;
    }

    /** Reads a value that ends on this line, and goes to the next line, which must not be a continuation of it. */
    private boolean inline(int column) {
        char c = text.charAt(at);
        boolean read = switch (c) {
            case '"', '\'' -> quoted(c);
            case '[' -> flowList();
            case '{' -> flowObject();
            default -> plain();
        };
        return read && restOfLine() && nextLine() && indent <= column;
    }

    /** A text without quotes, up to a comment or the end of the line. */
    private boolean plain() {
        if (!startsPlain(text.charAt(at))) {
            return false;
        }
        int from = at;
        int to = from;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r' || (c == '#' && at > to)) {
                break;
            }
            if (c == ' ') {
                continue;
            }
            if (!isContent(c) || (c == ':' && isBlankAt(at + 1))) {
                return false;
            }
            to = at + 1;
        }
        scalar(values, from, to, true);
        at = to;
        return true;
    }

    private boolean startsPlain(char c) {
        return isWord(c)
                || c == '.'
                || c == '/'
                || c == '~'
                || c == '+'
                || ((c == '-' || c == ':') && at + 1 < end && isContent(text.charAt(at + 1)) && !isDash());
    }

    /** A text in quotes, on one line and without escapes. */
    private boolean quoted(char quote) {
        int close = closingQuote(quote);
        if (close < 0) {
            return false;
        }
        scalar(values, at + 1, close, false);
        at = close + 1;
        return true;
    }

    private int closingQuote(char quote) {
        for (int i = at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i;
            }
            if ((c != ' ' && !isContent(c)) || (c == '\\' && quote == '"')) {
                return -1;
            }
        }
        return -1;
    }

    private boolean flowList() {
        builder.openList(position(), null);
        at++;
        skipSpaces();
        boolean more = !isAt(']');
        while (more) {
            if (!flowValue()) {
                return false;
            }
            more = isAt(',');
            if (more) {
                at++;
                skipSpaces();
            }
        }
        return closesFlow(']');
    }

    private boolean flowObject() {
        builder.openObject(position(), null);
        at++;
        skipSpaces();
        boolean more = !isAt('}');
        while (more) {
            if (at >= end || !isKey() || !key() || !isAt(' ')) {
                return false;
            }
            skipSpaces();
            if (!flowValue()) {
                return false;
            }
            more = isAt(',');
            if (more) {
                at++;
                skipSpaces();
            }
        }
        return closesFlow('}');
    }

    private boolean closesFlow(char bracket) {
        if (!isAt(bracket)) {
            return false;
        }
        at++;
        builder.close();
        return true;
    }

    /** Reads a value between brackets, and the blanks behind it. */
    private boolean flowValue() {
        if (at >= end) {
            return false;
        }
        char c = text.charAt(at);
        boolean read = switch (c) {
            case '"', '\'' -> quoted(c);
            case '[' -> flowList();
            case '{' -> flowObject();
            default -> flowPlain();
        };
        skipSpaces();
        return read;
    }

    private boolean flowPlain() {
        int from = at;
        if (!isWord(text.charAt(from))) {
            return false;
        }
        while (at < end && (isKeyChar(text.charAt(at)) || isInnerColon())) {
            at++;
        }
        scalar(values, from, at, true);
        return true;
    }

    /** Between brackets a colon is text where another character of a text follows, as in an IPv6 address. */
    private boolean isInnerColon() {
        if (!isAt(':') || at + 1 >= end) {
            return false;
        }
        char next = text.charAt(at + 1);
        return isKeyChar(next) || next == ':';
    }

    private void scalar(Words words, int from, int to, boolean plain) {
        // The quote belongs to the place of a text.
        int place = plain ? from : from - 1;
        String value = words.of(text, from, to);
        ScalarKind kind = plain ? PlainText.kind(value) : ScalarKind.STRING;
        builder.scalar(new ScalarNode(new Position(line, place - lineStart + 1), kind, value, plain), null);
    }

    private Position position() {
        return new Position(line, at - lineStart + 1);
    }

    /** Tells whether a key with its colon stands here, and notes where it ends. */
    private boolean isKey() {
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            keyEnd = closingQuote(first) + 1;
        } else {
            boolean startsKey = isWord(first) || first == '/' || (first == '.' && at > lineStart);
            if (!startsKey) {
                return false;
            }
            int i = at + 1;
            while (i < end && isKeyChar(text.charAt(i))) {
                i++;
            }
            keyEnd = i;
        }
        return keyEnd > at
                && keyEnd - at <= LONGEST_KEY
                && keyEnd < end
                && text.charAt(keyEnd) == ':'
                && isBlankAt(keyEnd + 1);
    }

    private boolean isDash() {
        return isAt('-') && isBlankAt(at + 1);
    }

    private boolean isAt(char wanted) {
        return at < end && text.charAt(at) == wanted;
    }

    /** Whether a space or the end of a line is there. A tab counts too: it separates, and is found out later. */
    private boolean isBlankAt(int offset) {
        if (offset >= end) {
            return true;
        }
        char c = text.charAt(offset);
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** Whether nothing but a comment comes on this line. */
    private boolean isAtEndOfContent() {
        return at >= end || isAt('\n') || isAt('#') || isAt('\r');
    }

    private void skipSpaces() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** Goes to the end of a line on which nothing may come but a comment with a blank before it. */
    private boolean restOfLine() {
        skipSpaces();
        if (isAt('#')) {
            return text.charAt(at - 1) == ' ' && comment();
        }
        return at >= end || isAt('\n') || isAt('\r');
    }

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
    private boolean nextLine() {
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
    private boolean firstLine() {
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

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean isKeyChar(char c) {
        return isWord(c) || c == '-' || c == '.' || c == '/';
    }

    /**
     * Whether a char can stand in a text as it is: no blank, no line break, and of what is not ASCII nothing that takes two
     * chars, since columns count code points.
     */
    private static boolean isContent(char c) {
        return (c > ' ' && c < 0x7F) || (c >= 0xA0 && !isOddBreak(c) && !Character.isSurrogate(c));
    }

    /** The line breaks of YAML that are none in the positions of this layer. */
    private static boolean isOddBreak(char c) {
        return c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}
