package io.netpol.matcher;

import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.eval.Outcome;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;

/**
 * Answers about pods by handle. The hot path: the kinds of two pods, two rows, and in the cell of each a port found by halving.
 * Nothing is allocated, once both rows are there. Pods with more to them than their classes go the way of any two ends.
 */
final class PodPairs {
    private static final IpFamily IPV4 = IpFamily.IPV4;
    private static final IpFamily IPV6 = IpFamily.IPV6;
    private static final int LAST_PORT = 65_535;

    private final Index index;
    private final Ends ends;
    private final Classes classes;
    private final PodTable pods;
    private final int assumedFamilies;
    private final int askedFamilies;

    PodPairs(Index index, Ends ends) {
        this.index = index;
        this.ends = ends;
        this.classes = index.classes();
        this.pods = index.pods();
        this.assumedFamilies = assumedFamilies(index);
        this.askedFamilies = askedFamilies(index.options());
    }

    Pod pod(int handle) {
        return index.cluster().podAt(handle).orElseThrow(() -> gone(handle));
    }

    private static IllegalArgumentException gone(int handle) {
        return new IllegalArgumentException("handle " + handle
                + " is none of a live pod: it never was, or the pod is gone; take one from handles()");
    }

    /** Tells whether a connection is allowed in every family that both have, of which there must be one. */
    boolean allows(int source, int destination, Protocol protocol, int port) {
        requirePort(port);
        PodKind from = pods.kind(source);
        PodKind to = pods.kind(destination);
        int families = from.preferred() & to.accepted() & askedFamilies;
        return (families != 0 && source != destination)
                ? allows(from, to, families, Cell.number(protocol, port))
                : allowsOfFew(source, destination, protocol, port);
    }

    /** Tells the same where there is more to it: addresses nobody knows, a host network, one pod, or none. */
    private boolean allowsOfFew(int source, int destination, Protocol protocol, int port) {
        int families = families(source, destination);
        if (families == 0) {
            throw noCommonFamily(source, destination);
        }
        PodKind from = live(source);
        PodKind to = live(destination);
        return (source != destination && areTold(from, to))
                ? allows(from, to, families, Cell.number(protocol, port))
                : allows(source, destination, families, protocol, port);
    }

    /** Tells whether the kinds of two pods tell all there is to know. */
    private static boolean areTold(PodKind from, PodKind to) {
        return ((from.traits() | to.traits()) & PodKind.SPECIAL) == 0;
    }

    private boolean allows(PodKind from, PodKind to, int families, int port) {
        return ((families & 1) == 0
                        || allows(from.egress(), to.destinationIpv4(), to.ingress(), from.sourceIpv4(), port))
                && ((families & 2) == 0
                        || allows(from.egress(), to.destinationIpv6(), to.ingress(), from.sourceIpv6(), port));
    }

    private boolean allows(int egressProfile, int destinationClass, int ingressProfile, int sourceClass, int port) {
        Cell egress = classes.cell(egressProfile, destinationClass);
        Cell ingress = classes.cell(ingressProfile, sourceClass);
        // as numbers, so that no branch stands between: to skip the second saves less than what a wrong guess of that
        // costs
        return (egress.turns(port) & ingress.turns(port) & 1) != 0;
    }

    /** Tells the same for these families, a bit for each. */
    boolean allows(int source, int destination, int families, Protocol protocol, int port) {
        return ((families & 1) == 0 || outcome(source, destination, IPV4, protocol, port) == Outcome.ALLOWED)
                && ((families & 2) == 0 || outcome(source, destination, IPV6, protocol, port) == Outcome.ALLOWED);
    }

    /** Gives the outcome in one address family, which both must have. */
    Outcome outcome(int source, int destination, IpFamily family, Protocol protocol, int port) {
        requirePort(port);
        PodKind from = live(source);
        PodKind to = live(destination);
        if (!areTold(from, to) || (source == destination && from.isTemplate())) {
            return ends.answer(pair(source, destination, family)).outcome(protocol, port);
        }
        if (!from.canUse(family) || !to.canUse(family)) {
            throw noCommonFamily(source, destination);
        }
        if (source == destination) {
            // a pod reaches itself, whatever policies say (rule S15)
            return Outcome.ALLOWED;
        }
        Outcome egress = classes.cell(from.egress(), to.destination(family)).outcome(protocol, port);
        return egress.withOtherEnd(
                classes.cell(to.ingress(), from.source(family)).outcome(protocol, port));
    }

    static void requirePort(int port) {
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("port " + port + " is no port; ports are 1 to 65535");
        }
    }

    private PodKind live(int handle) {
        PodKind kind = pods.kind(handle);
        if (!kind.isLive()) {
            throw gone(handle);
        }
        return kind;
    }

    private EndpointPair pair(int source, int destination, IpFamily family) {
        return EndpointPair.between(
                End.of(pod(source)), End.of(pod(destination)), family, index.cluster(), index.options());
    }

    /** The families of a pair, as {@link EndpointPair#between} finds them: a bit for each. */
    int families(int source, int destination) {
        PodKind from = live(source);
        PodKind to = live(destination);
        if (!areTold(from, to)) {
            return EndpointPair.possible(
                            End.of(pod(source)), End.of(pod(destination)), index.cluster(), index.options())
                    .stream()
                    .mapToInt(pair -> 1 << PodKind.place(pair.family()))
                    .sum();
        }
        return familiesByTraits(from.traits(), to.traits());
    }

    /** The same by the traits of two pods of which neither is special. */
    int familiesByTraits(int source, int destination) {
        int preferred = PodKind.knownFamilies(source);
        if (preferred == 0) {
            preferred = PodKind.knownFamilies(destination);
        }
        if (preferred == 0) {
            preferred = assumedFamilies;
        }
        return preferred & askedFamilies & PodKind.usableFamilies(source) & PodKind.usableFamilies(destination);
    }

    private static int assumedFamilies(Index index) {
        boolean onlyIpv4 = index.options().ipFamilies() == IpFamilies.AUTO
                && !index.cluster().mentionsIpv6()
                && index.endpoints().hasPodAddresses(IPV4);
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
}
