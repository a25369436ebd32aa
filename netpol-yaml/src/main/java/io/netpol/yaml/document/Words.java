package io.netpol.yaml.document;

import java.util.Arrays;

/**
 * Gives short texts that were met before as the same instance. Manifests say the same few names over and over: shared, they
 * are compared and hashed once, and take no memory again. A table that never grows; where two texts share a place, the later one
 * takes it, and the other is made anew.
 */
final class Words {

    private static final int FEWEST = 512;
    private static final int MOST = 8192;
    private static final int CHARS_PER_PLACE = 256;
    private static final int LONGEST = 48;

    private final String[] met;

    Words() {
        this(0);
    }

    /** A table for a text of this length: one file of many is short, and a table for all names of a cluster lost on it. */
    Words(int length) {
        int wanted = Math.max(FEWEST, Math.min(MOST, length / CHARS_PER_PLACE));
        met = new String[Integer.highestOneBit(wanted)];
        Arrays.fill(met, "");
    }

    /** The part of a text between two offsets. */
    String of(String text, int from, int to) {
        int length = to - from;
        if (length > LONGEST || length == 0) {
            return text.substring(from, to);
        }
        int place = place(
                length,
                text.charAt(from),
                text.charAt(from + length / 3),
                text.charAt(from + length / 2),
                text.charAt(to - 1 - (length >> 2)),
                text.charAt(to - 1));
        String word = met[place];
        if (word.length() != length || !text.startsWith(word, from)) {
            word = text.substring(from, to);
            met[place] = word;
        }
        return word;
    }

    /** The text of some chars of an array. */
    String of(char[] chars, int from, int length) {
        if (length > LONGEST || length == 0) {
            return new String(chars, from, length);
        }
        int place = place(
                length,
                chars[from],
                chars[from + length / 3],
                chars[from + length / 2],
                chars[from + length - 1 - (length >> 2)],
                chars[from + length - 1]);
        String word = met[place];
        if (word.length() != length || !isAt(word, chars, from)) {
            word = new String(chars, from, length);
            met[place] = word;
        }
        return word;
    }

    private static boolean isAt(String word, char[] chars, int from) {
        for (int i = word.length() - 1; i >= 0; i--) {
            if (word.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** A few characters tell the words of manifests apart well enough. */
    private int place(int length, char first, char third, char half, char late, char last) {
        int hash = ((((length * 31 + first) * 31 + half) * 31 + third) * 31 + late) * 31 + last;
        return (hash ^ (hash >>> 9)) & (met.length - 1);
    }
}
