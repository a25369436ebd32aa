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

    private final int limit;
    private final int shift;
    /** For each exception the class, counted from 1, and the number of its cell; 0 where there is none. */
    private final long[] slots;

    private final byte[] codes;
    /** The cells by numbers: those of the slots, which all rows share, or those of the codes. */
    private final Cell[] cells;

    private final Cell otherwise;

    private Row(int limit, Cell otherwise, long[] slots, byte[] codes, Cell[] cells) {
        this.limit = limit;
        this.otherwise = otherwise;
        this.slots = slots;
        this.codes = codes;
        this.cells = cells;
        this.shift = Integer.numberOfLeadingZeros(slots.length - 1);
    }

    /** Takes what a row says to a class. */
    @FunctionalInterface
    interface Consumer {
        void accept(int peerClass, Cell cell);
    }

    /** Gives the row of a profile that says the same to every class there is and will be. */
    static Row uniform(Cell cell) {
        return new Row(Integer.MAX_VALUE, cell, new long[SMALLEST], NO_CODES, new Cell[] {});
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
        long[] all = slots;
        int at = slot(peerClass, shift);
        while (true) {
            long slot = all[at];
            if (peerClass(slot) == peerClass) {
                return cells[number(slot)];
            }
            if (slot == 0) {
                return otherwise;
            }
            at = (at + 1) & (all.length - 1);
        }
    }

    private static long slot(int peerClass, Cell cell) {
        return (peerClass + 1L) << Integer.SIZE | cell.number();
    }

    /** Gives the class of a slot; -1 where it is empty. */
    private static int peerClass(long slot) {
        return (int) (slot >>> Integer.SIZE) - 1;
    }

    private static int number(long slot) {
        return (int) slot;
    }

    /** Gives what is said to all classes that are no exceptions. */
    Cell otherwise() {
        return otherwise;
    }

    /** Hands over each exception, in no particular order. */
    void forEachException(Consumer consumer) {
        for (long slot : slots) {
            if (slot != 0) {
                consumer.accept(peerClass(slot), cells[number(slot)]);
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
        return codes.length > 0 ? codes.length : (long) Long.BYTES * slots.length;
    }

    private static int slot(int peerClass, int shift) {
        // multiplying by an odd number near 2^32 divided by the golden ratio spreads numbers that lie close together
        return (peerClass * 0x9E3779B9) >>> shift;
    }

    /** A row in the making: the exceptions of the one before, and more. */
    static final class Maker {
        private final int limit;
        private final Cell otherwise;
        private final Cells distinct;
        private final IntBuffer classes = new IntBuffer();
        private Cell[] cells = new Cell[8];

        /**
         * Begins a row.
         *
         * @param limit the number below which the classes are
         * @param otherwise what is said to all classes that are not added
         * @param distinct where the cells are from
         */
        Maker(int limit, Cell otherwise, Cells distinct) {
            this.limit = limit;
            this.distinct = distinct;
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
            if (limit < (long) Long.BYTES * size) {
                IdentityHashMap<Cell, Integer> palette = palette();
                if (palette.size() <= 1 << Byte.SIZE) {
                    return dense(palette);
                }
            }
            long[] slots = new long[size];
            int shift = Integer.numberOfLeadingZeros(size - 1);
            for (int i = 0; i < classes.size(); i++) {
                int at = slot(classes.get(i), shift);
                while (slots[at] != 0) {
                    at = (at + 1) & (size - 1);
                }
                slots[at] = slot(classes.get(i), cells[i]);
            }
            return new Row(limit, otherwise, slots, NO_CODES, distinct.byNumber());
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
            return new Row(limit, otherwise, new long[SMALLEST], codes, byCode);
        }
    }
}
