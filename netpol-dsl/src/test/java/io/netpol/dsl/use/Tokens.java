package io.netpol.dsl.use;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sentences as the compiler's scanner sees them, to tell how far apart two of them are. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|\\w+|[^\\s\\w\"]");
    private static final Pattern WORD = Pattern.compile("[\"\\w].*");

    private Tokens() {}

    static ImmutableList<String> of(List<String> lines) {
        return TOKEN.matcher(String.join("\n", lines))
                .results()
                .map(MatchResult::group)
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Counts the steps of a sentence that the other has not: what remains between the longest equal start and the
     * longest equal end, where a word with all that stands in its parentheses is one step.
     */
    static int stepsThatDiffer(List<String> sentence, List<String> other) {
        int shorter = Math.min(sentence.size(), other.size());
        int start = 0;
        while (start < shorter && sentence.get(start).equals(other.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && sentence.get(sentence.size() - 1 - end).equals(other.get(other.size() - 1 - end))) {
            end++;
        }
        return outermostWords(sentence.subList(start, sentence.size() - end));
    }

    private static int outermostWords(List<String> tokens) {
        int depth = 0;
        int lowest = 0;
        int words = 0;
        for (String token : tokens) {
            if (token.equals("(")) {
                depth++;
            } else if (token.equals(")")) {
                depth--;
                if (depth < lowest) {
                    // what came before stood deeper than this
                    lowest = depth;
                    words = 0;
                }
            } else if (depth == lowest && WORD.matcher(token).matches()) {
                words++;
            }
        }
        return words;
    }
}
