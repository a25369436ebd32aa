package io.netpol.matcher;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the row of each profile that was asked for, as far as there is room. What is asked first of a row lies beside the same
 * of all others, so that it stays in the cache of the processor: to which classes it extends, the terms of its exceptions,
 * and what it says to all but those.
 *
 * <p>Readers take no lock: a row may take the place of one for fewer classes, and says the same to those; and its limit is
 * written last. A list that grows is replaced by a copy. Writers take turns, and the caller sees to that.
 */
final class Rows {
    private static final VarHandle LIMITS = MethodHandles.arrayElementVarHandle(int[].class);

    private final long budget;
    private volatile Table table = new Table(64);
    private volatile boolean isFull;
    private long bytes;

    /** Rows by profile, and for each the limit, two words of terms, and what is usual. */
    private static final class Table {
        private final int[] limits;
        private final long[] terms;
        private final Cell[] usual;
        private final Row[] rows;

        Table(int size) {
            limits = new int[size];
            terms = new long[2 * size];
            usual = new Cell[size];
            rows = new Row[size];
        }

        private Table(Table before, int size) {
            limits = Arrays.copyOf(before.limits, size);
            terms = Arrays.copyOf(before.terms, 2 * size);
            usual = Arrays.copyOf(before.usual, size);
            rows = Arrays.copyOf(before.rows, size);
        }

        boolean covers(int profile, int peerClass) {
            return profile < limits.length && peerClass < (int) LIMITS.getAcquire(limits, profile);
        }

        void put(int profile, Row row) {
            terms[2 * profile] = row.terms();
            terms[2 * profile + 1] = row.otherTerms();
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

    /** Gives what a profile says to a class of a pod, if a row is kept that covers it. */
    @Nullable
    Cell cell(int profile, PodKind peer, int peerClass) {
        Table now = table;
        if (!now.covers(profile, peerClass)) {
            return null;
        }
        // a number or its negative has the sign unless it is 0: one branch for both words
        long common = now.terms[2 * profile] & peer.terms();
        long otherCommon = now.terms[2 * profile + 1] & peer.otherTerms();
        return ((common | -common) & (otherCommon | -otherCommon)) >= 0
                ? now.usual[profile]
                : now.rows[profile].cell(peerClass);
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

    /** Keeps a row, if there is room. */
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
