package io.netpol.validation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects violations while rules walk down a draft. A collector stands at one field path; {@link #field} and
 * {@link #item} give collectors one step further down that share what is collected. Not thread-safe.
 */
public final class Violations {
    private final List<Violation> found;
    private final String path;

    private Violations(List<Violation> found, String path) {
        this.found = found;
        this.path = path;
    }

    /** Gives an empty collector that stands at the root of the object. */
    public static Violations collector() {
        return new Violations(new ArrayList<>(), "");
    }

    /** Gives the collector for a field of the current object, named as in JSON. */
    public Violations field(String name) {
        return new Violations(found, path.isEmpty() ? name : path + "." + name);
    }

    /** Gives the collector for an element of the current list, counted from 0. */
    public Violations item(int index) {
        return new Violations(found, path + "[" + index + "]");
    }

    /** Adds an error at the current path. */
    public void error(ViolationKind kind, String message) {
        found.add(new Violation(Severity.ERROR, path, "", kind, message));
    }

    /** Adds a warning at the current path. */
    public void warning(ViolationKind kind, String message) {
        found.add(new Violation(Severity.WARNING, path, "", kind, message));
    }

    /** Adds an error about the entry with this key, the current path being that of a map. */
    public void entryError(String key, ViolationKind kind, String message) {
        found.add(new Violation(Severity.ERROR, path, key, kind, message));
    }

    /** Gives everything collected so far, errors and warnings, in the order of the rules. */
    public ImmutableList<Violation> toList() {
        return ImmutableList.copyOf(found);
    }

    /**
     * Ends a check of a value under construction.
     *
     * @param what names the value in the message
     * @throws InvalidValueException if an error was collected; it holds all of them
     */
    public void throwIfAnyError(String what) {
        InvalidValueException.throwIfAnyError(what, found);
    }
}
