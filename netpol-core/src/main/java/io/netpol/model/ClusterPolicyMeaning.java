package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.draft.SelectorDraft;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.DestinationPortDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.draft.clusterwide.PortRangeDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.net.Cidr;
import io.netpol.net.Protocol;
import io.netpol.validation.Strictness;
import java.util.List;
import java.util.Optional;

/** Turns a valid draft of a cluster-wide policy into what it means. */
final class ClusterPolicyMeaning {
    private static final SelectorDraft EVERYTHING = SelectorDraft.builder().build();

    private final ClusterPolicyDraft draft;
    private final Strictness strictness;

    ClusterPolicyMeaning(ClusterPolicyDraft draft, Strictness strictness) {
        this.draft = draft;
        this.strictness = strictness;
    }

    ClusterNetworkPolicy policy() {
        ClusterNetworkPolicy.Builder policy = ClusterNetworkPolicy.builder()
                .kind(draft.kind())
                .name(draft.metadata().name().orElse(""))
                .labels(draft.metadata().labels())
                .annotations(draft.metadata().annotations())
                .tier(tier())
                .priority(draft.priority().orElse(ClusterNetworkPolicy.PRIORITY_OF_BASELINE_ADMIN))
                .subject(subject(draft.subject().orElseThrow()));
        draft.ingress().forEach(rule -> policy.addIngress(rule(rule)));
        draft.egress().forEach(rule -> policy.addEgress(rule(rule)));
        return policy.build();
    }

    private Tier tier() {
        return switch (draft.kind()) {
            case ADMIN_NETWORK_POLICY -> Tier.ADMIN;
            case BASELINE_ADMIN_NETWORK_POLICY -> Tier.BASELINE;
            default -> draft.tier().filter(Tier.ADMIN.toString()::equals).isPresent() ? Tier.ADMIN : Tier.BASELINE;
        };
    }

    private NamespacedPods subject(SubjectDraft subject) {
        return subject.namespaces()
                .map(selector -> NamespacedPods.allIn(selector(selector)))
                .orElseGet(() -> pods(subject.pods().orElseThrow()));
    }

    private NamespacedPods pods(NamespacedPodsDraft pods) {
        return NamespacedPods.of(
                selector(pods.podSelector().orElse(EVERYTHING)),
                selector(pods.namespaceSelector().orElse(EVERYTHING)));
    }

    private LabelSelector selector(SelectorDraft selector) {
        return LabelSelector.of(selector, strictness);
    }

    private ClusterRule rule(ClusterRuleDraft rule) {
        List<ClusterPorts.Entry> ports = draft.kind().isLegacy()
                ? rule.ports().orElse(ImmutableList.of()).stream()
                        .map(ClusterPolicyMeaning::port)
                        .toList()
                : rule.protocols().orElse(ImmutableList.of()).stream()
                        .map(ClusterPolicyMeaning::port)
                        .toList();
        return ClusterRule.builder()
                .name(rule.name())
                .action(action(rule.action().orElseThrow()))
                .peers(rule.peers().stream().map(this::peer).toList())
                .ports(ports.isEmpty() ? ClusterPorts.any() : ClusterPorts.of(ports))
                .build();
    }

    private static ClusterRule.Action action(String text) {
        for (ClusterRule.Action action : ClusterRule.Action.values()) {
            if (action.text().equals(text) || action.legacyText().equals(text)) {
                return action;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is no action");
    }

    private ClusterPeer peer(ClusterPeerDraft peer) {
        Optional<ClusterPeer> known = peer.namespaces()
                .<ClusterPeer>map(selector -> NamespacedPods.allIn(selector(selector)))
                .or(() -> peer.pods().map(this::pods))
                .or(() -> peer.networks().map(ClusterPolicyMeaning::networks))
                .or(() -> peer.nodes().map(selector -> ClusterPeer.Nodes.of(selector(selector))))
                .or(() -> peer.domainNames().map(ClusterPolicyMeaning::domainNames));
        return known.orElseGet(() -> ClusterPeer.Unknown.of(peer.unknownFields().get(0)));
    }

    private static ClusterPeer.Networks networks(ImmutableList<String> networks) {
        return ClusterPeer.Networks.of(networks.stream().map(Cidr::parse).collect(ImmutableSet.toImmutableSet()));
    }

    private static ClusterPeer.DomainNames domainNames(ImmutableList<String> names) {
        return ClusterPeer.DomainNames.of(names.stream().map(DomainName::of).collect(ImmutableSet.toImmutableSet()));
    }

    private static ClusterPorts.Entry port(ProtocolDraft entry) {
        return entry.tcp()
                .<ClusterPorts.Entry>map(port -> port(Protocol.TCP, port))
                .or(() -> entry.udp().map(port -> port(Protocol.UDP, port)))
                .or(() -> entry.sctp().map(port -> port(Protocol.SCTP, port)))
                .orElseGet(() -> ClusterPorts.named(entry.destinationNamedPort().orElseThrow()));
    }

    private static PortMatch.Numbers port(Protocol protocol, DestinationPortDraft port) {
        return port.number()
                .<PortMatch.Numbers>map(number -> PortMatch.SinglePort.of(protocol, number))
                .orElseGet(() -> range(protocol, port.range().orElseThrow()));
    }

    private static ClusterPorts.Entry port(AdminPortDraft entry) {
        return entry.portNumber()
                .<ClusterPorts.Entry>map(number -> PortMatch.SinglePort.of(
                        protocol(number.protocol()), number.port().orElseThrow()))
                .or(() -> entry.portRange().map(range -> range(protocol(range.protocol()), range)))
                .orElseGet(() -> ClusterPorts.named(entry.namedPort().orElseThrow()));
    }

    private static PortMatch.Numbers range(Protocol protocol, PortRangeDraft range) {
        return PortMatch.Numbers.of(
                protocol, range.start().orElseThrow(), range.end().orElseThrow());
    }

    private static Protocol protocol(Optional<String> text) {
        return text.flatMap(Protocol::of).orElse(Protocol.TCP);
    }
}
