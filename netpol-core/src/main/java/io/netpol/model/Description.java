package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import java.util.Optional;
import java.util.stream.Collectors;

/** A policy in plain words, a fact a line. Each line can be read alone: nothing is left to what stands around it. */
final class Description {
    private final NetworkPolicy policy;
    private final ImmutableList.Builder<PolicyFact> facts = ImmutableList.builder();

    private Description(NetworkPolicy policy) {
        this.policy = policy;
    }

    /** Gives pods that are meant by a peer, in a namespace that is not known here. */
    static String of(PodPeer peer) {
        return PolicyWords.pods(peer.pods()) + " "
                + peer.namespaces()
                        .selector()
                        .map(selector ->
                                selector.isEverything() ? "in all namespaces" : PolicyWords.namespaces(selector))
                        .orElse("in the same namespace");
    }

    static ImmutableList<PolicyFact> facts(NetworkPolicy policy) {
        Description description = new Description(policy);
        description.add(
                PolicyFact.Kind.SELECTS,
                Optional.empty(),
                "spec.podSelector",
                "applies to " + PolicyWords.pods(policy.podSelector()) + " in namespace " + policy.namespace());
        for (Direction direction : Direction.values()) {
            if (policy.isolates().contains(direction)) {
                description.addIsolated(direction);
            } else {
                description.add(PolicyFact.Kind.NOT_ISOLATED, direction, "spec.policyTypes", open(direction));
            }
        }
        return description.facts.build();
    }

    private void add(PolicyFact.Kind kind, Direction direction, String path, String text) {
        add(kind, Optional.of(direction), path, direction.rulesField() + ": " + text);
    }

    private void add(PolicyFact.Kind kind, Optional<Direction> direction, String path, String text) {
        facts.add(PolicyFact.of(kind, direction, path, text));
    }

    private static String open(Direction direction) {
        return switch (direction) {
            case INGRESS -> "not isolated by this policy, which keeps nothing away from these pods";
            case EGRESS -> "not isolated by this policy, which keeps these pods from nothing";
        };
    }

    private static String isolated(Direction direction) {
        return switch (direction) {
            case INGRESS -> "isolated, so these pods are reached only by what some policy lets in";
            case EGRESS -> "isolated, so these pods reach only what some policy lets out";
        };
    }

    private void addIsolated(Direction direction) {
        add(PolicyFact.Kind.ISOLATED, direction, "spec.policyTypes", isolated(direction));
        String lets = direction == Direction.INGRESS ? "lets in " : "lets out ";
        String path = "spec." + direction.rulesField();
        ImmutableList<Rule> rules = policy.rules(direction);
        if (rules.isEmpty()) {
            add(PolicyFact.Kind.LETS_NOTHING_THROUGH, direction, path, lets + "nothing");
        }
        for (int i = 0; i < rules.size(); i++) {
            addRule(direction, path + "[" + i + "]", lets, rules.get(i));
        }
    }

    private void addRule(Direction direction, String path, String lets, Rule rule) {
        String way = lets + ports(rule.ports()) + " " + direction.peersField() + " ";
        ImmutableList<Peer> peers = rule.peers().list();
        if (peers.isEmpty()) {
            add(
                    PolicyFact.Kind.LETS_THROUGH,
                    direction,
                    path,
                    way + "anywhere: all pods, nodes and external addresses");
        }
        for (int i = 0; i < peers.size(); i++) {
            String peerPath = path + "." + direction.peersField() + "[" + i + "]";
            add(PolicyFact.Kind.LETS_THROUGH, direction, peerPath, way + peer(peers.get(i)));
        }
    }

    private static String ports(Ports ports) {
        return ports.isAny()
                ? PolicyWords.ANY_PORT
                : ports.list().stream().map(Description::port).collect(Collectors.joining(", "));
    }

    static String port(PortMatch port) {
        return port.match(
                every -> "any " + every.protocol() + " port",
                PolicyWords::ports,
                named -> named.protocol() + " port named " + named.name());
    }

    private String peer(Peer peer) {
        return peer.match(
                pods -> PolicyWords.pods(pods.pods()) + " " + namespaces(pods.namespaces()),
                block -> addresses(block) + ", external ones included");
    }

    private static String addresses(IpBlock block) {
        String inside = block.cidr().prefixLength() > 0
                ? "addresses in " + block.cidr()
                : PolicyWords.all(block.cidr().family());
        return block.except().isEmpty()
                ? inside
                : inside + " except "
                        + block.except().stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }

    private String namespaces(NamespaceScope scope) {
        return scope.selector()
                .map(selector -> PolicyWords.namespaces(selector)
                        + (selector.isEverything() || !scope.names().isEmpty()
                                ? ""
                                : ", " + policy.namespace() + " among them if it fits"))
                .orElse("in the same namespace, " + policy.namespace());
    }
}
