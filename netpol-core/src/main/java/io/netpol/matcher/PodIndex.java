package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Pod;
import io.netpol.net.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All policies in terms; and of a pod, the terms that hold for it and the policies that apply. Not thread-safe. */
final class PodIndex {
    private final Cluster cluster;
    private final Interner<Term> terms = new Interner<>();
    private final List<CompiledPolicy> policies = new ArrayList<>();
    private final Map<Integer, IntBuffer> policiesBySubject = new HashMap<>();
    private final Set<Integer> peers = new HashSet<>();
    private final Set<String> portNames = new HashSet<>();
    private final PodTerms podTerms;
    private final Map<IntList, PodClass> classes = new HashMap<>();
    private final Map<ImmutableList<ContainerPort>, ImmutableList<ContainerPort>> namedPorts = new HashMap<>();

    /**
     * What policies make of the namespace and labels of a pod.
     *
     * @param peerTerms the terms that hold and by which peers are named
     * @param egress the policies that concern connections from it
     * @param ingress the policies that concern connections to it
     */
    record PodClass(IntList peerTerms, IntList egress, IntList ingress) {
        IntList policies(Direction direction) {
            return direction == Direction.EGRESS ? egress : ingress;
        }
    }

    PodIndex(Cluster cluster) {
        this.cluster = cluster;
        PolicyCompiler compiler = new PolicyCompiler(terms);
        cluster.clusterPolicies().forEach(policy -> add(compiler.compile(policy)));
        cluster.policies().forEach(policy -> add(compiler.compile(policy)));
        podTerms = new PodTerms(terms.values());
    }

    private void add(CompiledPolicy policy) {
        policiesBySubject
                .computeIfAbsent(policy.subject(), subject -> new IntBuffer())
                .add(policies.size());
        policies.add(policy);
        for (Direction direction : Direction.values()) {
            for (CompiledRule rule : policy.rules(direction)) {
                rule.peers().forEach(ids -> {
                    for (int i = 0; i < ids.size(); i++) {
                        peers.add(ids.get(i));
                    }
                });
                rule.ports().forEach(entry -> portNames.add(entry.name()));
            }
        }
    }

    List<Term> terms() {
        return terms.values();
    }

    /** Gives what policies make of a pod, which need not be one of the cluster's. */
    PodClass podClass(Pod pod) {
        return classes.computeIfAbsent(podTerms.of(pod, cluster.namespaceOf(pod)), this::podClass);
    }

    private PodClass podClass(IntList held) {
        IntBuffer asPeer = new IntBuffer();
        IntBuffer applying = new IntBuffer();
        for (int i = 0; i < held.size(); i++) {
            int term = held.get(i);
            if (peers.contains(term)) {
                asPeer.add(term);
            }
            IntBuffer some = policiesBySubject.get(term);
            if (some != null) {
                applying.addAll(some.toList());
            }
        }
        IntList sorted = applying.toSortedSet();
        return new PodClass(
                asPeer.toList(), concerning(sorted, Direction.EGRESS), concerning(sorted, Direction.INGRESS));
    }

    private IntList concerning(IntList applying, Direction direction) {
        IntBuffer concerning = new IntBuffer();
        for (int i = 0; i < applying.size(); i++) {
            if (policies.get(applying.get(i)).concerns(direction)) {
                concerning.add(applying.get(i));
            }
        }
        return concerning.toList();
    }

    /** Gives the ports of a pod whose names some policy mentions. */
    ImmutableList<ContainerPort> namedPorts(Pod pod) {
        return namedPorts.computeIfAbsent(
                pod.ports(),
                all -> all.stream()
                        .filter(port -> portNames.contains(port.name()))
                        .collect(ImmutableList.toImmutableList()));
    }

    /** Gives policies by their numbers, in the order in which they are asked. */
    List<CompiledPolicy> policies(IntList numbers) {
        List<CompiledPolicy> some = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            some.add(policies.get(numbers.get(i)));
        }
        return some;
    }
}
