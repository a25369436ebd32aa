package io.netpol.matcher;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** Numbers, equal where the same ones stand in the same order: sorted sets of terms, policies and the like. */
final class IntList {
    static final IntList EMPTY = new IntList(new int[0]);

    private final int[] numbers;
    private final int hash;

    private IntList(int[] numbers) {
        this.numbers = numbers;
        this.hash = hash(numbers);
    }

    /** Sets of small numbers that lie close together collide often under {@link Arrays#hashCode(int[])}. */
    private static int hash(int[] numbers) {
        int hash = numbers.length;
        for (int number : numbers) {
            hash = (hash ^ number) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    static IntList of(int... numbers) {
        return numbers.length == 0 ? EMPTY : new IntList(numbers.clone());
    }

    /** Gives the numbers whose bits are set, rising. */
    static IntList of(BitSet bits) {
        int[] numbers = new int[bits.cardinality()];
        int count = 0;
        for (int number = bits.nextSetBit(0); number >= 0; number = bits.nextSetBit(number + 1)) {
            numbers[count++] = number;
        }
        return count == 0 ? EMPTY : new IntList(numbers);
    }

    /** Gives the distinct numbers in rising order. */
    static IntList sorted(int[] numbers, int count) {
        int[] copy = Arrays.copyOf(numbers, count);
        Arrays.sort(copy);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || copy[i] != copy[i - 1]) {
                copy[kept++] = copy[i];
            }
        }
        return kept == 0 ? EMPTY : new IntList(kept == count ? copy : Arrays.copyOf(copy, kept));
    }

    int size() {
        return numbers.length;
    }

    int get(int index) {
        return numbers[index];
    }

    /** Tells whether a number is among them, which must be sorted. */
    boolean contains(int number) {
        return Arrays.binarySearch(numbers, number) >= 0;
    }

    /** Gives this sorted set with one number more. */
    IntList with(int number) {
        int[] more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = number;
        boolean isLast = numbers.length == 0 || number > numbers[numbers.length - 1];
        return isLast ? new IntList(more) : sorted(more, more.length);
    }

    /** Gives this sorted set without a number. */
    IntList without(int number) {
        int place = Arrays.binarySearch(numbers, number);
        if (place < 0) {
            return this;
        }
        int[] fewer = Arrays.copyOf(numbers, numbers.length - 1);
        System.arraycopy(numbers, place + 1, fewer, place, fewer.length - place);
        return fewer.length == 0 ? EMPTY : new IntList(fewer);
    }

    /** Gives this sorted set with those of another. */
    IntList with(IntList others) {
        int[] more = Arrays.copyOf(numbers, numbers.length + others.numbers.length);
        System.arraycopy(others.numbers, 0, more, numbers.length, others.numbers.length);
        return sorted(more, more.length);
    }

    /** Gives the numbers that some test accepts, in their order. */
    IntList filter(IntPredicate test) {
        return of(Arrays.stream(numbers).filter(test).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntList list && hash == list.hash && Arrays.equals(numbers, list.numbers);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
