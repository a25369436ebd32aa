package io.netpol.analysis;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.cluster.WorkloadId;
import io.netpol.eval.Answer;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.Evaluator;
import io.netpol.eval.MissingFact;
import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The connectivity list: what each workload can reach, other workloads and external addresses, and what can reach it. A
 * workload to itself is no row, nor is a pair of ends between which nothing is allowed.
 */
public final class Connectivity {
    private final Evaluator evaluator;
    private final ImmutableList<ConnectivityRow> rows;
    private final ImmutableList<WorkloadId> onHostNetwork;

    private Connectivity(Evaluator evaluator, Consumer<String> progress) {
        this.evaluator = evaluator;
        boolean hostPodsAreNodes = evaluator.options().hostNetworkPods() == HostNetworkPods.AS_NODES;
        TreeMap<WorkloadId, List<Pod>> workloads = new TreeMap<>();
        ImmutableSortedSet.Builder<WorkloadId> leftOut = ImmutableSortedSet.naturalOrder();
        for (Pod pod : evaluator.cluster().pods()) {
            if (pod.hostNetwork() && hostPodsAreNodes) {
                leftOut.add(pod.workload());
            } else {
                workloads
                        .computeIfAbsent(pod.workload(), id -> new ArrayList<>())
                        .add(pod);
            }
        }
        this.onHostNetwork = leftOut.build().asList();
        this.rows = rows(workloads, progress);
    }

    /** Gives the list. The cost grows with the square of the number of workloads, counting pods of one that differ. */
    public static Connectivity of(Evaluator evaluator) {
        return of(evaluator, step -> {});
    }

    /** Gives the list, and tells on the way how far it is, a few words for each workload. */
    public static Connectivity of(Evaluator evaluator, Consumer<String> progress) {
        return new Connectivity(evaluator, progress);
    }

    /** Gives the rows, sorted as text. */
    public ImmutableList<ConnectivityRow> rows() {
        return rows;
    }

    /** Gives the rows as lines, sorted; pairs of which all is unknown are no lines. */
    public ImmutableList<String> lines() {
        return rows.stream()
                .filter(row -> !row.isOnlyUnknown())
                .map(ConnectivityRow::line)
                .collect(ImmutableList.toImmutableList());
    }

    /** Gives the workloads on the host network, sorted, where they count as their nodes and so are no rows. */
    public ImmutableList<WorkloadId> onHostNetwork() {
        return onHostNetwork;
    }

    /** What tells the facts that are missing. */
    private static String mends(ImmutableSortedSet<String> facts) {
        String domainNames = MissingFact.DOMAIN_NAMES.text();
        List<String> mends = new ArrayList<>();
        if (!facts.equals(ImmutableSortedSet.of(domainNames))) {
            mends.add("give pod addresses and nodes in the input, or the cluster's pod ranges with --pod-cidr");
        }
        if (facts.contains(domainNames)) {
            mends.add("give the addresses of domain names with --domain-name");
        }
        return String.join("; ", mends);
    }

    /** Gives what the lines do not show and somebody should know, a sentence each; often none. */
    public ImmutableList<String> remarks() {
        ImmutableList.Builder<String> remarks = ImmutableList.builder();
        ImmutableList<ConnectivityRow> unknown =
                rows.stream().filter(ConnectivityRow::isOnlyUnknown).collect(ImmutableList.toImmutableList());
        if (!unknown.isEmpty()) {
            ImmutableSortedSet<String> facts = unknown.stream()
                    .flatMap(row -> row.missingFacts().stream())
                    .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
            remarks.add(unknown.size() + (unknown.size() == 1 ? " pair is" : " pairs are")
                    + " not listed, as the answer depends on " + String.join(", ", facts) + ": " + mends(facts));
        }
        if (!onHostNetwork.isEmpty()) {
            remarks.add("not listed, as they are on the host network and count as their nodes: "
                    + String.join(
                            ", ",
                            onHostNetwork.stream().map(WorkloadId::toString).toList()));
        }
        return remarks.build();
    }

