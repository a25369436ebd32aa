package io.netpol.matcher;

import io.netpol.eval.Answer;
import io.netpol.net.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * For one source at a time, the destinations by answers: a row of bits for each answer. Answers of two ends that were joined
 * once are not joined again. Rows stay as they are for most, and what is moved for a source is moved back for the next: so a
 * source costs what is moved for it.
 */
final class AnswerRows {
    private final PodGroups groups;
    private final Inbound inbound;
    private final Map<TwoCells, Integer> joined = new HashMap<>();
    private final Map<Answer, Integer> places = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<Cell, Usual> usualByEgress = new HashMap<>();
    private final List<Move> moves = new ArrayList<>();
    /** Of rows that are empty for most, by the place of their answers. */
    private final List<long[]> spare = new ArrayList<>();

    private Usual usual;
    private long[][] rows = new long[0][];
    private int[] counts = new int[0];
    private final IntBuffer inUse = new IntBuffer();
    private final PodSet shown = new PodSet();

    /** Cells are distinct by identity: equal ones are one. */
    private record TwoCells(Cell egress, Cell ingress) {}

    /** For a source, what is said to most: by ingress profile the place of the answer, and the answers with their rows. */
    private static final class Usual {
        private final int[] placeByProfile;
        private final int[] places;
        private final List<long[]> rows;
        private final int[] counts;

        Usual(int[] placeByProfile, int[] places, List<long[]> rows, int[] counts) {
            this.placeByProfile = placeByProfile;
            this.places = places;
            this.rows = rows;
            this.counts = counts;
        }
    }

    private record Move(PodGroup group, int from, int to) {}

    AnswerRows(PodGroups groups, Inbound inbound) {
        this.groups = groups;
        this.inbound = inbound;
        this.usual = new Usual(new int[0], new int[0], List.of(), new int[0]);
    }

    /** Begins with a source to whose egress profile most destinations are the same. */
    void begin(Cell egress) {
        for (Move move : moves) {
            move.group.removeFrom(rows[move.to]);
            move.group.addTo(rows[move.from]);
        }
        moves.clear();
        for (int i = 0; i < inUse.size(); i++) {
            counts[inUse.get(i)] = 0;
        }
        for (int place : usual.places) {
            rows[place] = spare.get(place);
        }
        inUse.clear();
        Usual known = usualByEgress.get(egress);
        usual = known == null ? usual(egress) : known;
        usualByEgress.put(egress, usual);
        for (int i = 0; i < usual.places.length; i++) {
            rows[usual.places[i]] = usual.rows.get(i);
            counts[usual.places[i]] = usual.counts[i];
            inUse.add(usual.places[i]);
        }
    }

    private Usual usual(Cell egress) {
        PodColumn ingress = groups.profiles(Direction.INGRESS);
        int[] placeByProfile = new int[ingress.size()];
        Map<Integer, long[]> byPlace = new HashMap<>();
        for (int profile = 0; profile < placeByProfile.length; profile++) {
            placeByProfile[profile] = place(egress, inbound.usual(profile));
            ingress.addMembers(
                    profile, byPlace.computeIfAbsent(placeByProfile[profile], place -> new long[groups.words()]));
        }
        int[] sorted =
                byPlace.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        List<long[]> sortedRows = new ArrayList<>();
        int[] sizes = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            sortedRows.add(byPlace.get(sorted[i]));
            for (long word : sortedRows.get(i)) {
                sizes[i] += Long.bitCount(word);
            }
        }
        return new Usual(placeByProfile, sorted, sortedRows, sizes);
    }

    /** Gives the place of the answer of two ends. */
    private int place(Cell egress, Cell ingress) {
        return joined.computeIfAbsent(
                new TwoCells(egress, ingress),
                two -> placeOf(two.egress.answer().withOtherEnd(two.ingress.answer())));
    }

    private int placeOf(Answer answer) {
        return places.computeIfAbsent(answer, key -> {
            int place = answers.size();
            answers.add(key);
            spare.add(new long[groups.words()]);
            if (place == rows.length) {
                rows = Arrays.copyOf(rows, Math.max(16, 2 * place));
                counts = Arrays.copyOf(counts, rows.length);
            }
            rows[place] = spare.get(place);
            return place;
        });
    }

    /** Moves the pods of a group to the answer of two ends of which at least one is an exception; each group once. */
    void move(PodGroup group, int ingressProfile, Cell egress, Cell ingress) {
        int from = usual.placeByProfile[ingressProfile];
        int to = place(egress, ingress);
        if (from == to) {
            return;
        }
        moves.add(new Move(group, from, to));
        group.removeFrom(rows[from]);
        group.addTo(rows[to]);
        if (counts[to] == 0) {
            inUse.add(to);
        }
        counts[from] -= group.handles().length;
        counts[to] += group.handles().length;
    }

    /**
     * Hands over the rows that are not empty.
     *
     * @param counting the pods that count: the others are left out
     */
    void forEach(PodGroups.Counting counting, BiConsumer<PodSet, Answer> consumer) {
        IntList all = inUse.toSortedSet();
        for (int i = 0; i < all.size(); i++) {
            int place = all.get(i);
            if (counts[place] > 0 && counting.isEverybody()) {
                consumer.accept(shown.of(rows[place], counts[place]), answers.get(place));
            } else if (counts[place] > 0) {
                long[] row = rows[place].clone();
                int count = counting.keepIn(row);
                if (count > 0) {
                    consumer.accept(shown.of(row, count), answers.get(place));
                }
            }
        }
    }
}
