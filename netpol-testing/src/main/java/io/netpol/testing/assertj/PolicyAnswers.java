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
 * the node of the other. What they deny then is denied, as far as it is theirs to deny.
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
        ConnectionSet unknown = ConnectionSet.none();
        Set<MissingFact> missing = new TreeSet<>();
        for (ConnectionSet part : parts(answer.unknown(), ends)) {
            Explanation explanation = evaluator.verdict(Fault.first(part, ends)).explanation();
            if (explanation.directions().stream().noneMatch(this::denies)) {
                unknown = unknown.union(part);
                explanation.directions().forEach(end -> missing.addAll(Sets.difference(end.missing(), exempting)));
            }
        }
        return new Answer(answer.allowed(), answer.ambiguous(), unknown, Sets.immutableEnumSet(missing));
    }

    /** Tells whether policies deny at this end, unless they have no say. */
    private boolean denies(DirectionExplanation end) {
        return end.outcome() == Outcome.UNKNOWN && exempting.containsAll(end.missing());
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
