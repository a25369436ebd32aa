package io.netpol.yaml.document;

import java.io.Reader;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Lets SnakeYAML read a part of a text that is in memory. Its own reader keeps a window of code points that it copies every
 * 1,024 characters, which is quadratic in the length of a token; and its marks carry that window. Here a mark's index is the
 * char offset in the whole text, and nothing is copied.
 *
 * <p>A unit is a char, not a code point. The scanner looks at units only to tell ASCII indicators, blanks and line breaks from
 * the rest, and columns matter to it only up to the first character of a line that is none of these.
 */
final class TextReader extends StreamReader {

    private static final int[] NO_WINDOW = {};

    private final String text;
    private final int end;
    private final SeparatingTabs tabs;
    private int offset;
    private int line;
    private int column;

    /** Reads the chars from {@code start} to before {@code end}, which must not hold NUL; tabs that separate are read as spaces. */
    TextReader(String text, int start, int end, SeparatingTabs tabs) {
        super(Reader.nullReader());
        this.text = text;
        this.offset = start;
        this.end = end;
        this.tabs = tabs;
    }

    @Override
    public Mark getMark() {
        return new Mark("", offset, line, column, NO_WINDOW, 0);
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        for (int i = 0; i < length && offset < end; i++) {
            char c = text.charAt(offset);
            offset++;
            if (isLineBreak(c)) {
                line++;
                column = 0;
            } else {
                column++;
            }
        }
    }

    private boolean isLineBreak(char c) {
        return switch (c) {
            case '\n', '\u0085', '\u2028', '\u2029' -> true;
            case '\r' -> peek() != '\n';
            default -> false;
        };
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int index) {
        int at = offset + index;
        if (at >= end) {
            return '\0';
        }
        char c = text.charAt(at);
        return c == '\t' && tabs.isBlank(at) ? ' ' : c;
    }

    @Override
    public String prefix(int length) {
        return text.substring(offset, Math.min(offset + length, end));
    }

    /** The next chars, which never hold a line break, and steps over them. */
    @Override
    public String prefixForward(int length) {
        String prefix = prefix(length);
        offset += prefix.length();
        column += prefix.length();
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getIndex() {
        return offset;
    }

    /** How far the reader has come, for a limit that is checked elsewhere. */
    @Override
    public int getDocumentIndex() {
        return 0;
    }

    @Override
    public void resetDocumentIndex() {
        // No limit depends on it.
    }
}
