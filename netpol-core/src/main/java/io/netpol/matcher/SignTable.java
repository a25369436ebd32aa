package io.netpol.matcher;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Collects signs of some classes out of many, each a bit of a few words, and finds those that are alike. Made to be used again:
 * only what was set is cleared.
 */
final class SignTable {
    private int[] places = new int[64];
    private final IntBuffer classes = new IntBuffer();
    private long[] signs = new long[64];
    private int[] marks = new int[64];
    private int[] firsts = new int[64];
    private int[] slots = new int[64];
    private int slotCount;
    private int words = 1;

    /**
     * Clears the table.
     *
     * @param limit the number below which the classes are
     * @param signCount how many signs there are
     */
    void clear(int limit, int signCount) {
        for (int i = 0; i < classes.size(); i++) {
            places[classes.get(i)] = 0;
        }
        classes.clear();
        if (places.length < limit) {
            places = Arrays.copyOf(places, Math.max(limit, 2 * places.length));
        }
        words = Math.max(1, (signCount + 63) >>> 6);
    }

    int size() {
        return classes.size();
    }

    int peerClass(int place) {
        return classes.get(place);
    }

    boolean contains(int peerClass) {
        return places[peerClass] != 0;
    }

    /** Puts a class into the table; gives its place. */
    int add(int peerClass) {
        int known = places[peerClass];
        if (known != 0) {
            return known - 1;
        }
        int place = classes.size();
        classes.add(peerClass);
        places[peerClass] = place + 1;
        int end = (place + 1) * words;
        if (end > signs.length) {
            signs = Arrays.copyOf(signs, 2 * end);
        }
        for (int word = place * words; word < end; word++) {
            signs[word] = 0;
        }
        if (place == marks.length) {
            marks = Arrays.copyOf(marks, 2 * place);
        }
        marks[place] = 0;
        return place;
    }

    /** Gives a sign to each class of a rising list, from a number on. */
    void addAll(IntBuffer some, int from, int sign) {
        int start = from == 0 ? 0 : some.firstFrom(from);
        for (int i = start; i < some.size(); i++) {
            int place = add(some.get(i));
            signs[place * words + (sign >>> 6)] |= 1L << sign;
        }
    }

    /** Takes a sign from those classes of a rising list that are in the table, from a number on. */
    void removeAll(IntBuffer some, int from, int sign) {
        int start = from == 0 ? 0 : some.firstFrom(from);
        for (int i = start; i < some.size(); i++) {
            if (contains(some.get(i))) {
                int place = add(some.get(i));
                signs[place * words + (sign >>> 6)] &= ~(1L << sign);
            }
        }
    }

    /** Puts classes into the table, from a number on. */
    void addAll(BitSet some, int from) {
        for (int one = some.nextSetBit(from); one >= 0; one = some.nextSetBit(one + 1)) {
            add(one);
        }
    }

    /** Adds a number to what tells a class from others: 0 to begin with. */
    void mark(int place, int number) {
        marks[place] = number;
    }

    /**
     * Gives for each place the first one that has the same signs and the same mark, in an array that is used again. A hash
     * table of places, of which most find theirs at once: costs an access for each.
     */
    int[] firstsAlike() {
        int count = classes.size();
        if (firsts.length < count) {
            firsts = new int[Math.max(count, 2 * firsts.length)];
        }
        clearSlots(count);
        int last = 0;
        for (int place = 0; place < count; place++) {
            if (place == 0 || !areAlike(place, last)) {
                int slot = slotOf(place);
                if (slots[slot] < 0) {
                    slots[slot] = place;
                }
                last = slots[slot];
            }
            firsts[place] = last;
        }
        return firsts;
    }

    /** Clears as many slots as make the hash table at most half full. */
    private void clearSlots(int count) {
        slotCount = Integer.highestOneBit(Math.max(1, count)) * 4;
        if (slots.length < slotCount) {
            slots = new int[slotCount];
        }
        Arrays.fill(slots, 0, slotCount, -1);
    }

    private int slotOf(int place) {
        int slot = hash(place) & (slotCount - 1);
        while (slots[slot] >= 0 && !areAlike(slots[slot], place)) {
            slot = (slot + 1) & (slotCount - 1);
        }
        return slot;
    }

    private int hash(int place) {
        long hash = marks[place];
        for (int word = place * words; word < (place + 1) * words; word++) {
            hash = hash * 31 + signs[word];
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }

    private boolean areAlike(int one, int other) {
        if (marks[one] != marks[other]) {
            return false;
        }
        for (int word = 0; word < words; word++) {
            if (signs[one * words + word] != signs[other * words + word]) {
                return false;
            }
        }
        return true;
    }

    /** Gives the signs of a class. */
    BitSet signs(int place) {
        return BitSet.valueOf(Arrays.copyOfRange(signs, place * words, (place + 1) * words));
    }
}
