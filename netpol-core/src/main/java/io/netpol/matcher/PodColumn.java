package io.netpol.matcher;

import java.util.Arrays;

/**
 * One column of the table of pods, turned over: for each number that occurs in it, the handles of the pods that have it. Only
 * live pods that are nothing more than their classes are here.
 */
final class PodColumn {
    private final int[] numbers;
    private final int[] starts;
    private final int[] members;

    private PodColumn(int[] numbers, int[] starts, int[] members) {
        this.numbers = numbers;
        this.starts = starts;
        this.members = members;
    }

    /**
     * Sorts some pods by a field of theirs: counts, then fills, both in one pass over the pods.
     *
     * @param handles the handles of the pods, rising
     */
    static PodColumn of(PodTable pods, int[] handles, int field) {
        int largest = -1;
        for (int handle : handles) {
            largest = Math.max(largest, pods.at(handle, field));
        }
        int[] places = new int[largest + 2];
        for (int handle : handles) {
            places[pods.at(handle, field) + 1]++;
        }
        IntBuffer numbers = new IntBuffer();
        for (int number = 0; number <= largest; number++) {
            if (places[number + 1] > 0) {
                numbers.add(number);
            }
            places[number + 1] += places[number];
        }
        int[] distinct = numbers.toArray();
        int[] starts = new int[distinct.length + 1];
        for (int i = 0; i < distinct.length; i++) {
            starts[i] = places[distinct[i]];
        }
        starts[distinct.length] = handles.length;
        int[] members = new int[handles.length];
        for (int handle : handles) {
            members[places[pods.at(handle, field)]++] = handle;
        }
        return new PodColumn(distinct, starts, members);
    }

    int size() {
        return numbers.length;
    }

    /** Gives the number at a place; numbers rise. */
    int number(int place) {
        return numbers[place];
    }

    /** Gives the place of a number, which must be in the column. */
    int placeOf(int number) {
        return Arrays.binarySearch(numbers, number);
    }

    /** Sets the bits of all pods that have the number at a place. */
    void addMembers(int place, long[] bits) {
        for (int i = starts[place]; i < starts[place + 1]; i++) {
            bits[members[i] >>> 6] |= 1L << members[i];
        }
    }
}
