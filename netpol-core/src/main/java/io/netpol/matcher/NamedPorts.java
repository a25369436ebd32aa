package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.ContainerPort;

/**
 * The named ports of a pod, as far as policies mention their names. They are a part of most of what is looked up, so their hash
 * is found once.
 */
final class NamedPorts {
    static final NamedPorts NONE = new NamedPorts(ImmutableList.of());

    private final ImmutableList<ContainerPort> ports;
    private final int hash;

    private NamedPorts(ImmutableList<ContainerPort> ports) {
        this.ports = ports;
        this.hash = ports.hashCode();
    }

    static NamedPorts of(ImmutableList<ContainerPort> ports) {
        return ports.isEmpty() ? NONE : new NamedPorts(ports);
    }

    ImmutableList<ContainerPort> ports() {
        return ports;
    }

    boolean isEmpty() {
        return ports.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedPorts some && hash == some.hash && ports.equals(some.ports);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return ports.toString();
    }
}
