package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;

/** Answers questions about one cluster under one set of options. Implementations are immutable and thread-safe. */
public interface Evaluator {
    /** Gives the cluster asked about. */
    Cluster cluster();

    /** Gives the options under which it is asked. */
    EvaluationOptions options();

    /** Gives the verdict of one connection, with its explanation. */
    Verdict verdict(Connection connection);

    /**
     * Gives the verdicts of a question: one for each pair of pods that its names stand for and each address family that
     * both have; never empty. The answer is definite where all of them agree.
     *
     * @throws io.netpol.cluster.UnanswerableException as {@link Question#connections}
     */
    default ImmutableList<Verdict> verdicts(Question question) {
        return question.connections(cluster(), options()).stream()
                .map(this::verdict)
                .collect(ImmutableList.toImmutableList());
    }

    /** Gives the exact answer over all protocols and ports between two ends. */
    Answer answer(EndpointPair ends);
}
