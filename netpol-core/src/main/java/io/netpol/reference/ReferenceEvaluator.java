package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Explanation;
import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import java.util.Optional;

/**
 * Answers by going through every policy, rule, peer and port: section 8 of the specification, written down. The cost of a
 * verdict grows with the policies of the two namespaces.
 */
public final class ReferenceEvaluator implements Evaluator {
    private final Cluster cluster;
    private final EvaluationOptions options;
    private final ImmutableList<Tier> tiers;

    private ReferenceEvaluator(Cluster cluster, EvaluationOptions options) {
        this.cluster = cluster;
        this.options = options;
        this.tiers = ImmutableList.of(new NetworkPolicyTier(cluster));
    }

    /** Gives the evaluator for a cluster under the default options. */
    public static ReferenceEvaluator of(Cluster cluster) {
        return of(cluster, EvaluationOptions.defaults());
    }

    /** Gives the evaluator for a cluster. */
    public static ReferenceEvaluator of(Cluster cluster, EvaluationOptions options) {
        return new ReferenceEvaluator(cluster, options);
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public EvaluationOptions options() {
        return options;
    }

    @Override
    public Verdict verdict(Connection connection) {
        return new Verdict(
                connection,
                new Explanation(explain(Direction.EGRESS, connection), explain(Direction.INGRESS, connection)));
    }

    private DirectionExplanation explain(Direction direction, Connection connection) {
        Optional<Reason> exempt = exemption(direction, connection.ends());
        if (exempt.isPresent()) {
            return DirectionExplanation.allowed(direction, exempt.get());
        }
        Side side = new Side(direction, connection.ends(), cluster, options);
        if (side.otherIsOwnNode() == Side.Certainty.YES) {
            return DirectionExplanation.allowed(direction, Reason.OWN_NODE);
        }
        DirectionExplanation decided = tiers.stream()
                .flatMap(tier -> tier.decide(side, connection.protocol(), connection.port()).stream())
                .findFirst()
                .orElseGet(() -> DirectionExplanation.allowed(direction, Reason.NOT_ISOLATED));
        return side.unlessExempt(decided);
    }

    @Override
    public Answer answer(EndpointPair ends) {
        return answer(Direction.EGRESS, ends).withOtherEnd(answer(Direction.INGRESS, ends));
    }

    private Answer answer(Direction direction, EndpointPair ends) {
        if (exemption(direction, ends).isPresent()) {
            return Answer.ALL;
        }
        Side side = new Side(direction, ends, cluster, options);
        if (side.otherIsOwnNode() == Side.Certainty.YES) {
            return Answer.ALL;
        }
        TierAnswer soFar = TierAnswer.nothingDecided();
        for (Tier tier : tiers) {
            soFar = soFar.then(tier.answer(side));
        }
        Answer decided = soFar.then(TierAnswer.decided(Answer.ALL)).answer();
        return side.unlessExempt(decided);
    }

    /** Why no policy is asked at this end at all, if that is so. */
    private Optional<Reason> exemption(Direction direction, EndpointPair ends) {
        if (ends.isSamePod()) {
            return Optional.of(Reason.SAME_POD);
        }
        if (ends.source() instanceof Pod
                && ends.destinationIp().filter(IpAddress::isLoopback).isPresent()) {
            return Optional.of(Reason.LOOPBACK);
        }
        Endpoint end = direction == Direction.EGRESS ? ends.source() : ends.destination();
        return Side.isManaged(end, options) ? Optional.empty() : Optional.of(Reason.NOT_MANAGED);
    }
}
