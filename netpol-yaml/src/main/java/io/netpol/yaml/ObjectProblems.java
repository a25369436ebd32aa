package io.netpol.yaml;

import io.netpol.validation.Severity;
import io.netpol.validation.Violation;
import io.netpol.validation.ViolationKind;
import io.netpol.yaml.document.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reports problems of one object; remembers whether there was an error. */
final class ObjectProblems {
    private final Origin origin;
    private final Supplier<String> object;
    private final Consumer<Problem> sink;
    /** The paths of fields that could not be read; made when there is the first. */
    private Set<String> unreadable = Set.of();

    private boolean hasErrors;

    ObjectProblems(Origin origin, String object, Consumer<Problem> sink) {
        this(origin, () -> object, sink);
    }

    /** An object whose name costs something, and is asked for only where there is a problem. */
    ObjectProblems(Origin origin, Supplier<String> object, Consumer<Problem> sink) {
        this.origin = origin;
        this.object = object;
        this.sink = sink;
    }

    /** Reports that a field could not be read as what it should be. */
    void error(String code, Position position, String path, String message) {
        if (unreadable.isEmpty()) {
            unreadable = new HashSet<>();
        }
        unreadable.add(path);
        add(Severity.ERROR, code, origin.at(position), path, message);
    }

    void warning(String code, Position position, String path, String message) {
        warning(code, origin.at(position), path, message);
    }

    void warning(String code, SourcePosition position, String path, String message) {
        add(Severity.WARNING, code, position, path, message);
    }

    /** Reports what the rules found, each at its place in the source. */
    void violations(List<Violation> violations) {
        for (Violation violation : violations) {
            if (!followsFromAnError(violation)) {
                add(
                        violation.severity(),
                        violation.kind().code(),
                        origin.position(violation.path(), violation.entry()),
                        violation.path(),
                        violation.message());
            }
        }
    }

    /** A field that could not be read looks missing or empty to the rules: that is the same mistake, not another one. */
    private boolean followsFromAnError(Violation violation) {
        return unreadable.stream()
                .anyMatch(path -> isAtOrBelow(violation.path(), path)
                        || (violation.kind() == ViolationKind.REQUIRED && isAtOrBelow(path, violation.path())));
    }

    private static boolean isAtOrBelow(String path, String top) {
        return path.startsWith(top)
                && (path.length() == top.length()
                        || path.charAt(top.length()) == '.'
                        || path.charAt(top.length()) == '[');
    }

    /** Reports that the object stands in the input a second time. */
    void duplicateOf(ObjectProblems first) {
        add(
                Severity.ERROR,
                ViolationKind.DUPLICATE.code(),
                origin.position("metadata.name", ""),
                "metadata.name",
                object() + " is there already, at " + first.origin.position("metadata.name", "")
                        + "; give one of them another name, or leave it out");
    }

    private void add(Severity severity, String code, SourcePosition position, String path, String message) {
        hasErrors |= severity == Severity.ERROR;
        sink.accept(new Problem(severity, code, position, object(), path, message));
    }

    /** Notes that the object has an error that was reported elsewhere. */
    void markUnusable() {
        hasErrors = true;
    }

    boolean hasErrorAt(String path) {
        return unreadable.contains(path);
    }

    boolean hasErrors() {
        return hasErrors;
    }

    Origin origin() {
        return origin;
    }

    String object() {
        return object.get();
    }
}
