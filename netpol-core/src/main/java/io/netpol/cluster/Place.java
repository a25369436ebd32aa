package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import io.netpol.internal.PagedList;
import io.netpol.model.NetworkPolicy;
import java.util.Comparator;
import java.util.Objects;

/**
 * A namespace with what is in it.
 *
 * @param namespace the namespace
 * @param isSupplied whether it was supplied, or is only mentioned
 * @param pods the handles of its pods, the ended ones too, in the order of their identities
 * @param endedPods how many of them have ended
 * @param policies its NetworkPolicies, sorted by name
 */
record Place(
        Namespace namespace,
        boolean isSupplied,
        ImmutableIntArray pods,
        int endedPods,
        ImmutableList<NetworkPolicy> policies) {

    /** What tells the pods of a namespace from each other: several templates may stand for one workload. */
    static final Comparator<Pod> IDENTITY = Comparator.comparing(Pod::name)
            .thenComparing(Pod::fromTemplate)
            .thenComparing((one, other) -> one.fromTemplate() ? one.workload().compareTo(other.workload()) : 0);

    static Place mentioned(String name) {
        return new Place(Namespace.of(name), false, ImmutableIntArray.of(), 0, ImmutableList.of());
    }

    /** Tells whether the cluster lists it. */
    boolean isNamespace() {
        return isSupplied || !pods.isEmpty();
    }

    boolean isNothing() {
        return !isNamespace() && policies.isEmpty();
    }

    Place with(Namespace other, boolean supplied) {
        return new Place(other, supplied, pods, endedPods, policies);
    }

    /** Gives the place with other pods, of which so many have ended. */
    Place with(ImmutableIntArray others, int ended) {
        return new Place(namespace, isSupplied, others, ended, policies);
    }

    Place with(ImmutableList<NetworkPolicy> others) {
        return new Place(namespace, isSupplied, pods, endedPods, others);
    }

    /** Gives where a pod stands among the pods; where it is missing, the place for it, counted from the end: -1 for 0. */
    int find(Pod pod, PagedList<Pod> byHandle) {
        int low = 0;
        int high = pods.length() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(Objects.requireNonNull(byHandle.get(pods.get(middle))), pod);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** Names tell nearly all pods from each other. */
    private static int compare(Pod one, Pod other) {
        int order = one.name().compareTo(other.name());
        return order != 0 ? order : IDENTITY.compare(one, other);
    }

    Place withPod(int place, int handle, boolean hasEnded) {
        return with(
                ImmutableIntArray.builder(pods.length() + 1)
                        .addAll(pods.subArray(0, place))
                        .add(handle)
                        .addAll(pods.subArray(place, pods.length()))
                        .build(),
                endedPods + (hasEnded ? 1 : 0));
    }

    Place withoutPod(int place, boolean hasEnded) {
        return with(
                ImmutableIntArray.builder(pods.length())
                        .addAll(pods.subArray(0, place))
                        .addAll(pods.subArray(place + 1, pods.length()))
                        .build(),
                endedPods - (hasEnded ? 1 : 0));
    }
}
