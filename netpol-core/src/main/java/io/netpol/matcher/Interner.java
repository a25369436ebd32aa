package io.netpol.matcher;

import java.util.Arrays;

/**
 * Gives equal values one small number, dense from 0 in the order of their first appearance. Safe to share between threads:
 * numbers are given one after the other, and read without a lock. An index keeps hundreds of thousands of them, so they lie in a
 * hash table of their own with linear probing, which needs no object for any.
 */
final class Interner<T> {
    private static final int SMALLEST = 64;

    private volatile Object[] values = new Object[SMALLEST];
    /** By number, so that few values are compared, and none is asked again when the table grows. */
    private int[] hashes = new int[SMALLEST];
    /** Numbers, counted from 1, by the hashes of their values; 0 where there is none. At most half of them are in use. */
    private int[] slots = new int[2 * SMALLEST];

    private int size;

    synchronized int id(T value) {
        int hash = value.hashCode();
        int at = slot(hash);
        for (; slots[at] != 0; at = (at + 1) & (slots.length - 1)) {
            int id = slots[at] - 1;
            if (hashes[id] == hash && value.equals(values[id])) {
                return id;
            }
        }
        int id = size++;
        slots[at] = size;
        Object[] room = id < values.length ? values : Arrays.copyOf(values, 2 * id);
        room[id] = value;
        // written again even if it is the same array: whoever reads it sees what is in it
        values = room;
        if (id == hashes.length) {
            hashes = Arrays.copyOf(hashes, room.length);
        }
        hashes[id] = hash;
        if (size == hashes.length) {
            grow();
        }
        return id;
    }

    /** Multiplying by an odd number near 2^32 divided by the golden ratio spreads what lies close together. */
    private int slot(int hash) {
        return (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    private void grow() {
        slots = new int[2 * slots.length];
        for (int id = 0; id < size; id++) {
            int at = slot(hashes[id]);
            while (slots[at] != 0) {
                at = (at + 1) & (slots.length - 1);
            }
            slots[at] = id + 1;
        }
    }

    synchronized int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    T value(int id) {
        return (T) values[id];
    }
}
