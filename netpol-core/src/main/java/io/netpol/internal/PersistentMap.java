package io.netpol.internal;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable hash map that shares with the one it came from all but what changed. A tree with up to 32 branches a level, by
 * five bits of the hash each; a branch keeps only those that there are. To look up or to change costs a few levels. Keys with
 * equal hashes share one leaf.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class PersistentMap<K, V> {
    private static final int BITS = 5;
    private static final int LAST_SHIFT = 30;

    private final @Nullable Object root;
    private final int size;

    /** One key, or several in a chain whose hashes are equal. */
    private record Leaf(
            Object key, Object value, int hash, @Nullable Leaf next) {}

    /** A bit for each branch that there is, and those in the order of their bits. */
    private static final class Branch {
        private final int bitmap;
        private final Object[] children;

        Branch(int bitmap, Object[] children) {
            this.bitmap = bitmap;
            this.children = children;
        }
    }

    private PersistentMap(@Nullable Object root, int size) {
        this.root = root;
        this.size = size;
    }

    /** Gives the map without entries. */
    public static <K, V> PersistentMap<K, V> empty() {
        return new PersistentMap<>(null, 0);
    }

    /** Gives the number of entries. */
    public int size() {
        return size;
    }

    private static int hash(Object key) {
        int hash = key.hashCode();
        return hash ^ hash >>> 16;
    }

    /** Gives the value of a key; null where it has none. */
    @SuppressWarnings("unchecked")
    public @Nullable V get(K key) {
        int hash = hash(key);
        Object node = root;
        int shift = 0;
        while (node instanceof Branch branch) {
            int bit = 1 << (hash >>> shift & 31);
            if ((branch.bitmap & bit) == 0) {
                return null;
            }
            node = branch.children[Integer.bitCount(branch.bitmap & (bit - 1))];
            shift += BITS;
        }
        for (Leaf leaf = (Leaf) node; leaf != null; leaf = leaf.next) {
            if (leaf.hash == hash && leaf.key.equals(key)) {
                return (V) leaf.value;
            }
        }
        return null;
    }

    /** Gives the map in which a key has this value. */
    public PersistentMap<K, V> with(K key, V value) {
        PersistentMap<K, V> others = get(key) == null ? this : without(key);
        return new PersistentMap<>(put(others.root, 0, new Leaf(key, value, hash(key), null)), others.size + 1);
    }

    private static Object put(@Nullable Object node, int shift, Leaf leaf) {
        if (node == null) {
            return leaf;
        }
        if (node instanceof Leaf other) {
            if (other.hash == leaf.hash || shift > LAST_SHIFT) {
                return new Leaf(leaf.key, leaf.value, leaf.hash, other);
            }
            Object fork = new Branch(1 << (other.hash >>> shift & 31), new Object[] {other});
            return put(fork, shift, leaf);
        }
        Branch branch = (Branch) node;
        int bit = 1 << (leaf.hash >>> shift & 31);
        int place = Integer.bitCount(branch.bitmap & (bit - 1));
        if ((branch.bitmap & bit) != 0) {
            Object[] children = branch.children.clone();
            children[place] = put(children[place], shift + BITS, leaf);
            return new Branch(branch.bitmap, children);
        }
        Object[] children = new Object[branch.children.length + 1];
        System.arraycopy(branch.children, 0, children, 0, place);
        children[place] = leaf;
        System.arraycopy(branch.children, place, children, place + 1, branch.children.length - place);
        return new Branch(branch.bitmap | bit, children);
    }

    /** Gives the map in which a key has no value. */
    public PersistentMap<K, V> without(K key) {
        return get(key) == null ? this : new PersistentMap<>(remove(root, 0, key, hash(key)), size - 1);
    }

    private static @Nullable Object remove(@Nullable Object node, int shift, Object key, int hash) {
        if (!(node instanceof Branch branch)) {
            return unchained((Leaf) node, key);
        }
        int bit = 1 << (hash >>> shift & 31);
        int place = Integer.bitCount(branch.bitmap & (bit - 1));
        Object child = remove(branch.children[place], shift + BITS, key, hash);
        if (child != null) {
            Object[] children = branch.children.clone();
            children[place] = child;
            return children.length == 1 && child instanceof Leaf ? child : new Branch(branch.bitmap, children);
        }
        int left = branch.children.length - 1;
        if (left == 0) {
            return null;
        }
        Object[] children = Arrays.copyOf(branch.children, left);
        System.arraycopy(branch.children, place + 1, children, place, left - place);
        return left == 1 && children[0] instanceof Leaf ? children[0] : new Branch(branch.bitmap & ~bit, children);
    }

    private static @Nullable Leaf unchained(@Nullable Leaf leaf, Object key) {
        if (leaf == null || leaf.key.equals(key)) {
            return leaf == null ? null : leaf.next;
        }
        return new Leaf(leaf.key, leaf.value, leaf.hash, unchained(leaf.next, key));
    }

    /** Hands over all entries, in no particular order. */
    public void forEach(BiConsumer<? super K, ? super V> each) {
        forEach(root, each);
    }

    @SuppressWarnings("unchecked")
    private static <K, V> void forEach(@Nullable Object node, BiConsumer<? super K, ? super V> each) {
        if (node instanceof Branch branch) {
            for (Object child : branch.children) {
                forEach(child, each);
            }
        }
        for (Leaf leaf = node instanceof Leaf first ? first : null; leaf != null; leaf = leaf.next) {
            each.accept((K) leaf.key, (V) leaf.value);
        }
    }
}
