package io.netpol.cluster;

import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPeer;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.IpFamily;

/** Tells what mentions an IPv6 address, as a number to add up: 1 or 0. */
final class Ipv6Mentions {
    private Ipv6Mentions() {}

    static int in(Endpoint endpoint) {
        boolean hasEnded = endpoint instanceof Pod pod && pod.phase().isTerminal();
        return !hasEnded && endpoint.ip(IpFamily.IPV6).isPresent() ? 1 : 0;
    }

    static int in(NetworkPolicy policy) {
        return policy.mentionsIpv6() ? 1 : 0;
    }

    static int in(ClusterNetworkPolicy policy) {
        return policy.egress().stream()
                        .flatMap(rule -> rule.peers().stream())
                        .anyMatch(peer -> peer instanceof ClusterPeer.Networks networks
                                && networks.cidrs().stream().anyMatch(cidr -> cidr.family() == IpFamily.IPV6))
                ? 1
                : 0;
    }
}
