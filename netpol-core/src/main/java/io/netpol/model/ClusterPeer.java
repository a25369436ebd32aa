package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.internal.ValueStyle;
import io.netpol.net.Cidr;
import io.netpol.net.IpSet;
import java.util.function.Function;
import org.immutables.value.Value;

/**
 * The other end of a connection, as one item of {@code from} or {@code to} of a cluster-wide policy describes it: pods;
 * and, where connections go out, addresses, nodes or domain names. Several peers are ORed.
 */
public sealed interface ClusterPeer
        permits NamespacedPods, ClusterPeer.Networks, ClusterPeer.Nodes, ClusterPeer.DomainNames, ClusterPeer.Unknown {

    /** Gives the peer as a manifest says it. */
    ClusterPeerDraft toClusterDraft();

    /** Gives the result of the function for this kind of peer. */
    default <T> T match(
            Function<? super NamespacedPods, ? extends T> pods,
            Function<? super Networks, ? extends T> networks,
            Function<? super Nodes, ? extends T> nodes,
            Function<? super DomainNames, ? extends T> domainNames,
            Function<? super Unknown, ? extends T> unknown) {
        if (this instanceof NamespacedPods peer) {
            return pods.apply(peer);
        }
        if (this instanceof Networks peer) {
            return networks.apply(peer);
        }
        if (this instanceof Nodes peer) {
            return nodes.apply(peer);
        }
        return this instanceof DomainNames peer ? domainNames.apply(peer) : unknown.apply((Unknown) this);
    }

    /** Addresses in any of some networks: those of pods and nodes too. A ClusterIP is never seen. */
    @Value.Immutable
    @ValueStyle
    abstract sealed class Networks implements ClusterPeer permits ImmutableNetworks {
        Networks() {}

        /** Gives the networks, at least one, in the order of the manifest. */
        public abstract ImmutableSet<Cidr> cidrs();

        /**
         * Gives the addresses in any of these networks.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Networks of(Iterable<Cidr> cidrs) {
            return ImmutableNetworks.builder().cidrs(cidrs).build();
        }

        /** Gives the addresses in any of these networks. */
        public static Networks of(Cidr first, Cidr... more) {
            return of(Lists.asList(first, more));
        }

        /** Gives all the addresses. */
        public final IpSet addresses() {
            return cidrs().stream().map(IpSet::of).reduce(IpSet.empty(), IpSet::union);
        }

        @Override
        public final ClusterPeerDraft toClusterDraft() {
            return ClusterPeerDraft.builder()
                    .networks(cidrs().stream().map(Cidr::toString).collect(ImmutableList.toImmutableList()))
                    .build();
        }

        @Value.Check
        void check() {
            if (cidrs().isEmpty()) {
                throw new IllegalArgumentException("a list of no networks; give at least one CIDR");
            }
        }
    }

    /** The nodes whose labels match, at any of their addresses; so also what runs there on the host network. */
    @Value.Immutable
    @ValueStyle
    abstract sealed class Nodes implements ClusterPeer permits ImmutableNodes {
        Nodes() {}

        /** Gives the selector of nodes by their labels. */
        public abstract LabelSelector selector();

        /** Gives the nodes that match the selector. */
        public static Nodes of(LabelSelector selector) {
            return ImmutableNodes.builder().selector(selector).build();
        }

        @Override
        public final ClusterPeerDraft toClusterDraft() {
            return ClusterPeerDraft.builder().nodes(selector().toDraft()).build();
        }
    }

    /** The addresses to which any of some domain names resolve, which no manifest tells. */
    @Value.Immutable
    @ValueStyle
    abstract sealed class DomainNames implements ClusterPeer permits ImmutableDomainNames {
        DomainNames() {}

        /** Gives the names, at least one, in the order of the manifest. */
        public abstract ImmutableSet<DomainName> names();

        /**
         * Gives the addresses to which any of these names resolve.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static DomainNames of(Iterable<DomainName> names) {
            return ImmutableDomainNames.builder().names(names).build();
        }

        @Override
        public final ClusterPeerDraft toClusterDraft() {
            return ClusterPeerDraft.builder()
                    .domainNames(names().stream().map(DomainName::toString).collect(ImmutableList.toImmutableList()))
                    .build();
        }

        @Value.Check
        void check() {
            if (names().isEmpty()) {
                throw new IllegalArgumentException("a list of no domain names; give at least one");
            }
        }
    }

    /**
     * A peer of a version of the API that is not known here. Its rule fails closed: one that accepts matches nothing, and one
     * that denies or passes denies everything, on every port.
     */
    @Value.Immutable
    @ValueStyle
    abstract sealed class Unknown implements ClusterPeer permits ImmutableUnknown {
        Unknown() {}

        /** Gives the field that is not known. */
        public abstract String field();

        /** Gives the peer that this field describes. */
        public static Unknown of(String field) {
            return ImmutableUnknown.builder().field(field).build();
        }

        @Override
        public final ClusterPeerDraft toClusterDraft() {
            return ClusterPeerDraft.builder().addUnknownFields(field()).build();
        }
    }
}
