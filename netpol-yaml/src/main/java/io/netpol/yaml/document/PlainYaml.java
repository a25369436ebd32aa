package io.netpol.yaml.document;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

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
    private final NodeStack nodes = new NodeStack();
    /** The value that was read last, and so in the end the root. */
    private @Nullable Node made;

    private int depth;
    /** How many values and keys the document has so far. */
    private long count;

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
        this.values = new Words(end);
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
        nodes.clear();
        made = null;
        depth = 0;
        count = 0;
        return document() && !isTooLarge();
    }

    /** The root of the document that was read last; empty where there was no value. */
    Optional<Node> root() {
        return Optional.ofNullable(made);
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
        if (!open()) {
            return false;
        }
        int objectLine = line;
        int objectColumn = at - lineStart + 1;
        int from = nodes.entries();
        do {
            int keyLine = line;
            int keyColumn = at - lineStart + 1;
            String key = isKey() ? key() : null;
            if (key == null || !entryValue(column)) {
                return false;
            }
            nodes.entry(new ObjectNode.Entry(key, keyLine, keyColumn, value()));
        } while (indent == column);
        return closeObject(objectLine, objectColumn, from) && indent < column;
    }

    /** Asked on the way, lest a tree be made that is larger than the limits are there for. */
    private boolean isTooLarge() {
        return count > limits.maxNodes();
    }

    /** Counts a list or an object that begins; tells whether it may be nested so deep. */
    private boolean open() {
        count++;
        depth++;
        return depth <= limits.maxDepth();
    }

    /** Ends an object; tells whether no key of it is there twice. */
    private boolean closeObject(int objectLine, int objectColumn, int from) {
        depth--;
        made = nodes.object(objectLine, objectColumn, from);
        return made != null;
    }

    private void closeList(int listLine, int listColumn, int from) {
        depth--;
        made = nodes.list(listLine, listColumn, from);
    }

    private Node value() {
        return Objects.requireNonNull(made);
    }

    /** Reads the key that {@link #isKey} found, with its colon; null if it is none that an object can have. */
    private @Nullable String key() {
        char first = text.charAt(at);
        boolean quoted = first == '"' || first == '\'';
        String key = quoted ? keys.of(text, at + 1, keyEnd - 1) : keys.of(text, at, keyEnd);
        ScalarKind kind = quoted ? ScalarKind.STRING : PlainText.kind(key);
        count++;
        at = keyEnd + 1;
        if (isTooLarge()) {
            return null;
        }
        return kind == ScalarKind.STRING ? key : otherKey(kind, key);
    }

    /** The text that the API tooling makes of a key that is no text. */
    private static @Nullable String otherKey(ScalarKind kind, String key) {
        return switch (kind) {
            case BOOLEAN -> Boolean.toString(PlainText.truth(key));
            case FLOAT -> PlainText.floatKey(key);
            case INTEGER -> {
                OptionalLong number = new ScalarNode(Position.START, kind, key, true).longValue();
                yield number.isPresent() ? Long.toString(number.getAsLong()) : null;
            }
            case STRING, NULL -> null;
        };
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
        count++;
        made = new ScalarNode(colonLine, colonEnd, ScalarKind.NULL, "", true);
        return true;
    }

    /** Reads a sequence whose first dash stands here. Behind it may come what its parent goes on with. */
    private boolean sequence(int column) {
        if (!open()) {
            return false;
        }
        int listLine = line;
        int listColumn = at - lineStart + 1;
        int from = nodes.items();
        do {
            at++;
            skipSpaces();
            if (isAtEndOfContent() || isDash() || isTooLarge()) {
                return false;
            }
            if (!(isKey() ? mapping(at - lineStart) : inline(column))) {
                return false;
            }
            nodes.item(value());
        } while (indent == column && isDash());
        closeList(listLine, listColumn, from);
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
        scalar(from, to, true);
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
        scalar(at + 1, close, false);
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
        if (!open()) {
            return false;
        }
        int listColumn = at - lineStart + 1;
        int from = nodes.items();
        at++;
        skipSpaces();
        boolean more = !isAt(']');
        while (more) {
            if (!flowValue()) {
                return false;
            }
            nodes.item(value());
            more = isAt(',');
            if (more) {
                at++;
                skipSpaces();
            }
        }
        if (!isAt(']')) {
            return false;
        }
        at++;
        closeList(line, listColumn, from);
        return true;
    }

    private boolean flowObject() {
        if (!open()) {
            return false;
        }
        int objectColumn = at - lineStart + 1;
        int from = nodes.entries();
        at++;
        skipSpaces();
        boolean more = !isAt('}');
        while (more) {
            int keyColumn = at - lineStart + 1;
            String key = at < end && isKey() ? key() : null;
            if (key == null || !isAt(' ')) {
                return false;
            }
            skipSpaces();
            if (!flowValue()) {
                return false;
            }
            nodes.entry(new ObjectNode.Entry(key, line, keyColumn, value()));
            more = isAt(',');
            if (more) {
                at++;
                skipSpaces();
            }
        }
        if (!isAt('}')) {
            return false;
        }
        at++;
        return closeObject(line, objectColumn, from);
    }

    /** Reads a value between brackets, and the blanks behind it. */
    private boolean flowValue() {
        if (at >= end || isTooLarge()) {
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
        scalar(from, at, true);
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

    private void scalar(int from, int to, boolean plain) {
        // The quote belongs to the place of a text.
        int place = plain ? from : from - 1;
        String value = values.of(text, from, to);
        ScalarKind kind = plain ? PlainText.kind(value) : ScalarKind.STRING;
        count++;
        made = new ScalarNode(line, place - lineStart + 1, kind, value, plain);
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
