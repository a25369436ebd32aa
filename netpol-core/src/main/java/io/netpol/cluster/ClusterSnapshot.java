package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPeer;
import io.netpol.model.IpBlock;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The cluster, with the few indexes that every question needs. */
final class ClusterSnapshot implements Cluster {
    private final ImmutableSortedMap<String, Namespace> namespaces;
    private final ImmutableList<String> assumedNamespaces;
    private final ImmutableList<Pod> pods;
    private final ImmutableList<Pod> terminalPods;
    private final ImmutableSortedMap<String, Node> nodes;
    private final ImmutableList<Service> services;
    private final ImmutableListMultimap<String, NetworkPolicy> policiesByNamespace;
    private final ImmutableList<ClusterNetworkPolicy> clusterPolicies;
    private final ImmutableListMultimap<IpAddress, Pod> podsByAddress;
    private final ImmutableListMultimap<IpAddress, Node> nodesByAddress;
    private final boolean mentionsIpv6;

    ClusterSnapshot(ClusterBuilder builder) {
        pods = builder.pods.values().stream()
                .filter(pod -> !pod.phase().isTerminal())
                .collect(ImmutableList.toImmutableList());
        terminalPods = builder.pods.values().stream()
                .filter(pod -> pod.phase().isTerminal())
                .collect(ImmutableList.toImmutableList());
        nodes = ImmutableSortedMap.copyOf(builder.nodes);
        services = ImmutableList.copyOf(builder.services.values());
        policiesByNamespace = builder.policies.values().stream()
                .collect(ImmutableListMultimap.toImmutableListMultimap(NetworkPolicy::namespace, policy -> policy));
        clusterPolicies = builder.clusterPolicies.values().stream()
                .sorted(Comparator.comparing(ClusterNetworkPolicy::tier)
                        .thenComparingInt(ClusterNetworkPolicy::priority)
                        .thenComparing(ClusterNetworkPolicy::id))
                .collect(ImmutableList.toImmutableList());

        TreeMap<String, Namespace> all = new TreeMap<>(builder.namespaces);
        List<String> assumed = new ArrayList<>();
        for (Pod pod : builder.pods.values()) {
            if (all.putIfAbsent(pod.namespace(), Namespace.of(pod.namespace())) == null) {
                assumed.add(pod.namespace());
            }
        }
        namespaces = ImmutableSortedMap.copyOf(all);
        assumedNamespaces = assumed.stream().sorted().collect(ImmutableList.toImmutableList());

        ImmutableListMultimap.Builder<IpAddress, Pod> byAddress = ImmutableListMultimap.builder();
        pods.stream()
                .filter(pod -> !pod.hostNetwork())
                .forEach(pod -> pod.ips().stream().distinct().forEach(ip -> byAddress.put(ip, pod)));
        podsByAddress = byAddress.build();
        ImmutableListMultimap.Builder<IpAddress, Node> nodeAddresses = ImmutableListMultimap.builder();
        nodes.values().forEach(node -> node.ips().stream().distinct().forEach(ip -> nodeAddresses.put(ip, node)));
        nodesByAddress = nodeAddresses.build();
        mentionsIpv6 = looksForIpv6();
    }

    private boolean looksForIpv6() {
        return pods.stream().anyMatch(ClusterSnapshot::hasIpv6)
                || nodes.values().stream().anyMatch(ClusterSnapshot::hasIpv6)
                || policies().stream().anyMatch(ClusterSnapshot::hasIpv6)
                || clusterPolicies.stream().anyMatch(ClusterSnapshot::hasIpv6);
    }

    private static boolean hasIpv6(Endpoint endpoint) {
        return endpoint.ip(IpFamily.IPV6).isPresent();
    }

    private static boolean hasIpv6(NetworkPolicy policy) {
        for (Direction direction : Direction.values()) {
            for (Rule rule : policy.rules(direction)) {
                for (Peer peer : rule.peers().list()) {
                    if (peer instanceof IpBlock block && block.cidr().family() == IpFamily.IPV6) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean hasIpv6(ClusterNetworkPolicy policy) {
        return policy.egress().stream()
                .flatMap(rule -> rule.peers().stream())
                .anyMatch(peer -> peer instanceof ClusterPeer.Networks networks
                        && networks.cidrs().stream().anyMatch(cidr -> cidr.family() == IpFamily.IPV6));
    }

    @Override
    public ImmutableSortedMap<String, Namespace> namespaces() {
        return namespaces;
    }

    @Override
    public ImmutableList<String> assumedNamespaces() {
        return assumedNamespaces;
    }

    @Override
    public ImmutableList<Pod> pods() {
        return pods;
    }

    @Override
    public ImmutableList<Pod> terminalPods() {
        return terminalPods;
    }

    @Override
    public ImmutableSortedMap<String, Node> nodes() {
        return nodes;
    }

    @Override
    public ImmutableList<Service> services() {
        return services;
    }

    @Override
    public ImmutableList<NetworkPolicy> policies() {
        return ImmutableList.copyOf(policiesByNamespace.values());
    }

    @Override
    public ImmutableList<NetworkPolicy> policies(String namespace) {
        return policiesByNamespace.get(namespace);
    }

    @Override
    public ImmutableList<ClusterNetworkPolicy> clusterPolicies() {
        return clusterPolicies;
    }

    @Override
    public Namespace namespaceOf(Pod pod) {
        Namespace namespace = namespaces.get(pod.namespace());
        return namespace == null ? Namespace.of(pod.namespace()) : namespace;
    }

    @Override
    public Endpoint endpointAt(IpAddress address) {
        ImmutableList<Pod> candidates = podsByAddress.get(address);
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.size() > 1) {
            return theRunning(candidates, address);
        }
        ImmutableList<Node> owners = nodesByAddress.get(address);
        if (owners.size() > 1) {
            throw new UnanswerableException("address " + address + " belongs to " + owners.size() + " nodes: "
                    + owners.stream().map(Node::name).toList() + "; correct the nodes of the input");
        }
        return owners.isEmpty() ? new ExternalAddress(address) : owners.get(0);
    }

    private static Pod theRunning(ImmutableList<Pod> candidates, IpAddress address) {
        ImmutableList<Pod> running = candidates.stream()
                .filter(pod -> pod.phase() == PodPhase.RUNNING)
                .collect(ImmutableList.toImmutableList());
        if (running.size() != 1) {
            throw new UnanswerableException("address " + address + " belongs to several pods: "
                    + candidates.stream().map(Pod::displayName).toList() + ", of which " + running.size()
                    + " are in phase Running; name the pod instead of the address");
        }
        return running.get(0);
    }

    @Override
    public Optional<Node> nodeOf(Pod pod) {
        return pod.node().flatMap(name -> Optional.ofNullable(nodes.get(name)));
    }

    @Override
    public boolean mentionsIpv6() {
        return mentionsIpv6;
    }

    @Override
    public String toString() {
        return "Cluster of " + namespaces.size() + " namespaces, " + pods.size() + " pods, " + nodes.size() + " nodes, "
                + (policiesByNamespace.size() + clusterPolicies.size()) + " policies";
    }
}
