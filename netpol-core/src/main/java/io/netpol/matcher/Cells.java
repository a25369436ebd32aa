package io.netpol.matcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The distinct cells, with numbers. Safe to share between threads. */
final class Cells {
    private final Map<EndAnswer, Cell> byAnswer = new HashMap<>();
    private volatile Cell[] byNumber = new Cell[64];

    /** Gives the cell of an answer. Many pairs have the same: they share it, so that it stays in the cache of the processor. */
    synchronized Cell of(EndAnswer answer) {
        Cell known = byAnswer.get(answer);
        if (known != null) {
            return known;
        }
        int number = byAnswer.size();
        Cell cell = Cell.of(answer, number);
        Cell[] room = number < byNumber.length ? byNumber : Arrays.copyOf(byNumber, 2 * number);
        room[number] = cell;
        byNumber = room;
        byAnswer.put(answer, cell);
        return cell;
    }

    /** Gives all cells by their numbers, those that come later perhaps too. */
    Cell[] byNumber() {
        return byNumber;
    }
}
