package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.internal.PagedList;
import io.netpol.internal.PersistentMap;
import io.netpol.model.NetworkPolicy;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything of a cluster in lists, which only those pay for who ask for them: each change of a cluster has its own.
 *
 * @param namespaces the namespaces by name
 * @param assumedNamespaces the names of those that only pods mention, sorted
 * @param pods the pods that have not ended, in the order of their handles
 * @param terminalPods those that have
 * @param policies the NetworkPolicies, sorted by namespace and name
 */
record Listing(
        ImmutableSortedMap<String, Namespace> namespaces,
        ImmutableList<String> assumedNamespaces,
        ImmutableList<Pod> pods,
        ImmutableList<Pod> terminalPods,
        ImmutableList<NetworkPolicy> policies) {

    static Listing of(PagedList<Pod> byHandle, PersistentMap<String, Place> places) {
        TreeMap<String, Place> sorted = new TreeMap<>();
        places.forEach(sorted::put);
        ImmutableSortedMap.Builder<String, Namespace> namespaces = ImmutableSortedMap.naturalOrder();
        ImmutableList.Builder<String> assumed = ImmutableList.builder();
        ImmutableList.Builder<NetworkPolicy> policies = ImmutableList.builder();
        for (Map.Entry<String, Place> entry : sorted.entrySet()) {
            Place place = entry.getValue();
            policies.addAll(place.policies());
            if (place.isNamespace()) {
                namespaces.put(entry.getKey(), place.namespace());
                if (!place.isSupplied()) {
                    assumed.add(entry.getKey());
                }
            }
        }
        ImmutableList.Builder<Pod> pods = ImmutableList.builder();
        ImmutableList.Builder<Pod> ended = ImmutableList.builder();
        for (int handle = 0; handle < byHandle.size(); handle++) {
            Pod pod = byHandle.get(handle);
            if (pod != null) {
                (pod.phase().isTerminal() ? ended : pods).add(pod);
            }
        }
        return new Listing(namespaces.build(), assumed.build(), pods.build(), ended.build(), policies.build());
    }
}
