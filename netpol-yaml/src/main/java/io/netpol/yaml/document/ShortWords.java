package io.netpol.yaml.document;

import java.util.Arrays;

/**
 * Gives texts of up to sixteen characters that were met before as the same instance, as {@link Words} does for longer ones. Such
 * a text is two numbers, which whoever passes over its characters makes on the way: they are compared at once, and the
 * characters are not looked at again.
 */
final class ShortWords {
    /** So many characters there are in a number. */
    static final int CHARACTERS = 8;
    /** The last character that fits. */
    static final char LAST = 0xFF;

    private static final int FEWEST = 512;
    private static final int MOST = 8192;
    private static final int TEXT_PER_PLACE = 256;

    private final Words longer;
    private final int shift;
    private final long[] numbers;
    private final String[] met;

    ShortWords() {
        this(0);
    }

    /** A table for a text of this length. */
    ShortWords(int length) {
        int places = Integer.highestOneBit(Math.max(FEWEST, Math.min(MOST, length / TEXT_PER_PLACE)));
        longer = new Words(length);
        shift = Long.numberOfLeadingZeros(places - 1);
        numbers = new long[2 * places];
        met = new String[places];
        Arrays.fill(met, "");
    }

    /** The words of which this knows nothing, as they are too long. */
    Words longer() {
        return longer;
    }

    /**
     * The part of a text between two offsets.
     *
     * @param first its first characters, each a byte of the number, the last of them lowest
     * @param second the same of those behind; 0 where there are none
     */
    String of(String text, int from, int to, long first, long second) {
        // odd numbers without a pattern in their bits spread words that differ in a digit
        int place = (int)
                ((((first * 0x9E3779B97F4A7C15L) ^ (second * 0xC2B2AE3D27D4EB4FL)) * 0x9E3779B97F4A7C15L) >>> shift);
        if (numbers[2 * place] != first || numbers[2 * place + 1] != second) {
            numbers[2 * place] = first;
            numbers[2 * place + 1] = second;
            met[place] = text.substring(from, to);
        }
        return met[place];
    }
}
