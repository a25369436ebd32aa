package io.netpol.matcher;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.cluster.Change;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Explanation;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Answers by an index over all policies: endpoints that no policy can tell apart are one class, and what two classes are to
 * each other is found once. The same answers and explanations as the reference evaluator's.
 */
public final class PolicyMatcher implements Evaluator {
    private static final IpFamily IPV4 = IpFamily.IPV4;
    private static final IpFamily IPV6 = IpFamily.IPV6;
    private static final int LAST_PORT = 65_535;

    /** Numbers out of use are tolerated until they are as many as those in use, and so many besides. */
    private static final int SPARE = 1 << 14;

    private final Index index;
    private final Classes classes;
    private final PodTable pods;
    private final int spare;
    private final int assumedFamilies;
    private final int askedFamilies;

    private PolicyMatcher(Index index, int spare) {
        this.index = index;
        this.classes = index.classes();
        this.pods = index.pods();
        this.spare = spare;
        this.assumedFamilies = assumedFamilies(index.cluster(), index.options());
        this.askedFamilies = askedFamilies(index.options());
    }

    /** Gives the matcher for a cluster under the default options. */
    public static PolicyMatcher of(Cluster cluster) {
        return of(cluster, EvaluationOptions.defaults());
    }

    /** Gives the matcher for a cluster. */
    public static PolicyMatcher of(Cluster cluster, EvaluationOptions options) {
        return of(cluster, options, SPARE);
    }

    /** Gives a matcher that is rid of numbers out of use sooner or later than others. */
    static PolicyMatcher of(Cluster cluster, EvaluationOptions options, int spare) {
        return new PolicyMatcher(Index.of(cluster, options, spare), spare);
    }

    @Override
    public Cluster cluster() {
        return index.cluster();
    }

    @Override
    public EvaluationOptions options() {
        return index.options();
    }

    /** Gives the handles of all live pods, rising. */
    public int[] handles() {
        return pods.handles();
    }

    /**
     * Gives the matcher of the cluster after a change. Handles stay; this matcher stays as it is.
     *
     * @throws IllegalArgumentException if something is to be removed that is not there
     */
    public PolicyMatcher with(Change change) {
        return with(List.of(change));
    }

    /** Gives the matcher of the cluster after several changes, one after the other, as the other method does. */
    public PolicyMatcher with(List<Change> changes) {
        return new PolicyMatcher(Update.of(index, changes, spare), spare);
    }

    /**
     * Gives the pod of a handle.
     *
     * @throws IllegalArgumentException if no live pod has it
     */
    public Pod pod(int handle) {
        return cluster().podAt(handle).orElseThrow(() -> gone(handle));
    }

    private static IllegalArgumentException gone(int handle) {
        return new IllegalArgumentException("handle " + handle
                + " is none of a live pod: it never was, or the pod is gone; take one from handles()");
    }

    /**
     * Gives the handle of a pod.
     *
     * @throws UnanswerableException if the pod is none of the live ones of the cluster
     */
    public int handle(Pod pod) {
        int handle = number(pod);
        if (handle < 0) {
            throw new UnanswerableException("pod " + pod.displayName()
                    + " is none of the live pods of this cluster; take it from cluster().pods()");
        }
        return handle;
    }

    private int number(Pod pod) {
        int handle = cluster().handleOf(pod).orElse(-1);
        return handle >= 0 && pod(handle).equals(pod) ? handle : -1;
    }

    /**
     * Tells whether a connection is allowed for certain in every address family that both pods have. Allocates nothing, once
     * both classes have met.
     *
     * @param port the destination port, 1 to 65535
     * @throws UnanswerableException if the pods have no address family in common that the options ask for
     */
    public boolean allows(int source, int destination, Protocol protocol, int port) {
        int families = families(source, destination);
        if (families == 0) {
            throw noCommonFamily(source, destination);
        }
        return ((families & 1) == 0 || outcome(source, destination, IPV4, protocol, port) == Outcome.ALLOWED)
                && ((families & 2) == 0 || outcome(source, destination, IPV6, protocol, port) == Outcome.ALLOWED);
    }

