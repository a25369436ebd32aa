package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.internal.ValueStyle;
import io.netpol.net.IpAddress;
import java.util.Optional;
import org.immutables.value.Value;

/** A pod, live or from the template of a workload. */
@Value.Immutable
@ValueStyle
public abstract sealed class Pod implements Endpoint permits ImmutablePod {
    Pod() {}

    /** Gives the namespace. */
    public abstract String namespace();

    /** Gives the name; for a pod from a template that of the workload. */
    public abstract String name();

    /** Gives the labels, sorted by key. */
    @Value.NaturalOrder
    public abstract ImmutableSortedMap<String, String> labels();

    /** Gives the known addresses, the primary one first; empty where none is known yet (rule S55). */
    @Override
    public abstract ImmutableList<IpAddress> ips();

    /** Gives the named ports of containers and restartable init containers, pooled (rule S46). */
    public abstract ImmutableList<ContainerPort> ports();

    /** Tells whether the pod shares the network of its node (rule S50). */
    @Value.Default
    public boolean hostNetwork() {
        return false;
    }

    /** Gives the phase; unknown where the manifest does not say. */
    @Value.Default
    public PodPhase phase() {
        return PodPhase.UNKNOWN;
    }

    /** Gives the name of the node on which the pod runs. */
    public abstract Optional<String> node();

    /** Gives the workload that rows of a connectivity list name; the pod itself unless told otherwise. */
    @Value.Default
    public WorkloadId workload() {
        return new WorkloadId(namespace(), name(), WorkloadId.POD);
    }

    /** Tells whether the pod stands for those that a workload will create from its template. */
    @Value.Default
    public boolean fromTemplate() {
        return false;
    }

    /** Gives a builder. Namespace and name are required. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public final String displayName() {
        return fromTemplate() ? workload().toString() : namespace() + "/" + name();
    }

    /** Builds a {@link Pod}. */
    public static final class Builder extends ImmutablePod.Builder {
        Builder() {}
    }
}
