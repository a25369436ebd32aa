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
 * once are not joined again, and what is said to most is joined once for all sources of which the same is said to most.
 */
final class AnswerRows {
    private final PodGroups groups;
    private final Inbound inbound;
    private final Map<TwoCells, Integer> joined = new HashMap<>();
    private final Map<Answer, Integer> places = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<long[]> rows = new ArrayList<>();
    private final Map<Cell, Usual> usualByEgress = new HashMap<>();
    private final IntBuffer touched = new IntBuffer();
    private boolean[] isTouched = new boolean[64];
    private Usual usual;

    /** Cells are distinct by identity: equal ones are one. */
    private record TwoCells(Cell egress, Cell ingress) {}

    /** For a source, what is said to most: the place of the answer by ingress profile, and rows for the answers. */
    private record Usual(int[] placeByProfile, int[] places, List<long[]> rows) {}

    AnswerRows(PodGroups groups, Inbound inbound) {
        this.groups = groups;
        this.inbound = inbound;
        this.usual = new Usual(new int[0], new int[0], List.of());
    }

    /** Begins with a source to whose egress profile most destinations are the same. */
    void begin(Cell egress) {
        usual = usualByEgress.computeIfAbsent(egress, this::usual);
        for (int i = 0; i < touched.size(); i++) {
            isTouched[touched.get(i)] = false;
        }
        touched.clear();
        for (int i = 0; i < usual.places.length; i++) {
            int place = usual.places[i];
            System.arraycopy(usual.rows.get(i), 0, rows.get(place), 0, groups.words());
            isTouched[place] = true;
            touched.add(place);
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
        for (int place : sorted) {
            sortedRows.add(byPlace.get(place));
        }
        return new Usual(placeByProfile, sorted, sortedRows);
    }

    /** Gives the place of the answer of two ends. */
    private int place(Cell egress, Cell ingress) {
        return joined.computeIfAbsent(
                new TwoCells(egress, ingress),
                two -> placeOf(two.egress.answer().withOtherEnd(two.ingress.answer())));
    }

    private int placeOf(Answer answer) {
        return places.computeIfAbsent(answer, key -> {
            answers.add(key);
            rows.add(new long[groups.words()]);
            if (isTouched.length < answers.size()) {
                isTouched = Arrays.copyOf(isTouched, 2 * isTouched.length);
            }
            return answers.size() - 1;
        });
    }

    /** Moves the pods of a group to the answer of two ends of which at least one is an exception. */
    void move(PodGroup group, int ingressProfile, Cell egress, Cell ingress) {
        int from = usual.placeByProfile[ingressProfile];
        int to = place(egress, ingress);
        if (from == to) {
            return;
        }
        group.removeFrom(rows.get(from));
        if (!isTouched[to]) {
            isTouched[to] = true;
            touched.add(to);
            Arrays.fill(rows.get(to), 0);
        }
        group.addTo(rows.get(to));
    }

    /** Hands over the rows in which a pod is left of those that count. The array is used again. */
    void forEach(long[] counting, BiConsumer<long[], Answer> consumer) {
        for (int i = 0; i < touched.size(); i++) {
            long[] row = rows.get(touched.get(i));
            long any = 0;
            for (int word = 0; word < row.length; word++) {
                row[word] &= counting[word];
                any |= row[word];
            }
            if (any != 0) {
                consumer.accept(row, answers.get(touched.get(i)));
            }
        }
    }
}
