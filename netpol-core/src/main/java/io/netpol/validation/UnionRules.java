package io.netpol.validation;

import static io.netpol.validation.ViolationKind.FORBIDDEN;
import static io.netpol.validation.ViolationKind.REQUIRED;

import java.util.ArrayList;
import java.util.List;

/** The rule that exactly one of some fields is there. */
final class UnionRules {
    private final String what;
    private final String instead;
    private final Violations violations;
    private final List<String> allowed = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    /**
     * Begins a union.
     *
     * @param what names it in messages
     * @param instead says where fields that are too many can stand
     */
    UnionRules(String what, String instead, Violations violations) {
        this.what = what;
        this.instead = instead;
        this.violations = violations;
    }

    /** Begins a union that is an entry of a list. */
    static UnionRules ofEntry(String what, Violations violations) {
        return new UnionRules(what, "the others as entries of their own", violations);
    }

    /** Adds a field of the union. */
    void field(String name, boolean isPresent) {
        allowed.add(name);
        if (isPresent) {
            found.add(name);
        }
    }

    /** Adds a field that nobody is told to write. */
    void hiddenField(String name) {
        found.add(name);
    }

    void check() {
        if (found.isEmpty()) {
            violations.error(REQUIRED, what + " is empty; write " + choice());
        } else if (found.size() > 1) {
            violations.error(
                    FORBIDDEN,
                    what + " has exactly one field, and here are " + String.join(" and ", found)
                            + "; write one of them, and " + instead);
        }
    }

    private String choice() {
        int last = allowed.size() - 1;
        return last == 0 ? allowed.get(0) : String.join(", ", allowed.subList(0, last)) + " or " + allowed.get(last);
    }
}
