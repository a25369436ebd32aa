package io.netpol.yaml.document;

import java.util.Arrays;

/**
 * Gives short texts that were met before as the same instance. Manifests say the same few names over and over: shared, they
 * are compared and hashed once, and take no memory again. A table of fixed size; where two texts share a place, the later one
 * takes it, and the other is made anew.
 */
final class Words {

    private static final int PLACES = 512;
    private static final int LONGEST = 48;

    private final String[] met = new String[PLACES];

    Words() {
        Arrays.fill(met, "");
    }

    /** The part of a text between two offsets. */
    String of(String text, int from, int to) {
        int length = to - from;
        if (length > LONGEST || length == 0) {
            return text.substring(from, to);
        }
        int hash = length * 31 + text.charAt(from);
        hash = hash * 31 + text.charAt(from + length / 2);
        hash = hash * 31 + text.charAt(from + length / 3);
        hash = hash * 31 + text.charAt(to - 1);
        int place = (hash ^ (hash >>> 9)) & (PLACES - 1);
        String word = met[place];
        if (word.length() != length || !text.startsWith(word, from)) {
            word = text.substring(from, to);
            met[place] = word;
        }
        return word;
    }
}
