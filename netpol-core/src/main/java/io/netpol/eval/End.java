package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.EndpointFinder;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.net.IpAddress;
import java.util.Optional;

/** An end of a connection as somebody asks about it: an endpoint, at a certain one of its addresses or at any. */
public final class End {
    private final Endpoint endpoint;
    private final ImmutableList<IpAddress> addresses;

    private End(Endpoint endpoint, ImmutableList<IpAddress> addresses) {
        this.endpoint = endpoint;
        this.addresses = addresses;
    }

    /** Gives an endpoint at whichever of its addresses the connection uses. */
    public static End of(Endpoint endpoint) {
        return new End(endpoint, endpoint.ips());
    }

    /** Gives an endpoint at one of its addresses. */
    public static End at(Endpoint endpoint, IpAddress address) {
        return new End(endpoint, ImmutableList.of(address));
    }

    /**
     * Gives what a text names: an address at its endpoint, a pod, or every pod of a workload; never empty.
     *
     * @throws UnanswerableException as {@link EndpointFinder#find}
     */
    public static ImmutableList<End> find(String text, Cluster cluster) {
        Optional<IpAddress> address = IpAddress.tryParse(text);
        return EndpointFinder.in(cluster).find(text).stream()
                .map(endpoint -> address.map(ip -> at(endpoint, ip)).orElseGet(() -> of(endpoint)))
                .collect(ImmutableList.toImmutableList());
    }

    /** Gives the endpoint. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /**
     * Gives the addresses that the connection may use, the preferred one first; empty where none is known. A pod on the
     * host network that says none itself has those of its node.
     */
    ImmutableList<IpAddress> knownAddresses(Cluster cluster) {
        if (addresses.isEmpty() && endpoint instanceof Pod pod && pod.hostNetwork()) {
            return cluster.nodeOf(pod).map(Endpoint::ips).orElse(ImmutableList.of());
        }
        return addresses;
    }
}
