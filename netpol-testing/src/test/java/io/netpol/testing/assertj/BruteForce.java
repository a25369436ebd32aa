package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.eval.Evaluator;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.model.ClusterPeer;
import io.netpol.model.IpBlock;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import io.netpol.net.Protocol;
import io.netpol.testkit.PortEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether assertions hold, found by trying: every pod, every address at which something could change and its neighbours,
 * every port at which something could change.
 */
final class BruteForce {
    /** One port of a protocol. */
    record Port(Protocol protocol, int number) {}

    private final Evaluator evaluator;
    private final Cluster cluster;
    private final ImmutableSet<IpAddress> addresses;

    BruteForce(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.cluster = evaluator.cluster();
        this.addresses = ImmutableSet.copyOf(interestingAddresses());
    }

    static ImmutableList<Port> allPorts() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> PortEntries.boundaries().stream().map(port -> new Port(protocol, port)))
                .collect(ImmutableList.toImmutableList());
    }

    /** The addresses that no pod has; no loopback addresses (rule S16). */
    ImmutableSet<IpAddress> addresses() {
        return addresses;
    }

    private Set<IpAddress> interestingAddresses() {
        Set<IpAddress> found = new TreeSet<>();
        Stream.of("0.0.0.0/0", "::/0")
                .forEach(range -> addEdges(Cidr.parse(range).range(), found));
        NamedForTest.RANGES.forEach(range -> addEdges(Cidr.parse(range).range(), found));
        NamedForTest.ADDRESSES.forEach(address -> found.add(IpAddress.parse(address)));
        for (int i = 0; i < 12; i++) {
            found.add(IpAddress.parse("10.0.0." + i));
            found.add(IpAddress.parse("fd00::" + i));
        }
        for (NetworkPolicy policy : cluster.policies()) {
            for (Direction direction : Direction.values()) {
                policy.rules(direction).forEach(rule -> rule.peers().list().forEach(peer -> addEdges(peer, found)));
            }
        }
        cluster.clusterPolicies().stream()
                .flatMap(policy -> policy.egress().stream())
                .flatMap(rule -> rule.peers().stream())
                .forEach(peer -> addEdges(peer, found));
        evaluator
                .options()
                .domainNames()
                .values()
                .forEach(ips -> ips.forEach(ip -> addEdges(IpRange.of(ip, ip), found)));
        cluster.nodes().values().forEach(node -> node.ips().forEach(ip -> addEdges(IpRange.of(ip, ip), found)));
        found.removeIf(IpAddress::isLoopback);
        cluster.pods().stream().filter(pod -> !pod.hostNetwork()).forEach(pod -> found.removeAll(pod.ips()));
        return found;
    }

    private static void addEdges(Peer peer, Set<IpAddress> found) {
        if (peer instanceof IpBlock block) {
            block.addresses().ranges().forEach(range -> addEdges(range, found));
        }
    }

    private static void addEdges(ClusterPeer peer, Set<IpAddress> found) {
        if (peer instanceof ClusterPeer.Networks networks) {
            networks.cidrs().forEach(cidr -> addEdges(cidr.range(), found));
        }
    }

    private static void addEdges(IpRange range, Set<IpAddress> found) {
        found.add(range.first());
        found.add(range.last());
        range.first().previous().ifPresent(found::add);
        range.last().next().ifPresent(found::add);
    }

    // --- what somebody can do

    private ImmutableList<EndpointPair> pairs(End source, End destination) {
        return EndpointPair.possible(source, destination, cluster, evaluator.options());
    }

    /** Whether each source can reach each destination over each family on all of the ports, or on any if there are none. */
    boolean allCan(List<NamedForTest> sources, List<NamedForTest> destinations, List<Port> ports) {
        for (End source : ends(sources)) {
            for (End destination : ends(destinations)) {
                ImmutableList<EndpointPair> pairs = pairs(source, destination);
                Predicate<EndpointPair> can = pair -> ports.isEmpty()
                        ? allPorts().stream().anyMatch(port -> outcome(pair, port) == Outcome.ALLOWED)
                        : ports.stream().allMatch(port -> outcome(pair, port) == Outcome.ALLOWED);
                if (pairs.isEmpty() || !pairs.stream().allMatch(can)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether no source can reach any destination on any of the ports; a pod itself does not count. */
    boolean noneCan(List<NamedForTest> sources, List<NamedForTest> destinations, List<Port> ports) {
        ImmutableSet<MissingFact> samePod = ImmutableSet.of(MissingFact.SAME_POD);
        return ends(sources).stream()
                .flatMap(source -> ends(destinations).stream().flatMap(to -> pairs(source, to).stream()))
                .filter(pair -> !pair.isSamePod())
                .noneMatch(pair -> ports.stream().anyMatch(port -> isOpen(pair, port, samePod)));
    }

    /** Whether there is something to deny. */
    boolean isAnyWay(List<NamedForTest> sources, List<NamedForTest> destinations) {
        return ends(sources).stream()
                .flatMap(source -> ends(destinations).stream().flatMap(to -> pairs(source, to).stream()))
                .anyMatch(pair -> !pair.isSamePod());
    }

    /** The ways on which somebody else can perhaps reach a destination on some of the ports, or all if there are none. */
    ImmutableList<EndpointPair> open(List<NamedForTest> sources, List<NamedForTest> destinations, List<Port> ports) {
        ImmutableSet<MissingFact> exempting =
                ImmutableSet.of(MissingFact.SAME_POD, MissingFact.SOURCE_NODE, MissingFact.DESTINATION_NODE);
        return others(sources, destinations).stream()
                .filter(pair -> ports.stream().anyMatch(port -> isOpen(pair, port, exempting)))
                .collect(ImmutableList.toImmutableList());
    }

    /** All ways from others than the sources that count. */
    ImmutableList<EndpointPair> others(List<NamedForTest> sources, List<NamedForTest> destinations) {
        List<EndpointPair> ways = new ArrayList<>();
        for (End destination : ends(destinations)) {
            boolean toPod = destination.endpoint() instanceof Pod;
            for (Pod pod : cluster.pods()) {
                if (toPod || !isOnHost(pod)) {
                    ways.addAll(pairs(End.of(pod), destination));
                }
            }
            if (toPod) {
                addresses.stream()
                        .filter(address -> familyIsListed(address.family()))
                        .forEach(address -> ways.addAll(pairs(NamedForTest.addressEnd(address, cluster), destination)));
            }
        }
        ways.removeIf(pair -> pair.isSamePod() || isOwnNode(pair) || isNamed(pair, sources));
        return ImmutableList.copyOf(ways);
    }

    private ImmutableList<End> ends(List<NamedForTest> several) {
        return several.stream()
                .flatMap(named -> named.ends(cluster, addresses).stream())
                .collect(ImmutableList.toImmutableList());
    }

    private boolean familyIsListed(IpFamily family) {
        IpFamilies asked = evaluator.options().ipFamilies();
        return switch (asked) {
            case AUTO -> family == IpFamily.IPV4 || cluster.mentionsIpv6();
            case BOTH -> true;
            case IPV4 -> family == IpFamily.IPV4;
            case IPV6 -> family == IpFamily.IPV6;
        };
    }

    private boolean isOnHost(Endpoint end) {
        return end instanceof Node
                || (end instanceof Pod pod
                        && pod.hostNetwork()
                        && evaluator.options().hostNetworkPods() == HostNetworkPods.AS_NODES);
    }

    /** A pod by itself, anything on a node by its address: that of a named pod on the host network is named with it. */
    private boolean isNamed(EndpointPair pair, List<NamedForTest> sources) {
        boolean isPod = sources.stream().anyMatch(named -> named.pods().contains(pair.source()));
        if (isPod || !(isOnHost(pair.source()) || !(pair.source() instanceof Pod))) {
            return isPod;
        }
        return pair.sourceIp().isPresent()
                && sources.stream()
                        .anyMatch(named ->
                                named.addresses().test(pair.sourceIp().get())
                                        || named.pods().stream()
                                                .anyMatch(pod -> isOnHost(pod)
                                                        && hostAddresses(pod)
                                                                .contains(pair.sourceIp()
                                                                        .get())));
    }

    private ImmutableList<IpAddress> hostAddresses(Pod pod) {
        return pod.ips().isEmpty() ? cluster.nodeOf(pod).map(Endpoint::ips).orElse(ImmutableList.of()) : pod.ips();
    }

    private boolean isOwnNode(EndpointPair pair) {
        return explanations(pair, new Port(Protocol.TCP, 1)).stream().anyMatch(end -> end.reason() == Reason.OWN_NODE);
    }

    private ImmutableList<DirectionExplanation> explanations(EndpointPair pair, Port port) {
        return evaluator
                .verdict(Connection.of(pair, port.protocol, port.number))
                .explanation()
                .directions();
    }

    private Outcome outcome(EndpointPair pair, Port port) {
        Answer answer = evaluator.answer(pair);
        return answer.outcome(port.protocol, port.number);
    }

    /** Whether a port is open, or perhaps open for another reason than that policies may have no say. */
    private boolean isOpen(EndpointPair pair, Port port, Set<MissingFact> exempting) {
        return switch (outcome(pair, port)) {
            case ALLOWED, AMBIGUOUS -> true;
            case DENIED -> false;
            case UNKNOWN ->
                explanations(pair, port).stream()
                        .noneMatch(end ->
                                end.outcomeOfPolicies() == Outcome.DENIED && exempting.containsAll(end.missing()));
        };
    }
}
