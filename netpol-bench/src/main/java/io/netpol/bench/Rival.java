package io.netpol.bench;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.PortMatch;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * What one would write first: a loop over the policies of the pod's namespace, where a policy knows its subjects and a rule its
 * peers as a set of pods, or asks its selectors each time. NetworkPolicies between pods with addresses only.
 */
final class Rival {
    private record CompiledRule(IntPredicate peers, List<PortMatch> ports) {}

    private record CompiledPolicy(IntPredicate subjects, List<CompiledRule> ingress, List<CompiledRule> egress) {
        List<CompiledRule> rules(Direction direction) {
            return direction == Direction.INGRESS ? ingress : egress;
        }
    }

    private record InNamespace(List<CompiledPolicy> ingress, List<CompiledPolicy> egress) {
        List<CompiledPolicy> policies(Direction direction) {
            return direction == Direction.INGRESS ? ingress : egress;
        }
    }

    private final Keeping keeping;
    private final Cluster cluster;
    private final List<Pod> pods;
    private final Map<String, List<Integer>> podsByNamespace = new HashMap<>();
    private final NavigableMap<IpAddress, Integer> podsByAddress = new TreeMap<>();
    private final Map<String, InNamespace> policies = new HashMap<>();
    private final List<InNamespace> policiesOfPod = new ArrayList<>();

    Rival(Cluster cluster, Keeping keeping) {
        this.keeping = keeping;
        this.cluster = cluster;
        this.pods = cluster.pods();
        for (int pod = 0; pod < pods.size(); pod++) {
            podsByNamespace
                    .computeIfAbsent(pods.get(pod).namespace(), name -> new ArrayList<>())
                    .add(pod);
            podsByAddress.put(pods.get(pod).ips().get(0), pod);
        }
        for (NetworkPolicy policy : cluster.policies()) {
            InNamespace all = policies.computeIfAbsent(
                    policy.namespace(), name -> new InNamespace(new ArrayList<>(), new ArrayList<>()));
            CompiledPolicy compiled = compile(policy);
            policy.isolates().forEach(direction -> all.policies(direction).add(compiled));
        }
        for (Pod pod : pods) {
            policiesOfPod.add(policies.computeIfAbsent(
                    pod.namespace(), name -> new InNamespace(new ArrayList<>(), new ArrayList<>())));
        }
    }

    boolean allows(int source, int destination, Protocol protocol, int port) {
        return source == destination
                || (allows(Direction.EGRESS, source, destination, destination, protocol, port)
                        && allows(Direction.INGRESS, destination, source, destination, protocol, port));
    }

    private boolean allows(Direction direction, int me, int other, int destination, Protocol protocol, int port) {
        boolean isIsolated = false;
        for (CompiledPolicy policy : policiesOfPod.get(me).policies(direction)) {
            if (policy.subjects.test(me)) {
                isIsolated = true;
                for (CompiledRule rule : policy.rules(direction)) {
                    if (matches(rule.ports, destination, protocol, port) && rule.peers.test(other)) {
                        return true;
                    }
                }
            }
        }
        return !isIsolated;
    }

    private boolean matches(List<PortMatch> ports, int destination, Protocol protocol, int port) {
        if (ports.isEmpty()) {
            return true;
        }
        for (PortMatch match : ports) {
            if (match.protocol() == protocol && matches(match, destination, port)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(PortMatch match, int destination, int port) {
        return match.match(
                every -> true,
                numbers -> numbers.first() <= port && port <= numbers.last(),
                named -> pods.get(destination).ports().stream()
                        .anyMatch(declared -> declared.port() == port
                                && declared.protocol() == named.protocol()
                                && declared.name().equals(named.name())));
    }

    private CompiledPolicy compile(NetworkPolicy policy) {
        return new CompiledPolicy(
                kept(
                        podsOf(policy),
                        pod -> policy.podSelector().matches(pods.get(pod).labels())),
                policy.ingress().stream().map(rule -> compile(rule, policy)).toList(),
                policy.egress().stream().map(rule -> compile(rule, policy)).toList());
    }

    private CompiledRule compile(Rule rule, NetworkPolicy policy) {
        if (rule.peers().isAnywhere()) {
            return new CompiledRule(pod -> true, rule.ports().list());
        }
        IntPredicate matches =
                pod -> rule.peers().list().stream().anyMatch(peer -> matches(peer, policy, pods.get(pod)));
        List<Integer> candidates = keeping == Keeping.SELECTORS
                ? List.of()
                : rule.peers().list().stream()
                        .flatMap(peer -> candidates(peer, policy))
                        .toList();
        return new CompiledRule(kept(candidates, matches), rule.ports().list());
    }

    /** Those that a peer may match, so that not every pod has to be tried for each. */
    private Stream<Integer> candidates(Peer peer, NetworkPolicy policy) {
        return peer.match(
                some -> some.namespaces().isOwn()
                        ? podsOf(policy).stream()
                        : cluster.namespaces().values().stream()
                                .filter(namespace -> some.namespaces()
                                        .selector()
                                        .filter(selector -> selector.matches(namespace.labels()))
                                        .isPresent())
                                .flatMap(namespace ->
                                        podsByNamespace.getOrDefault(namespace.name(), List.of()).stream()),
                block ->
                        podsByAddress
                                .subMap(
                                        block.cidr().range().first(),
                                        true,
                                        block.cidr().range().last(),
                                        true)
                                .values()
                                .stream());
    }

    private List<Integer> podsOf(NetworkPolicy policy) {
        return podsByNamespace.getOrDefault(policy.namespace(), List.of());
    }

    private boolean matches(Peer peer, NetworkPolicy policy, Pod pod) {
        return peer.match(
                some -> some.namespaces()
                                .selector()
                                .map(selector -> selector.matches(
                                        cluster.namespaceOf(pod).labels()))
                                .orElseGet(() -> pod.namespace().equals(policy.namespace()))
                        && some.pods().matches(pod.labels()),
                block -> block.contains(pod.ips().get(0)));
    }

    private IntPredicate kept(List<Integer> candidates, IntPredicate matches) {
        if (keeping == Keeping.SELECTORS) {
            return matches;
        }
        BitSet found = new BitSet();
        RoaringBitmap compressed = new RoaringBitmap();
        for (int candidate : candidates) {
            if (matches.test(candidate)) {
                if (keeping == Keeping.BIT_SET) {
                    found.set(candidate);
                } else {
                    compressed.add(candidate);
                }
            }
        }
        compressed.runOptimize();
        return keeping == Keeping.BIT_SET ? found::get : compressed::contains;
    }
}
