package io.netpol.yaml.document;

import java.util.List;
import java.util.function.Function;

/**
 * A list.
 *
 * @param items the values in the order of the text
 */
public record ListNode(Position position, List<Node> items) implements Node {

    /** Copies the items. */
    public ListNode {
        items = List.copyOf(items);
    }

    @Override
    public ListNode at(Position place) {
        return new ListNode(place, items);
    }

    @Override
    public <R> R match(
            Function<? super ScalarNode, ? extends R> scalar,
            Function<? super ListNode, ? extends R> list,
            Function<? super ObjectNode, ? extends R> object) {
        return list.apply(this);
    }
}
