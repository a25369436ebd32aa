package io.netpol.matcher;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.netpol.cluster.Change;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import java.util.BitSet;
import java.util.List;

/**
 * Answers by an index over all policies: endpoints that no policy can tell apart are one class, and what two classes are to
 * each other is found once. The same answers and explanations as the reference evaluator's.
 */
public final class PolicyMatcher implements Evaluator {
    private final Index index;
    private final Room room;
    private final Ends ends;
    private final PodPairs pairs;
    private final Supplier<PodMatrix> matrix;

    private PolicyMatcher(Index index, Room room) {
        this.index = index;
        this.room = room;
        this.ends = new Ends(index);
        this.pairs = new PodPairs(index, ends);
        this.matrix = Suppliers.memoize(() -> new PodMatrix(index, pairs, ends));
    }

    /** Gives the matcher for a cluster under the default options. */
    public static PolicyMatcher of(Cluster cluster) {
        return of(cluster, EvaluationOptions.defaults());
    }

    /** Gives the matcher for a cluster. */
    public static PolicyMatcher of(Cluster cluster, EvaluationOptions options) {
        return of(cluster, options, Room.DEFAULT);
    }

    /** Gives a matcher that keeps more or less than others. */
    static PolicyMatcher of(Cluster cluster, EvaluationOptions options, Room room) {
        return new PolicyMatcher(Index.of(cluster, options, room), room);
    }

    @Override
    public Cluster cluster() {
        return index.cluster();
    }

    @Override
    public EvaluationOptions options() {
        return index.options();
    }

    /** Gives the handles of all live pods, rising. */
    public int[] handles() {
        return index.pods().handles();
    }

    /**
     * Gives the matcher of the cluster after a change. Handles stay; this matcher stays as it is.
     *
     * @throws IllegalArgumentException if something is to be removed that is not there
     */
    public PolicyMatcher with(Change change) {
        return with(List.of(change));
    }

    /** Gives the matcher of the cluster after several changes, one after the other, as the other method does. */
    public PolicyMatcher with(List<Change> changes) {
        return new PolicyMatcher(Update.of(index, changes, room), room);
    }

    /**
     * Gives the pod of a handle.
     *
     * @throws IllegalArgumentException if no live pod has it
     */
    public Pod pod(int handle) {
        return pairs.pod(handle);
    }

    /**
     * Gives the handle of a pod.
     *
     * @throws UnanswerableException if the pod is none of the live ones of the cluster
     */
    public int handle(Pod pod) {
        int handle = index.handle(pod);
        if (handle < 0) {
            throw new UnanswerableException("pod " + pod.displayName()
                    + " is none of the live pods of this cluster; take it from cluster().pods()");
        }
        return handle;
    }

    /**
     * Tells whether a connection is allowed for certain in every address family that both pods have. Allocates nothing, once
     * both classes have met.
     *
     * @param port the destination port, 1 to 65535
     * @throws UnanswerableException if the pods have no address family in common that the options ask for
     */
    public boolean allows(int source, int destination, Protocol protocol, int port) {
        return pairs.allows(source, destination, protocol, port);
    }

    /**
     * Tells for many pairs whether a connection is allowed, as the other method does: bit {@code i} is about the source and
     * the destination at place {@code i}.
     *
     * @throws IllegalArgumentException if there are not as many sources as destinations
     * @throws UnanswerableException if the pods of a pair have no address family in common that the options ask for
     */
    public BitSet allows(int[] sources, int[] destinations, Protocol protocol, int port) {
        if (sources.length != destinations.length) {
            throw new IllegalArgumentException(sources.length + " sources and " + destinations.length
                    + " destinations are no pairs; give as many of the ones as of the others");
        }
        long[] allowed = new long[(sources.length + 63) >>> 6];
        for (int i = 0; i < sources.length; i++) {
            if (pairs.allows(sources[i], destinations[i], protocol, port)) {
                allowed[i >>> 6] |= 1L << i;
            }
        }
        return BitSet.valueOf(allowed);
    }

    /**
     * Gives the outcome in one address family.
     *
     * @param port the destination port, 1 to 65535
     * @throws UnanswerableException if the pods do not both have an address of the family
     */
    public Outcome outcome(int source, int destination, IpFamily family, Protocol protocol, int port) {
        return pairs.outcome(source, destination, family, protocol, port);
    }

    /** Gives who reaches whom, row by row. The first call for a matcher sorts its pods by their classes. */
    public PodMatrix matrix() {
        return matrix.get();
    }

    @Override
    public Verdict verdict(Connection connection) {
        return ends.verdict(connection);
    }

    @Override
    public Answer answer(EndpointPair pair) {
        return ends.answer(pair);
    }
}
