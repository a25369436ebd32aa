package io.netpol.matcher;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.netpol.eval.Answer;
import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Who reaches whom, among the pods of one matcher, as bits over handles: a bit is set where a connection is allowed for
 * certain in every address family that both pods have, and where they have one. Never is more than a row in memory for each
 * pod; rows are made from classes. Immutable and safe to share between threads.
 */
public final class PodMatrix {
    private final Index index;
    private final PodPairs pairs;
    private final Ends ends;
    private final PodTable pods;
    private final PodGroups groups;
    private final Supplier<Inbound[]> inbound;

    PodMatrix(Index index, PodPairs pairs, Ends ends) {
        this.index = index;
        this.pairs = pairs;
        this.ends = ends;
        this.pods = index.pods();
        this.groups = new PodGroups(pods);
        this.inbound = Suppliers.memoize(() -> new Inbound[] {
            Inbound.of(index.classes(), groups, IpFamily.IPV4), Inbound.of(index.classes(), groups, IpFamily.IPV6)
        });
    }

    /** Takes a row that several sources have in common. */
    @FunctionalInterface
    public interface RowConsumer {
        /**
         * Takes a row.
         *
         * @param sources the handles of the sources
         * @param destinations the handles of the pods that each of them reaches, as bits: bit {@code h & 63} of word
         *     {@code h >> 6}. What the bit of a source itself says holds for another pod of its kind. The array is used again
         *     for the next row
         */
        void accept(int[] sources, long[] destinations);
    }

    /** Takes what a group of sources is to some destinations. */
    @FunctionalInterface
    public interface AnswerConsumer {
        /**
         * Takes an answer, which holds for each source with each other destination.
         *
         * @param sources the handles of the sources
         * @param destinations the destinations, which are others when this returns. Of a pod that is among the sources too,
         *     the connection with itself is not meant
         * @param family the address family
         * @param answer the answer over all ports
         */
        void accept(int[] sources, PodSet destinations, IpFamily family, Answer answer);
    }

    /**
     * Gives the pods that a pod reaches on a port, itself among them if it does.
     *
     * @throws IllegalArgumentException if no live pod has the handle, or the port is not within 1 to 65535
     */
    public BitSet reachedFrom(int source, Protocol protocol, int port) {
        return row(source, Direction.EGRESS, protocol, port);
    }

    /**
     * Gives the pods that reach a pod on a port, itself among them if it does.
     *
     * @throws IllegalArgumentException if no live pod has the handle, or the port is not within 1 to 65535
     */
    public BitSet reaching(int destination, Protocol protocol, int port) {
        return row(destination, Direction.INGRESS, protocol, port);
    }

    /** A row of a pod as the source, where the direction is egress, or a column of it as the destination. */
    private BitSet row(int pod, Direction direction, Protocol protocol, int port) {
        PodPairs.requirePort(port);
        pairs.pod(pod);
        long[] row = new long[groups.words()];
        PodKind kind = pods.kind(pod);
        if (!kind.isSpecial()) {
            groups.addByFamilies(
                    byClasses(kind, direction, IpFamily.IPV4, protocol, port),
                    byClasses(kind, direction, IpFamily.IPV6, protocol, port),
                    traits -> direction == Direction.EGRESS
                            ? pairs.familiesByTraits(kind.traits(), traits)
                            : pairs.familiesByTraits(traits, kind.traits()),
                    row);
        }
        int[] others = kind.isSpecial() ? groups.handles() : groups.special();
        for (int other : others) {
            addSingle(pod, other, direction, protocol, port, row);
        }
        row[pod >>> 6] &= ~(1L << pod);
        addSingle(pod, pod, direction, protocol, port, row);
        return BitSet.valueOf(row);
    }

    private void addSingle(int pod, int other, Direction direction, Protocol protocol, int port, long[] row) {
        int source = direction == Direction.EGRESS ? pod : other;
        int destination = direction == Direction.EGRESS ? other : pod;
        int families = pairs.families(source, destination);
        if (families != 0 && pairs.allows(source, destination, families, protocol, port)) {
            row[other >>> 6] |= 1L << other;
        }
    }

    /** The other pods whose policies allow the pod, and which its own allow. */
    private long[] byClasses(PodKind pod, Direction direction, IpFamily family, Protocol protocol, int port) {
        boolean isSource = direction == Direction.EGRESS;
        Classes classes = index.classes();
        long[] theirs = new long[groups.words()];
        long[] mine = new long[groups.words()];
        if (!pod.canUse(family)) {
            return mine;
        }
        int myClass = isSource ? pod.source(family) : pod.destination(family);
        PodColumn profiles = groups.profiles(isSource ? Direction.INGRESS : Direction.EGRESS);
        addWhere(
                profiles, place -> classes.cell(profiles.number(place), myClass).allows(protocol, port), theirs);
        PodColumn peers = isSource ? groups.destinations(family) : groups.sources(family);
        Row row = classes.row(pod.profile(direction));
        addWhere(peers, place -> row.cell(peers.number(place)).allows(protocol, port), mine);
        for (int i = 0; i < mine.length; i++) {
            mine[i] &= theirs[i];
        }
        return mine;
    }

    private static void addWhere(PodColumn column, IntPredicate isAllowed, long[] bits) {
        for (int place = 0; place < column.size(); place++) {
            if (isAllowed.test(place)) {
                column.addMembers(place, bits);
            }
        }
    }

    /**
     * Hands over the whole matrix for a port, a row for each class of sources. No pair of pods is looked at by itself; what is
     * kept is a bit for each pair of a profile and a class.
     *
     * @throws IllegalArgumentException if the port is not within 1 to 65535
     */
    public void forEachRow(Protocol protocol, int port, RowConsumer consumer) {
        PodPairs.requirePort(port);
        new MatrixStream(index.classes(), pairs, groups, inbound.get(), protocol, port).forEachRow(consumer);
        for (int source : groups.special()) {
            consumer.accept(new int[] {source}, padded(reachedFrom(source, protocol, port)));
        }
    }

    private long[] padded(BitSet bits) {
        return Arrays.copyOf(bits.toLongArray(), groups.words());
    }

    /**
     * Hands over the answers over all ports: for each group of sources that no policy tells apart, each family, and each
     * answer, the destinations that have it.
     */
    public void forEachAnswer(AnswerConsumer consumer) {
        new AnswerStream(index, pairs, ends, groups, inbound.get()).forEach(consumer);
    }
}
