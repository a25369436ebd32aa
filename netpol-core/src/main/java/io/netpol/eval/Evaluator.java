package io.netpol.eval;

import io.netpol.cluster.Cluster;

/** Answers questions about one cluster under one set of options. Implementations are immutable and thread-safe. */
public interface Evaluator {
    /** Gives the cluster asked about. */
    Cluster cluster();

    /** Gives the options under which it is asked. */
    EvaluationOptions options();

    /** Gives the verdict of one connection, with its explanation. */
    Verdict verdict(Connection connection);

    /** Gives the exact answer over all protocols and ports between two ends. */
    Answer answer(EndpointPair ends);
}
