package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.absent;
import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.denyAllEgress;
import static io.netpol.dsl.Sentences.denyAllIngress;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.exists;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.fromAnywhere;
import static io.netpol.dsl.Sentences.in;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.ipBlock;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.notIn;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.dsl.Sentences.toAnywhere;
import static io.netpol.model.Ports.anySctpPort;
import static io.netpol.model.Ports.anyTcpPort;
import static io.netpol.model.Ports.anyUdpPort;
import static io.netpol.model.Ports.sctp;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;

import com.google.common.collect.ImmutableList;
import io.netpol.dsl.EgressClause;
import io.netpol.dsl.EgressRule;
import io.netpol.dsl.EgressTo;
import io.netpol.dsl.IngressClause;
import io.netpol.dsl.IngressFrom;
import io.netpol.dsl.IngressRule;
import io.netpol.dsl.Labels;
import io.netpol.dsl.PlacedPolicy;
import io.netpol.dsl.Pods;
import io.netpol.dsl.SelectingPolicy;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.PodPeer;
import io.netpol.model.PortMatch;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import java.util.List;
import java.util.Map;

/** Policies said once more, as sentences: whatever a policy can be, there are words for it. */
public final class Rewritten {
    private Rewritten() {}

    /** Gives the policy that the sentences make; it is to be an equal one. */
    public static NetworkPolicy policy(NetworkPolicy policy) {
        PlacedPolicy placed = networkPolicy(policy.name()).inNamespace(policy.namespace());
        for (Map.Entry<String, String> label : policy.labels().entrySet()) {
            placed = placed.labeled(label.getKey(), label.getValue());
        }
        for (Map.Entry<String, String> annotation : policy.annotations().entrySet()) {
            placed = placed.annotated(annotation.getKey(), annotation.getValue());
        }
        SelectingPolicy selecting = placed.selecting(podsOf(policy.podSelector()));
        if (!policy.isolates().contains(Direction.EGRESS)) {
            return selecting.isolating(ingressOf(policy));
        }
        return policy.isolates().contains(Direction.INGRESS)
                ? selecting.isolating(ingressOf(policy), egressOf(policy))
                : selecting.isolating(egressOf(policy));
    }

    private static IngressClause ingressOf(NetworkPolicy policy) {
        List<IngressRule> rules =
                policy.ingress().stream().map(Rewritten::ingressRule).toList();
        return switch (rules.size()) {
            case 0 -> denyAllIngress();
            case 1 -> ingress(rules.get(0));
            case 2 -> ingress(rules.get(0), rules.get(1));
            default -> ingress(rules);
        };
    }

    private static EgressClause egressOf(NetworkPolicy policy) {
        List<EgressRule> rules =
                policy.egress().stream().map(Rewritten::egressRule).toList();
        return switch (rules.size()) {
            case 0 -> denyAllEgress();
            case 1 -> egress(rules.get(0));
            case 2 -> egress(rules.get(0), rules.get(1));
            default -> egress(rules);
        };
    }

    private static IngressRule ingressRule(Rule rule) {
        ImmutableList<Peer> peers = peers(rule);
        IngressFrom from = switch (peers.size()) {
            case 0 -> fromAnywhere();
            case 1 -> from(peers.get(0));
            case 2 -> from(peers.get(0), peers.get(1));
            default -> from(peers);
        };
        ImmutableList<PortMatch> ports = ports(rule);
        return switch (ports.size()) {
            case 0 -> from.onAnyPort();
            case 1 -> from.on(ports.get(0));
            case 2 -> from.on(ports.get(0), ports.get(1));
            default -> from.on(ports);
        };
    }

    private static EgressRule egressRule(Rule rule) {
        ImmutableList<Peer> peers = peers(rule);
        EgressTo to = switch (peers.size()) {
            case 0 -> toAnywhere();
            case 1 -> to(peers.get(0));
            case 2 -> to(peers.get(0), peers.get(1));
            default -> to(peers);
        };
        ImmutableList<PortMatch> ports = ports(rule);
        return switch (ports.size()) {
            case 0 -> to.onAnyPort();
            case 1 -> to.on(ports.get(0));
            case 2 -> to.on(ports.get(0), ports.get(1));
            default -> to.on(ports);
        };
    }

    private static ImmutableList<Peer> peers(Rule rule) {
        return rule.peers().list().stream()
                .map(peer -> peer.<Peer>match(Rewritten::podPeer, Rewritten::block))
                .collect(ImmutableList.toImmutableList());
    }

    private static Peer podPeer(PodPeer peer) {
        Pods pods = podsOf(peer.pods());
        return peer.namespaces()
                .selector()
                .<PodPeer>map(selector ->
                        selector.isEverything() ? pods.inAllNamespaces() : pods.inNamespaces(labels(selector)))
                .orElseGet(pods::inSameNamespace);
    }

    private static Peer block(IpBlock block) {
        IpBlock.Whole whole = ipBlock(block.cidr().toString());
        List<String> except = block.except().stream().map(Cidr::toString).toList();
        return switch (except.size()) {
            case 0 -> whole;
            case 1 -> whole.except(except.get(0));
            case 2 -> whole.except(except.get(0), except.get(1));
            default -> whole.except(except);
        };
    }

    static Pods podsOf(LabelSelector selector) {
        return selector.isEverything() ? allPods() : pods(labels(selector));
    }

    static Labels labels(LabelSelector selector) {
        Labels labels = first(selector.requirements().get(0));
        for (Requirement requirement :
                selector.requirements().subList(1, selector.requirements().size())) {
            labels = with(labels, requirement);
        }
        return labels;
    }

    private static Labels first(Requirement requirement) {
        String key = requirement.key();
        return requirement.match(
                in -> in.values().size() == 1 ? labeled(key, in.values().first()) : labeled(key, in(in.values())),
                notIn -> labeled(key, notIn(notIn.values())),
                exists -> labeled(key, exists()),
                doesNotExist -> labeled(key, absent()));
    }

    private static Labels with(Labels labels, Requirement requirement) {
        String key = requirement.key();
        return requirement.match(
                in -> in.values().size() == 1
                        ? labels.with(key, in.values().first())
                        : labels.with(key, in(in.values())),
                notIn -> labels.with(key, notIn(notIn.values())),
                exists -> labels.with(key, exists()),
                doesNotExist -> labels.with(key, absent()));
    }

    private static ImmutableList<PortMatch> ports(Rule rule) {
        return rule.ports().list().stream()
                .map(port -> port.<PortMatch>match(Rewritten::everyPort, Rewritten::numbers, Rewritten::named))
                .collect(ImmutableList.toImmutableList());
    }

    private static PortMatch everyPort(PortMatch.Every every) {
        return switch (every.protocol()) {
            case TCP -> anyTcpPort();
            case UDP -> anyUdpPort();
            case SCTP -> anySctpPort();
        };
    }

    static PortMatch.Numbers numbers(PortMatch.Numbers numbers) {
        PortMatch.SinglePort first = switch (numbers.protocol()) {
            case TCP -> tcp(numbers.first());
            case UDP -> udp(numbers.first());
            case SCTP -> sctp(numbers.first());
        };
        return numbers.last() == numbers.first() ? first : first.through(numbers.last());
    }

    private static PortMatch named(PortMatch.Named named) {
        return switch (named.protocol()) {
            case TCP -> tcp(named.name());
            case UDP -> udp(named.name());
            case SCTP -> sctp(named.name());
        };
    }
}
