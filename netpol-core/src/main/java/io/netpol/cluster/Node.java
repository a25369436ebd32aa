package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.internal.ValueStyle;
import io.netpol.net.IpAddress;
import org.immutables.value.Value;

/** A machine of the cluster. No NetworkPolicy selects it; as a peer it is only its addresses (rule S53). */
@Value.Immutable
@ValueStyle
public abstract sealed class Node implements Endpoint permits ImmutableNode {
    Node() {}

    /** Gives the name. */
    public abstract String name();

    /** Gives the labels, sorted by key. */
    @Value.NaturalOrder
    public abstract ImmutableSortedMap<String, String> labels();

    @Override
    public abstract ImmutableList<IpAddress> ips();

    /** Gives a builder. The name is required. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public final String displayName() {
        return "node " + name();
    }

    /** Builds a {@link Node}. */
    public static final class Builder extends ImmutableNode.Builder {
        Builder() {}
    }
}