    private ImmutableList<ConnectivityRow> rows(Map<WorkloadId, List<Pod>> workloads, Consumer<String> progress) {
        List<ConnectivityRow> found = new ArrayList<>();
        AddressPartition partition = AddressPartition.of(evaluator);
        PodRepresentatives representatives = new PodRepresentatives(evaluator.cluster(), evaluator.options());
        TreeMap<WorkloadId, ImmutableList<End>> ends = new TreeMap<>();
        workloads.forEach((id, pods) -> ends.put(id, ends(representatives.towardsPods(pods))));
        int done = 0;
        for (Map.Entry<WorkloadId, List<Pod>> workload : workloads.entrySet()) {
            WorkloadId source = workload.getKey();
            ends.forEach((destination, destinationEnds) -> {
                if (!source.equals(destination)) {
                    addRow(
                            new RowEnd.Workload(source),
                            new RowEnd.Workload(destination),
                            between(ends.getOrDefault(source, ImmutableList.of()), destinationEnds),
                            found);
                }
            });
            ImmutableList<End> towardsAddresses = ends(representatives.towardsAddresses(workload.getValue()));
            for (IpFamily family : partition.families()) {
                for (Direction direction : Direction.values()) {
                    addAddressRows(source, towardsAddresses, direction, family, partition, found);
                }
            }
            done++;
            progress.accept(done + " of " + workloads.size() + " workloads");
        }
        // sorted by their text, which is made once for each
        return found.stream()
                .map(row -> Map.entry(row.line(), row))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<End> ends(List<Pod> pods) {
        return pods.stream().map(End::of).collect(ImmutableList.toImmutableList());
    }

    private static void addRow(
            RowEnd source, RowEnd destination, ImmutableMap<IpFamily, RowAnswer> answers, List<ConnectivityRow> found) {
        ConnectivityRow row = new ConnectivityRow(source, destination, answers);
        if (!row.isNothing()) {
            found.add(row);
        }
    }

    /** Joins the answers of all pairs of ends, family by family; nothing where no pair has a family in common. */
    private ImmutableMap<IpFamily, RowAnswer> between(ImmutableList<End> sources, ImmutableList<End> destinations) {
        Cluster cluster = evaluator.cluster();
        EvaluationOptions options = evaluator.options();
        EnumMap<IpFamily, List<Answer>> answers = new EnumMap<>(IpFamily.class);
        for (End source : sources) {
            for (End destination : destinations) {
                for (EndpointPair pair : EndpointPair.possible(source, destination, cluster, options)) {
                    answers.computeIfAbsent(pair.family(), family -> new ArrayList<>())
                            .add(evaluator.answer(pair));
                }
            }
        }
        ImmutableMap.Builder<IpFamily, RowAnswer> merged = ImmutableMap.builder();
        answers.forEach((family, several) -> merged.put(family, RowAnswer.merge(several)));
        return merged.buildOrThrow();
    }

    private void addAddressRows(
            WorkloadId id,
            ImmutableList<End> ends,
            Direction direction,
            IpFamily family,
            AddressPartition partition,
            List<ConnectivityRow> found) {
        RowEnd.Workload workload = new RowEnd.Workload(id);
        RangeJoiner joiner = new RangeJoiner((range, answers) -> {
            RowEnd.Addresses addresses = new RowEnd.Addresses(range);
            if (direction == Direction.EGRESS) {
                addRow(workload, addresses, answers, found);
            } else {
                addRow(addresses, workload, answers, found);
            }
        });
        for (AddressPartition.Part part : partition.ranges(id.namespace(), direction, family)) {
            ImmutableList<End> address = ImmutableList.of(part.end());
            joiner.add(part.range(), direction == Direction.EGRESS ? between(ends, address) : between(address, ends));
        }
        joiner.finish();
    }
}
