package io.netpol.cluster;

/**
 * Thrown for a question that has no answer: about a pod that has ended, a name that fits nothing, two ends without a
 * common address family. Never a guess, never "denied".
 */
public final class UnanswerableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception; the message says what is missing and what to ask instead. */
    public UnanswerableException(String message) {
        super(message);
    }
}
