package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import io.netpol.dsl.clusterwide.ClusterSentences;
import io.netpol.model.ClusterPeer;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.PolicyId;
import io.netpol.net.Cidr;
import java.util.Collection;
import java.util.function.Function;

/** The words for peers of cluster-wide policies: {@code networks("10.0.0.0/8")}, {@code nodes(labeled("role", "edge"))}. */
final class ClusterPeerWords {
    private final PolicyId policy;
    private final PeerWords peers;
    private final SelectorWords selectors;
    private final Annex annex;

    /** Takes the policy, to name it where there are no words, and what has the words for pods and labels. */
    ClusterPeerWords(PolicyId policy, PeerWords peers, SelectorWords selectors, Annex annex) {
        this.policy = policy;
        this.peers = peers;
        this.selectors = selectors;
        this.annex = annex;
    }

    Code peer(ClusterPeer peer) {
        return peer.match(
                peers::pods,
                this::networks,
                nodes -> nodes(nodes.selector()),
                domainNames ->
                        Code.call("domainNames", texts("DomainNames", domainNames.names(), DomainName::toString)),
                unknown -> {
                    throw new IllegalArgumentException(policy + " has a peer of the field " + unknown.field()
                            + ", for which no sentence has words; keep its manifest, and leave it out here");
                });
    }

    private Code networks(ClusterPeer.Networks networks) {
        // ready-made words stand for exactly one value, and these are in an order
        return networks.cidrs()
                        .asList()
                        .equals(ClusterSentences.allAddresses().cidrs().asList())
                ? Code.call("allAddresses")
                : Code.call("networks", texts("Networks", networks.cidrs(), Cidr::toString));
    }

    private Code nodes(LabelSelector selector) {
        return selector.isEverything() ? Code.call("allNodes") : Code.call("nodes", selectors.labels(selector));
    }

    private <T> ImmutableList<Code> texts(String what, Collection<T> values, Function<T, String> text) {
        return annex.list(
                what, String.class, values.stream().map(text).map(Literal::of).toList());
    }
}
