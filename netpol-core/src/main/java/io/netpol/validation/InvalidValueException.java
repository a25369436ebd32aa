package io.netpol.validation;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown where a value would break the rules of the API server. It holds every violation, not only the first. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient ImmutableList<Violation> violations;

    private InvalidValueException(String what, ImmutableList<Violation> violations) {
        super(violations.stream()
                .map(Violation::toString)
                .collect(Collectors.joining("; ", what + " is not valid: ", "")));
        this.violations = violations;
    }

    /**
     * Throws if there is an error among the violations; warnings alone let the value pass.
     *
     * @param what names the value in the message
     */
    public static void throwIfAnyError(String what, List<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        ImmutableList<Violation> errors =
                violations.stream().filter(Violation::isError).collect(ImmutableList.toImmutableList());
        if (!errors.isEmpty()) {
            throw new InvalidValueException(what, errors);
        }
    }

    /** Gives every violation found, in the order of the rules; never empty. */
    public ImmutableList<Violation> violations() {
        return violations;
    }
}
