package io.netpol.cli;

import com.google.common.collect.ImmutableList;

/** Thrown where a command cannot answer because of what it was given. The program ends with status 2. */
final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImmutableList<String> lines;

    BadInputException(ImmutableList<String> lines) {
        super(String.join("\n", lines));
        this.lines = lines;
    }

    BadInputException(String line) {
        this(ImmutableList.of("netpol: " + line));
    }

    /** The lines to print. */
    ImmutableList<String> lines() {
        return lines;
    }
}
