package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.Service;
import io.netpol.cluster.WorkloadId;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was read and is valid, before owners are followed and duplicates looked for. */
final class ClusterParts {
    final List<Part<Namespace>> namespaces = new ArrayList<>();
    final List<Part<Node>> nodes = new ArrayList<>();
    final List<Part<Service>> services = new ArrayList<>();
    final List<Part<OwnedPod>> pods = new ArrayList<>();
    final List<Part<Workload>> workloads = new ArrayList<>();
    final List<Part<PolicyPart>> policies = new ArrayList<>();
    final List<Part<ClusterNetworkPolicy>> clusterPolicies = new ArrayList<>();

    boolean isEmpty() {
        return namespaces.isEmpty()
                && nodes.isEmpty()
                && services.isEmpty()
                && pods.isEmpty()
                && workloads.isEmpty()
                && policies.isEmpty()
                && clusterPolicies.isEmpty();
    }

    /**
     * A valid object.
     *
     * @param value what it means
     * @param problems where to report what is found about it later
     */
    record Part<T>(T value, ObjectProblems problems) {}

    /**
     * A pod with its owners as the manifest names them.
     *
     * @param pod the pod, its workload not yet known
     * @param controller the controller, in the pod's namespace; empty for a pod of its own
     */
    record OwnedPod(Pod pod, ImmutableList<WorkloadId> controller) {}

    /**
     * A workload with the pod that its template makes.
     *
     * @param id the workload
     * @param template the pod that it makes
     * @param controller its own controller; empty where nothing owns it
     * @param replicas how many pods it is to have, 1 where it does not say
     */
    record Workload(WorkloadId id, Pod template, ImmutableList<WorkloadId> controller, int replicas) {
        /** Tells whether it is there only as history: an owned workload scaled to nothing, such as an old ReplicaSet. */
        boolean isRetired() {
            return !controller.isEmpty() && replicas == 0;
        }

        Optional<WorkloadId> owner() {
            return controller.stream().findFirst();
        }
    }

    /**
     * A policy with what only its manifest shows.
     *
     * @param policy the policy
     * @param syntax what only the manifest shows
     */
    record PolicyPart(NetworkPolicy policy, PolicySyntax syntax) {}
}
