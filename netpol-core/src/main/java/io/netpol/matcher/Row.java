package io.netpol.matcher;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * What a profile says to all peer classes below a number: one cell to most of them, and another to a few, which are kept in a
 * hash table of their own with linear probing; where the few are many, in a list of bytes, one for each class. To look up
 * costs one or two accesses to memory, and allocates nothing. Immutable, so that threads can take it from a place where it was
 * put without a lock.
 */
final class Row {
    private static final int SMALLEST = 2;
    private static final byte[] NO_CODES = {};
    /** What a slot of the hash table weighs, in bytes. */
    private static final int SLOT = 8;

    private final int limit;
    private final int shift;
    private final int[] keys;
    private final Cell[] cells;
    private final byte[] codes;
    private final Cell otherwise;

    private Row(int limit, Cell otherwise, int[] keys, Cell[] cells, byte[] codes) {
        this.limit = limit;
        this.otherwise = otherwise;
        this.keys = keys;
        this.cells = cells;
        this.codes = codes;
        this.shift = Integer.numberOfLeadingZeros(keys.length - 1);
    }

    /** Takes what a row says to a class. */
    @FunctionalInterface
    interface Consumer {
        void accept(int peerClass, Cell cell);
    }

    /** Gives the row of a profile that says the same to every class there is and will be. */
    static Row uniform(Cell cell) {
        return new Row(Integer.MAX_VALUE, cell, new int[SMALLEST], new Cell[SMALLEST], NO_CODES);
    }

    /** Gives the number below which all classes are covered. */
    int limit() {
        return limit;
    }

    /** Gives what is said to a class that is covered. */
    Cell cell(int peerClass) {
        if (codes.length > 0) {
            return cells[codes[peerClass] & 0xFF];
        }
        int[] all = keys;
        int at = slot(peerClass, shift);
        while (true) {
            int key = all[at];
            if (key == 0) {
                return otherwise;
            }
            if (key == peerClass + 1) {
                return cells[at];
            }
            at = (at + 1) & (all.length - 1);
        }
    }

    /** Gives what is said to all classes that are no exceptions. */
    Cell otherwise() {
        return otherwise;
    }

    /** Hands over each exception, in no particular order. */
    void forEachException(Consumer consumer) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                consumer.accept(keys[i] - 1, cells[i]);
            }
        }
        for (int peerClass = 0; peerClass < codes.length; peerClass++) {
            if (codes[peerClass] != 0) {
                consumer.accept(peerClass, cells[codes[peerClass] & 0xFF]);
            }
        }
    }

    /** Gives what the row weighs, in bytes; cells are shared, and not counted. */
    long bytes() {
        return codes.length > 0 ? codes.length : (long) SLOT * keys.length;
    }

    private static int slot(int peerClass, int shift) {
        // multiplying by an odd number near 2^32 divided by the golden ratio spreads numbers that lie close together
        return (peerClass * 0x9E3779B9) >>> shift;
    }

    /** A row in the making: the exceptions of the one before, and more. */
    static final class Maker {
        private final int limit;
        private final Cell otherwise;
        private final IntBuffer classes = new IntBuffer();
        private Cell[] cells = new Cell[8];

        /**
         * Begins a row.
         *
         * @param limit the number below which the classes are
         * @param otherwise what is said to all classes that are not added
         */
        Maker(int limit, Cell otherwise) {
            this.limit = limit;
            this.otherwise = otherwise;
        }

        /** Adds the exceptions of a row for fewer classes. */
        void addAll(Row before) {
            before.forEachException(this::add);
        }

        /** Adds what is said to a class, each class once. */
        void add(int peerClass, Cell cell) {
            if (cell == otherwise) {
                return;
            }
            if (classes.size() == cells.length) {
                cells = Arrays.copyOf(cells, 2 * cells.length);
            }
            cells[classes.size()] = cell;
            classes.add(peerClass);
        }

        Row row() {
            int size = SMALLEST;
            // at most three quarters full
            while (3L * size < 4L * (classes.size() + 1)) {
                size *= 2;
            }
            if (limit < (long) SLOT * size) {
                IdentityHashMap<Cell, Integer> palette = palette();
                if (palette.size() <= 1 << Byte.SIZE) {
                    return dense(palette);
                }
            }
            int[] keys = new int[size];
            Cell[] values = new Cell[size];
            int shift = Integer.numberOfLeadingZeros(size - 1);
            for (int i = 0; i < classes.size(); i++) {
                int at = slot(classes.get(i), shift);
                while (keys[at] != 0) {
                    at = (at + 1) & (size - 1);
                }
                keys[at] = classes.get(i) + 1;
                values[at] = cells[i];
            }
            return new Row(limit, otherwise, keys, values, NO_CODES);
        }

        private IdentityHashMap<Cell, Integer> palette() {
            IdentityHashMap<Cell, Integer> palette = new IdentityHashMap<>();
            palette.put(otherwise, 0);
            for (int i = 0; i < classes.size(); i++) {
                palette.putIfAbsent(cells[i], palette.size());
            }
            return palette;
        }

        private Row dense(IdentityHashMap<Cell, Integer> palette) {
            byte[] codes = new byte[limit];
            for (int i = 0; i < classes.size(); i++) {
                codes[classes.get(i)] = requireNonNull(palette.get(cells[i])).byteValue();
            }
            Cell[] byCode = new Cell[palette.size()];
            palette.forEach((cell, code) -> byCode[code] = cell);
            return new Row(limit, otherwise, new int[SMALLEST], byCode, codes);
        }
    }
}
