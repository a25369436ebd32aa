package io.netpol.matcher;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cell of each pair of a profile and a peer class that was asked for. A hash table of long keys with linear
 * probing: to look up costs one access to memory that is not in the cache, as a rule, and allocates nothing. Readers take no
 * lock: a cell is stored before its key, and a table that grows is replaced by a copy. Writers take turns.
 */
final class CellTable {
    private static final VarHandle KEYS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int FIRST_SIZE = 1 << 10;
    /** So many slots at most, of 12 bytes each: what would need more is forgotten, and worked out again when it is asked for. */
    private static final int LAST_SIZE = 1 << 23;

    private volatile Slots slots = new Slots(FIRST_SIZE);
    private int used;

    private static final class Slots {
        private final long[] keys;
        private final Cell[] cells;

        Slots(int size) {
            keys = new long[size];
            cells = new Cell[size];
        }

        @Nullable
        Cell find(long key) {
            int mask = keys.length - 1;
            for (int at = slot(key, mask); ; at = (at + 1) & mask) {
                long found = (long) KEYS.getAcquire(keys, at);
                if (found == key) {
                    return cells[at];
                }
                if (found == 0) {
                    return null;
                }
            }
        }

        void put(long key, Cell cell) {
            int mask = keys.length - 1;
            int at = slot(key, mask);
            while (keys[at] != 0) {
                at = (at + 1) & mask;
            }
            cells[at] = cell;
            KEYS.setRelease(keys, at, key);
        }

        private static int slot(long key, int mask) {
            // multiplying by an odd number near 2^64 divided by the golden ratio spreads keys that lie close together
            return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        }
    }

    /** Gives the cell if somebody asked for it before. */
    @Nullable
    Cell find(int profile, int peerClass) {
        return slots.find(key(profile, peerClass));
    }

    private static long key(int profile, int peerClass) {
        // no key is 0, which marks a free slot
        return ((long) profile + 1) << 32 | peerClass;
    }

    /** Keeps a cell; gives the one that is kept, as somebody else may have been first. */
    synchronized Cell put(int profile, int peerClass, Cell cell) {
        long key = key(profile, peerClass);
        Slots current = slots;
        Cell known = current.find(key);
        if (known != null) {
            return known;
        }
        if (2 * (used + 1) > current.keys.length && current.keys.length == LAST_SIZE) {
            current = new Slots(FIRST_SIZE);
            slots = current;
            used = 0;
        } else if (2 * (used + 1) > current.keys.length) {
            Slots larger = new Slots(2 * current.keys.length);
            for (int i = 0; i < current.keys.length; i++) {
                if (current.keys[i] != 0) {
                    larger.put(current.keys[i], current.cells[i]);
                }
            }
            slots = larger;
            current = larger;
        }
        current.put(key, cell);
        used++;
        return cell;
    }
}
