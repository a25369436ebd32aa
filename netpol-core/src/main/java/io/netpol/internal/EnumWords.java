package io.netpol.internal;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Constants as the words of options: {@code AS_NODES} is {@code as-nodes}. */
public final class EnumWords {
    private EnumWords() {}

    /** Gives the word of a constant. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Gives the constant of a word. */
    public static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(word))
                .findFirst();
    }

    /** Gives all words of a type, in the order of its constants. */
    public static <E extends Enum<E>> ImmutableList<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(EnumWords::word).collect(ImmutableList.toImmutableList());
    }
}
