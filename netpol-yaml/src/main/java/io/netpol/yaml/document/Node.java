package io.netpol.yaml.document;

import java.util.function.Function;

/**
 * A value in a document: a scalar, a list or an object, with the place where it stands. Nodes are immutable, and equal when
 * content and positions are equal.
 *
 * <p>An alias is replaced by what its anchor names: the node itself has the position of the alias, everything below it the
 * position where it is written. The contents are shared, so a tree can be larger when walked than it is in memory; how much
 * larger is bounded by {@link Limits#maxNodes()}, and its depth by {@link Limits#maxDepth()}.
 */
public sealed interface Node permits ScalarNode, ListNode, ObjectNode {

    /** Where the value starts; for a value with a tag or an anchor the place of these. */
    Position position();

    /** A hash of what the value says, wherever it stands; nodes that say the same in the same order have the same. */
    int contentHash();

    /** The same value at another place. */
    Node at(Position place);

    /** The result of the function that fits this node. */
    <R> R match(
            Function<? super ScalarNode, ? extends R> scalar,
            Function<? super ListNode, ? extends R> list,
            Function<? super ObjectNode, ? extends R> object);
}
