package io.netpol.matcher;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The kinds of the pods of a cluster by handle, in pages, so that a change copies one page and the list of pages.
 */
final class PodTable {
    private static final int BITS = 9;
    private static final int PAGE = 1 << BITS;
    private static final PodKind[] FREE = new PodKind[PAGE];

    static {
        Arrays.fill(FREE, PodKind.NONE);
    }

    private final PodKind[][] pages;
    private final int limit;

    private PodTable(PodKind[][] pages, int limit) {
        this.pages = pages;
        this.limit = limit;
    }

    static PodTable empty() {
        return new PodTable(new PodKind[0][], 0);
    }

    int limit() {
        return limit;
    }

    /** Gives the handles of all live pods, rising. */
    int[] handles() {
        IntBuffer live = new IntBuffer();
        for (int handle = 0; handle < limit; handle++) {
            if (kind(handle).isLive()) {
                live.add(handle);
            }
        }
        return live.toArray();
    }

    /** Gives the kind of a pod; {@link PodKind#NONE} for a handle that no live pod has. */
    PodKind kind(int handle) {
        return handle < 0 || handle >= limit ? PodKind.NONE : pages[handle >>> BITS][handle & (PAGE - 1)];
    }

    /** Kinds that change; pages are copied when something is first written to them. */
    static final class Edit {
        private final PodKind[][] pages;
        private final BitSet owned = new BitSet();
        private final int limit;

        Edit(PodTable before, int limit) {
            this.limit = Math.max(before.limit, limit);
            this.pages = Arrays.copyOf(before.pages, (this.limit + PAGE - 1) >>> BITS);
            Arrays.fill(pages, before.pages.length, pages.length, FREE);
        }

        /** Writes the kind of a pod; {@link PodKind#NONE} where it is gone. */
        void put(int handle, PodKind kind) {
            int page = handle >>> BITS;
            int place = handle & (PAGE - 1);
            if (pages[page][place].equals(kind)) {
                return;
            }
            if (!owned.get(page)) {
                owned.set(page);
                pages[page] = pages[page].clone();
            }
            pages[page][place] = kind;
        }

        PodTable after() {
            for (int page = owned.nextSetBit(0); page >= 0; page = owned.nextSetBit(page + 1)) {
                // the last pod of a page is gone, and with it the page
                if (Arrays.equals(pages[page], FREE)) {
                    pages[page] = FREE;
                }
            }
            return new PodTable(pages, limit);
        }
    }
}
