package io.netpol.validation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects violations while rules walk down a draft. A collector stands at one field path; {@link #field} and
 * {@link #item} give collectors one step further down that share what is collected. Not thread-safe.
 */
public final class Violations {
    private static final int NO_INDEX = -1;

    private final List<Violation> found;
    /** Where the step starts from; null at the root. A path becomes text only when something is found there. */
    private final @Nullable Violations parent;
    /** The field; empty at the root and where an index stands instead. */
    private final String field;

    private final int index;

    private Violations(List<Violation> found, @Nullable Violations parent, String field, int index) {
        this.found = found;
        this.parent = parent;
        this.field = field;
        this.index = index;
    }

    /** Gives an empty collector that stands at the root of the object. */
    public static Violations collector() {
        return new Violations(new ArrayList<>(), null, "", NO_INDEX);
    }

    /** Gives the collector for a field of the current object, named as in JSON. */
    public Violations field(String name) {
        return new Violations(found, this, name, NO_INDEX);
    }

    /** Gives the collector for an element of the current list, counted from 0. */
    public Violations item(int index) {
        return new Violations(found, this, "", index);
    }

    /** Adds an error at the current path. */
    public void error(ViolationKind kind, String message) {
        found.add(new Violation(Severity.ERROR, path(), "", kind, message));
    }

    /** Adds a warning at the current path. */
    public void warning(ViolationKind kind, String message) {
        found.add(new Violation(Severity.WARNING, path(), "", kind, message));
    }

    /** Adds an error about the entry with this key, the current path being that of a map. */
    public void entryError(String key, ViolationKind kind, String message) {
        found.add(new Violation(Severity.ERROR, path(), key, kind, message));
    }

    private String path() {
        if (parent == null) {
            return "";
        }
        String above = parent.path();
        if (index != NO_INDEX) {
            return above + "[" + index + "]";
        }
        return above.isEmpty() ? field : above + "." + field;
    }

    /** Tells whether nothing was collected so far. */
    public boolean isEmpty() {
        return found.isEmpty();
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
