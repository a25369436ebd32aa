package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Explanation;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What policies say between two ends, where a missing fact may take the say from them: perhaps both are one pod, or one is
 * the node of the other. What they say then counts, as far as it is theirs to say.
 *
 * <p>Facts are told for an answer as a whole, and one may concern other ports than another. So where there are such facts,
 * the connections are cut at the ports of all rules that could matter, and a verdict is asked for each part.
 */
final class PolicyAnswers {
    private final Evaluator evaluator;
    private final ImmutableSet<MissingFact> exempting;

    /**
     * Looks past some facts.
     *
     * @param exempting facts that decide whether policies have a say; none for the evaluator's own answers
     */
    PolicyAnswers(Evaluator evaluator, Set<MissingFact> exempting) {
        this.evaluator = evaluator;
        this.exempting = Sets.immutableEnumSet(exempting);
    }

    Answer answer(EndpointPair ends) {
        Answer answer = evaluator.answer(ends);
        if (Collections.disjoint(answer.missing(), exempting)) {
            return answer;
        }
        ConnectionSet allowed = answer.allowed();
        ConnectionSet ambiguous = answer.ambiguous();
        ConnectionSet unknown = ConnectionSet.none();
        Set<MissingFact> missing = new TreeSet<>();
        for (ConnectionSet part : parts(answer.unknown(), ends)) {
            Explanation explanation = evaluator.verdict(Fault.first(part, ends)).explanation();
            switch (outcome(explanation)) {
                case ALLOWED -> allowed = allowed.union(part);
                case AMBIGUOUS -> ambiguous = ambiguous.union(part);
                case UNKNOWN -> {
                    unknown = unknown.union(part);
                    explanation.directions().forEach(end -> missing.addAll(missing(end)));
                }
                case DENIED -> {}
            }
        }
        return new Answer(allowed, ambiguous, unknown, Sets.immutableEnumSet(missing));
    }

    /** The outcome of both ends, whatever the exempting facts are; other missing facts still count. */
    private Outcome outcome(Explanation explanation) {
        return explanation.directions().stream()
                .map(end -> exempting.containsAll(end.missing()) ? end.outcomeOfPolicies() : end.outcome())
                .reduce(Outcome.ALLOWED, Outcome::withOtherEnd);
    }

    /** The facts that are left; a node may matter to rules too, not only for who has a say. */
    private Set<MissingFact> missing(DirectionExplanation end) {
        return exempting.containsAll(end.missing()) ? end.missing() : Sets.difference(end.missing(), exempting);
    }

    /** Cuts connections so that no rule tells those of a part apart. */
    private List<ConnectionSet> parts(ConnectionSet connections, EndpointPair ends) {
        List<ConnectionSet> parts = List.of(connections);
        for (ConnectionSet ports : RulePorts.of(ends, evaluator.cluster())) {
            List<ConnectionSet> cut = new ArrayList<>();
            for (ConnectionSet part : parts) {
                cut.add(part.intersection(ports));
                cut.add(part.minus(ports));
            }
            parts = cut.stream().filter(part -> !part.isEmpty()).toList();
        }
        return parts;
    }
}
