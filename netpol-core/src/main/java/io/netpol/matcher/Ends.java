package io.netpol.matcher;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.Explanation;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers about any two ends: first whether policies count at all, then by profile and class. */
final class Ends {
    private final Index index;
    private final Classes classes;
    private final PodTable pods;

    Ends(Index index) {
        this.index = index;
        this.classes = index.classes();
        this.pods = index.pods();
    }

    Verdict verdict(Connection connection) {
        return new Verdict(
                connection,
                new Explanation(explain(Direction.EGRESS, connection), explain(Direction.INGRESS, connection)));
    }

    Answer answer(EndpointPair ends) {
        return answer(Direction.EGRESS, ends).withOtherEnd(answer(Direction.INGRESS, ends));
    }

    private DirectionExplanation explain(Direction direction, Connection connection) {
        return end(
                direction,
                connection.ends(),
                reason -> DirectionExplanation.allowed(direction, reason),
                (profile, peer) ->
                        ExplanationMaker.of(classes.encounter(profile, peer), connection.protocol(), connection.port()),
                Ends::unlessExempt);
    }

    private EndAnswer answer(Direction direction, EndpointPair ends) {
        return end(
                direction,
                ends,
                reason -> EndAnswer.ALL,
                (profile, peer) -> classes.cell(profile, peer).answer(),
                EndAnswer::unlessExempt);
    }

    /** Asks the policies of one end, unless it is exempt from all policies, or may be. */
    private <T> T end(
            Direction direction,
            EndpointPair ends,
            Function<Reason, T> exempt,
            ByClasses<T> byPolicies,
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
        if (!(me instanceof Pod pod) || !index.endpoints().isManaged(me)) {
            return exempt.apply(Reason.NOT_MANAGED);
        }
        Optional<ImmutableSet<MissingFact>> foreign =
                index.endpoints().foreign(direction, pod, address, other, otherAddress);
        if (foreign.isEmpty()) {
            return exempt.apply(Reason.OWN_NODE);
        }
        T decided = byPolicies.apply(profile(pod, direction), peerClass(other, otherAddress, ends.family(), isEgress));
        return unlessExempt.apply(decided, ends.mayBeSamePod() ? ImmutableSet.of(MissingFact.SAME_POD) : foreign.get());
    }

    /** What is asked of a profile and a peer class, by their numbers. */
    private interface ByClasses<T> {
        T apply(int profile, int peerClass);
    }

    private int profile(Pod pod, Direction direction) {
        PodKind kind = pods.kind(index.handle(pod));
        return kind.isLive() && !kind.isSpecial()
                ? kind.profile(direction)
                : index.records().profile(pod, direction);
    }

    /** Numbers are known for pods at the address that a connection uses first. */
    private int peerClass(Endpoint endpoint, Optional<IpAddress> address, IpFamily family, boolean isDestination) {
        PodKind kind = endpoint instanceof Pod pod ? pods.kind(index.handle(pod)) : PodKind.NONE;
        if (!kind.isLive() || kind.isSpecial() || !address.equals(endpoint.ip(family))) {
            return index.records().peerClass(endpoint, address, family, isDestination);
        }
        return isDestination ? kind.destination(family) : kind.source(family);
    }

    /** Where nobody knows whether policies count at all, what they stop is not known. */
    private static DirectionExplanation unlessExempt(DirectionExplanation decided, ImmutableSet<MissingFact> facts) {
        if (facts.isEmpty() || decided.outcome() == Outcome.ALLOWED) {
            return decided;
        }
        return DirectionExplanation.builder()
                .direction(decided.direction())
                .outcome(Outcome.UNKNOWN)
                .reason(Reason.FACT_MISSING)
                .outcomeOfPolicies(decided.outcome())
                .admin(decided.admin())
                .isolatedBy(decided.isolatedBy())
                .networkPolicies(decided.networkPolicies())
                .allowedBy(decided.allowedBy())
                .perhapsAllowedBy(decided.perhapsAllowedBy())
                .baseline(decided.baseline())
                .missing(Sets.union(decided.missing(), facts))
                .build();
    }
}
