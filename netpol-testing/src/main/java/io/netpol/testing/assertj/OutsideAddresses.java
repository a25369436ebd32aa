package io.netpol.testing.assertj;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.net.Cidr;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import java.util.stream.Collectors;

/** The addresses from which and to which somebody outside of all pods can connect: not those of pods (rule S0.2). */
record OutsideAddresses(IpSet ofPods) {
    /** Never looked at by policies (rule S16). */
    static final IpSet LOOPBACK = IpSet.of(Cidr.parse("127.0.0.0/8")).union(IpSet.of(Cidr.parse("::1/128")));

    static OutsideAddresses of(Cluster cluster) {
        return new OutsideAddresses(IpSet.of(cluster.pods().stream()
                .filter(pod -> !pod.hostNetwork())
                .map(Pod::ips)
                .flatMap(ips -> ips.stream().map(ip -> IpRange.of(ip, ip)))
                .collect(Collectors.toList())));
    }

    /** Gives those of these addresses that are outside. */
    IpSet in(IpSet addresses) {
        return addresses.minus(ofPods).minus(LOOPBACK);
    }

    /** Tells whether some address of a range is outside. */
    boolean anyIn(IpRange range) {
        return !in(IpSet.of(range)).isEmpty();
    }

    /** Gives addresses as somebody reads them: ranges by both ends, single ones alone. */
    static String text(IpSet addresses) {
        return addresses.ranges().stream()
                .map(range -> range.first().equals(range.last()) ? range.first().toString() : range.toString())
                .collect(Collectors.joining(", "));
    }
}
