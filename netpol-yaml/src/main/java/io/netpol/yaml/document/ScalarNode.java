package io.netpol.yaml.document;

import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A single value.
 *
 * @param kind what the value is
 * @param text the text as written; of a string its content, with escapes, quotes and line folding resolved
 * @param plain whether it stood there without quotes and was no block; a JSON string is not plain, every other JSON scalar is
 */
public record ScalarNode(Position position, ScalarKind kind, String text, boolean plain) implements Node {

    private static final BigInteger LEAST_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

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
            throw new IllegalStateException(position + ": " + kind + " is no " + wanted);
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
}
