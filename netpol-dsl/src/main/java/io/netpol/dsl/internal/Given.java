package io.netpol.dsl.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Lists and maps as they are given to a sentence. */
public final class Given {
    private Given() {}

    /**
     * Copies a list that must hold something: an empty one would make the sentence wider or narrower than it reads.
     *
     * @param things what the list holds, in the plural
     * @param instead what to write for what the empty list may have meant
     */
    public static <T> ImmutableList<T> some(Iterable<? extends T> list, String things, String instead) {
        ImmutableList<T> copy = ImmutableList.copyOf(list);
        if (copy.isEmpty()) {
            throw nothing("list", things, instead);
        }
        return copy;
    }

    /** Copies a list that must hold something and nothing twice, as {@link #some(Iterable, String, String)} does. */
    public static <T> ImmutableSet<T> different(Iterable<? extends T> list, String things, String instead) {
        ImmutableList<T> copy = some(list, things, instead);
        Set<T> seen = new HashSet<>();
        for (T thing : copy) {
            if (!seen.add(thing)) {
                throw new IllegalArgumentException(
                        "a list of " + things + " with " + thing + " in it twice; leave one of them out");
            }
        }
        return ImmutableSet.copyOf(copy);
    }

    /** Copies a map that must hold something, as {@link #some(Iterable, String, String)} does with a list. */
    public static ImmutableMap<String, String> some(Map<String, String> map, String things, String instead) {
        ImmutableMap<String, String> copy = ImmutableMap.copyOf(map);
        if (copy.isEmpty()) {
            throw nothing("map", things, instead);
        }
        return copy;
    }

    private static IllegalArgumentException nothing(String what, String things, String instead) {
        return new IllegalArgumentException("a " + what + " of no " + things + "; " + instead);
    }
}
