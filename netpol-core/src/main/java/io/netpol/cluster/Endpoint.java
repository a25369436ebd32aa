package io.netpol.cluster;

import com.google.common.collect.ImmutableList;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.Optional;
import java.util.function.Function;

/** One end of a connection (rule S0.2): a pod, a node, or an address that is neither. */
public sealed interface Endpoint permits Pod, Node, ExternalAddress {
    /** Gives the known addresses, the primary one first; empty for a pod that has none yet. */
    ImmutableList<IpAddress> ips();

    /** Gives the first known address of a family. */
    default Optional<IpAddress> ip(IpFamily family) {
        for (IpAddress ip : ips()) {
            if (ip.family() == family) {
                return Optional.of(ip);
            }
        }
        return Optional.empty();
    }

    /** Gives the result of the function for this kind of endpoint. */
    default <T> T match(
            Function<? super Pod, ? extends T> pod,
            Function<? super Node, ? extends T> node,
            Function<? super ExternalAddress, ? extends T> external) {
        if (this instanceof Pod p) {
            return pod.apply(p);
        }
        return this instanceof Node n ? node.apply(n) : external.apply((ExternalAddress) this);
    }

    /** Gives a short name for people: {@code namespace/pod}, {@code namespace/workload[Kind]}, a node, an address. */
    String displayName();
}
