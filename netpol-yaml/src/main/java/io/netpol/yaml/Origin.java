package io.netpol.yaml;

import io.netpol.yaml.document.ListNode;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import io.netpol.yaml.document.Position;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object in its source, in which fields are found by their paths.
 *
 * @param source the name of the source
 * @param root the object
 */
record Origin(String source, ObjectNode root) {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]+)]");

    /** Gives the place of a field, or of the nearest one that holds it; of an entry's key, where a map is meant. */
    SourcePosition position(String path, String entryKey) {
        Position position = root.position();
        Optional<Node> node = Optional.of(root);
        Matcher step = STEP.matcher(path);
        while (node.isPresent() && step.find()) {
            node = next(node.get(), step);
            position = node.map(Node::position).orElse(position);
        }
        if (!entryKey.isEmpty() && node.isPresent() && node.get() instanceof ObjectNode map) {
            position = map.entry(entryKey).map(ObjectNode.Entry::keyPosition).orElse(position);
        }
        return at(position);
    }

    SourcePosition at(Position position) {
        return new SourcePosition(source, position.line(), position.column());
    }

    private static Optional<Node> next(Node node, Matcher step) {
        if (step.group(1) != null) {
            return node instanceof ObjectNode object ? object.value(step.group(1)) : Optional.empty();
        }
        int index = Integer.parseInt(step.group(2));
        return node instanceof ListNode list && index < list.items().size()
                ? Optional.of(list.items().get(index))
                : Optional.empty();
    }
}
