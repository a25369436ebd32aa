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
 * @param names the same by their names
 * @param endedPods how many of them have ended
 * @param policies its NetworkPolicies, sorted by name
 */
record Place(
        Namespace namespace,
        boolean isSupplied,
        ImmutableIntArray pods,
        PodNames names,
        int endedPods,
        ImmutableList<NetworkPolicy> policies) {

    /** What tells the pods of a namespace from each other: several templates may stand for one workload. */
    static final Comparator<Pod> IDENTITY = Comparator.comparing(Pod::name)
            .thenComparing(Pod::fromTemplate)
            .thenComparing((one, other) -> one.fromTemplate() ? one.workload().compareTo(other.workload()) : 0);

    static Place mentioned(String name) {
        return new Place(Namespace.of(name), false, ImmutableIntArray.of(), PodNames.NONE, 0, ImmutableList.of());
    }

    /** Tells whether the cluster lists it. */
    boolean isNamespace() {
        return isSupplied || !pods.isEmpty();
    }

    boolean isNothing() {
        return !isNamespace() && policies.isEmpty();
    }

    Place with(Namespace other, boolean supplied) {
        return new Place(other, supplied, pods, names, endedPods, policies);
    }

    /** Gives the place with other pods, of which so many have ended. */
    Place with(ImmutableIntArray others, PodNames otherNames, int ended) {
        return new Place(namespace, isSupplied, others, otherNames, ended, policies);
    }

    /** Gives the place with the same pods, of which so many have ended. */
    Place withEnded(int ended) {
        return with(pods, names, ended);
    }

    Place with(ImmutableList<NetworkPolicy> others) {
        return new Place(namespace, isSupplied, pods, names, endedPods, others);
    }

    Place withPod(Pod pod, int handle, PagedList<Pod> byHandle) {
        int place = placeFor(pod, byHandle);
        return with(
                ImmutableIntArray.builder(pods.length() + 1)
                        .addAll(pods.subArray(0, place))
                        .add(handle)
                        .addAll(pods.subArray(place, pods.length()))
                        .build(),
                names.with(pod, handle),
                endedPods + (pod.phase().isTerminal() ? 1 : 0));
    }

    /** Gives where among the pods, in the order of their identities, one that is missing stands. */
    private int placeFor(Pod pod, PagedList<Pod> byHandle) {
        int low = 0;
        int high = pods.length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (IDENTITY.compare(Objects.requireNonNull(byHandle.get(pods.get(middle))), pod) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Place withoutPod(Pod pod, int handle) {
        int place = pods.indexOf(handle);
        return with(
                ImmutableIntArray.builder(pods.length())
                        .addAll(pods.subArray(0, place))
                        .addAll(pods.subArray(place + 1, pods.length()))
                        .build(),
                names.without(pod, handle),
                endedPods - (pod.phase().isTerminal() ? 1 : 0));
    }
}
