package io.netpol.testing;

import io.netpol.cluster.Cluster;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.matcher.PolicyMatcher;

/** The evaluator that tests and commands ask unless they choose another. */
public final class DefaultEvaluator {
    private DefaultEvaluator() {}

    /** Gives the evaluator for a cluster. */
    public static Evaluator of(Cluster cluster, EvaluationOptions options) {
        return PolicyMatcher.of(cluster, options);
    }
}
