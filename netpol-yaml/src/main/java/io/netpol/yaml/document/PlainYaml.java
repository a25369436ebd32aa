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

    /** SnakeYAML looks for the colon of a key within 1,024 characters; what comes near that is left to it. */
    private static final int LONGEST_KEY = 1000;

    private final String text;
    private final int end;
    private final PlainYamlText here;
    private final Limits limits;
    private final Words keys = new Words();
    private final Words values;
    private final NodeStack nodes = new NodeStack();
    /** The value that was read last, and so in the end the root. */
    private @Nullable Node made;

    private int depth;
    /** How many values and keys the document has so far. */
    private long count;

    /** The end of the key that {@link #isKey} found. */
    private int keyEnd;

    private Position start = Position.START;

    /** A reader for the chars before {@code end}, none of which may be forbidden in YAML. */
    PlainYaml(String text, int end, Limits limits) {
        this.text = text;
        this.end = end;
        this.here = new PlainYamlText(text, end);
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
        here.goTo(from, firstLine);
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
        return here.at;
    }

    /** The number of the line at {@link #offset}. */
    int line() {
        return here.line;
    }

    private boolean document() {
        boolean explicit = Separators.isAt(text, here.at);
        start = here.position();
        if (explicit) {
            here.at += 3;
            if (!here.restOfLine() || !here.nextLine()) {
                return false;
            }
        } else if (!here.firstLine()) {
            return false;
        }
        if (here.indent == PlainYamlText.NONE) {
            return true;
        }
        if (!explicit) {
            start = here.position();
        }
        return here.indent == 0 && isKey() && mapping(0) && here.indent == PlainYamlText.NONE;
    }

    /** Reads a mapping whose first key stands here; its other keys stand below it. */
    private boolean mapping(int column) {
        if (!open()) {
            return false;
        }
        int objectLine = here.line;
        int objectColumn = here.column();
        int from = nodes.entries();
        do {
            int keyLine = here.line;
            int keyColumn = here.column();
            String key = isKey() ? key() : null;
            if (key == null || !entryValue(column)) {
                return false;
            }
            nodes.entry(new ObjectNode.Entry(key, keyLine, keyColumn, value()));
        } while (here.indent == column);
        return closeObject(objectLine, objectColumn, from) && here.indent < column;
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
        char first = text.charAt(here.at);
        boolean quoted = first == '"' || first == '\'';
        String key = quoted ? keys.of(text, here.at + 1, keyEnd - 1) : keys.of(text, here.at, keyEnd);
        ScalarKind kind = quoted ? ScalarKind.STRING : PlainText.kind(key);
        count++;
        here.at = keyEnd + 1;
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
        int colonLine = here.line;
        int colonEnd = here.column();
        here.skipSpaces();
        if (!here.isAtEndOfContent()) {
            return inline(column);
        }
        if (!here.restOfLine() || !here.nextLine()) {
            return false;
        }
        if (here.indent >= column && here.isDash()) {
            return sequence(here.indent);
        }
        if (here.indent > column) {
            return mapping(here.indent);
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
        int listLine = here.line;
        int listColumn = here.column();
        int from = nodes.items();
        do {
            here.at++;
            here.skipSpaces();
            if (here.isAtEndOfContent() || here.isDash() || isTooLarge()) {
                return false;
            }
            if (!(isKey() ? mapping(here.column() - 1) : inline(column))) {
                return false;
            }
            nodes.item(value());
        } while (here.indent == column && here.isDash());
        closeList(listLine, listColumn, from);
        return here.indent <= column;
    }

    /** Reads a value that ends on this line, and goes to the next line, which must not be a continuation of it. */
    private boolean inline(int column) {
        char c = text.charAt(here.at);
        boolean read = switch (c) {
            case '"', '\'' -> quoted(c);
            case '[' -> flowList();
            case '{' -> flowObject();
            default -> plain();
        };
        return read && here.restOfLine() && here.nextLine() && here.indent <= column;
    }

    /** A text without quotes, up to a comment or the end of the line. */
    private boolean plain() {
        if (!startsPlain(text.charAt(here.at))) {
            return false;
        }
        int from = here.at;
        int to = from;
        for (; here.at < end; here.at++) {
            char c = text.charAt(here.at);
            if (c == '\n' || c == '\r' || (c == '#' && here.at > to)) {
                break;
            }
            if (c == ' ') {
                continue;
            }
            if (!PlainYamlText.isContent(c) || (c == ':' && here.isBlankAt(here.at + 1))) {
                return false;
            }
            to = here.at + 1;
        }
        scalar(from, to, true);
        here.at = to;
        return true;
    }

    private boolean startsPlain(char c) {
        return PlainYamlText.isWord(c)
                || c == '.'
                || c == '/'
                || c == '~'
                || c == '+'
                || ((c == '-' || c == ':')
                        && here.at + 1 < end
                        && PlainYamlText.isContent(text.charAt(here.at + 1))
                        && !here.isDash());
    }

    /** A text in quotes, on one line and without escapes. */
    private boolean quoted(char quote) {
        int close = closingQuote(quote);
        if (close < 0) {
            return false;
        }
        scalar(here.at + 1, close, false);
        here.at = close + 1;
        return true;
    }

    private int closingQuote(char quote) {
        for (int i = here.at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == quote) {
                return i;
            }
            if ((c != ' ' && !PlainYamlText.isContent(c)) || (c == '\\' && quote == '"')) {
                return -1;
            }
        }
        return -1;
    }

    private boolean flowList() {
        if (!open()) {
            return false;
        }
        int listColumn = here.column();
        int from = nodes.items();
        here.at++;
        here.skipSpaces();
        boolean more = !here.isAt(']');
        while (more) {
            if (!flowValue()) {
                return false;
            }
            nodes.item(value());
            more = here.isAt(',');
            if (more) {
                here.at++;
                here.skipSpaces();
            }
        }
        if (!here.isAt(']')) {
            return false;
        }
        here.at++;
        closeList(here.line, listColumn, from);
        return true;
    }

    private boolean flowObject() {
        if (!open()) {
            return false;
        }
        int objectColumn = here.column();
        int from = nodes.entries();
        here.at++;
        here.skipSpaces();
        boolean more = !here.isAt('}');
        while (more) {
            int keyColumn = here.column();
            String key = here.at < end && isKey() ? key() : null;
            if (key == null || !here.isAt(' ')) {
                return false;
            }
            here.skipSpaces();
            if (!flowValue()) {
                return false;
            }
            nodes.entry(new ObjectNode.Entry(key, here.line, keyColumn, value()));
            more = here.isAt(',');
            if (more) {
                here.at++;
                here.skipSpaces();
            }
        }
        if (!here.isAt('}')) {
            return false;
        }
        here.at++;
        return closeObject(here.line, objectColumn, from);
    }

    /** Reads a value between brackets, and the blanks behind it. */
    private boolean flowValue() {
        if (here.at >= end || isTooLarge()) {
            return false;
        }
        char c = text.charAt(here.at);
        boolean read = switch (c) {
            case '"', '\'' -> quoted(c);
            case '[' -> flowList();
            case '{' -> flowObject();
            default -> flowPlain();
        };
        here.skipSpaces();
        return read;
    }

    private boolean flowPlain() {
        int from = here.at;
        if (!PlainYamlText.isWord(text.charAt(from))) {
            return false;
        }
        while (here.at < end && (PlainYamlText.isKeyChar(text.charAt(here.at)) || isInnerColon())) {
            here.at++;
        }
        scalar(from, here.at, true);
        return true;
    }

    /** Between brackets a colon is text where another character of a text follows, as in an IPv6 address. */
    private boolean isInnerColon() {
        if (!here.isAt(':') || here.at + 1 >= end) {
            return false;
        }
        char next = text.charAt(here.at + 1);
        return PlainYamlText.isKeyChar(next) || next == ':';
    }

    private void scalar(int from, int to, boolean plain) {
        // The quote belongs to the place of a text.
        int place = plain ? from : from - 1;
        String value = values.of(text, from, to);
        ScalarKind kind = plain ? PlainText.kind(value) : ScalarKind.STRING;
        count++;
        made = new ScalarNode(here.line, place - here.lineStart + 1, kind, value, plain);
    }

    /** Tells whether a key with its colon stands here, and notes where it ends. */
    private boolean isKey() {
        char first = text.charAt(here.at);
        if (first == '"' || first == '\'') {
            keyEnd = closingQuote(first) + 1;
        } else {
            boolean startsKey =
                    PlainYamlText.isWord(first) || first == '/' || (first == '.' && here.at > here.lineStart);
            if (!startsKey) {
                return false;
            }
            int i = here.at + 1;
            while (i < end && PlainYamlText.isKeyChar(text.charAt(i))) {
                i++;
            }
            keyEnd = i;
        }
        return keyEnd > here.at
                && keyEnd - here.at <= LONGEST_KEY
                && keyEnd < end
                && text.charAt(keyEnd) == ':'
                && here.isBlankAt(keyEnd + 1);
    }
}
