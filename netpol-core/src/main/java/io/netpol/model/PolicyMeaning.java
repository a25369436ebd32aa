package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import io.netpol.draft.IntOrString;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import io.netpol.validation.InvalidValueException;
import io.netpol.validation.JudgedPolicy;
import java.util.EnumSet;
import java.util.Optional;

/** Turns a valid draft of a NetworkPolicy into what it means. Each of Kubernetes' defaults is applied here, once. */
final class PolicyMeaning {
    private PolicyMeaning() {}

    static NetworkPolicy of(JudgedPolicy judged) {
        InvalidValueException.throwIfAnyError(
                "NetworkPolicy " + judged.draft().metadata().name().orElse("without a name"), judged.violations());
        return policy(judged.draft());
    }

    private static NetworkPolicy policy(NetworkPolicyDraft draft) {
        ImmutableSet<Direction> isolates = isolates(draft);
        NetworkPolicy.Builder policy = NetworkPolicy.builder()
                .name(draft.metadata().name().orElse(""))
                .namespace(draft.metadata().namespace().orElse(""))
                .labels(draft.metadata().labels())
                .annotations(draft.metadata().annotations())
                .podSelector(selector(draft.podSelector()))
                .isolates(isolates);
        if (isolates.contains(Direction.INGRESS)) {
            policy.ingress(rules(draft.ingress()));
        }
        if (isolates.contains(Direction.EGRESS)) {
            policy.egress(rules(draft.egress()));
        }
        return policy.build();
    }

    /** Rules S5 and S7: what is written counts literally; else Ingress, and Egress if there is an egress rule. */
    private static ImmutableSet<Direction> isolates(NetworkPolicyDraft draft) {
        if (draft.policyTypes().isEmpty()) {
            return draft.egress().isEmpty()
                    ? ImmutableSet.of(Direction.INGRESS)
                    : Sets.immutableEnumSet(Direction.INGRESS, Direction.EGRESS);
        }
        EnumSet<Direction> named = EnumSet.noneOf(Direction.class);
        for (String type : draft.policyTypes()) {
            Direction.ofPolicyType(type).ifPresent(named::add);
        }
        return Sets.immutableEnumSet(named);
    }

    private static LabelSelector selector(Optional<SelectorDraft> draft) {
        return draft.isPresent() ? LabelSelector.meaning(draft.get()) : LabelSelector.everything();
    }

    private static ImmutableList<Rule> rules(ImmutableList<RuleDraft> drafts) {
        ImmutableList.Builder<Rule> rules = ImmutableList.builderWithExpectedSize(drafts.size());
        for (RuleDraft draft : drafts) {
            rules.add(rule(draft));
        }
        return rules.build();
    }

    private static Rule rule(RuleDraft draft) {
        Peers peers = draft.peers().isEmpty() ? Peers.anywhere() : Peers.of(peers(draft.peers()));
        Ports ports = draft.ports().isEmpty() ? Ports.any() : Ports.of(ports(draft.ports()));
        return Rule.of(peers, ports);
    }

    private static ImmutableList<Peer> peers(ImmutableList<PeerDraft> drafts) {
        ImmutableList.Builder<Peer> peers = ImmutableList.builderWithExpectedSize(drafts.size());
        for (PeerDraft draft : drafts) {
            peers.add(peer(draft));
        }
        return peers.build();
    }

    private static Peer peer(PeerDraft draft) {
        if (draft.ipBlock().isPresent()) {
            IpBlockDraft block = draft.ipBlock().get();
            return IpBlock.of(
                    Cidr.parse(block.cidr()), ImmutableList.copyOf(Lists.transform(block.except(), Cidr::parse)));
        }
        LabelSelector pods = selector(draft.podSelector());
        return draft.namespaceSelector().isPresent()
                ? NamespacedPods.of(pods, selector(draft.namespaceSelector()))
                : PodPeer.of(pods, NamespaceScope.own());
    }

    private static ImmutableList<PortMatch> ports(ImmutableList<PortDraft> drafts) {
        ImmutableList.Builder<PortMatch> ports = ImmutableList.builderWithExpectedSize(drafts.size());
        for (PortDraft draft : drafts) {
            ports.add(port(draft));
        }
        return ports.build();
    }

    private static PortMatch port(PortDraft draft) {
        Protocol protocol = draft.protocol().flatMap(Protocol::of).orElse(Protocol.TCP);
        Optional<IntOrString> port = draft.port();
        if (port.isEmpty()) {
            return PortMatch.Every.of(protocol);
        }
        if (port.get().number().isPresent()) {
            int first = port.get().number().getAsInt();
            return PortMatch.Numbers.of(protocol, first, draft.endPort().orElse(first));
        }
        return PortMatch.Named.of(protocol, port.get().text());
    }
}