    /**
     * Gives the outcome in one address family.
     *
     * @param port the destination port, 1 to 65535
     * @throws UnanswerableException if the pods do not both have an address of the family
     */
    public Outcome outcome(int source, int destination, IpFamily family, Protocol protocol, int port) {
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("port " + port + " is no port; ports are 1 to 65535");
        }
        requireLive(source, destination);
        if (source == destination || pods.isSpecial(source) || pods.isSpecial(destination)) {
            return answer(pair(source, destination, family)).outcome(protocol, port);
        }
        if ((pods.usableFamilies(source) & pods.usableFamilies(destination) & PodTable.bit(family)) == 0) {
            throw noCommonFamily(source, destination);
        }
        Cell egress = classes.cell(pods.profile(source, Direction.EGRESS), pods.destination(destination, family));
        Cell ingress = classes.cell(pods.profile(destination, Direction.INGRESS), pods.source(source, family));
        return egress.outcome(protocol, port).withOtherEnd(ingress.outcome(protocol, port));
    }

    private void requireLive(int source, int destination) {
        if ((pods.traits(source) & pods.traits(destination) & PodTable.LIVE) == 0) {
            throw gone(pods.isLive(source) ? destination : source);
        }
    }

    private EndpointPair pair(int source, int destination, IpFamily family) {
        return EndpointPair.between(End.of(pod(source)), End.of(pod(destination)), family, cluster(), options());
    }

    /** The families of a pair, as {@link EndpointPair#between} finds them: a bit for each. */
    private int families(int source, int destination) {
        requireLive(source, destination);
        if (pods.isSpecial(source) || pods.isSpecial(destination)) {
            return EndpointPair.possible(End.of(pod(source)), End.of(pod(destination)), cluster(), options()).stream()
                    .mapToInt(pair -> 1 << pair.family().ordinal())
                    .sum();
        }
        int preferred = pods.knownFamilies(source);
        if (preferred == 0) {
            preferred = pods.knownFamilies(destination);
        }
        if (preferred == 0) {
            preferred = assumedFamilies;
        }
        return preferred & askedFamilies & pods.usableFamilies(source) & pods.usableFamilies(destination);
    }

    private static int assumedFamilies(Cluster cluster, EvaluationOptions options) {
        boolean onlyIpv4 = options.ipFamilies() == IpFamilies.AUTO
                && !cluster.mentionsIpv6()
                && !options.podAddresses(IPV4).isEmpty();
        return onlyIpv4 ? 1 : 3;
    }

    private static int askedFamilies(EvaluationOptions options) {
        return switch (options.ipFamilies()) {
            case AUTO, BOTH -> 3;
            case IPV4 -> 1;
            case IPV6 -> 2;
        };
    }

    private UnanswerableException noCommonFamily(int source, int destination) {
        return new UnanswerableException("from " + pod(source).displayName() + " to "
                + pod(destination).displayName()
                + ": no address family that both ends have and that is asked for");
    }

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
                (profile, peer) ->
                        ExplanationMaker.of(classes.encounter(profile, peer), connection.protocol(), connection.port()),
                PolicyMatcher::unlessExempt);
    }

    @Override
    public Answer answer(EndpointPair ends) {
        return answer(Direction.EGRESS, ends).withOtherEnd(answer(Direction.INGRESS, ends));
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
        int number = number(pod);
        return number < 0 || pods.isSpecial(number)
                ? index.records().profile(pod, direction)
                : pods.profile(number, direction);
    }

    /** Numbers are known for pods at the address that a connection uses first. */
    private int peerClass(Endpoint endpoint, Optional<IpAddress> address, IpFamily family, boolean isDestination) {
        int number = endpoint instanceof Pod pod ? number(pod) : -1;
        if (number < 0 || pods.isSpecial(number) || !address.equals(endpoint.ip(family))) {
            return index.records().peerClass(endpoint, address, family, isDestination);
        }
        return isDestination ? pods.destination(number, family) : pods.source(number, family);
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
