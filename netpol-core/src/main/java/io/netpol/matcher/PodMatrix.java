package io.netpol.matcher;

import io.netpol.eval.Answer;
import io.netpol.eval.Outcome;
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

    PodMatrix(Index index, PodPairs pairs, Ends ends) {
        this.index = index;
        this.pairs = pairs;
        this.ends = ends;
        this.pods = index.pods();
        this.groups = new PodGroups(pods);
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

    /** Takes what a group of sources and a group of destinations are to each other. */
    @FunctionalInterface
    public interface AnswerConsumer {
        /**
         * Takes an answer, which holds for each source with each other destination.
         *
         * @param sources the handles of the sources
         * @param destinations the handles of the destinations; of a pod that is among both, the connection with itself is not
         *     meant
         * @param family the address family
         * @param answer the answer over all ports
         */
        void accept(int[] sources, int[] destinations, IpFamily family, Answer answer);
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
        if (!pods.isSpecial(pod)) {
            long[][] byFamily = new long[2][];
            for (IpFamily family : IpFamily.values()) {
                byFamily[PodTable.place(family)] = byClasses(pod, direction, family, protocol, port);
            }
            groups.addByFamilies(
                    byFamily[0],
                    byFamily[1],
                    traits -> direction == Direction.EGRESS
                            ? pairs.familiesByTraits(pods.traits(pod), traits)
                            : pairs.familiesByTraits(traits, pods.traits(pod)),
                    row);
        }
        int[] others = pods.isSpecial(pod) ? groups.handles() : groups.special();
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
    private long[] byClasses(int pod, Direction direction, IpFamily family, Protocol protocol, int port) {
        boolean isSource = direction == Direction.EGRESS;
        Classes classes = index.classes();
        long[] theirs = new long[groups.words()];
        long[] mine = new long[groups.words()];
        if ((pods.usableFamilies(pod) & PodTable.bit(family)) == 0) {
            return mine;
        }
        int myClass = isSource ? pods.source(pod, family) : pods.destination(pod, family);
        int myProfile = pods.profile(pod, direction);
        PodColumn profiles = groups.profiles(isSource ? Direction.INGRESS : Direction.EGRESS);
        addWhere(
                profiles,
                place -> classes.cell(profiles.number(place), myClass).outcome(protocol, port) == Outcome.ALLOWED,
                theirs);
        PodColumn peers = isSource ? groups.destinations(family) : groups.sources(family);
        addWhere(
                peers,
                place -> classes.cell(myProfile, peers.number(place)).outcome(protocol, port) == Outcome.ALLOWED,
                mine);
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
        new MatrixStream(index, pairs, groups, protocol, port).forEachRow(consumer);
        for (int source : groups.special()) {
            consumer.accept(new int[] {source}, padded(reachedFrom(source, protocol, port)));
        }
    }

    private long[] padded(BitSet bits) {
        return Arrays.copyOf(bits.toLongArray(), groups.words());
    }

    /** Hands over the answers over all ports, for each pair of groups of pods that no policy tells apart, and each family. */
    public void forEachAnswer(AnswerConsumer consumer) {
        new AnswerStream(index, pairs, ends, groups).forEach(consumer);
    }
}
