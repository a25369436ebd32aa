package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.netpol.internal.ValueStyle;
import java.util.function.Function;
import org.immutables.value.Value;

/**
 * The ports of a rule of a cluster-wide policy: any port of any protocol, or at least one entry, of which any may match.
 * Ports are those of the destination.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class ClusterPorts permits ImmutableClusterPorts {
    ClusterPorts() {}

    /** Destination ports as one entry describes them: numbers of one protocol, or a name. */
    public sealed interface Entry permits PortMatch.Numbers, NamedPort {
        /** Gives the result of the function for this kind of entry. */
        default <T> T match(
                Function<? super PortMatch.Numbers, ? extends T> numbers,
                Function<? super NamedPort, ? extends T> named) {
            return this instanceof PortMatch.Numbers range ? numbers.apply(range) : named.apply((NamedPort) this);
        }
    }

    /** The container ports of this name on the destination pod, with their numbers and protocols. */
    @Value.Immutable
    @ValueStyle
    public abstract static sealed class NamedPort implements Entry permits ImmutableNamedPort {
        NamedPort() {}

        /** Gives the name; any text but the empty one, though not every text can be the name of a container port. */
        public abstract String name();

        @Value.Check
        void check() {
            if (name().isEmpty()) {
                throw new IllegalArgumentException("the name of a port is empty; give the name of a container port");
            }
        }
    }

    /** Gives the entries in the order of the manifest; empty for any port of any protocol. */
    public abstract ImmutableList<Entry> list();

    /** Gives any port of any protocol: what an absent {@code protocols} means. */
    public static ClusterPorts any() {
        return ImmutableClusterPorts.builder().build();
    }

    /** Gives one entry or several, of which any may match. */
    public static ClusterPorts of(Entry first, Entry... more) {
        return of(Lists.asList(first, more));
    }

    /**
     * Gives several entries, of which any may match.
     *
     * @throws IllegalArgumentException if there is none: nothing becomes wide because something was left out
     */
    public static ClusterPorts of(Iterable<? extends Entry> entries) {
        ClusterPorts made = ImmutableClusterPorts.builder().list(entries).build();
        if (made.isAny()) {
            throw new IllegalArgumentException("a list of no ports; for every port write ClusterPorts.any()");
        }
        return made;
    }

    /** Gives the container ports of this name on the destination pod, of whichever protocol. */
    public static NamedPort named(String name) {
        return ImmutableNamedPort.builder().name(name).build();
    }

    /** Tells whether any port of any protocol is meant. */
    public final boolean isAny() {
        return list().isEmpty();
    }
}
