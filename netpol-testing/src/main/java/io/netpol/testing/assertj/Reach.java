package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.analysis.AddressPartition;
import io.netpol.analysis.AddressPartition.Part;
import io.netpol.analysis.Isolation;
import io.netpol.analysis.RowEnd;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Pod;
import io.netpol.eval.Connection;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.Evaluator;
import io.netpol.eval.MissingFact;
import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All ways to some destinations: from the sources that an assertion names, and from everybody else. Pods are asked one by
 * one, addresses by the ranges that policies tell apart. Between two ends that are no pods no policy has a say, so those
 * are not asked about.
 */
final class Reach {
    private static final ImmutableSet<MissingFact> SAME_POD = Sets.immutableEnumSet(MissingFact.SAME_POD);
    private static final ImmutableSet<MissingFact> SAME_POD_OR_NODE =
            Sets.immutableEnumSet(MissingFact.SAME_POD, MissingFact.SOURCE_NODE, MissingFact.DESTINATION_NODE);

    private final Evaluator evaluator;
    private final Cluster cluster;
    private final Isolation isolation;
    private final OutsideAddresses outside;
    private final SubjectEnds sources;
    private final ImmutableSet<Endpoint> namedSources;
    private final SubjectEnds destinations;
    private final AskedPorts ports;
    private final TreeSet<String> impossible = new TreeSet<>();

    Reach(Evaluator evaluator, SubjectEnds sources, SubjectEnds destinations, AskedPorts ports) {
        this.evaluator = evaluator;
        this.cluster = evaluator.cluster();
        this.isolation = Isolation.of(evaluator);
        this.outside = OutsideAddresses.of(cluster);
        this.sources = sources;
        this.namedSources = sources.pods().stream().map(End::endpoint).collect(ImmutableSet.toImmutableSet());
        this.destinations = destinations;
        this.ports = ports;
    }

    /** One source or destination under the name of its row. */
    private record Named(RowEnd row, End end) {
        static Named of(End podEnd) {
            return new Named(new RowEnd.Workload(((Pod) podEnd.endpoint()).workload()), podEnd);
        }

        static Named of(Part part) {
            return new Named(new RowEnd.Addresses(part.range()), part.end());
        }
    }

    /**
     * Gives the ways from each source to each destination.
     *
     * @throws io.netpol.cluster.UnanswerableException if a destination has no port of a name that is asked for
     */
    ImmutableList<Way> named() {
        return named(new PolicyAnswers(evaluator, ImmutableSet.of()));
    }

