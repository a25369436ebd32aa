package io.netpol.validation;

/**
 * One way in which a draft breaks the rules.
 *
 * @param severity whether the API server refuses it or only warns
 * @param path the field path relative to the object checked, in JSON names: {@code spec.ingress[0].ports[1].port}; empty
 *     for the object itself. Entries of a map have the path of the map (rule V0.4)
 * @param entry the key of the map entry concerned, where {@code path} names a map; else empty
 * @param kind the kind of error, as the API server reports it
 * @param message what was found, what is allowed, and what to write instead; without the path
 */
public record Violation(Severity severity, String path, String entry, ViolationKind kind, String message) {

    /** Tells whether the API server would refuse the object for this. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Gives {@code path: message}, or the message alone where the path is empty. */
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
