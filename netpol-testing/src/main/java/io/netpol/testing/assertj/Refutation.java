package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.UnanswerableException;

/**
 * Why an assertion does not hold.
 *
 * @param claim what was asserted, in words that continue "Expecting"
 * @param lines what is against it
 * @param expected what an expected value is shown as
 * @param actual what the actual value is shown as
 */
record Refutation(String claim, ImmutableList<String> lines, String expected, String actual) {

    static Refutation of(String claim, ImmutableList<String> lines, Iterable<String> actual) {
        return new Refutation(claim, lines, claim, String.join("\n", actual));
    }

    /** Gives the refutation of a claim that cannot be checked, as some subject of it stands for nothing. */
    static Refutation unanswerable(String claim, UnanswerableException why) {
        ImmutableList<String> lines =
                ImmutableList.copyOf(String.valueOf(why.getMessage()).lines().iterator());
        return new Refutation(claim, lines, claim, "no answer");
    }

    /**
     * Gives the text of the failure; the reason is empty where none was given. It begins on a line of its own, as AssertJ's
     * texts do, so that several of them can be listed.
     */
    String message(String reason) {
        StringBuilder message = new StringBuilder("\nExpecting ").append(claim);
        if (!reason.isEmpty()) {
            message.append(", because ").append(reason);
        }
        message.append(", but:");
        lines.forEach(line -> message.append("\n  ").append(line));
        return message.toString();
    }
}
