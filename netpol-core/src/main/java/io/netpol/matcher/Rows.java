package io.netpol.matcher;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the row of each profile that was asked for. Readers take no lock: rows are immutable, and a list that grows is
 * replaced by a copy. Writers take turns, and the caller sees to that.
 */
final class Rows {
    /** So many slots at most, of 8 bytes each: what would need more is forgotten, and made again when it is asked for. */
    private static final long BUDGET = 1 << 24;

    private volatile @Nullable Row[] rows = new Row[64];
    private long slots;

    /** Gives the row of a profile if somebody asked for it before. */
    @Nullable
    Row find(int profile) {
        @Nullable Row[] all = rows;
        return profile < all.length ? all[profile] : null;
    }

    /** Keeps the row of a profile that says the same to everybody, for good. */
    void put(int profile, Row row) {
        Row before = find(profile);
        slots += row.slots() - (before == null ? 0 : before.slots());
        @Nullable Row[] all = rows;
        if (slots > BUDGET) {
            all = forgotten(all);
            slots = row.slots();
        }
        if (profile >= all.length) {
            all = Arrays.copyOf(all, Math.max(2 * all.length, profile + 1));
        }
        all[profile] = row;
        rows = all;
    }

    /** Leaves the rows that say the same to everybody. */
    private static @Nullable Row[] forgotten(@Nullable Row[] all) {
        @Nullable Row[] left = new Row[all.length];
        for (int i = 0; i < all.length; i++) {
            Row row = all[i];
            if (row != null && row.limit() == Integer.MAX_VALUE) {
                left[i] = row;
            }
        }
        return left;
    }
}
