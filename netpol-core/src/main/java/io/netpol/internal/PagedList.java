package io.netpol.internal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list in pages, of which places may be empty. To change a place copies its page and the list of pages, and shares
 * the rest; a page without anything in it takes no room.
 *
 * @param <T> what is in it
 */
public final class PagedList<T> {
    private static final int BITS = 8;
    private static final int PAGE = 1 << BITS;
    private static final @Nullable Object[] FREE = new Object[PAGE];

    private final @Nullable Object[][] pages;
    private final int size;

    private PagedList(@Nullable Object[][] pages, int size) {
        this.pages = pages;
        this.size = size;
    }

    /** Gives a list of these, in their order. */
    public static <T> PagedList<T> of(List<? extends T> all) {
        @Nullable Object[][] pages = new Object[(all.size() + PAGE - 1) >>> BITS][];
        for (int page = 0; page < pages.length; page++) {
            List<? extends T> part = all.subList(page << BITS, Math.min(all.size(), (page + 1) << BITS));
            pages[page] = Arrays.copyOf(part.toArray(), PAGE);
        }
        return new PagedList<>(pages, all.size());
    }

    /** Gives the number of places, the empty ones included. */
    public int size() {
        return size;
    }

    /** Gives what is at a place; null where that is empty or there is none. */
    @SuppressWarnings("unchecked")
    public @Nullable T get(int place) {
        return place < 0 || place >= size ? null : (T) pages[place >>> BITS][place & (PAGE - 1)];
    }

    /** Gives the list with something else, or nothing, at a place: one of its own, or the next. */
    public PagedList<T> with(int place, @Nullable T value) {
        int page = place >>> BITS;
        @Nullable Object[][] others = Arrays.copyOf(pages, Math.max(pages.length, page + 1));
        @Nullable Object[] changed = page < pages.length ? pages[page].clone() : new Object[PAGE];
        changed[place & (PAGE - 1)] = value;
        others[page] = value == null && Arrays.equals(changed, FREE) ? FREE : changed;
        return new PagedList<>(others, Math.max(size, place + 1));
    }
}
