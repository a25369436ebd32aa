package io.netpol.yaml.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object: named values in the order of the text, no name twice. Entries that a merge key ({@code <<}) brought stand where
 * it stands and have the positions where they are written.
 */
public final class ObjectNode implements Node {

    /** Up to this size a walk over the entries is as fast as an index, and costs no memory. */
    static final int SMALL = 8;

    private final Position position;
    private final List<Entry> entries;
    /** From key to place in the list; empty while the object is small. */
    private final Map<String, Integer> index;

    /**
     * A named value.
     *
     * @param key the name; numbers and truth values as keys are the text that the API tooling makes of them
     * @param keyPosition where the name stands
     * @param value the value
     */
    public record Entry(String key, Position keyPosition, Node value) {}

    private ObjectNode(Position position, List<Entry> entries, Map<String, Integer> index) {
        this.position = position;
        this.entries = entries;
        this.index = index;
    }

    /** An object without entries. */
    public static ObjectNode empty(Position position) {
        return of(position, List.of());
    }

    /** An object of entries whose keys are known to differ. */
    static ObjectNode of(Position position, List<Entry> entries) {
        List<Entry> own = List.copyOf(entries);
        if (own.size() <= SMALL) {
            return new ObjectNode(position, own, Map.of());
        }
        Map<String, Integer> index = new HashMap<>(own.size() * 2);
        for (int i = 0; i < own.size(); i++) {
            index.put(own.get(i).key(), i);
        }
        return new ObjectNode(position, own, index);
    }

    @Override
    public Position position() {
        return position;
    }

    /** All entries, in the order of the text. */
    public List<Entry> entries() {
        return entries;
    }

    /** The entry of that name, if there is one. */
    public Optional<Entry> entry(String key) {
        if (index.isEmpty()) {
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }
        return Optional.ofNullable(index.get(key)).map(entries::get);
    }

    /** The value of that name, if there is one. */
    public Optional<Node> value(String key) {
        if (!index.isEmpty()) {
            return entry(key).map(Entry::value);
        }
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    /** The same object, with texts for those of the keys that it lacks. */
    public ObjectNode withDefaults(List<String> keys, List<String> texts) {
        List<Entry> all = new ArrayList<>(entries);
        for (int i = 0; i < keys.size(); i++) {
            if (value(keys.get(i)).isEmpty()) {
                ScalarNode text = new ScalarNode(position, ScalarKind.STRING, texts.get(i), false);
                all.add(new Entry(keys.get(i), position, text));
            }
        }
        return of(position, all);
    }

    @Override
    public ObjectNode at(Position place) {
        return new ObjectNode(place, entries, index);
    }

    @Override
    public <R> R match(
            Function<? super ScalarNode, ? extends R> scalar,
            Function<? super ListNode, ? extends R> list,
            Function<? super ObjectNode, ? extends R> object) {
        return object.apply(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectNode that && position.equals(that.position) && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, entries);
    }

    @Override
    public String toString() {
        return "ObjectNode[position=" + position + ", entries=" + entries + "]";
    }
}
