package io.netpol.eval;

import java.util.Locale;

/** What is answered for one connection. */
public enum Outcome {
    /** The connection is let through at both ends. */
    ALLOWED,
    /** At least one end stops the connection. */
    DENIED,
    /** Cluster-wide policies of equal rank lead to different results. */
    AMBIGUOUS,
    /** A fact is missing on which the answer depends; the explanation names it. */
    UNKNOWN;

    /** Gives the lower-case word for people and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Gives the outcome of a connection from those of its two ends: denied, else unknown, else ambiguous, else allowed. */
    public Outcome withOtherEnd(Outcome other) {
        for (Outcome outcome : new Outcome[] {DENIED, UNKNOWN, AMBIGUOUS}) {
            if (this == outcome || other == outcome) {
                return outcome;
            }
        }
        return ALLOWED;
    }
}
