package io.netpol.matcher;

import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** The live pods of a table in groups, one for each kind; and the groups by each number of their kinds. */
final class PodGroups {
    private final int words;
    private final int[] handles;
    private final int[] special;
    private final List<PodGroup> plain;
    private final List<Alike> byTraits = new ArrayList<>();
    private final PodColumn egress;
    private final PodColumn ingress;
    private final PodColumn[] sources = new PodColumn[2];
    private final PodColumn[] destinations = new PodColumn[2];

    /** The pods of some traits, as bits. */
    private static final class Alike {
        private final int traits;
        private final long[] members;

        Alike(int traits, long[] members) {
            this.traits = traits;
            this.members = members;
        }
    }

    PodGroups(PodTable pods) {
        this.words = (pods.limit() + 63) >>> 6;
        this.handles = pods.handles();
        IntBuffer specialOnes = new IntBuffer();
        Map<PodKind, IntBuffer> byKind = new LinkedHashMap<>();
        for (int handle : handles) {
            PodKind kind = pods.kind(handle);
            if (kind.isSpecial()) {
                specialOnes.add(handle);
            } else {
                byKind.computeIfAbsent(kind, key -> new IntBuffer()).add(handle);
            }
        }
        this.special = specialOnes.toArray();
        this.plain = new ArrayList<>();
        byKind.forEach((kind, members) -> plain.add(new PodGroup(kind, members.toArray())));
        this.egress = PodColumn.of(plain, PodKind::egress);
        this.ingress = PodColumn.of(plain, PodKind::ingress);
        for (IpFamily family : IpFamily.values()) {
            List<PodGroup> users = new ArrayList<>(plain);
            users.removeIf(group -> !group.kind().canUse(family));
            sources[PodKind.place(family)] = PodColumn.of(users, kind -> kind.source(family));
            destinations[PodKind.place(family)] = PodColumn.of(users, kind -> kind.destination(family));
        }
        Map<Integer, long[]> members = new TreeMap<>();
        for (PodGroup group : plain) {
            group.addTo(members.computeIfAbsent(group.kind().traits(), traits -> new long[words]));
        }
        members.forEach((traits, bits) -> byTraits.add(new Alike(traits, bits)));
    }

    /** Gives how many words a row has. */
    int words() {
        return words;
    }

    /** Gives the handles of all live pods, rising. */
    int[] handles() {
        return handles;
    }

    /** Gives the handles of those that are more than their classes, which are in no group. */
    int[] special() {
        return special;
    }

    /** Gives the groups, in the order of their first pods. */
    List<PodGroup> plain() {
        return plain;
    }

    PodColumn profiles(Direction direction) {
        return direction == Direction.EGRESS ? egress : ingress;
    }

    /** Gives the pods that can use a family by their classes as a source. */
    PodColumn sources(IpFamily family) {
        return sources[PodKind.place(family)];
    }

    /** Gives the pods that can use a family by their classes as a destination. */
    PodColumn destinations(IpFamily family) {
        return destinations[PodKind.place(family)];
    }

    /**
     * Adds the pods that are allowed in each of the families that count for them, of which there must be one.
     *
     * @param families gives the families that count for a pod of some traits, a bit for each
     */
    void addByFamilies(long[] ipv4, long[] ipv6, IntUnaryOperator families, long[] row) {
        for (Alike alike : byTraits) {
            int counting = families.applyAsInt(alike.traits);
            long ignored4 = (counting & 1) == 0 ? -1 : 0;
            long ignored6 = (counting & 2) == 0 ? -1 : 0;
            for (int i = 0; counting != 0 && i < row.length; i++) {
                row[i] |= (ipv4[i] | ignored4) & (ipv6[i] | ignored6) & alike.members[i];
            }
        }
    }

    /** The pods for which a family counts. */
    static final class Counting {
        private final boolean isEverybody;
        private final long[] members;

        private Counting(boolean isEverybody, long[] members) {
            this.isEverybody = isEverybody;
            this.members = members;
        }

        /** Tells whether these are all that are in a group. */
        boolean isEverybody() {
            return isEverybody;
        }

        /** Leaves those bits of a row that count; gives how many they are. */
        int keepIn(long[] row) {
            int left = 0;
            for (int i = 0; i < row.length; i++) {
                row[i] &= members[i];
                left += Long.bitCount(row[i]);
            }
            return left;
        }
    }

    /** Gives the pods for which a family counts; the families of pods of some traits are given, a bit for each. */
    Counting counting(IpFamily family, IntUnaryOperator families) {
        long[] members = new long[words];
        boolean isEverybody = true;
        for (Alike alike : byTraits) {
            boolean counts = (families.applyAsInt(alike.traits) & PodKind.bit(family)) != 0;
            isEverybody &= counts;
            for (int i = 0; counts && i < members.length; i++) {
                members[i] |= alike.members[i];
            }
        }
        return new Counting(isEverybody, members);
    }
}
