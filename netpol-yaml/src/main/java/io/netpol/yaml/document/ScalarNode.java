package io.netpol.yaml.document;

import java.math.BigInteger;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;

/** A single value. */
public final class ScalarNode implements Node {

    private static final BigInteger LEAST_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    // The place is kept as two numbers: of most values nobody ever asks where they stand.
    private final int line;
    private final int column;
    private final ScalarKind kind;
    private final String text;
    private final boolean plain;

    /**
     * A scalar.
     *
     * @param kind what the value is
     * @param text the text as written; of a string its content, with escapes, quotes and line folding resolved
     * @param plain whether it stood there without quotes and was no block; a JSON string is not plain, every other JSON
     *     scalar is
     */
    public ScalarNode(Position position, ScalarKind kind, String text, boolean plain) {
        this(position.line(), position.column(), kind, text, plain);
    }

    /** A scalar at a line and a column, both from 1. */
    ScalarNode(int line, int column, ScalarKind kind, String text, boolean plain) {
        this.line = line;
        this.column = column;
        this.kind = kind;
        this.text = text;
        this.plain = plain;
    }

    @Override
    public Position position() {
        return new Position(line, column);
    }

    /** What the value is. */
    public ScalarKind kind() {
        return kind;
    }

    /** The text as written; of a string its content, with escapes, quotes and line folding resolved. */
    public String text() {
        return text;
    }

    @Override
    public int contentHash() {
        return text.hashCode();
    }

    /** Whether it stood there without quotes and was no block; a JSON string is not plain, every other JSON scalar is. */
    public boolean plain() {
        return plain;
    }

    /**
     * The number, or empty if it does not fit into 64 bits.
     *
     * @throws IllegalStateException unless the kind is {@link ScalarKind#INTEGER}
     */
    public OptionalLong longValue() {
        BigInteger value = integerValue();
        boolean fits = value.compareTo(LEAST_LONG) >= 0 && value.compareTo(GREATEST_LONG) <= 0;
        return fits ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    /**
     * The number, whatever its size.
     *
     * @throws IllegalStateException unless the kind is {@link ScalarKind#INTEGER}
     */
    public BigInteger integerValue() {
        require(ScalarKind.INTEGER);
        return PlainText.integer(text);
    }

    /**
     * The truth value.
     *
     * @throws IllegalStateException unless the kind is {@link ScalarKind#BOOLEAN}
     */
    public boolean booleanValue() {
        require(ScalarKind.BOOLEAN);
        return PlainText.truth(text);
    }

    private void require(ScalarKind wanted) {
        if (kind != wanted) {
            throw new IllegalStateException(position() + ": " + kind + " is no " + wanted);
        }
    }

    @Override
    public ScalarNode at(Position place) {
        return new ScalarNode(place, kind, text, plain);
    }

    @Override
    public <R> R match(
            Function<? super ScalarNode, ? extends R> scalar,
            Function<? super ListNode, ? extends R> list,
            Function<? super ObjectNode, ? extends R> object) {
        return scalar.apply(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScalarNode that
                && line == that.line
                && column == that.column
                && kind == that.kind
                && plain == that.plain
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(line, column, kind, text, plain);
    }

    @Override
    public String toString() {
        return "ScalarNode[position=" + position() + ", kind=" + kind + ", text=" + text + ", plain=" + plain + "]";
    }
}
