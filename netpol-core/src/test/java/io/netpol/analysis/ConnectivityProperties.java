package io.netpol.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.WorkloadId;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.model.ClusterPeer;
import io.netpol.model.IpBlock;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.IpRange;
import io.netpol.reference.ReferenceEvaluator;
import io.netpol.testkit.Choice;
import io.netpol.testkit.Clusters;
import io.netpol.testkit.Situations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The list against the answers pod by pod and address by address. */
class ConnectivityProperties {

    /** A cluster whose pods belong to few workloads, so that rows merge pods. */
    private static Cluster grouped(Random random) {
        Cluster cluster = Clusters.clusterOfAllTiers(random);
        ClusterBuilder grouped =
                Cluster.builder().policies(cluster.policies()).clusterPolicies(cluster.clusterPolicies());
        cluster.namespaces().values().stream()
                .filter(namespace -> !cluster.assumedNamespaces().contains(namespace.name()))
                .forEach(grouped::namespace);
        cluster.nodes().values().forEach(grouped::node);
        for (Pod pod : cluster.pods()) {
            WorkloadId workload = new WorkloadId(pod.namespace(), "w" + random.nextInt(2), "Deployment");
            grouped.pod(
                    Choice.chance(random, 70)
                            ? Pod.builder().from(pod).workload(workload).build()
                            : pod);
        }
        return grouped.build();
    }

    private static ReferenceEvaluator evaluator(Random random) {
        return ReferenceEvaluator.of(grouped(random), Situations.options(random));
    }

    private static Map<WorkloadId, List<Pod>> workloads(ReferenceEvaluator evaluator) {
        boolean hostPodsCount = evaluator.options().hostNetworkPods() == HostNetworkPods.AS_PODS;
        return evaluator.cluster().pods().stream()
                .filter(pod -> hostPodsCount || !pod.hostNetwork())
                .collect(Collectors.groupingBy(Pod::workload, TreeMap::new, Collectors.toList()));
    }

    /** What all pairs can do over a family, one by one; nothing where no pair has the family. */
    private static List<Answer> answers(
            ReferenceEvaluator evaluator, List<End> sources, List<End> destinations, IpFamily family) {
        List<Answer> answers = new ArrayList<>();
        for (End source : sources) {
            for (End destination : destinations) {
                EndpointPair.possible(source, destination, evaluator.cluster(), evaluator.options()).stream()
                        .filter(pair -> pair.family() == family)
                        .forEach(pair -> answers.add(evaluator.answer(pair)));
            }
        }
        return answers;
    }

    private static void assertMerged(Optional<RowAnswer> row, List<Answer> answers) {
        if (row.isEmpty()) {
            assertThat(answers).allMatch(answer -> answer.allowed().isEmpty() && answer.isCertain());
            return;
        }
        assertThat(answers).isNotEmpty();
        ConnectionSet some =
                ConnectionSet.unionOf(answers.stream().map(Answer::allowed).toList());
        ConnectionSet perhaps =
                ConnectionSet.unionOf(answers.stream().map(Answer::unknown).toList());
        ConnectionSet every =
                answers.stream().map(Answer::allowed).reduce(ConnectionSet.all(), ConnectionSet::intersection);
        ConnectionSet ambiguous =
                ConnectionSet.unionOf(answers.stream().map(Answer::ambiguous).toList());
        assertThat(row.get().somePods().allowed()).isEqualTo(some);
        assertThat(row.get().somePods().unknown()).isEqualTo(perhaps.minus(some));
        assertThat(row.get().somePods().ambiguous())
                .isEqualTo(ambiguous.minus(some).minus(perhaps));
        assertThat(row.get().everyPod()).isEqualTo(every);
        assertThat(row.get().podsDiffer()).isEqualTo(Set.copyOf(answers).size() > 1);
    }

