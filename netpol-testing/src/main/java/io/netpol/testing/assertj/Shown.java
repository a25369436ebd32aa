package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** What several checks say alike, and long lists, cut so that somebody can read them. */
final class Shown {
    /** How many lines of a list are shown. */
    static final int LINES = 50;

    /** How many of them are explained. */
    static final int EXPLAINED = 5;

    static final String NO_PODS = "the cluster has no pods, so this would hold whatever the policies are";

    private Shown() {}

    /** Gives the first lines, and how many more there are. */
    static ImmutableList<String> first(List<String> lines) {
        if (lines.size() <= LINES) {
            return ImmutableList.copyOf(lines);
        }
        return ImmutableList.<String>builder()
                .addAll(lines.subList(0, LINES))
                .add("and " + (lines.size() - LINES) + " more")
                .build();
    }

    /** Gives the lines, each behind so many blanks. */
    static ImmutableList<String> indented(int blanks, List<String> lines) {
        return lines.stream().map(line -> " ".repeat(blanks) + line).collect(ImmutableList.toImmutableList());
    }
}
