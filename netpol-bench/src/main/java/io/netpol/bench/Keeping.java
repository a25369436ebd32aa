package io.netpol.bench;

/** How a {@link Rival} keeps the pods that a selector or a block matches. */
public enum Keeping {
    /** Not at all: labels and addresses are compared each time. */
    SELECTORS,
    /** As a {@code java.util.BitSet}. */
    BIT_SET,
    /** As a RoaringBitmap. */
    ROARING
}
