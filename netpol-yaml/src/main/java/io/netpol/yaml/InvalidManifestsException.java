package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;

/** Thrown where input has errors and nobody asked for the valid rest. It holds all problems, not only the first. */
public final class InvalidManifestsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient ImmutableList<Problem> problems;

    InvalidManifestsException(ImmutableList<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n", "the input has errors:\n", "")));
        this.problems = problems;
    }

    /** Gives all problems of the input, warnings included, in the order of the input. */
    public ImmutableList<Problem> problems() {
        return problems;
    }
}
