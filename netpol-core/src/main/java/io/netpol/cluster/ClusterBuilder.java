package io.netpol.cluster;

import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Collects what a cluster holds. Each thing may be added once; not thread-safe. */
public final class ClusterBuilder {
    final Map<String, Namespace> namespaces = new TreeMap<>();
    final Map<String, Pod> pods = new LinkedHashMap<>();
    final Map<String, Node> nodes = new TreeMap<>();
    final Map<String, Service> services = new LinkedHashMap<>();
    final Map<PolicyId, NetworkPolicy> policies = new LinkedHashMap<>();
    final Map<PolicyId, ClusterNetworkPolicy> clusterPolicies = new TreeMap<>();
    private final List<String> duplicates = new ArrayList<>();

    ClusterBuilder() {}

    /** Adds a namespace. Those that are only mentioned need not be added. */
    public ClusterBuilder namespace(Namespace namespace) {
        return add(namespaces, namespace.name(), namespace, () -> "namespace " + namespace.name());
    }

    /** Adds a pod. */
    public ClusterBuilder pod(Pod pod) {
        // several templates may stand for one workload: the replica sets of a deployment
        String id = pod.displayName() + (pod.fromTemplate() ? " by " + pod.name() : "");
        return add(pods, id, pod, () -> "pod " + pod.displayName());
    }

    /** Adds a node. */
    public ClusterBuilder node(Node node) {
        return add(nodes, node.name(), node, () -> "node " + node.name());
    }

    /** Adds a service. */
    public ClusterBuilder service(Service service) {
        String id = service.namespace() + "/" + service.name();
        return add(services, id, service, () -> "service " + id);
    }

    /** Adds a policy. */
    public ClusterBuilder policy(NetworkPolicy policy) {
        return add(policies, policy.id(), policy, () -> "NetworkPolicy " + policy.id());
    }

    /** Adds several policies. */
    public ClusterBuilder policies(Iterable<NetworkPolicy> several) {
        several.forEach(this::policy);
        return this;
    }

    /** Adds a cluster-wide policy. */
    public ClusterBuilder clusterPolicy(ClusterNetworkPolicy policy) {
        return add(clusterPolicies, policy.id(), policy, () -> policy.id().toString());
    }

    /** Adds several cluster-wide policies. */
    public ClusterBuilder clusterPolicies(Iterable<ClusterNetworkPolicy> several) {
        several.forEach(this::clusterPolicy);
        return this;
    }

    private <K, V> ClusterBuilder add(Map<K, V> things, K id, V thing, Supplier<String> description) {
        if (things.putIfAbsent(id, thing) != null) {
            duplicates.add(description.get());
        }
        return this;
    }

    /**
     * Gives the snapshot.
     *
     * @throws IllegalArgumentException if a thing was added twice (rule S62); the message names all of them
     */
    public Cluster build() {
        if (!duplicates.isEmpty()) {
            throw new IllegalArgumentException("added twice: "
                    + String.join(", ", Set.copyOf(duplicates).stream().sorted().toList())
                    + "; a cluster holds each once");
        }
        return new ClusterSnapshot(this);
    }
}
