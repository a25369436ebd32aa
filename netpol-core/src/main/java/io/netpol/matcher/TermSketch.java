package io.netpol.matcher;

/**
 * A set of terms in 128 bits, one for many terms each: two of which no bit is common have no term in common. Of a random pod
 * and a random profile four of five that have none in common are told so, without a look into the row.
 */
final class TermSketch {
    /** Stands beside terms for: ports that have names. */
    static final int PORTS = -1;
    /** Stands beside terms for: an address of which nobody knows the class. */
    static final int SEVERAL_ADDRESSES = -2;

    private static final int WORD = 64;

    private long low;
    private long high;

    void add(int term) {
        // multiplying by an odd number near 2^32 divided by the golden ratio spreads numbers that lie close together
        int bit = (term * 0x9E3779B9) >>> 25;
        if (bit < WORD) {
            low |= 1L << bit;
        } else {
            high |= 1L << bit;
        }
    }

    void addAll(IntList terms) {
        for (int i = 0; i < terms.size(); i++) {
            add(terms.get(i));
        }
    }

    /** Adds the terms of another. */
    void add(long otherLow, long otherHigh) {
        low |= otherLow;
        high |= otherHigh;
    }

    /** Makes it one that has something in common with every other that has any term. */
    void addEverything() {
        low = -1;
        high = -1;
    }

    long low() {
        return low;
    }

    long high() {
        return high;
    }
}
