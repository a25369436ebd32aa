package io.netpol.matcher;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the worlds that can be, as far as an evaluation tells them apart. It asks for terms one by one and is repeated
 * until each combination of answers has been gone through: yes first, then no.
 */
final class Worlds {
    private final World start;
    private final List<Step> path = new ArrayList<>();

    private record Step(int term, boolean holds, World world) {}

    Worlds(Vocabulary vocabulary) {
        this.start = World.unlimited(vocabulary);
    }

    /** Tells whether a term holds in this world; what follows from the terms before it is no step. */
    boolean holds(int term) {
        World world = world();
        if (!world.mayHold(term)) {
            return false;
        }
        if (!world.mustHold(term)) {
            path.add(new Step(term, true, world.with(term, true)));
        }
        return true;
    }

    /** Gives what has been asked for in this world. */
    World world() {
        return path.isEmpty() ? start : path.get(path.size() - 1).world;
    }

    /** Moves on to the next world; tells whether there is one. */
    boolean next() {
        while (!path.isEmpty()) {
            Step last = path.remove(path.size() - 1);
            if (last.holds) {
                path.add(new Step(last.term, false, world().with(last.term, false)));
                return true;
            }
        }
        return false;
    }
}
