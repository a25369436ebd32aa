package io.netpol.yaml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON in which nothing is wrong, several times faster than tokens of Jackson are made into trees: lines are counted
 * where white space is passed, so that no place has to be looked for, and nodes are made without events in between. Whatever
 * is odd (an error, a key that is there twice, half a surrogate pair, a text beyond the limits) makes this reader decline the
 * whole text, and {@link JsonDocuments} then tells what it means, from the start. What this reader accepts has the trees that
 * one gives.
 *
 * <p>It descends with the text, not deeper than the limits let it. A value that is not understood is null all the way up.
 */
final class PlainJson {

    /** How deep the list of an object lies that is a document. */
    private static final int ITEMS = 2;

    private final String text;
    private final int end;
    private final Limits limits;
    private final PlainJsonTexts texts;
    private final Consumer<ObjectNode> early;
    private final NodeStack nodes = new NodeStack();
    /** Apart from the values, of which there are many more: keys are few, and stay where they are. */
    private final ShortWords keys = new ShortWords();

    private final ShortWords values;

    private int at;
    private int line = 1;
    /** The offset at which the columns of the line would be counted from 0. */
    private int lineStart = -1;
    /** How many values and keys the document has so far. */
    private long count;

    /**
     * Prepares to read a text.
     *
     * @param early takes the objects of lists below the root, as {@link DocumentReader} tells
     */
    PlainJson(String text, Limits limits, Consumer<ObjectNode> early) {
        this.text = text;
        this.early = early;
        this.end = text.length();
        this.limits = limits;
        this.values = new ShortWords(text.length());
        this.texts = new PlainJsonTexts(text);
    }

    /** The documents of the text, each an object or a list; null where the text was not understood. */
    @Nullable
    Documents read() {
        List<Document> documents = new ArrayList<>();
        for (skipBlanks(); at < end; skipBlanks()) {
            count = 0;
            char c = text.charAt(at);
            Node root = c == '{' ? object(1) : c == '[' ? list(1) : null;
            if (root == null || count > limits.maxNodes()) {
                return null;
            }
            documents.add(new Document(root, root.position(), true));
        }
        return new Documents(documents, List.of());
    }

    private @Nullable Node value(int depth) {
        // looked at on the way, lest a tree be made that is larger than the limits are there for
        if (at >= end || count > limits.maxNodes()) {
            return null;
        }
        char c = text.charAt(at);
        return switch (c) {
            case '"' -> string();
            case '{' -> object(depth);
            case '[' -> list(depth);
            case 't' -> word("true", ScalarKind.BOOLEAN);
            case 'f' -> word("false", ScalarKind.BOOLEAN);
            case 'n' -> word("null", ScalarKind.NULL);
            default -> number();
        };
    }

    private @Nullable Node object(int depth) {
        if (depth > limits.maxDepth()) {
            return null;
        }
        count++;
        int objectLine = line;
        int objectColumn = at - lineStart;
        int from = nodes.entries();
        at++;
        skipBlanks();
        boolean more = !isAt('}');
        while (more) {
            if (!entry(depth)) {
                return null;
            }
            more = isAt(',');
            if (more) {
                at++;
                skipBlanks();
            }
        }
        if (!isAt('}')) {
            return null;
        }
        at++;
        return nodes.object(objectLine, objectColumn, from);
    }

    /** Reads a key with its value, and the white space behind it. */
    private boolean entry(int depth) {
        if (!isAt('"')) {
            return false;
        }
        count++;
        int keyLine = line;
        int keyColumn = at - lineStart;
        String key = text(keys);
        skipBlanks();
        if (key == null || !isAt(':')) {
            return false;
        }
        at++;
        skipBlanks();
        Node value = value(depth + 1);
        if (value == null) {
            return false;
        }
        nodes.entry(new ObjectNode.Entry(key, keyLine, keyColumn, value));
        skipBlanks();
        return true;
    }

    private @Nullable Node list(int depth) {
        if (depth > limits.maxDepth()) {
            return null;
        }
        count++;
        int listLine = line;
        int listColumn = at - lineStart;
        int from = nodes.items();
        at++;
        skipBlanks();
        boolean more = !isAt(']');
        while (more) {
            Node item = value(depth + 1);
            if (item == null) {
                return null;
            }
            nodes.item(item);
            if (depth == ITEMS && item instanceof ObjectNode object) {
                early.accept(object);
            }
            skipBlanks();
            more = isAt(',');
            if (more) {
                at++;
                skipBlanks();
            }
        }
        if (!isAt(']')) {
            return null;
        }
        at++;
        return nodes.list(listLine, listColumn, from);
    }

    private @Nullable Node string() {
        count++;
        int column = at - lineStart;
        String value = text(values);
        return value == null ? null : new ScalarNode(line, column, ScalarKind.STRING, value, false);
    }

    /** Reads a text in quotes. It has no line breaks, but may have characters of two chars, which are one column. */
    private @Nullable String text(ShortWords words) {
        String value = texts.at(at, words);
        at = texts.end();
        lineStart += texts.lowSurrogates();
        return value;
    }

    private @Nullable Node word(String word, ScalarKind kind) {
        if (!text.startsWith(word, at)) {
            return null;
        }
        return scalar(kind, word, at + word.length());
    }

    private @Nullable Node number() {
        int from = isAt('-') ? at + 1 : at;
        int whole = digits(from);
        if (whole == from || (text.charAt(from) == '0' && whole > from + 1)) {
            return null;
        }
        int last = whole;
        if (isAt('.', last)) {
            last = digits(whole + 1);
            if (last == whole + 1) {
                return null;
            }
        }
        if (isAt('e', last) || isAt('E', last)) {
            int exponent = isAt('+', last + 1) || isAt('-', last + 1) ? last + 2 : last + 1;
            last = digits(exponent);
            if (last == exponent) {
                return null;
            }
        }
        return scalar(
                last == whole ? ScalarKind.INTEGER : ScalarKind.FLOAT,
                values.longer().of(text, at, last),
                last);
    }

    private int digits(int from) {
        int i = from;
        while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private Node scalar(ScalarKind kind, String value, int behind) {
        count++;
        ScalarNode scalar = new ScalarNode(line, at - lineStart, kind, value, true);
        at = behind;
        return scalar;
    }

    private boolean isAt(char wanted) {
        return isAt(wanted, at);
    }

    private boolean isAt(char wanted, int offset) {
        return offset < end && text.charAt(offset) == wanted;
    }

    private void skipBlanks() {
        int i = at;
        while (i < end) {
            char c = text.charAt(i);
            if (c > ' ') {
                break;
            }
            if (c == '\n' || (c == '\r' && !isAt('\n', i + 1))) {
                line++;
                lineStart = i;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                break;
            }
            // more than half of a text that people may read is indentation
            do {
                i++;
            } while (i < end && text.charAt(i) == ' ');
        }
        at = i;
    }
}
