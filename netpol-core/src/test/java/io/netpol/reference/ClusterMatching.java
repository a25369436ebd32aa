package io.netpol.reference;

import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.draft.SelectorDraft;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.DestinationPortDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.draft.clusterwide.PortRangeDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import io.netpol.model.DomainName;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import io.netpol.testkit.Situation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The matching details of section 2, on subjects, peers and ports as manifests say them, for one connection of which
 * everything is known.
 */
final class ClusterMatching {
    private final Situation situation;
    private final SectionEight ends;
    private final Optional<Flaw> flaw;

    ClusterMatching(Situation situation, SectionEight ends, Optional<Flaw> flaw) {
        this.situation = situation;
        this.ends = ends;
        this.flaw = flaw;
    }

    boolean isSubject(SubjectDraft subject, Direction direction) {
        Endpoint me = ends.me(direction);
        return subject.namespaces().isPresent()
                ? isIn(subject.namespaces().get(), me)
                : isIn(subject.pods().orElseThrow(), me);
    }

    /** A peer that is not known matches nothing by itself: what becomes of its rule is said elsewhere. */
    boolean matches(ClusterPeerDraft peer, Direction direction) {
        Endpoint other = ends.other(direction);
        String ip = ends.otherIp(direction).orElseThrow();
        if (peer.namespaces().isPresent()) {
            return isIn(peer.namespaces().get(), other);
        }
        if (peer.pods().isPresent()) {
            return flaw.equals(Optional.of(Flaw.POD_SELECTOR_IGNORED))
                    ? isIn(namespaces(peer.pods().get()), other)
                    : isIn(peer.pods().get(), other);
        }
        if (peer.networks().isPresent()) {
            boolean isExempt = ends.isManaged(other) && !situation.options().ipBlockMatchesPods();
            return !isExempt
                    && peer.networks().get().stream()
                            .anyMatch(network -> BitBlock.parse(network).contains(ip));
        }
        if (peer.nodes().isPresent()) {
            return isOn(peer.nodes().get(), other);
        }
        return peer.domainNames().isPresent()
                && peer.domainNames().get().stream().anyMatch(name -> resolves(name, ip));
    }

    private static SelectorDraft namespaces(NamespacedPodsDraft pods) {
        return pods.namespaceSelector().orElse(SelectorDraft.builder().build());
    }

    private boolean isIn(NamespacedPodsDraft pods, Endpoint candidate) {
        return isIn(namespaces(pods), candidate)
                && SectionEight.matches(pods.podSelector().orElseThrow(), ((Pod) candidate).labels());
    }

    private boolean isIn(SelectorDraft namespaces, Endpoint candidate) {
        boolean isSelectable = ends.isManaged(candidate)
                || (candidate instanceof Pod && flaw.equals(Optional.of(Flaw.HOST_NETWORK_PODS_SELECTABLE)));
        return isSelectable && SectionEight.matches(namespaces, ends.namespaceLabels(((Pod) candidate).namespace()));
    }

    /** Nodes have their addresses, and what is on the host network has those of its node; {@code {}} is all nodes. */
    private boolean isOn(SelectorDraft nodes, Endpoint candidate) {
        boolean isOnHost = candidate instanceof Node || (candidate instanceof Pod pod && pod.hostNetwork());
        boolean isAll = nodes.equals(SelectorDraft.builder().build());
        return isOnHost
                && (isAll
                        || ends.nodeOf(candidate)
                                .map(name -> situation.cluster().nodes().get(name))
                                .filter(node -> SectionEight.matches(nodes, node.labels()))
                                .isPresent());
    }

    private boolean resolves(String name, String ip) {
        for (Map.Entry<DomainName, ImmutableSet<IpAddress>> known :
                situation.options().domainNames().entrySet()) {
            if (covers(canonical(name), canonical(known.getKey().toString()))
                    && known.getValue().contains(IpAddress.parse(ip))) {
                return true;
            }
        }
        return false;
    }

    /** {@code *.x.y} matches whole extra labels, never {@code x.y}; an exact name only itself. */
    static boolean covers(String name, String other) {
        return name.equals(other) || (name.startsWith("*") && other.endsWith(name.substring(1)));
    }

    static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Absent means any. */
    boolean portsMatch(ClusterRuleDraft rule) {
        return rule.protocols()
                .map(entries -> entries.stream().anyMatch(this::matches))
                .or(() -> rule.ports().map(entries -> entries.stream().anyMatch(this::matches)))
                .orElse(true);
    }

    boolean matches(ProtocolDraft entry) {
        return entry.destinationNamedPort()
                .map(this::hasName)
                .orElseGet(() -> switch (situation.connection().protocol()) {
                    case TCP -> entry.tcp().filter(this::matches).isPresent();
                    case UDP -> entry.udp().filter(this::matches).isPresent();
                    case SCTP -> entry.sctp().filter(this::matches).isPresent();
                });
    }

    private boolean matches(DestinationPortDraft port) {
        return port.number()
                .map(number -> number == situation.connection().port())
                .orElseGet(() -> matches(port.range().orElseThrow()));
    }

    private boolean matches(PortRangeDraft range) {
        int port = situation.connection().port();
        int end = range.end().orElseThrow();
        boolean isBelowEnd = flaw.equals(Optional.of(Flaw.RANGE_END_EXCLUSIVE)) ? port < end : port <= end;
        return range.start().orElseThrow() <= port && isBelowEnd;
    }

    boolean matches(AdminPortDraft entry) {
        if (entry.namedPort().isPresent()) {
            return hasName(entry.namedPort().get());
        }
        if (entry.portNumber().isPresent()) {
            return isProtocol(entry.portNumber().get().protocol())
                    && entry.portNumber().get().port().orElseThrow()
                            == situation.connection().port();
        }
        PortRangeDraft range = entry.portRange().orElseThrow();
        return isProtocol(range.protocol()) && matches(range);
    }

    private boolean isProtocol(Optional<String> protocol) {
        return protocol.orElse("TCP").equals(situation.connection().protocol().name());
    }

    /** Whether the destination pod has a container port of that name with this number and this protocol. */
    private boolean hasName(String name) {
        Endpoint destination = ends.me(Direction.INGRESS);
        if (!ends.isManaged(destination)) {
            return false;
        }
        Protocol protocol = situation.connection().protocol();
        for (ContainerPort declared : ((Pod) destination).ports()) {
            boolean isProtocol =
                    declared.protocol() == protocol || flaw.equals(Optional.of(Flaw.NAMED_PORT_OF_ANY_PROTOCOL));
            if (declared.name().equals(name)
                    && isProtocol
                    && declared.port() == situation.connection().port()) {
                return true;
            }
        }
        return false;
    }
}
