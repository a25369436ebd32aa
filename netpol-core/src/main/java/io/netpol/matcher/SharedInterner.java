package io.netpol.matcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An {@link Interner} for many threads: numbers are given one after the other, and read without a lock. */
final class SharedInterner<T> {
    private final Map<T, Integer> ids = new HashMap<>();
    private volatile Object[] values = new Object[64];

    synchronized int id(T value) {
        Integer known = ids.get(value);
        if (known != null) {
            return known;
        }
        int id = ids.size();
        Object[] room = id < values.length ? values : Arrays.copyOf(values, 2 * id);
        room[id] = value;
        // written again even if it is the same array: whoever reads it sees what is in it
        values = room;
        ids.put(value, id);
        return id;
    }

    synchronized int size() {
        return ids.size();
    }

    @SuppressWarnings("unchecked")
    T value(int id) {
        return (T) values[id];
    }
}
