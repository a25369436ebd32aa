package io.netpol.matcher;

import java.util.Arrays;

/** Numbers that are being collected. */
final class IntBuffer {
    private int[] numbers = new int[8];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    void addAll(IntList list) {
        for (int i = 0; i < list.size(); i++) {
            add(list.get(i));
        }
    }

    void clear() {
        size = 0;
    }

    /** Gives the distinct numbers in rising order. */
    IntList toSortedSet() {
        return IntList.sorted(numbers, size);
    }

    /** Gives the first place of a number that is not below another, where the numbers rise. */
    int firstFrom(int number) {
        int found = Arrays.binarySearch(numbers, 0, size, number);
        return found >= 0 ? found : -found - 1;
    }

    int get(int place) {
        return numbers[place];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }

    /** Gives the numbers in the order in which they came. */
    IntList toList() {
        return IntList.of(Arrays.copyOf(numbers, size));
    }
}
