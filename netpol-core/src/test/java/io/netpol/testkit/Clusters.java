package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.PodPhase;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Generated clusters: two or three namespaces, of which one may be known only from its pods, three to seven pods and a
 * few nodes. Some pods have no address, some are on the host network with and without node and address, one may have
 * ended.
 */
public final class Clusters {
    /** The names of all namespaces that generated clusters, policies and selectors mention. */
    static final ImmutableList<String> NAMESPACES = ImmutableList.of("x", "y", "z");

    /** The nodes on which pods run; no cluster holds the last one. */
    private static final ImmutableList<String> NODES = ImmutableList.of("n1", "n2", "n3", "n4");

    private Clusters() {}

    /** A cluster with NetworkPolicies. */
    public static Cluster cluster(RandomGenerator random) {
        return withPolicies(withoutPolicies(random), Policies.meanings(Policies.drafts(random, 0, 6)));
    }

    /** A cluster with policies of all kinds. */
    public static Cluster clusterOfAllTiers(RandomGenerator random) {
        Cluster cluster = cluster(random);
        return withClusterPolicies(cluster, ClusterPolicies.meanings(ClusterPolicies.drafts(random, 0, 4)));
    }

    /** A cluster without policies. */
    public static Cluster withoutPolicies(RandomGenerator random) {
        ClusterBuilder cluster = Cluster.builder();
        for (String namespace : NAMESPACES) {
            if (Choice.chance(random, 80)) {
                cluster.namespace(namespace(random, namespace));
            }
        }
        int pods = random.nextInt(3, 8);
        for (int number = 1; number <= pods; number++) {
            cluster.pod(pod(random, namespace(random), number));
        }
        for (int number = 1; number <= 3; number++) {
            if (Choice.chance(random, 70)) {
                cluster.node(Node.builder()
                        .name(NODES.get(number - 1))
                        .labels(Labels.labels(random))
                        .ips(ClusterAddresses.ofNode(number))
                        .build());
            }
        }
        if (Choice.chance(random, 10)) {
            cluster.pod(pod(random, "x", 8, PodPhase.SUCCEEDED));
        }
        return cluster.build();
    }

    /** The name of a namespace; the last one is seldom, so that pods and policies meet in the others. */
    static String namespace(RandomGenerator random) {
        return Choice.of(random, ImmutableList.of("x", "x", "x", "y", "y", "z"));
    }

    /** A namespace that now and then claims another name, which counts for nothing (rule S28). */
    private static Namespace namespace(RandomGenerator random, String name) {
        Map<String, String> labels = new HashMap<>(Labels.labels(random));
        if (Choice.chance(random, 10)) {
            labels.put("kubernetes.io/metadata.name", Choice.of(random, NAMESPACES));
        }
        return Namespace.of(name, labels);
    }

    private static Pod pod(RandomGenerator random, String namespace, int number) {
        return pod(
                random,
                namespace,
                number,
                Choice.of(random, ImmutableList.of(PodPhase.RUNNING, PodPhase.PENDING, PodPhase.UNKNOWN)));
    }

    private static Pod pod(RandomGenerator random, String namespace, int number, PodPhase phase) {
        Pod.Builder pod = Pod.builder()
                .namespace(namespace)
                .name("pod" + number)
                .labels(Labels.labels(random))
                .ports(PortEntries.containerPorts(random))
                .phase(phase);
        int node = random.nextInt(1, 5);
        if (Choice.chance(random, 65)) {
            pod.node(NODES.get(node - 1));
        }
        if (Choice.chance(random, 18)) {
            pod.hostNetwork(true);
            return Choice.chance(random, 50)
                    ? pod.build()
                    : pod.ips(ClusterAddresses.ofNode(node)).build();
        }
        return pod.ips(ClusterAddresses.ofPod(random, number)).build();
    }

    /** The same cluster with other NetworkPolicies. */
    public static Cluster withPolicies(Cluster cluster, Iterable<NetworkPolicy> policies) {
        ClusterBuilder other = bare(cluster).policies(policies).clusterPolicies(cluster.clusterPolicies());
        allPods(cluster).forEach(other::pod);
        cluster.nodes().values().forEach(other::node);
        return other.build();
    }

    /** The same cluster with other cluster-wide policies. */
    public static Cluster withClusterPolicies(Cluster cluster, Iterable<ClusterNetworkPolicy> policies) {
        ClusterBuilder other = bare(cluster).policies(cluster.policies()).clusterPolicies(policies);
        allPods(cluster).forEach(other::pod);
        cluster.nodes().values().forEach(other::node);
        return other.build();
    }

    /** The same cluster with another pod in the place of one of its own. */
    public static Cluster replacing(Cluster cluster, Pod old, Pod replacement) {
        ClusterBuilder other = withAllPolicies(cluster);
        allPods(cluster).forEach(pod -> other.pod(pod.equals(old) ? replacement : pod));
        cluster.nodes().values().forEach(other::node);
        return other.build();
    }

    /** The same cluster with one node more, of a name that it does not hold. */
    public static Cluster withNode(Cluster cluster, Node node) {
        ClusterBuilder other = withAllPolicies(cluster);
        allPods(cluster).forEach(other::pod);
        cluster.nodes().values().forEach(other::node);
        return other.node(node).build();
    }

    private static Stream<Pod> allPods(Cluster cluster) {
        return Stream.concat(cluster.pods().stream(), cluster.terminalPods().stream());
    }

    private static ClusterBuilder withAllPolicies(Cluster cluster) {
        return bare(cluster).policies(cluster.policies()).clusterPolicies(cluster.clusterPolicies());
    }

    /** Namespaces and services. */
    private static ClusterBuilder bare(Cluster cluster) {
        ClusterBuilder other = Cluster.builder();
        cluster.namespaces().values().stream()
                .filter(namespace -> !cluster.assumedNamespaces().contains(namespace.name()))
                .forEach(other::namespace);
        cluster.services().forEach(other::service);
        return other;
    }

    /** {@link #cluster} for jqwik. */
    public static Arbitrary<Cluster> allClusters() {
        return Arbitraries.randomValue(Clusters::cluster);
    }
}
