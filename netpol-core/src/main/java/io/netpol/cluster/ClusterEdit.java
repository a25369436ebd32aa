package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Lists;
import io.netpol.internal.PagedList;
import io.netpol.internal.PersistentMap;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A cluster while changes are made to it; each copies what it concerns and shares the rest. */
final class ClusterEdit {
    private static final Comparator<ClusterNetworkPolicy> TIER_ORDER = Comparator.comparing(ClusterNetworkPolicy::tier)
            .thenComparingInt(ClusterNetworkPolicy::priority)
            .thenComparing(ClusterNetworkPolicy::id);

    PagedList<Pod> byHandle;
    PersistentMap<String, Place> places;
    ImmutableSortedMap<String, Node> nodes;
    ImmutableList<ClusterNetworkPolicy> clusterPolicies;
    ImmutableList<Service> services;
    int ipv6Mentions;
    /** Null where nobody asked the cluster for an address. */
    @Nullable
    AddressBook addresses;

    ClusterEdit(ClusterSnapshot snapshot) {
        byHandle = snapshot.byHandle;
        places = snapshot.places;
        nodes = snapshot.nodes;
        clusterPolicies = snapshot.clusterPolicies;
        services = snapshot.services;
        ipv6Mentions = snapshot.ipv6Mentions;
        addresses = snapshot.addresses;
    }

    void apply(Change change) {
        change.<Runnable>match(
                        put -> () -> put(put.pod()),
                        remove -> () -> remove(remove.pod()),
                        put -> () -> put(put.policy()),
                        put -> () -> put(put.policy()),
                        remove -> () -> remove(remove.policy()),
                        put -> () -> change(put.namespace().name(), place -> place.with(put.namespace(), true)),
                        remove -> () -> removeNamespace(remove.name()),
                        put -> () -> put(put.node()),
                        remove -> () -> removeNode(remove.name()))
                .run();
    }

    private Place place(String namespace) {
        Place place = places.get(namespace);
        return place == null ? Place.mentioned(namespace) : place;
    }

    private void change(String namespace, UnaryOperator<Place> change) {
        Place changed = change.apply(place(namespace));
        places = changed.isNothing() ? places.without(namespace) : places.with(namespace, changed);
    }

    private void put(Pod pod) {
        Place place = place(pod.namespace());
        int handle = place.names().find(pod, byHandle);
        Pod before = handle < 0 ? null : Objects.requireNonNull(byHandle.get(handle));
        if (before == null) {
            handle = byHandle.size();
            places = places.with(pod.namespace(), place.withPod(pod, handle, byHandle));
        } else {
            ipv6Mentions -= Ipv6Mentions.in(before);
            boolean hasEnded = pod.phase().isTerminal();
            if (before.phase().isTerminal() != hasEnded) {
                places = places.with(pod.namespace(), place.withEnded(place.endedPods() + (hasEnded ? 1 : -1)));
            }
        }
        byHandle = byHandle.with(handle, pod);
        ipv6Mentions += Ipv6Mentions.in(pod);
        changeAddresses(handle, before, pod);
    }

    private void changeAddresses(int handle, @Nullable Pod before, @Nullable Pod after) {
        addresses = addresses == null ? null : addresses.with(handle, before, after);
    }

    private void remove(Pod pod) {
        int handle = place(pod.namespace()).names().find(pod, byHandle);
        if (handle < 0) {
            throw missing("pod " + pod.displayName());
        }
        Pod before = Objects.requireNonNull(byHandle.get(handle));
        ipv6Mentions -= Ipv6Mentions.in(before);
        change(pod.namespace(), old -> old.withoutPod(before, handle));
        byHandle = byHandle.with(handle, null);
        changeAddresses(handle, before, null);
    }

    private static IllegalArgumentException missing(String what) {
        return new IllegalArgumentException(what + " is not in the cluster, so it cannot be removed");
    }

    private void put(NetworkPolicy policy) {
        ImmutableList<NetworkPolicy> old = place(policy.namespace()).policies();
        int found = find(old, policy.id());
        ipv6Mentions += Ipv6Mentions.in(policy) - (found >= 0 ? Ipv6Mentions.in(old.get(found)) : 0);
        List<NetworkPolicy> policies = new ArrayList<>(old);
        if (found >= 0) {
            policies.set(found, policy);
        } else {
            policies.add(-found - 1, policy);
        }
        change(policy.namespace(), place -> place.with(ImmutableList.copyOf(policies)));
    }

    /** Gives where a policy stands among those of its namespace; where it is missing, its place counted from the end: -1 for 0. */
    private static int find(ImmutableList<NetworkPolicy> sorted, PolicyId id) {
        return Collections.binarySearch(Lists.transform(sorted, NetworkPolicy::id), id);
    }

    private void put(ClusterNetworkPolicy policy) {
        replace(with(clusterPolicies, policy, other -> other.id().equals(policy.id()), TIER_ORDER));
    }

    private void replace(ImmutableList<ClusterNetworkPolicy> policies) {
        clusterPolicies.forEach(policy -> ipv6Mentions -= Ipv6Mentions.in(policy));
        policies.forEach(policy -> ipv6Mentions += Ipv6Mentions.in(policy));
        clusterPolicies = policies;
    }

    private void remove(PolicyId id) {
        if (id.isClusterWide()) {
            ImmutableList<ClusterNetworkPolicy> left =
                    without(clusterPolicies, policy -> policy.id().equals(id));
            if (left.size() == clusterPolicies.size()) {
                throw missing(id.toString());
            }
            replace(left);
            return;
        }
        ImmutableList<NetworkPolicy> old = place(id.namespace()).policies();
        int found = find(old, id);
        if (found < 0) {
            throw missing("NetworkPolicy " + id);
        }
        ipv6Mentions -= Ipv6Mentions.in(old.get(found));
        List<NetworkPolicy> left = new ArrayList<>(old);
        left.remove(found);
        change(id.namespace(), place -> place.with(ImmutableList.copyOf(left)));
    }

    private static <T> ImmutableList<T> without(List<T> some, Predicate<T> isGone) {
        return some.stream().filter(isGone.negate()).collect(ImmutableList.toImmutableList());
    }

    private static <T> ImmutableList<T> with(List<T> some, T one, Predicate<T> isReplaced, Comparator<T> order) {
        List<T> all = new ArrayList<>(without(some, isReplaced));
        all.add(one);
        return ImmutableList.sortedCopyOf(order, all);
    }

    private void removeNamespace(String name) {
        if (!place(name).isSupplied()) {
            throw missing("namespace " + name);
        }
        change(name, place -> place.with(Namespace.of(name), false));
    }

    private void put(Node node) {
        TreeMap<String, Node> all = new TreeMap<>(nodes);
        Node old = all.put(node.name(), node);
        ipv6Mentions += Ipv6Mentions.in(node) - (old == null ? 0 : Ipv6Mentions.in(old));
        replaceNodes(all);
    }

    private void removeNode(String name) {
        TreeMap<String, Node> all = new TreeMap<>(nodes);
        Node old = all.remove(name);
        if (old == null) {
            throw missing("node " + name);
        }
        ipv6Mentions -= Ipv6Mentions.in(old);
        replaceNodes(all);
    }

    private void replaceNodes(Map<String, Node> all) {
        nodes = ImmutableSortedMap.copyOf(all);
        addresses = addresses == null ? null : addresses.withNodes(nodes.values());
    }
}
