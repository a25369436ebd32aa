package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.netpol.draft.PolicyKind;
import io.netpol.validation.ClusterPolicyCounts;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule in as many as its version of the API holds. They stand one behind the other and do the same, so what one of them
 * matches is what the whole rule matched: each peer still meets each port.
 */
final class RuleSplit {
    /** The number of rules, of peers and of port entries that a list of v1alpha2 holds. */
    static final int LIMIT = ClusterPolicyCounts.limit(PolicyKind.CLUSTER_NETWORK_POLICY);

    private RuleSplit() {}

    static ImmutableList<ClusterRule> of(ClusterRule rule) {
        List<ClusterPeer> peers =
                rule.peers().stream().<ClusterPeer>flatMap(RuleSplit::narrow).toList();
        ImmutableList.Builder<ClusterRule> rules = ImmutableList.builder();
        for (List<ClusterPeer> somePeers : Lists.partition(peers, LIMIT)) {
            for (ClusterPorts ports : split(rule.ports())) {
                rules.add(ClusterRule.builder()
                        .from(rule)
                        .peers(somePeers)
                        .ports(ports)
                        .build());
            }
        }
        return rules.build();
    }

    /** A peer in as many as its lists need, which a value may have longer than any version of the API. */
    private static Stream<? extends ClusterPeer> narrow(ClusterPeer peer) {
        int limit = ClusterPolicyCounts.limitOfOnePeer();
        if (peer instanceof ClusterPeer.Networks networks) {
            return Lists.partition(networks.cidrs().asList(), limit).stream().map(ClusterPeer.Networks::of);
        }
        if (peer instanceof ClusterPeer.DomainNames names) {
            return Lists.partition(names.names().asList(), limit).stream().map(ClusterPeer.DomainNames::of);
        }
        return Stream.of(peer);
    }

    private static List<ClusterPorts> split(ClusterPorts ports) {
        return ports.isAny()
                ? List.of(ports)
                : Lists.partition(ports.list(), LIMIT).stream()
                        .map(ClusterPorts::of)
                        .toList();
    }
}