    /**
     * Gives the ways from each source to each destination that is another pod: where nobody knows whether both are one pod of
     * a workload (rule S15), they are two.
     *
     * @throws io.netpol.cluster.UnanswerableException as {@link #named()}
     */
    ImmutableList<Way> namedApart() {
        return named(new PolicyAnswers(evaluator, SAME_POD)).stream()
                .filter(way -> !way.ends().isSamePod())
                .collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<Way> named(PolicyAnswers answers) {
        List<Way> ways = new ArrayList<>();
        Map<String, ImmutableList<Named>> sourceRanges = new HashMap<>();
        for (End to : destinations.pods()) {
            sources.pods().forEach(from -> add(Named.of(from), Named.of(to), answers, ways));
            sourceRanges
                    .computeIfAbsent(namespace(to), in -> ranges(sources.addresses(), in, Direction.INGRESS))
                    .forEach(from -> add(from, Named.of(to), answers, ways));
        }
        Map<String, ImmutableList<Named>> destinationRanges = new HashMap<>();
        for (End from : sources.pods()) {
            destinationRanges
                    .computeIfAbsent(namespace(from), in -> ranges(destinations.addresses(), in, Direction.EGRESS))
                    .forEach(to -> add(Named.of(from), to, answers, ways));
        }
        return ImmutableList.copyOf(ways);
    }

    /** Gives the pairs of named ends that have no address family in common, as rows; after {@link #named}. */
    ImmutableList<String> impossible() {
        return ImmutableList.copyOf(impossible);
    }

    private void add(Named from, Named to, PolicyAnswers answers, List<Way> ways) {
        ImmutableList<EndpointPair> pairs = pairs(from, to);
        if (pairs.isEmpty()) {
            impossible.add(from.row + " => " + to.row
                    + " : No Connections (there is no address family that both ends have and that is asked for)");
        }
        ConnectionSet asked = ports.of(to.end.endpoint());
        for (EndpointPair pair : pairs) {
            ways.add(new Way(from.row, to.row, pair, asked, answers.answer(pair).within(asked)));
        }
    }

    private ImmutableList<EndpointPair> pairs(Named from, Named to) {
        return EndpointPair.possible(from.end, to.end, cluster, evaluator.options());
    }

    /** The ranges of these addresses that the policies of a namespace tell apart. */
    private ImmutableList<Named> ranges(IpSet addresses, String namespace, Direction direction) {
        AddressPartition partition = AddressPartition.of(evaluator).alsoCutAt(addresses);
        ImmutableList.Builder<Named> found = ImmutableList.builder();
        for (IpFamily family : IpFamily.values()) {
            if (!addresses.restrictedTo(family).isEmpty()) {
                partition.ranges(namespace, direction, family).stream()
                        .filter(part -> addresses.containsAll(IpSet.of(part.range())) && outside.anyIn(part.range()))
                        .map(Named::of)
                        .forEach(found::add);
            }
        }
        return found.build();
    }

    private static String namespace(End pod) {
        return ((Pod) pod.endpoint()).namespace();
    }

    /**
     * Gives the ways from everybody else who could be kept out: pods, nodes and external addresses towards pods; pods
     * towards addresses. A pod to itself (rule S15) and the node on which a pod runs (rules S51, S52) are no ways: no policy
     * has a say there, and where only a missing fact tells whether it is so, the policies' answer counts.
     */
    ImmutableList<Way> others() {
        List<Way> ways = new ArrayList<>();
        IpSet covered = sources.addresses().union(addressesOfHostPods());
        Map<String, ImmutableList<Named>> sourceRanges = new HashMap<>();
        for (End destination : destinations.pods()) {
            Named to = Named.of(destination);
            cluster.pods().forEach(pod -> addOther(pod, to, covered, ways));
            sourceRanges
                    .computeIfAbsent(namespace(destination), in -> outsideOf(covered, in))
                    .forEach(from -> addCounted(from, to, covered, ways));
        }
        Map<String, ImmutableList<Named>> destinationRanges = new HashMap<>();
        for (Pod pod : cluster.pods()) {
            if (isolation.isPossible(pod)) {
                destinationRanges
                        .computeIfAbsent(pod.namespace(), in -> ranges(destinations.addresses(), in, Direction.EGRESS))
                        .forEach(to -> addOther(pod, to, covered, ways));
            }
        }
        return ImmutableList.copyOf(ways);
    }

    /** The addresses of named pods that count as their nodes: whoever has them cannot be told apart from those. */
    private IpSet addressesOfHostPods() {
        return IpSet.of(sources.pods().stream()
                .map(end -> (Pod) end.endpoint())
                .filter(pod -> !isolation.isPossible(pod))
                .map(pod -> pod.ips().isEmpty()
                        ? cluster.nodeOf(pod).map(Endpoint::ips).orElse(ImmutableList.of())
                        : pod.ips())
                .flatMap(ips -> ips.stream().map(ip -> IpRange.of(ip, ip)))
                .collect(Collectors.toList()));
    }

    private void addOther(Pod pod, Named to, IpSet covered, List<Way> ways) {
        if (!namedSources.contains(pod)) {
            addCounted(Named.of(End.of(pod)), to, covered, ways);
        }
    }

    private ImmutableList<Named> outsideOf(IpSet covered, String namespace) {
        AddressPartition partition = AddressPartition.of(evaluator).alsoCutAt(covered);
        return partition.families().stream()
                .flatMap(family -> partition.ranges(namespace, Direction.INGRESS, family).stream())
                .filter(part -> !covered.containsAll(IpSet.of(part.range())) && outside.anyIn(part.range()))
                .map(Named::of)
                .collect(ImmutableList.toImmutableList());
    }

    private void addCounted(Named from, Named to, IpSet covered, List<Way> ways) {
        PolicyAnswers answers = new PolicyAnswers(evaluator, SAME_POD_OR_NODE);
        ConnectionSet asked = ports.of(to.end.endpoint());
        for (EndpointPair pair : pairs(from, to)) {
            if (!isCovered(pair, covered) && !pair.isSamePod() && !isOwnNode(pair)) {
                ways.add(new Way(
                        from.row, to.row, pair, asked, answers.answer(pair).within(asked)));
            }
        }
    }

    private boolean isCovered(EndpointPair pair, IpSet covered) {
        return isOnHost(pair.source())
                && pair.sourceIp().filter(covered::contains).isPresent();
    }

    private boolean isOwnNode(EndpointPair pair) {
        return (isOnHost(pair.source()) || isOnHost(pair.destination()))
                && evaluator.verdict(Connection.of(pair, Protocol.TCP, 1)).explanation().directions().stream()
                        .anyMatch(explanation -> explanation.reason() == Reason.OWN_NODE);
    }

    private boolean isOnHost(Endpoint end) {
        return end.match(pod -> !isolation.isPossible(pod), node -> true, external -> false);
    }
}
