package io.netpol.matcher;

import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The live pods of a table in groups: by each field of their records, by their traits, and by the whole record. */
final class PodGroups {
    private final PodTable pods;
    private final int[] handles;
    private final int[] plain;
    private final int[] special;
    private final PodColumn egress;
    private final PodColumn ingress;
    private final PodColumn[] sources = new PodColumn[2];
    private final PodColumn[] destinations = new PodColumn[2];
    private final PodColumn traits;

    PodGroups(PodTable pods) {
        this.pods = pods;
        this.handles = pods.handles();
        IntBuffer plainOnes = new IntBuffer();
        IntBuffer specialOnes = new IntBuffer();
        for (int handle : handles) {
            (pods.isSpecial(handle) ? specialOnes : plainOnes).add(handle);
        }
        this.plain = plainOnes.toArray();
        this.special = specialOnes.toArray();
        this.egress = PodColumn.of(pods, plain, PodTable.EGRESS);
        this.ingress = PodColumn.of(pods, plain, PodTable.INGRESS);
        this.traits = PodColumn.of(pods, plain, PodTable.TRAITS);
        for (IpFamily family : IpFamily.values()) {
            int[] users = usersOf(family);
            sources[PodTable.place(family)] = PodColumn.of(pods, users, PodTable.SOURCE + PodTable.place(family));
            destinations[PodTable.place(family)] =
                    PodColumn.of(pods, users, PodTable.DESTINATION + PodTable.place(family));
        }
    }

    private int[] usersOf(IpFamily family) {
        IntBuffer users = new IntBuffer();
        for (int handle : plain) {
            if ((pods.usableFamilies(handle) & PodTable.bit(family)) != 0) {
                users.add(handle);
            }
        }
        return users.toArray();
    }

    /** Gives how many words a row has. */
    int words() {
        return (pods.limit() + 63) >>> 6;
    }

    /** Gives the handles of all live pods, rising. */
    int[] handles() {
        return handles;
    }

    /** Gives the handles of those that are more than their classes, which are in no column. */
    int[] special() {
        return special;
    }

    PodColumn profiles(Direction direction) {
        return direction == Direction.EGRESS ? egress : ingress;
    }

    /** Gives the pods that can use a family by their classes as a source. */
    PodColumn sources(IpFamily family) {
        return sources[PodTable.place(family)];
    }

    /** Gives the pods that can use a family by their classes as a destination. */
    PodColumn destinations(IpFamily family) {
        return destinations[PodTable.place(family)];
    }

    /**
     * Adds the pods that are allowed in each of the families that count for them, of which there must be one.
     *
     * @param families gives the families that count for a pod of some traits, a bit for each
     */
    void addByFamilies(long[] ipv4, long[] ipv6, IntUnaryOperator families, long[] row) {
        long[] members = new long[words()];
        for (int place = 0; place < traits.size(); place++) {
            int counting = families.applyAsInt(traits.number(place));
            if (counting == 0) {
                continue;
            }
            if (traits.size() > 1) {
                Arrays.fill(members, 0);
                traits.addMembers(place, members);
            }
            for (int i = 0; i < row.length; i++) {
                long allowed = ((counting & 1) == 0 ? -1 : ipv4[i]) & ((counting & 2) == 0 ? -1 : ipv6[i]);
                row[i] |= traits.size() > 1 ? allowed & members[i] : allowed;
            }
        }
    }

    /** Gives the pods that no policy tells apart, by some fields of theirs; special ones are left out. */
    List<int[]> alike(int... fields) {
        Map<IntList, IntBuffer> byFields = new HashMap<>();
        for (int handle : plain) {
            int[] key = new int[fields.length];
            for (int i = 0; i < fields.length; i++) {
                key[i] = pods.at(handle, fields[i]);
            }
            byFields.computeIfAbsent(IntList.of(key), numbers -> new IntBuffer())
                    .add(handle);
        }
        List<int[]> groups = new ArrayList<>();
        byFields.values().forEach(group -> groups.add(group.toArray()));
        return groups;
    }
}
