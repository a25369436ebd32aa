package io.netpol.matcher;

import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The pods of a cluster by handle, each in eight ints that lie together: its two profiles, its four peer classes (as source
 * and destination, in either family), and what is special about it. In pages, so that a change copies one page and the list
 * of pages. A verdict reads one line of memory for each of its two pods.
 */
final class PodTable {
    static final int STRIDE = 8;
    static final int EGRESS = 0;
    static final int INGRESS = 1;
    static final int SOURCE = 2;
    static final int DESTINATION = 4;
    static final int TRAITS = 6;

    /** Of the traits, the families in which an address is known, a bit for each. */
    static final int KNOWN = 0;
    /** Of the traits, the families that the pod can use. */
    static final int USABLE = 2;
    /** Of the traits, whether a connection with this pod needs more than its classes. */
    static final int SPECIAL = 1 << 4;
    /** Of the traits, whether there is a live pod at all. */
    static final int LIVE = 1 << 5;

    private static final int BITS = 7;
    private static final int PAGE = 1 << BITS;
    private static final int[] FREE = new int[PAGE * STRIDE];

    private final int[][] pages;
    private final int limit;

    private PodTable(int[][] pages, int limit) {
        this.pages = pages;
        this.limit = limit;
    }

    static PodTable empty() {
        return new PodTable(new int[0][], 0);
    }

    /** Gives 0 for IPv4 and 1 for IPv6, by which fields and arrays of both families are found. */
    static int place(IpFamily family) {
        return family == IpFamily.IPV4 ? 0 : 1;
    }

    static int bit(IpFamily family) {
        return 1 << place(family);
    }

    int limit() {
        return limit;
    }

    /** Gives the handles of all live pods, rising. */
    int[] handles() {
        IntBuffer live = new IntBuffer();
        for (int handle = 0; handle < limit; handle++) {
            if (isLive(handle)) {
                live.add(handle);
            }
        }
        return live.toArray();
    }

    /** Gives one of the ints of a record. */
    int at(int handle, int field) {
        return pages[handle >>> BITS][(handle & (PAGE - 1)) * STRIDE + field];
    }

    /** Gives the traits of a pod; 0 for a handle that no live pod has. */
    int traits(int handle) {
        return handle < 0 || handle >= limit ? 0 : at(handle, TRAITS);
    }

    boolean isLive(int handle) {
        return traits(handle) != 0;
    }

    int profile(int handle, Direction direction) {
        return at(handle, direction == Direction.EGRESS ? EGRESS : INGRESS);
    }

    int source(int handle, IpFamily family) {
        return at(handle, SOURCE + place(family));
    }

    int destination(int handle, IpFamily family) {
        return at(handle, DESTINATION + place(family));
    }

    boolean isSpecial(int handle) {
        return (traits(handle) & SPECIAL) != 0;
    }

    /** Gives the families in which an address of the pod is known, a bit for each. */
    int knownFamilies(int handle) {
        return knownFamiliesOf(traits(handle));
    }

    static int knownFamiliesOf(int traits) {
        return traits >>> KNOWN & 3;
    }

    static int usableFamiliesOf(int traits) {
        return traits >>> USABLE & 3;
    }

    /** Gives the families that the pod can use, a bit for each. */
    int usableFamilies(int handle) {
        return usableFamiliesOf(traits(handle));
    }

    /** Records that change; pages are copied when something is first written to them. */
    static final class Edit {
        private int[][] pages;
        private final BitSet owned = new BitSet();
        private int limit;

        Edit(PodTable before, int limit) {
            this.limit = Math.max(before.limit, limit);
            this.pages = Arrays.copyOf(before.pages, (this.limit + PAGE - 1) >>> BITS);
            Arrays.fill(pages, before.pages.length, pages.length, FREE);
        }

        /** Writes the record of a pod; all zeros where it is gone. */
        void put(int handle, int[] pod) {
            int page = handle >>> BITS;
            int from = (handle & (PAGE - 1)) * STRIDE;
            if (Arrays.equals(pages[page], from, from + STRIDE, pod, 0, STRIDE)) {
                return;
            }
            if (!owned.get(page)) {
                owned.set(page);
                pages[page] = pages[page].clone();
            }
            System.arraycopy(pod, 0, pages[page], from, STRIDE);
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
