package io.netpol.yaml.document;

/**
 * Turns char offsets of a text into positions. It walks forward only as far as it is asked, so that a whole text costs one
 * pass; an offset before the last one costs a new walk from the start or from the last {@link #mark()}.
 */
final class LineCursor {

    private final String text;
    private int offset;
    private int line = 1;
    private int column = 1;
    private int markOffset;
    private int markLine = 1;
    private int markColumn = 1;

    LineCursor(String text) {
        this.text = text;
    }

    /** The position of a char; the offset may be the length of the text. */
    Position at(int wanted) {
        if (wanted < offset) {
            back(wanted);
        }
        for (; offset < wanted; offset++) {
            char c = text.charAt(offset);
            if (c == '\n' || (c == '\r' && !(offset + 1 < text.length() && text.charAt(offset + 1) == '\n'))) {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }
        return new Position(line, column);
    }

    /** Remembers the place of the last answer: earlier places are walked to from here. */
    void mark() {
        markOffset = offset;
        markLine = line;
        markColumn = column;
    }

    private void back(int wanted) {
        boolean afterMark = wanted >= markOffset;
        offset = afterMark ? markOffset : 0;
        line = afterMark ? markLine : 1;
        column = afterMark ? markColumn : 1;
    }
}
