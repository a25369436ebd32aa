package io.netpol.matcher;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives equal values one small number, dense from 0 in the order of their first appearance. Not thread-safe. */
final class Interner<T> {
    private final Map<T, Integer> ids = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int id(T value) {
        Integer id = ids.get(value);
        if (id == null) {
            id = values.size();
            ids.put(value, id);
            values.add(value);
        }
        return id;
    }

    T value(int id) {
        return values.get(id);
    }

    int size() {
        return values.size();
    }

    List<T> values() {
        return Collections.unmodifiableList(values);
    }
}
