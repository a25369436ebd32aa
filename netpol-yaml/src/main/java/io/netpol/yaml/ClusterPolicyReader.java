package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.SelectorDraft;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.DestinationPortDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.draft.clusterwide.PortNumberDraft;
import io.netpol.draft.clusterwide.PortRangeDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import io.netpol.net.Direction;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads a cluster-wide policy of any of the three kinds into a draft, strictly: a field that its API lacks is an error. */
final class ClusterPolicyReader {
    private static final ImmutableList<String> TYPE_FIELDS = ImmutableList.of("apiVersion", "kind", "status");
    /** Fields that v1alpha1 had up to version 0.1.1, with what became of them. */
    private static final ImmutableList<String> TENANCY_FIELDS = ImmutableList.of("sameLabels", "notSameLabels");

    private final PolicyKind kind;
    private final UnknownPeers unknownPeers;

    private ClusterPolicyReader(PolicyKind kind, UnknownPeers unknownPeers) {
        this.kind = kind;
        this.unknownPeers = unknownPeers;
    }

    static ClusterPolicyDraft read(PolicyKind kind, Fields policy, ReadingOptions options) {
        return new ClusterPolicyReader(kind, options.unknownPeers()).policy(policy);
    }

    private ClusterPolicyDraft policy(Fields policy) {
        ClusterPolicyDraft.Builder draft = ClusterPolicyDraft.builder().kind(kind);
        Optional<Fields> metadata = policy.object("metadata");
        draft.metadata(metadata.map(MetadataReader::readClusterScoped)
                .orElseGet(() -> MetadataDraft.builder().build()));
        metadata.ifPresent(Fields::refuseOthers);
        policy.object("spec").ifPresent(spec -> {
            if (kind == PolicyKind.CLUSTER_NETWORK_POLICY) {
                draft.tier(spec.text("tier"));
            }
            if (kind != PolicyKind.BASELINE_ADMIN_NETWORK_POLICY) {
                draft.priority(number(spec, "priority"));
            }
            draft.subject(spec.object("subject").map(ClusterPolicyReader::subject));
            spec.objects("ingress").forEach(rule -> draft.addIngress(rule(rule, Direction.INGRESS)));
            spec.objects("egress").forEach(rule -> draft.addEgress(rule(rule, Direction.EGRESS)));
            spec.refuseOthers();
        });
        policy.pass(TYPE_FIELDS);
        policy.refuseOthers();
        return draft.build();
    }

