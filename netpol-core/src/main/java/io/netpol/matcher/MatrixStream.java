package io.netpol.matcher;

import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The matrix for one port. A destination is reached where its ingress profile allows the source's class, and the source's
 * egress profile the destination's class. So there are two small matrices of bits, profiles by classes; a row is the members
 * of what is set in one of each, and the words of both with each other. Rows of one class of sources come one after another,
 * so that the first half is expanded once; the second half is kept for each egress profile, within a budget.
 */
final class MatrixStream {
    /** So many words of expanded rows are kept: 64 MB. */
    private static final long BUDGET = 8L << 20;

    private final PodPairs pairs;
    private final PodTable pods;
    private final PodGroups groups;
    private final Protocol protocol;
    private final int port;
    private final long[][][] ingress = new long[2][][];
    private final long[][][] egress = new long[2][][];
    private final long[][] intoSource = new long[2][];
    private final int[] sourceOfInto = {-1, -1};
    private final Map<Long, long[]> outOfProfile = new HashMap<>();

    MatrixStream(Index index, PodPairs pairs, PodGroups groups, Protocol protocol, int port) {
        this.pairs = pairs;
        this.pods = index.pods();
        this.groups = groups;
        this.protocol = protocol;
        this.port = port;
        for (IpFamily family : IpFamily.values()) {
            ingress[PodTable.place(family)] = rows(
                    Direction.INGRESS,
                    new PortRows(index.classes(), groups.sources(family), Direction.INGRESS, protocol, port));
            egress[PodTable.place(family)] = rows(
                    Direction.EGRESS,
                    new PortRows(index.classes(), groups.destinations(family), Direction.EGRESS, protocol, port));
        }
    }

    private long[][] rows(Direction direction, PortRows rows) {
        PodColumn profiles = groups.profiles(direction);
        long[][] all = new long[profiles.size()][];
        for (int place = 0; place < all.length; place++) {
            all[place] = rows.row(profiles.number(place));
        }
        return all;
    }

    void forEachRow(PodMatrix.RowConsumer consumer) {
        List<int[]> sources = groups.alike(PodTable.EGRESS, PodTable.SOURCE, PodTable.SOURCE + 1, PodTable.TRAITS);
        sources.sort(Comparator.<int[]>comparingInt(group -> pods.at(group[0], PodTable.SOURCE))
                .thenComparingInt(group -> pods.at(group[0], PodTable.SOURCE + 1)));
        long[] row = new long[groups.words()];
        long[][] byFamily = {new long[groups.words()], new long[groups.words()]};
        for (int[] group : sources) {
            int source = group[0];
            for (IpFamily family : IpFamily.values()) {
                if ((pods.usableFamilies(source) & PodTable.bit(family)) != 0) {
                    fill(source, family, byFamily[PodTable.place(family)]);
                }
            }
            Arrays.fill(row, 0);
            groups.addByFamilies(
                    byFamily[0], byFamily[1], traits -> pairs.familiesByTraits(pods.traits(source), traits), row);
            for (int special : groups.special()) {
                addSpecial(source, special, row);
            }
            consumer.accept(group, row);
        }
    }

    private void addSpecial(int source, int special, long[] row) {
        int families = pairs.families(source, special);
        if (families != 0 && pairs.allows(source, special, families, protocol, port)) {
            row[special >>> 6] |= 1L << special;
        }
    }

    private void fill(int source, IpFamily family, long[] row) {
        long[] into = into(pods.source(source, family), family);
        long[] outOf = outOf(pods.profile(source, Direction.EGRESS), family);
        for (int i = 0; i < row.length; i++) {
            row[i] = into[i] & outOf[i];
        }
    }

    /** The pods whose ingress profiles allow a class of sources. */
    private long[] into(int sourceClass, IpFamily family) {
        int f = PodTable.place(family);
        if (sourceOfInto[f] == sourceClass) {
            return intoSource[f];
        }
        int place = groups.sources(family).placeOf(sourceClass);
        long[] bits = new long[groups.words()];
        for (int profile = 0; profile < ingress[f].length; profile++) {
            if ((ingress[f][profile][place >>> 6] & 1L << place) != 0) {
                groups.profiles(Direction.INGRESS).addMembers(profile, bits);
            }
        }
        intoSource[f] = bits;
        sourceOfInto[f] = sourceClass;
        return bits;
    }

    /** The pods of the classes that an egress profile allows. */
    private long[] outOf(int profile, IpFamily family) {
        long key = (long) profile << 1 | PodTable.place(family);
        long[] known = outOfProfile.get(key);
        if (known != null) {
            return known;
        }
        long[] allowed =
                egress[PodTable.place(family)][groups.profiles(Direction.EGRESS).placeOf(profile)];
        long[] bits = new long[groups.words()];
        for (int word = 0; word < allowed.length; word++) {
            for (long left = allowed[word]; left != 0; left &= left - 1) {
                groups.destinations(family).addMembers((word << 6) + Long.numberOfTrailingZeros(left), bits);
            }
        }
        if (BUDGET > (long) (outOfProfile.size() + 1) * bits.length) {
            outOfProfile.put(key, bits);
        }
        return bits;
    }
}
