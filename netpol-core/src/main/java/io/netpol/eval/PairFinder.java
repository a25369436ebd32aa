package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import java.util.Locale;
import java.util.Optional;

/** Finds the families and addresses that two ends have in common. */
record PairFinder(Cluster cluster, EvaluationOptions options) {

    ImmutableList<EndpointPair> between(End source, End destination) {
        ImmutableList<EndpointPair> pairs = possible(source, destination);
        if (pairs.isEmpty()) {
            throw noCommonFamily(source, destination);
        }
        return pairs;
    }

    ImmutableList<EndpointPair> possible(End source, End destination) {
        refuseEnded(source);
        refuseEnded(destination);
        return families(source, destination).stream()
                .map(family -> pair(source, destination, family))
                .collect(ImmutableList.toImmutableList());
    }

    EndpointPair between(End source, End destination, IpFamily family) {
        refuseEnded(source);
        refuseEnded(destination);
        if (!canUse(source, family) || !canUse(destination, family)) {
            throw noCommonFamily(source, destination);
        }
        return pair(source, destination, family);
    }

    private EndpointPair pair(End source, End destination, IpFamily family) {
        return ImmutableEndpointPair.builder()
                .source(source.endpoint())
                .sourceIp(address(source, family))
                .destination(destination.endpoint())
                .destinationIp(address(destination, family))
                .family(family)
                .build();
    }

    private Optional<IpAddress> address(End end, IpFamily family) {
        return end.knownAddresses(cluster).stream()
                .filter(ip -> ip.family() == family)
                .findFirst();
    }

    private ImmutableSet<IpFamily> families(End source, End destination) {
        ImmutableSet<IpFamily> preferred = knownFamilies(source);
        if (preferred.isEmpty()) {
            preferred = knownFamilies(destination);
        }
        if (preferred.isEmpty()) {
            preferred = assumedFamilies();
        }
        return preferred.stream()
                .filter(family -> asksFor(family) && canUse(source, family) && canUse(destination, family))
                .collect(ImmutableSet.toImmutableSet());
    }

    private ImmutableSet<IpFamily> knownFamilies(End end) {
        return end.knownAddresses(cluster).stream().map(IpAddress::family).collect(ImmutableSet.toImmutableSet());
    }

    /** The families where neither end tells: AUTO leaves IPv6 out unless something mentions it. */
    private ImmutableSet<IpFamily> assumedFamilies() {
        boolean onlyIpv4 = options.ipFamilies() == EvaluationOptions.IpFamilies.AUTO
                && !cluster.mentionsIpv6()
                && !options.podAddresses(IpFamily.IPV4).isEmpty();
        return onlyIpv4 ? ImmutableSet.of(IpFamily.IPV4) : ImmutableSet.copyOf(IpFamily.values());
    }

    private boolean asksFor(IpFamily family) {
        return switch (options.ipFamilies()) {
            case AUTO, BOTH -> true;
            case IPV4 -> family == IpFamily.IPV4;
            case IPV6 -> family == IpFamily.IPV6;
        };
    }

    private boolean canUse(End end, IpFamily family) {
        if (!end.knownAddresses(cluster).isEmpty()) {
            return address(end, family).isPresent();
        }
        return end.endpoint() instanceof Pod pod
                && (pod.hostNetwork() || !options.podAddresses(family).isEmpty());
    }

    private static void refuseEnded(End end) {
        if (end.endpoint() instanceof Pod pod && pod.phase().isTerminal()) {
            throw new UnanswerableException("pod " + pod.displayName() + " is in phase " + pod.phase()
                    + ": it has ended and has no network any more; ask about a live pod");
        }
    }

    private UnanswerableException noCommonFamily(End source, End destination) {
        return new UnanswerableException("from " + description(source) + " to " + description(destination)
                + ": no address family that both ends have and that is asked for (ip-families: "
                + options.ipFamilies().name().toLowerCase(Locale.ROOT) + ")");
    }

    private String description(End end) {
        ImmutableList<IpAddress> known = end.knownAddresses(cluster);
        return end.endpoint().displayName() + (known.isEmpty() ? " (no known address)" : " " + known);
    }
}
