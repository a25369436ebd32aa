package io.netpol.yaml.document;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A list. */
public final class ListNode implements Node {
    private final int line;
    private final int column;
    private final Node[] items;
    /** Made with the list, while its items are at hand. */
    private final int contentHash;

    /**
     * A list of these items, which are copied.
     *
     * @param items the values in the order of the text
     */
    public ListNode(Position position, List<? extends Node> items) {
        this(position.line(), position.column(), items.toArray(Node[]::new));
    }

    private ListNode(int line, int column, Node[] items) {
        this(line, column, items, contentHash(items));
    }

    private ListNode(int line, int column, Node[] items, int contentHash) {
        this.line = line;
        this.column = column;
        this.items = items;
        this.contentHash = contentHash;
    }

    private static int contentHash(Node[] items) {
        int hash = 1;
        for (Node item : items) {
            hash = hash * 31 + item.contentHash();
        }
        return hash;
    }

    /** A list at a line and a column, both from 1, of items that nobody else may change from now on. */
    static ListNode ofOwn(int line, int column, Node[] items) {
        return new ListNode(line, column, items);
    }

    @Override
    public Position position() {
        return new Position(line, column);
    }

    @Override
    public int contentHash() {
        return contentHash;
    }

    /** The values in the order of the text. */
    public List<Node> items() {
        return Collections.unmodifiableList(Arrays.asList(items));
    }

    @Override
    public ListNode at(Position place) {
        return new ListNode(place.line(), place.column(), items, contentHash);
    }

    @Override
    public <R> R match(
            Function<? super ScalarNode, ? extends R> scalar,
            Function<? super ListNode, ? extends R> list,
            Function<? super ObjectNode, ? extends R> object) {
        return list.apply(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListNode that
                && line == that.line
                && column == that.column
                && Arrays.equals(items, that.items);
    }

    @Override
    public int hashCode() {
        return Objects.hash(line, column, Arrays.hashCode(items));
    }

    @Override
    public String toString() {
        return "ListNode[position=" + position() + ", items=" + items() + "]";
    }
}
