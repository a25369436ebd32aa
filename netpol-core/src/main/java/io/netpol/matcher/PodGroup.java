package io.netpol.matcher;

/**
 * Pods that no policy tells apart.
 *
 * @param kind the kind of one of them, and of all in what they have in common
 * @param handles their handles, rising
 */
record PodGroup(PodKind kind, int[] handles) {

    /** Sets their bits. */
    void addTo(long[] bits) {
        for (int handle : handles) {
            bits[handle >>> 6] |= 1L << handle;
        }
    }

    /** Clears their bits. */
    void removeFrom(long[] bits) {
        for (int handle : handles) {
            bits[handle >>> 6] &= ~(1L << handle);
        }
    }

    /** Sets those of their bits that are set elsewhere. */
    void addCommonTo(long[] bits, long[] others) {
        for (int handle : handles) {
            bits[handle >>> 6] |= others[handle >>> 6] & 1L << handle;
        }
    }
}
