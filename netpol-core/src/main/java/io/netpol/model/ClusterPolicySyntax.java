package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.DestinationPortDraft;
import io.netpol.draft.clusterwide.PortNumberDraft;
import io.netpol.draft.clusterwide.PortRangeDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;

/** Turns a cluster-wide policy into what a manifest of its kind says. */
final class ClusterPolicySyntax {
    private final ClusterNetworkPolicy policy;

    ClusterPolicySyntax(ClusterNetworkPolicy policy) {
        this.policy = policy;
    }

    ClusterPolicyDraft draft() {
        ClusterPolicyDraft.Builder draft = ClusterPolicyDraft.builder()
                .kind(policy.kind())
                .metadata(policy.metadata())
                .subject(policy.subject().toSubjectDraft());
        if (policy.kind() == PolicyKind.CLUSTER_NETWORK_POLICY) {
            draft.tier(policy.tier().toString());
        }
        if (policy.kind() != PolicyKind.BASELINE_ADMIN_NETWORK_POLICY) {
            draft.priority(policy.priority());
        }
        policy.ingress().forEach(rule -> draft.addIngress(draft(rule)));
        policy.egress().forEach(rule -> draft.addEgress(draft(rule)));
        return draft.build();
    }

    private ClusterRuleDraft draft(ClusterRule rule) {
        boolean isLegacy = policy.kind().isLegacy();
        ClusterRuleDraft.Builder draft = ClusterRuleDraft.builder()
                .name(rule.name())
                .action(isLegacy ? rule.action().legacyText() : rule.action().text());
        rule.peers().forEach(peer -> draft.addPeers(peer.toClusterDraft()));
        ImmutableList<ClusterPorts.Entry> ports = rule.ports().list();
        if (!ports.isEmpty() && isLegacy) {
            draft.ports(ports.stream().map(ClusterPolicySyntax::legacyPort).collect(ImmutableList.toImmutableList()));
        } else if (!ports.isEmpty()) {
            draft.protocols(ports.stream().map(ClusterPolicySyntax::protocol).collect(ImmutableList.toImmutableList()));
        }
        return draft.build();
    }

    private static ProtocolDraft protocol(ClusterPorts.Entry entry) {
        ProtocolDraft.Builder draft = ProtocolDraft.builder();
        return entry.match(
                numbers -> {
                    DestinationPortDraft port = destination(numbers);
                    return switch (numbers.protocol()) {
                        case TCP -> draft.tcp(port).build();
                        case UDP -> draft.udp(port).build();
                        case SCTP -> draft.sctp(port).build();
                    };
                },
                named -> draft.destinationNamedPort(named.name()).build());
    }

    private static DestinationPortDraft destination(PortMatch.Numbers numbers) {
        DestinationPortDraft.Builder draft = DestinationPortDraft.builder();
        return numbers.first() == numbers.last()
                ? draft.number(numbers.first()).build()
                : draft.range(range(numbers).build()).build();
    }

    private static AdminPortDraft legacyPort(ClusterPorts.Entry entry) {
        AdminPortDraft.Builder draft = AdminPortDraft.builder();
        return entry.match(
                numbers -> numbers.first() == numbers.last()
                        ? draft.portNumber(PortNumberDraft.builder()
                                        .protocol(numbers.protocol().name())
                                        .port(numbers.first())
                                        .build())
                                .build()
                        : draft.portRange(range(numbers)
                                        .protocol(numbers.protocol().name())
                                        .build())
                                .build(),
                named -> draft.namedPort(named.name()).build());
    }

    private static PortRangeDraft.Builder range(PortMatch.Numbers numbers) {
        return PortRangeDraft.builder().start(numbers.first()).end(numbers.last());
    }
}
