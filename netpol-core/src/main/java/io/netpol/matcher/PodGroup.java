package io.netpol.matcher;

/** Pods of one kind, which no policy tells apart. */
final class PodGroup {
    private final PodKind kind;
    private final int[] handles;

    /**
     * Makes a group.
     *
     * @param handles the handles of its pods, rising
     */
    PodGroup(PodKind kind, int[] handles) {
        this.kind = kind;
        this.handles = handles;
    }

    PodKind kind() {
        return kind;
    }

    /** Gives the handles of its pods, rising. */
    int[] handles() {
        return handles;
    }

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
