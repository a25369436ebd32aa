package io.netpol.reference;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Goes through all that may hold and not hold, as far as it is asked: whoever asks is run once for each combination of
 * answers. What is asked first is answered yes, then no.
 */
final class Assumptions {
    private final List<Assumption> path = new ArrayList<>();
    private final Set<Supposition> asked = new LinkedHashSet<>();

    private record Assumption(Supposition supposition, boolean holds) {}

    /** Tells whether something holds in this run. */
    boolean holds(Supposition supposition) {
        for (Assumption assumption : path) {
            if (assumption.holds && assumption.supposition.implies(supposition)) {
                return true;
            }
            if (!assumption.holds && supposition.implies(assumption.supposition)) {
                return false;
            }
        }
        asked.add(supposition);
        path.add(new Assumption(supposition, true));
        return true;
    }

    /** Prepares the next run; gives false when there is none left. */
    boolean next() {
        while (!path.isEmpty()) {
            Assumption last = path.remove(path.size() - 1);
            if (last.holds) {
                path.add(new Assumption(last.supposition, false));
                return true;
            }
        }
        return false;
    }

    /** What was asked and holds in this run. */
    ImmutableSet<Supposition> holding() {
        return path.stream()
                .filter(Assumption::holds)
                .map(Assumption::supposition)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** Everything that was asked in any run so far, and not implied by something else. */
    Set<Supposition> asked() {
        return asked;
    }
}
