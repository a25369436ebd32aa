package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Explanation;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.reference.PortClasses.PortClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers by going through every policy, rule, peer and port: the specifications, written down. The cost of a verdict grows
 * with the policies of the two namespaces and the cluster-wide ones.
 */
public final class ReferenceEvaluator implements Evaluator {
    private final Cluster cluster;
    private final EvaluationOptions options;

    private ReferenceEvaluator(Cluster cluster, EvaluationOptions options) {
        this.cluster = cluster;
        this.options = options;
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
        SideRules rules = SideRules.of(side, cluster);
        Finding finding = Finding.of(
                rules,
                AddressClasses.of(rules, side.otherAddresses()),
                side.otherAddresses(),
                side.missingAddress(),
                connection.protocol(),
                connection.port());
        return side.unlessExempt(
                new Explainer(side, rules, finding, connection.protocol(), connection.port()).explanation());
    }

    @Override
    public Answer answer(EndpointPair ends) {
        return answer(Direction.EGRESS, ends).withOtherEnd(answer(Direction.INGRESS, ends));
    }

    private EndAnswer answer(Direction direction, EndpointPair ends) {
        if (exemption(direction, ends).isPresent()) {
            return EndAnswer.ALL;
        }
        Side side = new Side(direction, ends, cluster, options);
        if (side.otherIsOwnNode() == Side.Certainty.YES) {
            return EndAnswer.ALL;
        }
        return answer(side).unlessExempt(side.factsOfExemption());
    }

    /** Asks one port of each class that the rules cannot tell apart. */
    private EndAnswer answer(Side side) {
        SideRules rules = SideRules.of(side, cluster);
        ImmutableList<IpAddress> addresses = AddressClasses.of(rules, side.otherAddresses());
        Map<Outcome, List<ConnectionSet>> connections = new EnumMap<>(Outcome.class);
        Map<MissingFact, List<ConnectionSet>> unknownBy = new EnumMap<>(MissingFact.class);
        for (PortClass ports : PortClasses.of(rules)) {
            Finding finding = Finding.of(
                    rules,
                    addresses,
                    side.otherAddresses(),
                    side.missingAddress(),
                    ports.protocol(),
                    ports.ports().first());
            ConnectionSet part = ConnectionSet.of(ports.protocol(), ports.ports());
            connections
                    .computeIfAbsent(finding.outcome(), outcome -> new ArrayList<>())
                    .add(part);
            finding.missing()
                    .forEach(fact -> unknownBy
                            .computeIfAbsent(fact, missing -> new ArrayList<>())
                            .add(part));
        }
        return new EndAnswer(
                new Answer(
                        ConnectionSet.unionOf(connections.getOrDefault(Outcome.ALLOWED, List.of())),
                        ConnectionSet.unionOf(connections.getOrDefault(Outcome.AMBIGUOUS, List.of())),
                        ConnectionSet.unionOf(connections.getOrDefault(Outcome.UNKNOWN, List.of())),
                        Sets.immutableEnumSet(unknownBy.keySet())),
                Maps.transformValues(unknownBy, ConnectionSet::unionOf));
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
