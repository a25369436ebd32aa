package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Answers by an index over all policies: endpoints that no policy can tell apart are one class, and what two classes are to
 * each other is found once. The same answers and explanations as the reference evaluator's.
 */
public final class PolicyMatcher implements Evaluator {
    private final Cluster cluster;
    private final EvaluationOptions options;
    private final PodIndex pods;
    private final Endpoints endpoints;
    private final Vocabulary vocabulary;
    private final Map<Meeting, Answer> answers = new ConcurrentHashMap<>();

    private PolicyMatcher(Cluster cluster, EvaluationOptions options) {
        this.cluster = cluster;
        this.options = options;
        this.pods = new PodIndex(cluster);
        this.vocabulary = new Vocabulary(pods.terms(), options);
        this.endpoints = new Endpoints(cluster, options, vocabulary);
    }

    /** Gives the matcher for a cluster under the default options. */
    public static PolicyMatcher of(Cluster cluster) {
        return of(cluster, EvaluationOptions.defaults());
    }

    /** Gives the matcher for a cluster. */
    public static PolicyMatcher of(Cluster cluster, EvaluationOptions options) {
        return new PolicyMatcher(cluster, options);
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public EvaluationOptions options() {
        return options;
    }

    /** A profile and a class of the other end: all pairs of endpoints of these are one question. */
    private record Meeting(Profile profile, PeerClass peer) {}

    @Override
    public Verdict verdict(Connection connection) {
        return new Verdict(
                connection,
                new Explanation(explain(Direction.EGRESS, connection), explain(Direction.INGRESS, connection)));
    }

    private DirectionExplanation explain(Direction direction, Connection connection) {
        return end(
                direction,
                connection.ends(),
                reason -> DirectionExplanation.allowed(direction, reason),
                meeting -> ExplanationMaker.of(
                        new Encounter(vocabulary, meeting.profile, meeting.peer),
                        connection.protocol(),
                        connection.port()),
                PolicyMatcher::unlessExempt);
    }

    @Override
    public Answer answer(EndpointPair ends) {
        return answer(Direction.EGRESS, ends).withOtherEnd(answer(Direction.INGRESS, ends));
    }

    private Answer answer(Direction direction, EndpointPair ends) {
        return end(
                direction,
                ends,
                reason -> Answer.ALL,
                meeting -> answers.computeIfAbsent(
                        meeting, asked -> AnswerMaker.of(new Encounter(vocabulary, asked.profile, asked.peer))),
                PolicyMatcher::unlessExempt);
    }

    /** Asks the policies of one end, unless it is exempt from all policies, or may be. */
    private <T> T end(
            Direction direction,
            EndpointPair ends,
            Function<Reason, T> exempt,
            Function<Meeting, T> byPolicies,
            BiFunction<T, ImmutableSet<MissingFact>, T> unlessExempt) {
        boolean isEgress = direction == Direction.EGRESS;
        Endpoint me = isEgress ? ends.source() : ends.destination();
        Endpoint other = isEgress ? ends.destination() : ends.source();
        Optional<IpAddress> address = isEgress ? ends.sourceIp() : ends.destinationIp();
        Optional<IpAddress> otherAddress = isEgress ? ends.destinationIp() : ends.sourceIp();
        if (ends.isSamePod()) {
            return exempt.apply(Reason.SAME_POD);
        }
        if (ends.source() instanceof Pod
                && ends.destinationIp().filter(IpAddress::isLoopback).isPresent()) {
            return exempt.apply(Reason.LOOPBACK);
        }
        if (!(me instanceof Pod pod) || !endpoints.isManaged(me)) {
            return exempt.apply(Reason.NOT_MANAGED);
        }
        Optional<ImmutableSet<MissingFact>> foreign = endpoints.foreign(direction, pod, address, other, otherAddress);
        if (foreign.isEmpty()) {
            return exempt.apply(Reason.OWN_NODE);
        }
        ImmutableList<ContainerPort> namedPorts =
                isEgress && other instanceof Pod destination && endpoints.isManaged(other)
                        ? destination.ports()
                        : ImmutableList.of();
        IntList podTerms = other instanceof Pod otherPod ? pods.terms(otherPod) : IntList.EMPTY;
        PeerClass peer = endpoints.peerClass(other, podTerms, otherAddress, ends.family(), namedPorts);
        T decided = byPolicies.apply(new Meeting(pods.profile(pod, direction), peer));
        return unlessExempt.apply(decided, ends.mayBeSamePod() ? ImmutableSet.of(MissingFact.SAME_POD) : foreign.get());
    }

    /** Where nobody knows whether policies count at all, what they stop is not known. */
    private static Answer unlessExempt(Answer decided, ImmutableSet<MissingFact> facts) {
        ConnectionSet stopped = decided.allowed().complement();
        return facts.isEmpty() || stopped.isEmpty()
                ? decided
                : new Answer(
                        decided.allowed(),
                        ConnectionSet.none(),
                        stopped,
                        Sets.union(decided.missing(), facts).immutableCopy());
    }

    private static DirectionExplanation unlessExempt(DirectionExplanation decided, ImmutableSet<MissingFact> facts) {
        if (facts.isEmpty() || decided.outcome() == Outcome.ALLOWED) {
            return decided;
        }
        return DirectionExplanation.builder()
                .direction(decided.direction())
                .outcome(Outcome.UNKNOWN)
                .reason(Reason.FACT_MISSING)
                .admin(decided.admin())
                .isolatedBy(decided.isolatedBy())
                .networkPolicies(decided.networkPolicies())
                .perhapsAllowedBy(decided.perhapsAllowedBy())
                .baseline(decided.baseline())
                .missing(Sets.union(decided.missing(), facts))
                .build();
    }
}
