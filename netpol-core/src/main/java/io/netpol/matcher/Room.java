package io.netpol.matcher;

/**
 * How much an index keeps that it could do without.
 *
 * @param spareNumbers how many numbers out of use are tolerated besides as many as were in use at first; with more, the index
 *     is made anew
 * @param rowBytes how many bytes the rows of profiles may take; beyond that, answers are worked out each time
 */
record Room(int spareNumbers, long rowBytes) {
    /** A quarter of a gigabyte for rows: more than clusters of a million pods take, unless all of them are odd. */
    static final Room DEFAULT = new Room(1 << 17, 1L << 28);
}
