package io.netpol.internal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list in pages, of which places may be empty. Pages lie in folders, so that to change a place copies little: its
 * page, the folder of that and the list of folders. The rest is shared; a page without anything in it takes no room.
 *
 * @param <T> what is in it
 */
public final class PagedList<T> {
    /** So many bits of a place tell where in the page it is, and as many the page in its folder. */
    private static final int BITS = 6;

    private static final int SIZE = 1 << BITS;
    private static final int MASK = SIZE - 1;
    private static final @Nullable Object[] FREE = new Object[SIZE];
    private static final @Nullable Object[][] FREE_FOLDER = new Object[SIZE][];

    static {
        Arrays.fill(FREE_FOLDER, FREE);
    }

    private final @Nullable Object[][][] folders;
    private final int size;

    private PagedList(@Nullable Object[][][] folders, int size) {
        this.folders = folders;
        this.size = size;
    }

    /** Gives a list of these, in their order. */
    public static <T> PagedList<T> of(List<? extends T> all) {
        @Nullable Object[][][] folders = new Object[folder(all.size() - 1) + 1][][];
        Arrays.setAll(folders, folder -> FREE_FOLDER.clone());
        for (int first = 0; first < all.size(); first += SIZE) {
            List<? extends T> part = all.subList(first, Math.min(all.size(), first + SIZE));
            folders[folder(first)][page(first)] = Arrays.copyOf(part.toArray(), SIZE);
        }
        return new PagedList<>(folders, all.size());
    }

    private static int folder(int place) {
        return place >> (2 * BITS);
    }

    private static int page(int place) {
        return (place >> BITS) & MASK;
    }

    /** Gives the number of places, the empty ones included. */
    public int size() {
        return size;
    }

    /** Gives what is at a place; null where that is empty or there is none. */
    @SuppressWarnings("unchecked")
    public @Nullable T get(int place) {
        return place < 0 || place >= size ? null : (T) folders[folder(place)][page(place)][place & MASK];
    }

    /** Gives the list with something else, or nothing, at a place: one of its own, or the next. */
    public PagedList<T> with(int place, @Nullable T value) {
        int folder = folder(place);
        @Nullable Object[][][] others = Arrays.copyOf(folders, Math.max(folders.length, folder + 1));
        @Nullable Object[][] pages = folder < folders.length ? folders[folder].clone() : FREE_FOLDER.clone();
        @Nullable Object[] changed = pages[page(place)].clone();
        changed[place & MASK] = value;
        pages[page(place)] = value == null && Arrays.equals(changed, FREE) ? FREE : changed;
        others[folder] = pages;
        return new PagedList<>(others, Math.max(size, place + 1));
    }
}
