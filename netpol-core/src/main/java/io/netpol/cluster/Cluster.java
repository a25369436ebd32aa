package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.ImmutableIntArray;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * One consistent snapshot of everything that a verdict depends on (rule S0.3). Immutable and safe to share between
 * threads; two clusters built from the same things are equal in every answer.
 */
public sealed interface Cluster permits ClusterSnapshot {
    /** Gives the namespaces by name: those supplied, and those that only a pod mentions (rule S29). */
    ImmutableSortedMap<String, Namespace> namespaces();

    /** Gives the namespaces that only pods mention, sorted: of their labels, only the automatic one is known (rule S29). */
    ImmutableList<String> assumedNamespaces();

    /** Gives the pods that have a network identity, in the order in which they were added. */
    ImmutableList<Pod> pods();

    /** Gives the pods that have ended and take no part in anything (rule S54). */
    ImmutableList<Pod> terminalPods();

    /** Gives the nodes by name. */
    ImmutableSortedMap<String, Node> nodes();

    /** Gives the services in the order in which they were added. */
    ImmutableList<Service> services();

    /** Gives all NetworkPolicies, sorted by namespace and name. */
    ImmutableList<NetworkPolicy> policies();

    /** Gives the NetworkPolicies of one namespace, sorted by name. */
    ImmutableList<NetworkPolicy> policies(String namespace);

    /** Gives the cluster-wide policies, sorted by tier, priority, kind and name. */
    ImmutableList<ClusterNetworkPolicy> clusterPolicies();

    /** Gives the namespace of a pod. */
    Namespace namespaceOf(Pod pod);

    /**
     * Gives whom an address belongs to (rule S0.2): the pod that has it, else the node, else nobody in the cluster. Pods on
     * the host network have the addresses of their nodes.
     *
     * @throws UnanswerableException if several pods have the address and not exactly one of them is running
     */
    Endpoint endpointAt(IpAddress address);

    /** Gives the node on which a pod runs, where it is known and supplied. */
    Optional<Node> nodeOf(Pod pod);

    /** Tells whether a pod, a node or a policy mentions an IPv6 address. */
    boolean mentionsIpv6();

    /**
     * Gives the number above all handles: a pod's handle is a number from 0 that stays its own through all changes. Those of
     * pods that are gone are not given again.
     */
    int handleLimit();

    /** Gives the pod of a handle; empty where that is gone, has ended, or never was. */
    Optional<Pod> podAt(int handle);

    /** Gives the handle of the pod that has the identity of this one; empty where there is none that has not ended. */
    OptionalInt handleOf(Pod pod);

    /** Gives the handles of the pods of a namespace that have not ended, in no particular order. */
    ImmutableIntArray handlesIn(String namespace);

    /** Gives the handles of the pods, of those that have not ended, of all namespaces that pass a test. */
    ImmutableIntArray handlesIn(Predicate<Namespace> namespaces);

    /**
     * Gives the cluster after changes, one after the other. It shares what did not change with this one, which stays as it
     * is; the cost is that of what they concern.
     *
     * @throws IllegalArgumentException if something is to be removed that is not there
     */
    Cluster with(List<Change> changes);

    /** Gives the cluster after a change, as the other method does. */
    default Cluster with(Change change) {
        return with(List.of(change));
    }

    /** Gives a builder. */
    static ClusterBuilder builder() {
        return new ClusterBuilder();
    }
}
