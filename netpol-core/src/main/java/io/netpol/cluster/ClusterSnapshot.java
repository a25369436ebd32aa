package io.netpol.cluster;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.ImmutableIntArray;
import io.netpol.internal.PagedList;
import io.netpol.internal.PersistentMap;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cluster: pods by handle, and namespaces with what is in them. It shares with the one it came from what did not change;
 * lists of everything are made when somebody asks for them.
 */
final class ClusterSnapshot implements Cluster {
    final PagedList<Pod> byHandle;
    final PersistentMap<String, Place> places;
    final ImmutableSortedMap<String, Node> nodes;
    final ImmutableList<Service> services;
    final ImmutableList<ClusterNetworkPolicy> clusterPolicies;
    final int ipv6Mentions;
    private final Supplier<Listing> listing = Suppliers.memoize(this::list);
    /** Made when somebody asks; then kept for the clusters that come from this one. */
    volatile @Nullable AddressBook addresses;

    ClusterSnapshot(ClusterBuilder builder) {
        byHandle = PagedList.of(List.copyOf(builder.pods.values()));
        nodes = ImmutableSortedMap.copyOf(builder.nodes);
        services = ImmutableList.copyOf(builder.services.values());
        clusterPolicies = builder.clusterPolicies.values().stream()
                .sorted(Comparator.comparing(ClusterNetworkPolicy::tier)
                        .thenComparingInt(ClusterNetworkPolicy::priority)
                        .thenComparing(ClusterNetworkPolicy::id))
                .collect(ImmutableList.toImmutableList());
        places = places(builder, byHandle);
        ipv6Mentions = builder.pods.values().stream().mapToInt(Ipv6Mentions::in).sum()
                + nodes.values().stream().mapToInt(Ipv6Mentions::in).sum()
                + builder.policies.values().stream().mapToInt(Ipv6Mentions::in).sum()
                + clusterPolicies.stream().mapToInt(Ipv6Mentions::in).sum();
    }

    private ClusterSnapshot(ClusterEdit edit) {
        byHandle = edit.byHandle;
        places = edit.places;
        nodes = edit.nodes;
        services = edit.services;
        clusterPolicies = edit.clusterPolicies;
        ipv6Mentions = edit.ipv6Mentions;
        addresses = edit.addresses;
    }

    private static PersistentMap<String, Place> places(ClusterBuilder builder, PagedList<Pod> byHandle) {
        List<Pod> pods = List.copyOf(builder.pods.values());
        TreeMap<String, List<Integer>> handles = new TreeMap<>();
        for (int handle = 0; handle < pods.size(); handle++) {
            handles.computeIfAbsent(pods.get(handle).namespace(), name -> new ArrayList<>())
                    .add(handle);
        }
        TreeMap<String, Place> places = new TreeMap<>();
        builder.namespaces.forEach(
                (name, namespace) -> places.put(name, Place.mentioned(name).with(namespace, true)));
        for (Map.Entry<String, List<Integer>> ofNamespace : handles.entrySet()) {
            ofNamespace.getValue().sort(Comparator.comparing(pods::get, Place.IDENTITY));
            String name = ofNamespace.getKey();
            int ended = 0;
            for (int handle : ofNamespace.getValue()) {
                ended += pods.get(handle).phase().isTerminal() ? 1 : 0;
            }
            ImmutableIntArray some = ImmutableIntArray.copyOf(ofNamespace.getValue());
            places.put(
                    name,
                    places.getOrDefault(name, Place.mentioned(name)).with(some, PodNames.of(some, byHandle), ended));
        }
        Map<String, List<NetworkPolicy>> policies = new HashMap<>();
        for (NetworkPolicy policy : builder.policies.values()) {
            policies.computeIfAbsent(policy.namespace(), name -> new ArrayList<>())
                    .add(policy);
        }
        policies.forEach((name, some) -> places.put(
                name,
                places.getOrDefault(name, Place.mentioned(name))
                        .with(ImmutableList.sortedCopyOf(Comparator.comparing(NetworkPolicy::name), some))));
        PersistentMap<String, Place> all = PersistentMap.empty();
        for (Map.Entry<String, Place> place : places.entrySet()) {
            all = all.with(place.getKey(), place.getValue());
        }
        return all;
    }

