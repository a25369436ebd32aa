package io.netpol.internal;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant by a word that is not known. */
public final class Nearest {
    private Nearest() {}

    /**
     * Gives the candidate with the fewest changed letters, upper and lower case being the same; nothing where all are too
     * far away to be meant (more than a third of the letters). The first of several wins in alphabetical order.
     */
    public static Optional<String> to(String word, Iterable<String> candidates) {
        int limit = Math.max(1, word.length() / 3);
        record Scored(String candidate, int distance) {}
        Optional<Scored> best = Optional.empty();
        Comparator<Scored> order = Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate);
        for (String candidate : candidates) {
            Scored scored =
                    new Scored(candidate, distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT)));
            if (scored.distance <= limit && (best.isEmpty() || order.compare(scored, best.get()) < 0)) {
                best = Optional.of(scored);
            }
        }
        return best.map(Scored::candidate);
    }

    /** Counts the letters to insert, remove, replace or swap with their neighbour: the usual table, row by row. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
