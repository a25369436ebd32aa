package io.netpol.cluster;

import java.util.Comparator;

/**
 * The workload to which a pod belongs: its topmost known owner, or the pod itself.
 *
 * @param namespace the namespace
 * @param name the name
 * @param kind the kind, such as {@code Deployment}; {@code Pod} for a pod of its own
 */
public record WorkloadId(String namespace, String name, String kind) implements Comparable<WorkloadId> {
    /** The kind of a pod that nothing else owns. */
    public static final String POD = "Pod";

    private static final Comparator<WorkloadId> ORDER = Comparator.comparing(WorkloadId::namespace)
            .thenComparing(WorkloadId::name)
            .thenComparing(WorkloadId::kind);

    @Override
    public int compareTo(WorkloadId other) {
        return ORDER.compare(this, other);
    }

    /** Gives {@code namespace/name[Kind]}. */
    @Override
    public String toString() {
        return namespace + "/" + name + "[" + kind + "]";
    }
}
