package io.netpol.eval;

/**
 * The answer for one connection.
 *
 * @param connection the question
 * @param explanation why
 */
public record Verdict(Connection connection, Explanation explanation) {
    /** Gives the outcome. */
    public Outcome outcome() {
        return explanation.outcome();
    }

    /** Tells whether the connection is allowed for certain. */
    public boolean isAllowed() {
        return outcome() == Outcome.ALLOWED;
    }

    /** Tells whether the connection is denied for certain. */
    public boolean isDenied() {
        return outcome() == Outcome.DENIED;
    }
}
