package io.netpol.matcher;

import java.util.BitSet;
import java.util.function.IntConsumer;

/** Pods by their handles, as they are while somebody is told about them: to keep them, take a copy. */
public final class PodSet {
    private long[] words = {};
    private int size;

    PodSet() {}

    PodSet of(long[] bits, int count) {
        words = bits;
        size = count;
        return this;
    }

    /** Gives how many pods there are. */
    public int size() {
        return size;
    }

    /** Tells whether a pod is among them. */
    public boolean contains(int handle) {
        return handle >= 0 && handle >>> 6 < words.length && (words[handle >>> 6] & 1L << handle) != 0;
    }

    /** Hands over the handles, rising. */
    public void forEach(IntConsumer consumer) {
        int left = size;
        for (int word = 0; left > 0; word++) {
            for (long bits = words[word]; bits != 0; bits &= bits - 1) {
                consumer.accept((word << 6) + Long.numberOfTrailingZeros(bits));
                left--;
            }
        }
    }

    /** Gives a copy, a bit for each handle. */
    public BitSet toBitSet() {
        return BitSet.valueOf(words);
    }
}
