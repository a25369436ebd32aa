package io.netpol.testing;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Verdict;
import io.netpol.reference.ReferenceEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Answers as the reference does, and remembers what it was asked. */
final class ListeningEvaluator implements Evaluator {
    private final Evaluator reference;
    private final List<Connection> asked = new ArrayList<>();

    private ListeningEvaluator(Evaluator reference) {
        this.reference = reference;
    }

    /** Gives what makes such evaluators and keeps each in a list. */
    static BiFunction<Cluster, EvaluationOptions, Evaluator> keptIn(List<ListeningEvaluator> made) {
        return (cluster, options) -> {
            ListeningEvaluator evaluator = new ListeningEvaluator(ReferenceEvaluator.of(cluster, options));
            made.add(evaluator);
            return evaluator;
        };
    }

    /** The connections asked about so far. */
    ImmutableList<Connection> asked() {
        return ImmutableList.copyOf(asked);
    }

    @Override
    public Cluster cluster() {
        return reference.cluster();
    }

    @Override
    public EvaluationOptions options() {
        return reference.options();
    }

    @Override
    public Verdict verdict(Connection connection) {
        asked.add(connection);
        return reference.verdict(connection);
    }

    @Override
    public Answer answer(EndpointPair ends) {
        return reference.answer(ends);
    }
}
