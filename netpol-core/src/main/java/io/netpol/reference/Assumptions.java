package io.netpol.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes through all that may hold and not hold, as far as it is asked: whoever asks is run once for each combination of
 * answers that can be. What is asked first is answered yes, then no.
 */
final class Assumptions {
    private final List<Assumption> path = new ArrayList<>();

    private record Assumption(Supposition supposition, boolean holds, Assumed assumed) {}

    /** Tells whether something holds in this run. */
    boolean holds(Supposition supposition) {
        Assumed assumed = assumed();
        if (!assumed.mayHold(supposition)) {
            return false;
        }
        if (!assumed.mustHold(supposition)) {
            path.add(new Assumption(supposition, true, assumed.with(supposition, true)));
        }
        return true;
    }

    /** Prepares the next run; gives false when there is none left. */
    boolean next() {
        while (!path.isEmpty()) {
            Assumption last = path.remove(path.size() - 1);
            if (last.holds) {
                path.add(new Assumption(last.supposition, false, assumed().with(last.supposition, false)));
                return true;
            }
        }
        return false;
    }

    /** What was asked in this run and not implied by something else, with the answers. */
    Assumed assumed() {
        return path.isEmpty() ? Assumed.NOTHING : path.get(path.size() - 1).assumed;
    }
}