    private static Optional<RowAnswer> row(
            Connectivity connectivity, RowEnd source, RowEnd destination, IpFamily family) {
        List<ConnectivityRow> rows = connectivity.rows().stream()
                .filter(row -> row.source().equals(source) && row.destination().equals(destination))
                .toList();
        assertThat(rows).hasSizeLessThanOrEqualTo(1);
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(row.answers().get(family)).stream())
                .findFirst();
    }

    private static List<End> ends(List<Pod> pods) {
        return pods.stream().map(End::of).toList();
    }

    @Property(tries = 150)
    void aRowBetweenWorkloadsIsWhatAllTheirPodsCanDo(@ForAll long seed) {
        ReferenceEvaluator evaluator = evaluator(new Random(seed));
        Connectivity connectivity = Connectivity.of(evaluator);
        Map<WorkloadId, List<Pod>> workloads = workloads(evaluator);
        workloads.forEach((source, sourcePods) -> workloads.forEach((destination, destinationPods) -> {
            for (IpFamily family : IpFamily.values()) {
                Optional<RowAnswer> row =
                        row(connectivity, new RowEnd.Workload(source), new RowEnd.Workload(destination), family);
                if (source.equals(destination)) {
                    assertThat(row).isEmpty();
                } else {
                    assertMerged(row, answers(evaluator, ends(sourcePods), ends(destinationPods), family));
                }
            }
        }));
    }

    @Property(tries = 150)
    void anAddressRowIsWhatEachOfItsAddressesCanDo(@ForAll long seed) {
        ReferenceEvaluator evaluator = evaluator(new Random(seed));
        Connectivity connectivity = Connectivity.of(evaluator);
        Map<WorkloadId, List<Pod>> workloads = workloads(evaluator);
        for (IpAddress address : interestingAddresses(evaluator)) {
            if (isListed(address, evaluator)) {
                workloads.forEach((id, pods) -> {
                    for (Direction direction : Direction.values()) {
                        assertAddress(evaluator, connectivity, new RowEnd.Workload(id), pods, direction, address);
                    }
                });
            }
        }
    }

    /** Loopback addresses are left aside (rule S16), pods' addresses are rows of their workloads. */
    private static boolean isListed(IpAddress address, ReferenceEvaluator evaluator) {
        IpFamilies asked = evaluator.options().ipFamilies();
        boolean family = switch (asked) {
            case AUTO ->
                address.family() == IpFamily.IPV4 || evaluator.cluster().mentionsIpv6();
            case BOTH -> true;
            case IPV4 -> address.family() == IpFamily.IPV4;
            case IPV6 -> address.family() == IpFamily.IPV6;
        };
        boolean isPods =
                evaluator.cluster().pods().stream().anyMatch(pod -> pod.ips().contains(address));
        return family && !isPods && !address.isLoopback();
    }

    private static void assertAddress(
            ReferenceEvaluator evaluator,
            Connectivity connectivity,
            RowEnd.Workload workload,
            List<Pod> pods,
            Direction direction,
            IpAddress address) {
        Endpoint endpoint = evaluator.cluster().nodes().values().stream()
                .filter(node -> node.ips().contains(address))
                .<Endpoint>map(Node.class::cast)
                .findFirst()
                .orElse(new ExternalAddress(address));
        List<End> addressEnd = List.of(End.at(endpoint, address));
        List<Answer> answers = direction == Direction.EGRESS
                ? answers(evaluator, ends(pods), addressEnd, address.family())
                : answers(evaluator, addressEnd, ends(pods), address.family());
        List<ConnectivityRow> rows = connectivity.rows().stream()
                .filter(row -> (direction == Direction.EGRESS ? row.source() : row.destination()).equals(workload))
                .filter(row -> range(direction == Direction.EGRESS ? row.destination() : row.source())
                        .filter(range -> range.contains(address))
                        .isPresent())
                .toList();
        assertThat(rows).hasSizeLessThanOrEqualTo(1);
        assertMerged(
                rows.stream()
                        .flatMap(row -> Optional.ofNullable(row.answers().get(address.family())).stream())
                        .findFirst(),
                answers);
    }

    private static Optional<IpRange> range(RowEnd end) {
        return end.match(workload -> Optional.empty(), addresses -> Optional.of(addresses.range()));
    }

    /** The ends of all ranges that policies or options name, and their neighbours. */
    private static Set<IpAddress> interestingAddresses(ReferenceEvaluator evaluator) {
        Cluster cluster = evaluator.cluster();
        List<IpRange> ranges = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            ranges.add(IpRange.of(IpAddress.first(family), IpAddress.last(family)));
        }
        for (NetworkPolicy policy : cluster.policies()) {
            for (Direction direction : Direction.values()) {
                policy.rules(direction).stream()
                        .flatMap(rule -> rule.peers().list().stream())
                        .flatMap(peer ->
                                peer instanceof IpBlock block ? block.addresses().ranges().stream() : Stream.empty())
                        .forEach(ranges::add);
            }
        }
        cluster.clusterPolicies().stream()
                .flatMap(policy -> policy.egress().stream())
                .flatMap(rule -> rule.peers().stream())
                .flatMap(peer ->
                        peer instanceof ClusterPeer.Networks networks ? networks.cidrs().stream() : Stream.empty())
                .forEach(network -> ranges.add(network.range()));
        Stream.concat(
                        cluster.nodes().values().stream().flatMap(node -> node.ips().stream()),
                        evaluator.options().domainNames().values().stream().flatMap(Set::stream))
                .forEach(address -> ranges.add(IpRange.of(address, address)));
        Set<IpAddress> addresses = new TreeSet<>();
        for (IpRange range : ranges) {
            for (IpAddress end : List.of(range.first(), range.last())) {
                addresses.add(end);
                end.previous().ifPresent(addresses::add);
                end.next().ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    @Property(tries = 150)
    void adjacentRangesOfEqualAnswersAreOneRow(@ForAll long seed) {
        Connectivity connectivity = Connectivity.of(evaluator(new Random(seed)));
        ImmutableList<ConnectivityRow> rows = connectivity.rows();
        for (ConnectivityRow first : rows) {
            for (ConnectivityRow second : rows) {
                boolean samePeers = first.source().equals(second.source())
                        || first.destination().equals(second.destination());
                boolean touch =
                        touch(first.source(), second.source()) || touch(first.destination(), second.destination());
                if (samePeers && touch) {
                    assertThat(second.answers()).isNotEqualTo(first.answers());
                }
            }
        }
    }

    private static boolean touch(RowEnd first, RowEnd second) {
        Optional<IpAddress> behind = range(first).flatMap(range -> range.last().next());
        return behind.isPresent() && behind.equals(range(second).map(IpRange::first));
    }

    @Property(tries = 100)
    void theListIsSortedAndTheSameEachTime(@ForAll long seed) {
        Connectivity connectivity = Connectivity.of(evaluator(new Random(seed)));
        Connectivity again = Connectivity.of(evaluator(new Random(seed)));
        assertThat(connectivity.lines()).isSorted().isEqualTo(again.lines());
        assertThat(connectivity.remarks()).isEqualTo(again.remarks());
    }

    @Property(tries = 50)
    void optionsDecideWhichFamiliesAreListed(@ForAll long seed) {
        Random random = new Random(seed);
        Cluster cluster = grouped(random);
        EvaluationOptions onlyIpv6 =
                EvaluationOptions.builder().ipFamilies(IpFamilies.IPV6).build();
        assertThat(Connectivity.of(ReferenceEvaluator.of(cluster, onlyIpv6)).rows())
                .allSatisfy(row -> assertThat(row.answers()).containsOnlyKeys(IpFamily.IPV6));
        EvaluationOptions onlyIpv4 =
                EvaluationOptions.builder().ipFamilies(IpFamilies.IPV4).build();
        assertThat(Connectivity.of(ReferenceEvaluator.of(cluster, onlyIpv4)).rows())
                .allSatisfy(row -> assertThat(row.answers()).containsOnlyKeys(IpFamily.IPV4));
    }
}
