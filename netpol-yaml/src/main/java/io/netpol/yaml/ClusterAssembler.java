package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Pod;
import io.netpol.cluster.WorkloadId;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.model.RuleCollision;
import io.netpol.yaml.ClusterParts.OwnedPod;
import io.netpol.yaml.ClusterParts.Part;
import io.netpol.yaml.ClusterParts.PolicyPart;
import io.netpol.yaml.ClusterParts.Workload;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Puts the parts together: looks for duplicates, follows owners, and leaves out templates whose live pods are there. */
final class ClusterAssembler {
    private final ClusterParts parts;
    private final ClusterBuilder cluster = Cluster.builder();
    private final Map<WorkloadId, Workload> workloads = new LinkedHashMap<>();

    ClusterAssembler(ClusterParts parts) {
        this.parts = parts;
    }

    Cluster assemble() {
        distinct(parts.namespaces, namespace -> namespace.name(), Object::equals)
                .values()
                .forEach(cluster::namespace);
        distinct(parts.nodes, node -> node.name(), Object::equals).values().forEach(cluster::node);
        distinct(parts.services, service -> service.namespace() + "/" + service.name(), Object::equals)
                .values()
                .forEach(cluster::service);
        distinct(parts.policies, part -> part.policy().id(), (first, second) -> false)
                .values()
                .forEach(part -> cluster.policy(part.policy()));
        Map<PolicyId, ClusterNetworkPolicy> clusterPolicies =
                distinct(parts.clusterPolicies, ClusterNetworkPolicy::id, (first, second) -> false);
        cluster.clusterPolicies(clusterPolicies.values());
        reportEqualPriorities();
        workloads.putAll(distinct(parts.workloads, Workload::id, Object::equals));
        Map<String, OwnedPod> pods = distinct(parts.pods, part -> part.pod().displayName(), Object::equals);
        addPods(pods);
        addTemplates(pods);
        return cluster.build();
    }

    /** Gives where each policy was read, also those that are there twice. */
    ImmutableList<PolicySource> policySources() {
        ImmutableList.Builder<PolicySource> sources =
                ImmutableList.builderWithExpectedSize(parts.policies.size() + parts.clusterPolicies.size());
        for (Part<PolicyPart> part : parts.policies) {
            sources.add(new PolicySource(
                    part.value().policy().id(),
                    part.problems().origin(),
                    Optional.of(part.value().syntax())));
        }
        for (Part<ClusterNetworkPolicy> part : parts.clusterPolicies) {
            sources.add(new PolicySource(part.value().id(), part.problems().origin(), Optional.empty()));
        }
        return sources.build();
    }

    /** Between policies of one tier and priority there is no order: where their rules differ, anything can happen. */
    private void reportEqualPriorities() {
        for (int i = 0; i < parts.clusterPolicies.size(); i++) {
            for (Part<ClusterNetworkPolicy> before : parts.clusterPolicies.subList(0, i)) {
                Part<ClusterNetworkPolicy> part = parts.clusterPolicies.get(i);
                if (!before.value().id().equals(part.value().id())) {
                    RuleCollision.between(before.value(), part.value())
                            .ifPresent(collision -> report(collision, part, before));
                }
            }
        }
    }

    private static void report(
            RuleCollision collision, Part<ClusterNetworkPolicy> part, Part<ClusterNetworkPolicy> before) {
        part.problems()
                .warning(
                        "equal-priority",
                        part.problems().origin().position("spec.priority", ""),
                        "spec.priority",
                        collision.text() + " (at "
                                + before.problems().origin().position("spec.priority", "")
                                + "); give one of them another priority");
    }

    /** Gives the first object of each name; reports every other one, unless it says the same and may be repeated. */
    private static <K, T> Map<K, T> distinct(List<Part<T>> parts, Function<T, K> name, BiPredicate<T, T> mayRepeat) {
        Map<K, Part<T>> firsts = Maps.newLinkedHashMapWithExpectedSize(parts.size());
        for (Part<T> part : parts) {
            Part<T> first = firsts.putIfAbsent(name.apply(part.value()), part);
            if (first != null && !mayRepeat.test(first.value(), part.value())) {
                part.problems().duplicateOf(first.problems());
            }
        }
        return Maps.transformValues(firsts, Part::value);
    }

    private void addPods(Map<String, OwnedPod> pods) {
        for (OwnedPod owned : pods.values()) {
            Optional<WorkloadId> controller = owned.controller().stream().findFirst();
            cluster.pod(controller
                    .map(id -> Pod.builder()
                            .from(owned.pod())
                            .workload(topmost(id))
                            .build())
                    .orElse(owned.pod()));
        }
    }

    /** The last owner, going up, that the input holds; the given one where the input holds none. */
    private WorkloadId topmost(WorkloadId id) {
        WorkloadId top = id;
        Set<WorkloadId> seen = new HashSet<>();
        Optional<Workload> held = Optional.ofNullable(workloads.get(id));
        while (held.isPresent() && seen.add(held.get().id())) {
            top = held.get().id();
            held = held.get().owner().flatMap(owner -> Optional.ofNullable(workloads.get(owner)));
        }
        return top;
    }

    /** Adds a pod for each workload that has none in the input, neither a live one nor that of a workload it owns. */
    private void addTemplates(Map<String, OwnedPod> pods) {
        Set<WorkloadId> withPods = new HashSet<>();
        for (OwnedPod owned : pods.values()) {
            if (!owned.pod().phase().isTerminal()) {
                owned.controller().forEach(controller -> addUpwards(controller, withPods));
            }
        }
        workloads.values().removeIf(Workload::isRetired);
        for (Workload workload : workloads.values()) {
            workload.owner().ifPresent(owner -> addUpwards(owner, withPods));
        }
        for (Workload workload : workloads.values()) {
            if (withPods.add(workload.id())) {
                cluster.pod(Pod.builder()
                        .from(workload.template())
                        .workload(topmost(workload.id()))
                        .build());
            }
        }
    }

    private void addUpwards(WorkloadId from, Set<WorkloadId> into) {
        Optional<WorkloadId> id = Optional.of(from);
        while (id.isPresent() && into.add(id.get())) {
            id = Optional.ofNullable(workloads.get(id.get())).flatMap(Workload::owner);
        }
    }
}
