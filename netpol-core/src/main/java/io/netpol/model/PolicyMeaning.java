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
import io.netpol.validation.NetworkPolicyRules;
import io.netpol.validation.Strictness;
import java.util.EnumSet;
import java.util.Optional;

/** Turns a valid draft of a NetworkPolicy into what it means. Each of Kubernetes' defaults is applied here, once. */
final class PolicyMeaning {
    private final Strictness strictness;

    private PolicyMeaning(Strictness strictness) {
        this.strictness = strictness;
    }

    static NetworkPolicy of(NetworkPolicyDraft draft, Strictness strictness) {
        InvalidValueException.throwIfAnyError(
                "NetworkPolicy " + draft.metadata().name().orElse("without a name"),
                NetworkPolicyRules.check(draft, strictness));
        return new PolicyMeaning(strictness).policy(draft);
    }

    private NetworkPolicy policy(NetworkPolicyDraft draft) {
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

    private LabelSelector selector(Optional<SelectorDraft> draft) {
        return draft.map(this::selector).orElse(LabelSelector.everything());
    }

    private LabelSelector selector(SelectorDraft draft) {
        return LabelSelector.of(draft, strictness);
    }

    private ImmutableList<Rule> rules(ImmutableList<RuleDraft> drafts) {
        ImmutableList.Builder<Rule> rules = ImmutableList.builderWithExpectedSize(drafts.size());
        for (RuleDraft draft : drafts) {
            rules.add(rule(draft));
        }
        return rules.build();
    }

    private Rule rule(RuleDraft draft) {
        Peers peers = draft.peers().isEmpty() ? Peers.anywhere() : Peers.of(Lists.transform(draft.peers(), this::peer));
        Ports ports =
                draft.ports().isEmpty() ? Ports.any() : Ports.of(Lists.transform(draft.ports(), PolicyMeaning::port));
        return Rule.of(peers, ports);
    }

    private Peer peer(PeerDraft draft) {
        if (draft.ipBlock().isPresent()) {
            IpBlockDraft block = draft.ipBlock().get();
            return IpBlock.of(
                    Cidr.parse(block.cidr()), ImmutableList.copyOf(Lists.transform(block.except(), Cidr::parse)));
        }
        NamespaceScope scope = draft.namespaceSelector()
                .map(selector -> NamespaceScope.matching(selector(selector)))
                .orElse(NamespaceScope.own());
        return PodPeer.of(selector(draft.podSelector()), scope);
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
