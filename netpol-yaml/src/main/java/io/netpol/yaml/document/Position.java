package io.netpol.yaml.document;

import java.util.Comparator;

/**
 * A place in a text: line and column, both counted from 1. A line ends with a line feed, a carriage return or both. Columns
 * count Unicode code points, so a character outside the basic plane is one column; a tab is one column too. A byte order
 * mark at the start of the text has no column.
 */
public record Position(int line, int column) implements Comparable<Position> {

    /** The first character of a text. */
    public static final Position START = new Position(1, 1);

    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

    /**
     * Checks that both numbers count from 1.
     *
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column count from 1: " + line + ":" + column);
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** The usual short form, {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