    private Listing list() {
        return Listing.of(byHandle, places);
    }

    @Override
    public Cluster with(List<Change> changes) {
        ClusterEdit edit = new ClusterEdit(this);
        changes.forEach(edit::apply);
        return new ClusterSnapshot(edit);
    }

    @Override
    public ImmutableSortedMap<String, Namespace> namespaces() {
        return listing.get().namespaces();
    }

    @Override
    public ImmutableList<String> assumedNamespaces() {
        return listing.get().assumedNamespaces();
    }

    @Override
    public ImmutableList<Pod> pods() {
        return listing.get().pods();
    }

    @Override
    public ImmutableList<Pod> terminalPods() {
        return listing.get().terminalPods();
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
        return listing.get().policies();
    }

    @Override
    public ImmutableList<NetworkPolicy> policies(String namespace) {
        Place place = places.get(namespace);
        return place == null ? ImmutableList.of() : place.policies();
    }

    @Override
    public ImmutableList<ClusterNetworkPolicy> clusterPolicies() {
        return clusterPolicies;
    }

    @Override
    public Namespace namespaceOf(Pod pod) {
        Place place = places.get(pod.namespace());
        return place == null ? Namespace.of(pod.namespace()) : place.namespace();
    }

    @Override
    public Endpoint endpointAt(IpAddress address) {
        AddressBook book = addresses;
        if (book == null) {
            // two threads may both make it: one of them for nothing
            book = AddressBook.of(byHandle, nodes.values());
            addresses = book;
        }
        return book.endpointAt(address, byHandle);
    }

    @Override
    public Optional<Node> nodeOf(Pod pod) {
        return pod.node().flatMap(name -> Optional.ofNullable(nodes.get(name)));
    }

    @Override
    public boolean mentionsIpv6() {
        return ipv6Mentions > 0;
    }

    @Override
    public int handleLimit() {
        return byHandle.size();
    }

    @Override
    public Optional<Pod> podAt(int handle) {
        return Optional.ofNullable(byHandle.get(handle))
                .filter(pod -> !pod.phase().isTerminal());
    }

    @Override
    public OptionalInt handleOf(Pod pod) {
        Place place = places.get(pod.namespace());
        int handle = place == null ? -1 : place.names().find(pod, byHandle);
        return podAt(handle).isPresent() ? OptionalInt.of(handle) : OptionalInt.empty();
    }

    @Override
    public ImmutableIntArray handlesIn(String namespace) {
        Place place = places.get(namespace);
        if (place == null) {
            return ImmutableIntArray.of();
        }
        if (place.endedPods() == 0) {
            return place.pods();
        }
        ImmutableIntArray.Builder handles =
                ImmutableIntArray.builder(place.pods().length());
        addLive(place, handles);
        return handles.build();
    }

    @Override
    public ImmutableIntArray handlesIn(Predicate<Namespace> namespaces) {
        ImmutableIntArray.Builder handles = ImmutableIntArray.builder();
        places.forEach((name, place) -> {
            if (!place.pods().isEmpty() && namespaces.test(place.namespace())) {
                addLive(place, handles);
            }
        });
        return handles.build();
    }

    private void addLive(Place place, ImmutableIntArray.Builder handles) {
        if (place.endedPods() == 0) {
            handles.addAll(place.pods());
            return;
        }
        for (int i = 0; i < place.pods().length(); i++) {
            Pod pod = byHandle.get(place.pods().get(i));
            if (pod != null && !pod.phase().isTerminal()) {
                handles.add(place.pods().get(i));
            }
        }
    }

    @Override
    public String toString() {
        return "Cluster of " + namespaces().size() + " namespaces, " + pods().size() + " pods, " + nodes.size()
                + " nodes, " + (policies().size() + clusterPolicies.size()) + " policies";
    }
}