    private static Optional<Integer> number(Fields fields, String name) {
        OptionalInt number = fields.integer(name);
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static SubjectDraft subject(Fields subject) {
        SubjectDraft draft = SubjectDraft.builder()
                .namespaces(subject.object("namespaces").map(SelectorReader::read))
                .pods(subject.object("pods").map(ClusterPolicyReader::pods))
                .build();
        subject.refuseOthers();
        return draft;
    }

    private static NamespacedPodsDraft pods(Fields pods) {
        NamespacedPodsDraft draft = NamespacedPodsDraft.builder()
                .namespaceSelector(pods.object("namespaceSelector").map(SelectorReader::read))
                .podSelector(pods.object("podSelector").map(SelectorReader::read))
                .build();
        refuseTenancy(pods);
        pods.refuseOthers();
        return draft;
    }

    private static SelectorDraft namespaces(Fields selector) {
        refuseTenancy(selector);
        return SelectorReader.read(selector);
    }

    /** A selector in v1alpha1 could once compare labels of both ends; nothing that is read today can say that. */
    private static void refuseTenancy(Fields fields) {
        for (String name : TENANCY_FIELDS) {
            fields.refuse(
                    name,
                    "the API dropped this field after version 0.1.1, and no other field says it; write a policy for each value"
                            + " of the labels");
        }
    }

    private ClusterRuleDraft rule(Fields rule, Direction direction) {
        ClusterRuleDraft.Builder draft =
                ClusterRuleDraft.builder().name(rule.text("name").orElse("")).action(rule.text("action"));
        rule.objects(direction.peersField()).forEach(peer -> draft.addPeers(peer(peer, direction)));
        if (kind.isLegacy()) {
            draft.ports(list(rule, "ports", ClusterPolicyReader::port));
        } else {
            draft.protocols(list(rule, "protocols", ClusterPolicyReader::protocol));
        }
        rule.refuseOthers();
        return draft.build();
    }

    /** A list that means another thing where it is empty than where it is absent. */
    private static <T> Optional<ImmutableList<T>> list(Fields fields, String name, Function<Fields, T> read) {
        ImmutableList<Fields> items = fields.objects(name);
        return fields.hasList(name)
                ? Optional.of(items.stream().map(read).collect(ImmutableList.toImmutableList()))
                : Optional.empty();
    }

    private ClusterPeerDraft peer(Fields peer, Direction direction) {
        ClusterPeerDraft.Builder draft = ClusterPeerDraft.builder()
                .namespaces(peer.object("namespaces").map(ClusterPolicyReader::namespaces))
                .pods(peer.object("pods").map(ClusterPolicyReader::pods));
        if (direction == Direction.EGRESS) {
            draft.networks(texts(peer, "networks")).nodes(peer.object("nodes").map(SelectorReader::read));
            if (kind != PolicyKind.BASELINE_ADMIN_NETWORK_POLICY) {
                draft.domainNames(texts(peer, "domainNames"));
            }
        }
        switch (unknownPeers) {
            case REFUSE -> peer.refuseOthers();
            case FAIL_CLOSED ->
                draft.unknownFields(
                        peer.passOthers("unknown-peer", "no peer is known by this field, so its rule fails closed"));
        }
        return draft.build();
    }

    private static Optional<ImmutableList<String>> texts(Fields fields, String name) {
        ImmutableList<String> items = fields.texts(name);
        return fields.hasList(name) ? Optional.of(items) : Optional.empty();
    }

    private static ProtocolDraft protocol(Fields entry) {
        ProtocolDraft draft = ProtocolDraft.builder()
                .tcp(entry.object("tcp").map(ClusterPolicyReader::transport))
                .udp(entry.object("udp").map(ClusterPolicyReader::transport))
                .sctp(entry.object("sctp").map(ClusterPolicyReader::transport))
                .destinationNamedPort(entry.text("destinationNamedPort"))
                .build();
        entry.refuseOthers();
        return draft;
    }

    private static DestinationPortDraft transport(Fields transport) {
        DestinationPortDraft.Builder draft = DestinationPortDraft.builder();
        transport.object("destinationPort").ifPresent(port -> {
            draft.number(number(port, "number")).range(port.object("range").map(ClusterPolicyReader::range));
            port.refuseOthers();
        });
        transport.refuseOthers();
        return draft.build();
    }

    private static PortRangeDraft range(Fields range) {
        PortRangeDraft draft = PortRangeDraft.builder()
                .start(number(range, "start"))
                .end(number(range, "end"))
                .build();
        range.refuseOthers();
        return draft;
    }

    private static AdminPortDraft port(Fields entry) {
        AdminPortDraft draft = AdminPortDraft.builder()
                .portNumber(entry.object("portNumber").map(ClusterPolicyReader::portNumber))
                .portRange(entry.object("portRange").map(ClusterPolicyReader::portRange))
                .namedPort(entry.text("namedPort"))
                .build();
        entry.refuseOthers();
        return draft;
    }

    private static PortNumberDraft portNumber(Fields number) {
        PortNumberDraft draft = PortNumberDraft.builder()
                .protocol(number.text("protocol"))
                .port(number(number, "port"))
                .build();
        number.refuseOthers();
        return draft;
    }

    private static PortRangeDraft portRange(Fields range) {
        PortRangeDraft draft = PortRangeDraft.builder()
                .protocol(range.text("protocol"))
                .start(number(range, "start"))
                .end(number(range, "end"))
                .build();
        range.refuseOthers();
        return draft;
    }
}
