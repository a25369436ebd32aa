package io.netpol.matcher;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** Groups of pods by one of their numbers: for each number that occurs, the groups that have it. */
final class PodColumn {
    private static final int NOWHERE = -1;

    private final int[] numbers;
    private final int[] places;
    private final int[] starts;
    private final PodGroup[] groups;

    private PodColumn(int[] numbers, int[] places, int[] starts, PodGroup[] groups) {
        this.numbers = numbers;
        this.places = places;
        this.starts = starts;
        this.groups = groups;
    }

    /** Sorts groups by a number of theirs: counts, then fills, both in one pass. */
    static PodColumn of(List<PodGroup> all, ToIntFunction<PodKind> number) {
        int largest = -1;
        for (PodGroup group : all) {
            largest = Math.max(largest, number.applyAsInt(group.kind()));
        }
        int[] next = new int[largest + 2];
        for (PodGroup group : all) {
            next[number.applyAsInt(group.kind()) + 1]++;
        }
        IntBuffer found = new IntBuffer();
        IntBuffer starts = new IntBuffer();
        int[] places = new int[largest + 1];
        Arrays.fill(places, NOWHERE);
        for (int one = 0; one <= largest; one++) {
            if (next[one + 1] > 0) {
                places[one] = found.size();
                found.add(one);
                starts.add(next[one]);
            }
            next[one + 1] += next[one];
        }
        starts.add(all.size());
        PodGroup[] sorted = new PodGroup[all.size()];
        for (PodGroup group : all) {
            sorted[next[number.applyAsInt(group.kind())]++] = group;
        }
        return new PodColumn(found.toArray(), places, starts.toArray(), sorted);
    }

    int size() {
        return numbers.length;
    }

    /** Gives the number at a place; numbers rise. */
    int number(int place) {
        return numbers[place];
    }

    /** Gives the place of a number; a negative one where no group has it. */
    int placeOf(int number) {
        return number < places.length ? places[number] : NOWHERE;
    }

    /** Gives the place of the first of all groups, as they are sorted, that has the number at a place. */
    int start(int place) {
        return starts[place];
    }

    /** Gives a group by its place among all, as they are sorted. */
    PodGroup group(int at) {
        return groups[at];
    }

    /** Sets the bits of all pods that have the number at a place. */
    void addMembers(int place, long[] bits) {
        for (int i = starts[place]; i < starts[place + 1]; i++) {
            groups[i].addTo(bits);
        }
    }

    /** Clears the bits of all pods that have the number at a place. */
    void removeMembers(int place, long[] bits) {
        for (int i = starts[place]; i < starts[place + 1]; i++) {
            groups[i].removeFrom(bits);
        }
    }

    /** Sets the bits of those pods that have the number at a place, and whose bits are set elsewhere. */
    void addCommonMembers(int place, long[] bits, long[] others) {
        for (int i = starts[place]; i < starts[place + 1]; i++) {
            groups[i].addCommonTo(bits, others);
        }
    }
}
