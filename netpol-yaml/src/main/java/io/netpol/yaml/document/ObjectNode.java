package io.netpol.yaml.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object: named values in the order of the text, no name twice. Entries that a merge key ({@code <<}) brought stand where
 * it stands and have the positions where they are written.
 */
public final class ObjectNode implements Node {

    /** Up to this size a walk over the entries is as fast as an index, and costs no memory. */
    static final int SMALL = 8;

    private final int line;
    private final int column;
    private final Entry[] entries;
    /** From key to place in the array; empty while the object is small. */
    private final Map<String, Integer> index;
    /** Made with the object, while its entries are at hand. */
    private final int contentHash;

    /** A named value. */
    public static final class Entry {
        private final String key;
        private final int line;
        private final int column;
        private final Node value;

        /**
         * A named value.
         *
         * @param key the name; numbers and truth values as keys are the text that the API tooling makes of them
         * @param keyPosition where the name stands
         * @param value the value
         */
        public Entry(String key, Position keyPosition, Node value) {
            this(key, keyPosition.line(), keyPosition.column(), value);
        }

        /** A named value whose name stands at a line and a column, both from 1. */
        Entry(String key, int line, int column, Node value) {
            this.key = key;
            this.line = line;
            this.column = column;
            this.value = value;
        }

        /** The name. */
        public String key() {
            return key;
        }

        /** Where the name stands. */
        public Position keyPosition() {
            return new Position(line, column);
        }

        /** The value. */
        public Node value() {
            return value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry that
                    && line == that.line
                    && column == that.column
                    && key.equals(that.key)
                    && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return Objects.hash(line, column, key, value);
        }

        @Override
        public String toString() {
            return "Entry[key=" + key + ", keyPosition=" + keyPosition() + ", value=" + value + "]";
        }
    }

    private ObjectNode(int line, int column, Entry[] entries, Map<String, Integer> index) {
        this(line, column, entries, index, contentHash(entries));
    }

    private ObjectNode(int line, int column, Entry[] entries, Map<String, Integer> index, int contentHash) {
        this.line = line;
        this.column = column;
        this.entries = entries;
        this.index = index;
        this.contentHash = contentHash;
    }

    private static int contentHash(Entry[] entries) {
        int hash = 1;
        for (Entry entry : entries) {
            hash = (hash * 31 + entry.key.hashCode()) * 31 + entry.value.contentHash();
        }
        return hash;
    }

    /** An object without entries. */
    public static ObjectNode empty(Position position) {
        return of(position, List.of());
    }

    /** An object of entries whose keys are known to differ. */
    static ObjectNode of(Position position, List<Entry> entries) {
        Entry[] own = entries.toArray(Entry[]::new);
        return new ObjectNode(position.line(), position.column(), own, index(own));
    }

    /**
     * An object at a line and a column, both from 1, of entries that nobody else may change from now on; null if two of them
     * have the same key.
     */
    static @Nullable ObjectNode ofOwn(int line, int column, Entry[] entries) {
        Map<String, Integer> index = index(entries);
        boolean distinct = entries.length <= SMALL ? areDistinct(entries) : index.size() == entries.length;
        return distinct ? new ObjectNode(line, column, entries, index) : null;
    }

    private static boolean areDistinct(Entry[] entries) {
        for (int i = 1; i < entries.length; i++) {
            String key = entries[i].key;
            for (int j = 0; j < i; j++) {
                // most have another length, which is known without a look at the text
                if (key.length() == entries[j].key.length() && key.equals(entries[j].key)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Map<String, Integer> index(Entry[] entries) {
        if (entries.length <= SMALL) {
            return Map.of();
        }
        Map<String, Integer> index = new HashMap<>(entries.length * 2);
        for (int i = 0; i < entries.length; i++) {
            index.put(entries[i].key, i);
        }
        return index;
    }

    @Override
    public Position position() {
        return new Position(line, column);
    }

    @Override
    public int contentHash() {
        return contentHash;
    }

    /** All entries, in the order of the text. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(Arrays.asList(entries));
    }

    /** How many entries there are. */
    public int size() {
        return entries.length;
    }

    /** The entry at a place from 0, in the order of the text. */
    public Entry entryAt(int place) {
        return entries[place];
    }

    /** The entry of that name, if there is one. */
    public Optional<Entry> entry(String key) {
        int place = place(key);
        return place < 0 ? Optional.empty() : Optional.of(entries[place]);
    }

    /** The value of that name, if there is one. */
    public Optional<Node> value(String key) {
        int place = place(key);
        return place < 0 ? Optional.empty() : Optional.of(entries[place].value);
    }

    /** The place of the entry of that name, from 0 in the order of the text; -1 if there is none. */
    public int place(String key) {
        if (entries.length > SMALL) {
            return index.getOrDefault(key, -1);
        }
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].key.equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The same object, with texts for those of the keys that it lacks. */
    public ObjectNode withDefaults(List<String> keys, List<String> texts) {
        List<Entry> all = new ArrayList<>(Arrays.asList(entries));
        Position position = position();
        for (int i = 0; i < keys.size(); i++) {
            if (place(keys.get(i)) < 0) {
                ScalarNode text = new ScalarNode(position, ScalarKind.STRING, texts.get(i), false);
                all.add(new Entry(keys.get(i), position, text));
            }
        }
        return of(position, all);
    }

    @Override
    public ObjectNode at(Position place) {
        return new ObjectNode(place.line(), place.column(), entries, index, contentHash);
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
        return other instanceof ObjectNode that
                && line == that.line
                && column == that.column
                && Arrays.equals(entries, that.entries);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * line + column) + Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return "ObjectNode[position=" + position() + ", entries=" + Arrays.toString(entries) + "]";
    }
}
