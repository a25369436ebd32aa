package io.netpol.matcher;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the row of each profile that was asked for, as far as there is room. Readers take no lock: rows are immutable, and a
 * list that grows is replaced by a copy. Writers take turns, and the caller sees to that.
 */
final class Rows {
    private final long budget;
    private volatile @Nullable Row[] rows = new Row[64];
    private volatile boolean isFull;
    private long bytes;

    /**
     * Makes room for rows.
     *
     * @param budget how many bytes rows may take: beyond that no profile gets another row
     */
    Rows(long budget) {
        this.budget = budget;
    }

    /** Gives the row of a profile if one is kept. */
    @Nullable
    Row find(int profile) {
        @Nullable Row[] all = rows;
        return profile < all.length ? all[profile] : null;
    }

    /** Tells whether there is room no more. */
    boolean isFull() {
        return isFull;
    }

    /** Keeps a row, if there is room. */
    void put(int profile, Row row) {
        Row before = find(profile);
        long after = bytes + row.bytes() - (before == null ? 0 : before.bytes());
        if (after > budget) {
            isFull = true;
            return;
        }
        bytes = after;
        @Nullable Row[] all = rows;
        if (profile >= all.length) {
            all = Arrays.copyOf(all, Math.max(2 * all.length, profile + 1));
        }
        all[profile] = row;
        rows = all;
    }
}
