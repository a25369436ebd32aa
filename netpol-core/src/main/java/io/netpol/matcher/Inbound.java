package io.netpol.matcher;

import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import java.util.Arrays;

/**
 * What the ingress profiles of pods say to the classes of sources, in one family, turned over: for each class, the profiles
 * that say something else to it than to most.
 */
final class Inbound {
    private final Cell[] usual;
    private final int[] starts;
    private final int[] profiles;
    private final Cell[] cells;

    private Inbound(Cell[] usual, int[] starts, int[] profiles, Cell[] cells) {
        this.usual = usual;
        this.starts = starts;
        this.profiles = profiles;
        this.cells = cells;
    }

    /** Turns the rows of all ingress profiles over: collects, counts and fills, each in one pass. */
    static Inbound of(Classes classes, PodGroups groups, IpFamily family) {
        PodColumn ingress = groups.profiles(Direction.INGRESS);
        PodColumn sources = groups.sources(family);
        Cell[] usual = new Cell[ingress.size()];
        Exceptions found = new Exceptions();
        for (int place = 0; place < usual.length; place++) {
            Row row = classes.row(ingress.number(place));
            usual[place] = row.otherwise();
            int profile = place;
            row.forEachException((peerClass, cell) -> found.add(sources.placeOf(peerClass), profile, cell));
        }
        int[] starts = new int[sources.size() + 1];
        for (int i = 0; i < found.sources.size(); i++) {
            starts[found.sources.get(i) + 1]++;
        }
        for (int i = 0; i < sources.size(); i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        int[] profiles = new int[found.sources.size()];
        Cell[] cells = new Cell[profiles.length];
        for (int i = 0; i < profiles.length; i++) {
            int at = next[found.sources.get(i)]++;
            profiles[at] = found.profiles.get(i);
            cells[at] = found.cells[i];
        }
        return new Inbound(usual, starts, profiles, cells);
    }

    /** Exceptions in the order of profiles. */
    private static final class Exceptions {
        private final IntBuffer sources = new IntBuffer();
        private final IntBuffer profiles = new IntBuffer();
        private Cell[] cells = new Cell[64];

        /** Adds an exception, if the class is one of a source. */
        void add(int source, int profile, Cell cell) {
            if (source < 0) {
                return;
            }
            if (sources.size() == cells.length) {
                cells = Arrays.copyOf(cells, 2 * cells.length);
            }
            cells[sources.size()] = cell;
            sources.add(source);
            profiles.add(profile);
        }
    }

    /** Gives what the profile at a place says to most classes. */
    Cell usual(int profile) {
        return usual[profile];
    }

    /** Gives where the exceptions begin for the class at a place; they end where those of the next begin. */
    int start(int source) {
        return starts[source];
    }

    /** Gives the place of the profile of an exception. */
    int profile(int exception) {
        return profiles[exception];
    }

    /** Gives what the profile of an exception says. */
    Cell cell(int exception) {
        return cells[exception];
    }
}
