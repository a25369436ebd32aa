package io.netpol.matcher;

import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The matrix for one port, row by row. A destination is reached where its ingress profile allows the source's class, and the
 * source's egress profile the destination's class. Both say the same to nearly everybody: so a row begins as what they say
 * to most, and the few exceptions of each are set right, pod by pod. Costs a copy of a row and the
 * exceptions for each group of sources.
 */
final class MatrixStream {
    private final PodPairs pairs;
    private final Classes classes;
    private final PodGroups groups;
    private final Inbound[] inbound;
    private final Protocol protocol;
    private final int port;
    private final long[] usual;
    private final long[][] into;
    private final int[] sourceOfInto = {-1, -1};

    /**
     * Prepares the rows.
     *
     * @param inbound what ingress profiles say, by family
     */
    MatrixStream(Classes classes, PodPairs pairs, PodGroups groups, Inbound[] inbound, Protocol protocol, int port) {
        this.pairs = pairs;
        this.classes = classes;
        this.groups = groups;
        this.inbound = inbound;
        this.protocol = protocol;
        this.port = port;
        this.usual = new long[groups.words()];
        this.into = new long[][] {new long[usual.length], new long[usual.length]};
        PodColumn ingress = groups.profiles(Direction.INGRESS);
        for (int profile = 0; profile < ingress.size(); profile++) {
            if (allows(inbound[0].usual(profile))) {
                ingress.addMembers(profile, usual);
            }
        }
    }

    private boolean allows(Cell cell) {
        return cell.allows(protocol, port);
    }

    void forEachRow(PodMatrix.RowConsumer consumer) {
        List<PodGroup> sources = new ArrayList<>(groups.plain());
        sources.sort(Comparator.<PodGroup>comparingInt(group -> group.kind().sourceIpv4())
                .thenComparingInt(group -> group.kind().sourceIpv6()));
        long[] row = new long[groups.words()];
        long[][] byFamily = {new long[groups.words()], new long[groups.words()]};
        for (PodGroup group : sources) {
            PodKind source = group.kind();
            for (IpFamily family : IpFamily.values()) {
                if (source.canUse(family)) {
                    fill(source, family, byFamily[PodKind.place(family)]);
                }
            }
            Arrays.fill(row, 0);
            groups.addByFamilies(
                    byFamily[0], byFamily[1], traits -> pairs.familiesByTraits(source.traits(), traits), row);
            if (groups.special().length == 0) {
                consumer.accept(group.handles(), row);
            } else {
                forEachNode(group, row, consumer);
            }
        }
    }

    /** Whether a pod on the host network is reached may depend on the node of the source, which its kind does not tell. */
    private void forEachNode(PodGroup group, long[] row, PodMatrix.RowConsumer consumer) {
        Map<BitSet, IntBuffer> byReached = new LinkedHashMap<>();
        for (int source : group.handles()) {
            BitSet reached = new BitSet();
            for (int special : groups.special()) {
                int families = pairs.families(source, special);
                reached.set(special, families != 0 && pairs.allows(source, special, families, protocol, port));
            }
            byReached.computeIfAbsent(reached, key -> new IntBuffer()).add(source);
        }
        byReached.forEach((reached, sources) -> {
            for (int special : groups.special()) {
                row[special >>> 6] &= ~(1L << special);
                row[special >>> 6] |= reached.get(special) ? 1L << special : 0;
            }
            consumer.accept(sources.toArray(), row);
        });
    }

    private void fill(PodKind source, IpFamily family, long[] row) {
        long[] allowing = into(source, family);
        PodColumn destinations = groups.destinations(family);
        Row egress = classes.row(source.egress());
        if (allows(egress.otherwise())) {
            System.arraycopy(allowing, 0, row, 0, row.length);
            egress.forEachException((peerClass, cell) -> {
                int place = destinations.placeOf(peerClass);
                if (place >= 0 && !allows(cell)) {
                    destinations.removeMembers(place, row);
                }
            });
        } else {
            Arrays.fill(row, 0);
            egress.forEachException((peerClass, cell) -> {
                int place = destinations.placeOf(peerClass);
                if (place >= 0 && allows(cell)) {
                    destinations.addCommonMembers(place, row, allowing);
                }
            });
        }
    }

    /** The pods whose ingress profiles allow a source. */
    private long[] into(PodKind source, IpFamily family) {
        int f = PodKind.place(family);
        if (sourceOfInto[f] == source.source(family)) {
            return into[f];
        }
        sourceOfInto[f] = source.source(family);
        long[] bits = into[f];
        System.arraycopy(usual, 0, bits, 0, bits.length);
        PodColumn ingress = groups.profiles(Direction.INGRESS);
        int place = groups.sources(family).placeOf(source.source(family));
        for (int i = inbound[f].start(place); i < inbound[f].start(place + 1); i++) {
            int profile = inbound[f].profile(i);
            if (allows(inbound[f].cell(i))) {
                ingress.addMembers(profile, bits);
            } else {
                ingress.removeMembers(profile, bits);
            }
        }
        return bits;
    }
}
