package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.internal.ValueStyle;
import io.netpol.net.IpAddress;
import org.immutables.value.Value;

/**
 * A Service. Policies never see it (rule S37): it is here so that a question about its address can be answered with a
 * word on the pods behind it.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class Service permits ImmutableService {
    Service() {}

    /** Gives the namespace. */
    public abstract String namespace();

    /** Gives the name. */
    public abstract String name();

    /** Gives the labels of the pods behind it, sorted by key; empty where the Service has no selector. */
    @Value.NaturalOrder
    public abstract ImmutableSortedMap<String, String> selector();

    /** Gives the addresses under which the cluster knows it. */
    public abstract ImmutableList<IpAddress> clusterIps();

    /** Gives a builder. Namespace and name are required. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Service}. */
    public static final class Builder extends ImmutableService.Builder {
        Builder() {}
    }
}
