package io.netpol.yaml.document;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of lists and objects that are not closed yet, for a reader that descends: it remembers how many there are when
 * it opens one, and takes those above when it closes it. Two arrays for a whole text, where a list for each would be made
 * and grown; what is taken is copied to the size that it has.
 */
final class NodeStack {
    private static final int START = 64;

    private Node[] items = new Node[START];
    private int itemCount;
    private ObjectNode.Entry[] entries = new ObjectNode.Entry[START];
    private int entryCount;

    /** Forgets what a reader left that gave up. */
    void clear() {
        itemCount = 0;
        entryCount = 0;
    }

    int items() {
        return itemCount;
    }

    void item(Node item) {
        if (itemCount == items.length) {
            items = Arrays.copyOf(items, itemCount * 2);
        }
        items[itemCount++] = item;
    }

    /** Takes the items above a number of them as a list. */
    ListNode list(int line, int column, int from) {
        Node[] taken = Arrays.copyOfRange(items, from, itemCount);
        itemCount = from;
        return ListNode.ofOwn(line, column, taken);
    }

    int entries() {
        return entryCount;
    }

    void entry(ObjectNode.Entry entry) {
        if (entryCount == entries.length) {
            entries = Arrays.copyOf(entries, entryCount * 2);
        }
        entries[entryCount++] = entry;
    }

    /** Takes the entries above a number of them as an object; null if two of them have the same key. */
    @Nullable
    ObjectNode object(int line, int column, int from) {
        ObjectNode.Entry[] taken = Arrays.copyOfRange(entries, from, entryCount);
        entryCount = from;
        return ObjectNode.ofOwn(line, column, taken);
    }
}
