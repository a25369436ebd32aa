package io.netpol.yaml.document;

import io.netpol.yaml.document.ObjectNode.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one object while it is read: makes text of keys, finds duplicates, and puts in what a merge key brings.
 *
 * <p>Merge keys as YAML 1.1 has them: a key that is written wins over one that is merged, and of several merged mappings the
 * earlier one wins. The API tooling agrees only where the written key stands behind the merge key; before it the merged value
 * wins there. Such an object is refused, since two readers would see two policies.
 */
final class EntryCollector {

    private enum Pending {
        NOTHING,
        KEY,
        MERGE,
        UNUSABLE
    }

    private static final int USUAL_SIZE = 4;

    private final Consumer<SyntaxProblem> problems;
    private final List<Entry> entries = new ArrayList<>(USUAL_SIZE);
    /** From key to place in the list, once the list is too long to be walked. */
    private @Nullable Map<String, Integer> index;
    /** The keys that only a merge brought so far. */
    private Set<String> merged = Set.of();

    private Pending pending = Pending.NOTHING;
    private String key = "";
    private Position keyPosition = Position.START;
    private @Nullable Position mergePosition;

    EntryCollector(Consumer<SyntaxProblem> problems) {
        this.problems = problems;
    }

    boolean expectsKey() {
        return pending == Pending.NOTHING;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The key whose value comes next; empty where a key comes next. */
    String step() {
        return switch (pending) {
            case KEY -> key;
            case MERGE -> "<<";
            case NOTHING, UNUSABLE -> "";
        };
    }

    void key(Node node) {
        keyPosition = node.position();
        if (node instanceof ScalarNode scalar && scalar.kind() == ScalarKind.STRING) {
            pending = Pending.KEY;
            key = scalar.text();
            return;
        }
        Optional<String> text = node.match(
                this::keyText, list -> unusable(list, "a list", ""), mapping -> unusable(mapping, "a mapping", ""));
        pending = text.isPresent() ? Pending.KEY : Pending.UNUSABLE;
        key = text.orElse("");
    }

    void mergeKey(Position position) {
        keyPosition = position;
        if (mergePosition == null) {
            mergePosition = position;
            pending = Pending.MERGE;
        } else {
            problems.accept(duplicate("<<", position, mergePosition));
            pending = Pending.UNUSABLE;
        }
    }

    /** The value of the key that came last; {@code alias} tells whether the text has an alias in its place. */
    void value(Node node, boolean alias) {
        switch (pending) {
            case KEY -> write(new Entry(key, keyPosition, node));
            case MERGE -> merge(node, alias);
            case NOTHING, UNUSABLE -> {}
        }
        pending = Pending.NOTHING;
    }

    private void write(Entry entry) {
        int place = place(entry.key());
        if (place < 0) {
            append(entry);
        } else if (merged.contains(entry.key())) {
            merged.remove(entry.key());
            entries.set(place, entry);
        } else {
            problems.accept(duplicate(
                    entry.key(), entry.keyPosition(), entries.get(place).keyPosition()));
        }
    }

    private static SyntaxProblem duplicate(String key, Position second, Position first) {
        return new SyntaxProblem(
                second,
                SyntaxCode.DUPLICATE_KEY,
                "the key \"" + Excerpt.of(key) + "\" is already at " + first + "; keep one of the two");
    }

    private void merge(Node node, boolean alias) {
        List<ObjectNode> sources = sources(node, alias);
        if (sources.isEmpty() && !(node instanceof ListNode list && list.items().isEmpty())) {
            problems.accept(
                    new SyntaxProblem(
                            node.position(),
                            SyntaxCode.BAD_MERGE,
                            "the merge key << needs a mapping, an alias of one, or a list of these; quote \"<<\" if it is a name"));
        }
        merged = new HashSet<>();
        for (ObjectNode source : sources) {
            for (Entry entry : source.entries()) {
                int place = place(entry.key());
                if (place < 0) {
                    append(entry);
                    merged.add(entry.key());
                } else if (!merged.contains(entry.key())) {
                    problems.accept(new SyntaxProblem(
                            entries.get(place).keyPosition(),
                            SyntaxCode.BAD_MERGE,
                            "the key \"" + Excerpt.of(entry.key()) + "\" stands before the merge key at " + keyPosition
                                    + " that brings it too, and tools disagree which one counts; write << first"));
                }
            }
        }
    }

    /** The mappings to merge, or none if the value is not of that shape. */
    private static List<ObjectNode> sources(Node node, boolean alias) {
        if (node instanceof ObjectNode object) {
            return List.of(object);
        }
        if (!(node instanceof ListNode list) || alias) {
            return List.of();
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (Node item : list.items()) {
            if (!(item instanceof ObjectNode object)) {
                return List.of();
            }
            objects.add(object);
        }
        return objects;
    }

    private void append(Entry entry) {
        entries.add(entry);
        int size = entries.size();
        if (index != null) {
            index.put(entry.key(), size - 1);
        } else if (size > ObjectNode.SMALL) {
            Map<String, Integer> all = new HashMap<>();
            for (int i = 0; i < size; i++) {
                all.put(entries.get(i).key(), i);
            }
            index = all;
        }
    }

    private int place(String wanted) {
        if (index != null) {
            return index.getOrDefault(wanted, -1);
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private Optional<String> keyText(ScalarNode scalar) {
        return switch (scalar.kind()) {
            case STRING -> Optional.of(scalar.text());
            case BOOLEAN -> Optional.of(Boolean.toString(scalar.booleanValue()));
            case FLOAT -> Optional.of(PlainText.floatKey(scalar.text()));
            case INTEGER -> {
                OptionalLong value = scalar.longValue();
                yield value.isPresent()
                        ? Optional.of(Long.toString(value.getAsLong()))
                        : unusable(scalar, "a number of more than 64 bits", ", in quotes if it has to be this one");
            }
            case NULL -> unusable(scalar, "null", ", in quotes if it has to be this one");
        };
    }

    private Optional<String> unusable(Node node, String what, String mend) {
        problems.accept(new SyntaxProblem(
                node.position(), SyntaxCode.UNSUPPORTED_KEY, what + " cannot be a key; write a name" + mend));
        return Optional.empty();
    }
}
