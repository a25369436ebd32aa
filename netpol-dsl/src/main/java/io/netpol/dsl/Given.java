package io.netpol.dsl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Map;

/** Lists and maps as they are given to a sentence. */
final class Given {
    private Given() {}

    /**
     * Copies a list that must hold something: an empty one would make the sentence wider or narrower than it reads.
     *
     * @param things what the list holds, in the plural
     * @param instead what to write for what the empty list may have meant
     */
    static <T> ImmutableList<T> some(Iterable<? extends T> list, String things, String instead) {
        ImmutableList<T> copy = ImmutableList.copyOf(list);
        if (copy.isEmpty()) {
            throw nothing("list", things, instead);
        }
        return copy;
    }

    /** Copies a map that must hold something, as {@link #some(Iterable, String, String)} does with a list. */
    static ImmutableMap<String, String> some(Map<String, String> map, String things, String instead) {
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
