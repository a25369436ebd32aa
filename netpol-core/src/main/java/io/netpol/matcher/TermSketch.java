package io.netpol.matcher;

/**
 * A set of terms in two words, in which each term has a bit of its own choice, one that it shares with others: two sets have a
 * term in common only if they have a bit in common in both words. Of pairs of a pod and a profile that have none, five of six
 * are told so, without a look into the row.
 */
final class TermSketch {
    /** Stands beside terms for: ports that have names. */
    static final int PORTS = -1;
    /** Stands beside terms for: an address of which nobody knows the class. */
    static final int SEVERAL_ADDRESSES = -2;

    /** Stands for no term at all: without it nothing would be in common with a sketch of everything. */
    static final int NOTHING = -3;

    private long one;
    private long other;

    void add(int term) {
        // multiplying by an odd number near 2^64 divided by the golden ratio spreads numbers that lie close together
        long spread = (term + 1L) * 0x9E3779B97F4A7C15L;
        one |= 1L << (spread >>> 58);
        other |= 1L << (spread >>> 52);
    }

    void addAll(IntList terms) {
        for (int i = 0; i < terms.size(); i++) {
            add(terms.get(i));
        }
    }

    /** Adds the terms of another. */
    void add(long moreOfOne, long moreOfOther) {
        one |= moreOfOne;
        other |= moreOfOther;
    }

    boolean isEmpty() {
        return one == 0;
    }

    /** Makes it one that has something in common with every other that is not empty. */
    void addEverything() {
        one = -1;
        other = -1;
    }

    /** Gives the first word. */
    long one() {
        return one;
    }

    /** Gives the other word. */
    long other() {
        return other;
    }
}
