package io.netpol.matcher;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the row of each profile that was asked for, as far as there is room. What is asked first of a row lies beside the same
 * of all others, so that it stays in the cache of the processor: to which classes it extends, what it says to most, and in
 * which blocks of classes it has exceptions. Classes that were met one after the other are in one block, as pods of one
 * namespace are in most inputs, and exceptions are often such neighbours: so nine of ten
 * questions are answered without a look into the row.
 *
 * <p>Readers take no lock: a row may take the place of one for fewer classes, and says the same to those; and its limit is
 * written last. A list that grows is replaced by a copy. Writers take turns, and the caller sees to that.
 */
final class Rows {
    private static final VarHandle LIMITS = MethodHandles.arrayElementVarHandle(int[].class);
    /** A block is as many classes as two to the power of this. */
    private static final int BLOCK_BITS = 4;
    /** So many words of bits has each profile, a power of two; blocks beyond them begin with the first bit again. */
    private static final int WORDS = 8;

    private final long budget;
    private volatile Table table = new Table(64);
    private volatile boolean isFull;
    private long bytes;

    /** Rows by profile, and for each the limit, the blocks with exceptions, and what is usual. */
    private static final class Table {
        private final int[] limits;
        private final long[] blocks;
        private final Cell[] usual;
        private final Row[] rows;

        Table(int size) {
            limits = new int[size];
            blocks = new long[WORDS * size];
            usual = new Cell[size];
            rows = new Row[size];
        }

        private Table(Table before, int size) {
            limits = Arrays.copyOf(before.limits, size);
            blocks = Arrays.copyOf(before.blocks, WORDS * size);
            usual = Arrays.copyOf(before.usual, size);
            rows = Arrays.copyOf(before.rows, size);
        }

        boolean covers(int profile, int peerClass) {
            return profile < limits.length && peerClass < (int) LIMITS.getAcquire(limits, profile);
        }

        /** Tells whether a class is in a block with exceptions. */
        boolean mayDiffer(int profile, int peerClass) {
            return (blocks[word(profile, peerClass)] >>> (peerClass >>> BLOCK_BITS) & 1) != 0;
        }

        private static int word(int profile, int peerClass) {
            return WORDS * profile + ((peerClass >>> (BLOCK_BITS + 6)) & (WORDS - 1));
        }

        void put(int profile, Row row) {
            row.forEachException(
                    (peerClass, cell) -> blocks[word(profile, peerClass)] |= 1L << (peerClass >>> BLOCK_BITS));
            usual[profile] = row.otherwise();
            rows[profile] = row;
            LIMITS.setRelease(limits, profile, row.limit());
        }
    }

    /**
     * Makes room for rows.
     *
     * @param budget how many bytes rows may take: beyond that no profile gets another row
     */
    Rows(long budget) {
        this.budget = budget;
    }

    /** Gives the row of a profile if one is kept that covers a class. */
    @Nullable
    Row find(int profile, int peerClass) {
        Table now = table;
        return now.covers(profile, peerClass) ? now.rows[profile] : null;
    }

    /** Gives what a profile says to a class, if a row is kept that covers it. */
    @Nullable
    Cell cell(int profile, int peerClass) {
        Table now = table;
        if (!now.covers(profile, peerClass)) {
            return null;
        }
        return now.mayDiffer(profile, peerClass) ? now.rows[profile].cell(peerClass) : now.usual[profile];
    }

    /** Gives the row of a profile if one is kept, however many classes it covers. */
    @Nullable
    Row last(int profile) {
        return find(profile, 0);
    }

    /** Tells whether there is room no more. */
    boolean isFull() {
        return isFull;
    }

    /** Keeps a row, if there is room; it agrees with the one before about all that this covers. */
    void put(int profile, Row row) {
        Row before = last(profile);
        long after = bytes + row.bytes() - (before == null ? 0 : before.bytes());
        if (after > budget) {
            isFull = true;
            return;
        }
        bytes = after;
        Table now = table;
        if (profile >= now.limits.length) {
            now = new Table(now, Math.max(2 * now.limits.length, profile + 1));
        }
        now.put(profile, row);
        table = now;
    }
}
