package io.netpol.yaml.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of one document from its events. It needs no recursion, so nesting costs no stack.
 *
 * <p>With every value that is complete come the number of values that it has when all aliases are expanded, and its height.
 * An alias adds those of its anchor without walking it: a document that would explode is refused at the alias that brings it
 * over the limit, after work that is linear in its text.
 */
final class TreeBuilder {

    private static final int USUAL_SIZE = 4;

    private final Limits limits;
    private final Consumer<SyntaxProblem> problems;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    /** How many values there are so far, aliases expanded. */
    private long expanded;

    private boolean aliased;
    private @Nullable Node root;

    /** What an anchor names: the value with that number in the document; {@code node} is null while it is still open. */
    private record Anchored(@Nullable Node node, long size, int height, long number) {}

    TreeBuilder(Limits limits, Consumer<SyntaxProblem> problems) {
        this.limits = limits;
        this.problems = problem -> problems.accept(problem.withPath(path()));
    }

    /** The path of the value that is being read. */
    private String path() {
        StringBuilder path = new StringBuilder();
        open.descendingIterator().forEachRemaining(frame -> {
            String step = frame.step();
            boolean isField = !step.isEmpty() && step.charAt(0) != '[';
            path.append(isField && !path.isEmpty() ? "." : "").append(step);
        });
        return path.toString();
    }

    void openList(Position position, @Nullable String anchor) {
        open(new ListFrame(position, anchor));
    }

    void openObject(Position position, @Nullable String anchor) {
        open(new ObjectFrame(position, anchor, problems));
    }

    private void open(Frame frame) {
        if (open.size() == limits.maxDepth()) {
            throw new RefusedDocument(
                    frame.position,
                    SyntaxCode.TOO_DEEP,
                    "lists and objects are nested more than " + limits.maxDepth() + " levels deep; nest them less");
        }
        count(frame.position, 1);
        frame.number = expanded;
        declare(frame.anchor);
        open.push(frame);
    }

    /** Ends the list or object that was opened last. */
    void close() {
        Frame frame = open.pop();
        Node node = frame.node();
        define(frame.anchor, frame.number, node, frame.size, frame.height + 1);
        add(node, frame.size, frame.height + 1, false);
    }

    void scalar(ScalarNode node, @Nullable String anchor) {
        count(node.position(), 1);
        declare(anchor);
        define(anchor, expanded, node, 1, 0);
        add(node, 1, 0, false);
    }

    /** A key {@code <<} without quotes, or the same text where no key stands. */
    void mergeMark(ScalarNode node, @Nullable String anchor) {
        if (open.peek() instanceof ObjectFrame object && object.expectsKey()) {
            count(node.position(), 1);
            object.mergeKey(node.position());
        } else {
            scalar(node, anchor);
        }
    }

    void alias(String name, Position position) {
        Anchored target = anchors.get(name);
        if (target == null) {
            throw new RefusedDocument(
                    position,
                    SyntaxCode.UNDEFINED_ALIAS,
                    "the alias *" + name + " has no anchor: write &" + name
                            + " before the value that is meant, or quote the text if it is no alias");
        }
        Node node = target.node;
        if (node == null) {
            throw new RefusedDocument(
                    position,
                    SyntaxCode.RECURSIVE_ALIAS,
                    "the alias *" + name + " stands inside the value that it names; write the value out");
        }
        if (open.size() + target.height > limits.maxDepth()) {
            throw new RefusedDocument(
                    position,
                    SyntaxCode.TOO_DEEP,
                    "with the alias *" + name + " lists and objects are nested more than " + limits.maxDepth()
                            + " levels deep; nest them less");
        }
        aliased = true;
        count(position, target.size);
        add(node.at(position), target.size, target.height, true);
    }

    /** The root, once every list and object is closed; empty before that. */
    Optional<Node> root() {
        return Optional.ofNullable(root);
    }

    /** The innermost list or object that is open. */
    @Nullable
    Opened innermost() {
        Frame frame = open.peek();
        return frame == null ? null : new Opened(frame.position, frame instanceof ListFrame);
    }

    /** A list or object that is not closed yet. */
    record Opened(Position position, boolean list) {}

    private void declare(@Nullable String anchor) {
        if (anchor != null) {
            anchors.put(anchor, new Anchored(null, 0, 0, expanded));
        }
    }

    /** An anchor that was declared anew inside its own value keeps naming the inner one. */
    private void define(@Nullable String anchor, long number, Node node, long size, int height) {
        if (anchor != null) {
            anchors.computeIfPresent(
                    anchor, (name, now) -> now.number == number ? new Anchored(node, size, height, number) : now);
        }
    }

    private void add(Node node, long size, int height, boolean alias) {
        Frame parent = open.peek();
        if (parent == null) {
            root = node;
            return;
        }
        parent.size += size;
        parent.height = Math.max(parent.height, height);
        parent.add(node, alias);
    }

    private void count(Position position, long values) {
        expanded += values;
        if (expanded > limits.maxNodes()) {
            throw tooLarge(position);
        }
    }

    private RefusedDocument tooLarge(Position position) {
        return aliased
                ? new RefusedDocument(
                        position,
                        SyntaxCode.ALIAS_EXPANSION,
                        "with its aliases written out the document has more than " + limits.maxNodes()
                                + " values; use fewer aliases")
                : new RefusedDocument(
                        position,
                        SyntaxCode.TOO_LARGE,
                        "the document has more than " + limits.maxNodes() + " values; split it");
    }

    /** A list or object that is being filled. */
    private abstract static class Frame {
        final Position position;
        final @Nullable String anchor;
        long number;
        long size = 1;
        int height;

        Frame(Position position, @Nullable String anchor) {
            this.position = position;
            this.anchor = anchor;
        }

        abstract void add(Node node, boolean alias);

        /** The step of a path to what comes next: a name, an index in brackets, or nothing. */
        abstract String step();

        abstract Node node();
    }

    private static final class ListFrame extends Frame {
        private final List<Node> items = new ArrayList<>(USUAL_SIZE);

        ListFrame(Position position, @Nullable String anchor) {
            super(position, anchor);
        }

        @Override
        void add(Node node, boolean alias) {
            items.add(node);
        }

        @Override
        String step() {
            return "[" + items.size() + "]";
        }

        @Override
        Node node() {
            return new ListNode(position, items);
        }
    }

    private static final class ObjectFrame extends Frame {
        private final EntryCollector entries;

        ObjectFrame(Position position, @Nullable String anchor, Consumer<SyntaxProblem> problems) {
            super(position, anchor);
            this.entries = new EntryCollector(problems);
        }

        boolean expectsKey() {
            return entries.expectsKey();
        }

        void mergeKey(Position at) {
            entries.mergeKey(at);
        }

        @Override
        void add(Node node, boolean alias) {
            if (entries.expectsKey()) {
                entries.key(node);
            } else {
                entries.value(node, alias);
            }
        }

        @Override
        String step() {
            return entries.step();
        }

        @Override
        Node node() {
            return ObjectNode.of(position, entries.entries());
        }
    }
}
