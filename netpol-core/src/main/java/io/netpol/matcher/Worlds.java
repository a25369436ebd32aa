package io.netpol.matcher;

import io.netpol.eval.MissingFact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The combinations of terms of which nobody knows whether they hold. An evaluation asks for them one by one and is repeated
 * until each combination of answers, as far as it asks, has been gone through: yes first, then no.
 */
final class Worlds {
    private final List<Term> terms;
    private final List<Step> path = new ArrayList<>();
    private final Set<MissingFact> asked = EnumSet.noneOf(MissingFact.class);

    private record Step(int term, boolean holds) {}

    Worlds(List<Term> terms) {
        this.terms = terms;
    }

    /** Tells whether a term holds in this world. */
    boolean holds(int term) {
        for (Step step : path) {
            if (step.holds && implies(step.term, term)) {
                return true;
            }
            if (!step.holds && implies(term, step.term)) {
                return false;
            }
        }
        asked.add(terms.get(term) instanceof Term.Resolved ? MissingFact.DOMAIN_NAMES : MissingFact.DESTINATION_NODE);
        path.add(new Step(term, true));
        return true;
    }

    /** Tells whether a term holds by what was asked in this world; nothing new is asked. */
    boolean wasHeld(int term) {
        return path.stream().anyMatch(step -> step.holds && implies(step.term, term));
    }

    private boolean implies(int term, int other) {
        return term == other
                || (terms.get(term) instanceof Term.Resolved name
                        && terms.get(other) instanceof Term.Resolved wider
                        && wider.name().covers(name.name()));
    }

    /** Moves on to the next world; tells whether there is one. */
    boolean next() {
        while (!path.isEmpty()) {
            Step last = path.remove(path.size() - 1);
            if (last.holds) {
                path.add(new Step(last.term, false));
                return true;
            }
        }
        return false;
    }

    /** The facts that would answer what was asked in any world. */
    Set<MissingFact> asked() {
        return asked;
    }
}
