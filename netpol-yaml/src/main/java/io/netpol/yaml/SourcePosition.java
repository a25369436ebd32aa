package io.netpol.yaml;

import java.util.Comparator;

/**
 * A place in the input.
 *
 * @param source the name of the file, or of whatever the text came from
 * @param line the line, counted from 1; 0 where the problem concerns the source as a whole
 * @param column the column in Unicode code points, counted from 1; 0 where the line is
 */
public record SourcePosition(String source, int line, int column) implements Comparable<SourcePosition> {
    private static final Comparator<SourcePosition> ORDER = Comparator.comparing(SourcePosition::source)
            .thenComparingInt(SourcePosition::line)
            .thenComparingInt(SourcePosition::column);

    /** Gives the place that is a source as a whole. */
    static SourcePosition whole(String source) {
        return new SourcePosition(source, 0, 0);
    }

    @Override
    public int compareTo(SourcePosition other) {
        return ORDER.compare(this, other);
    }

    /** Gives {@code source:line:column}, or the source alone. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
