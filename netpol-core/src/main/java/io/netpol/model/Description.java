package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import java.util.stream.Collectors;

/** A policy in plain words, a fact a line. Each line can be read alone: nothing is left to what stands around it. */
final class Description {
    private final NetworkPolicy policy;

    private Description(NetworkPolicy policy) {
        this.policy = policy;
    }

    /** Gives the name first, then the facts, indented by two blanks. */
    static ImmutableList<String> lines(NetworkPolicy policy) {
        return new Description(policy).lines();
    }

    /** Gives pods that are meant by a peer, in a namespace that is not known here. */
    static String of(PodPeer peer) {
        return pods(peer.pods()) + " "
                + peer.namespaces().selector().map(Description::namespaces).orElse("in the same namespace");
    }

    private ImmutableList<String> lines() {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add("NetworkPolicy " + policy.id());
        lines.add("  applies to " + pods(policy.podSelector()) + " in namespace " + policy.namespace());
        for (Direction direction : Direction.values()) {
            if (policy.isolates().contains(direction)) {
                addIsolated(direction, lines);
            } else {
                lines.add("  " + open(direction));
            }
        }
        return lines.build();
    }

    private static String open(Direction direction) {
        return switch (direction) {
            case INGRESS -> "ingress: not isolated by this policy, which keeps nothing away from these pods";
            case EGRESS -> "egress: not isolated by this policy, which keeps these pods from nothing";
        };
    }

    private static String isolated(Direction direction) {
        return switch (direction) {
            case INGRESS -> "ingress: isolated, so these pods are reached only by what some policy lets in";
            case EGRESS -> "egress: isolated, so these pods reach only what some policy lets out";
        };
    }

    private void addIsolated(Direction direction, ImmutableList.Builder<String> lines) {
        lines.add("  " + isolated(direction));
        String lets = "  " + direction.rulesField() + ": lets " + (direction == Direction.INGRESS ? "in " : "out ");
        ImmutableList<Rule> rules = policy.rules(direction);
        if (rules.isEmpty()) {
            lines.add(lets + "nothing");
        }
        for (Rule rule : rules) {
            String way = lets + ports(rule.ports()) + " " + direction.peersField() + " ";
            if (rule.peers().isAnywhere()) {
                lines.add(way + "anywhere: all pods, nodes and external addresses");
            }
            rule.peers().list().forEach(peer -> lines.add(way + peer(peer)));
        }
    }

    private static String ports(Ports ports) {
        return ports.isAny()
                ? "any port of any protocol"
                : ports.list().stream().map(Description::port).collect(Collectors.joining(", "));
    }

    static String port(PortMatch port) {
        return port.match(
                every -> "any " + every.protocol() + " port",
                numbers -> numbers.protocol() + " " + numbers.first()
                        + (numbers.first() == numbers.last() ? "" : "-" + numbers.last()),
                named -> named.protocol() + " port named " + named.name());
    }

    private String peer(Peer peer) {
        return peer.match(
                pods -> pods(pods.pods()) + " " + namespaces(pods.namespaces()),
                block -> addresses(block) + ", external ones included");
    }

    private static String addresses(IpBlock block) {
        String inside = block.cidr().prefixLength() > 0
                ? "addresses in " + block.cidr()
                : "all " + (block.cidr().family() == IpFamily.IPV4 ? "IPv4" : "IPv6") + " addresses";
        return block.except().isEmpty()
                ? inside
                : inside + " except "
                        + block.except().stream().map(Cidr::toString).collect(Collectors.joining(", "));
    }

    private String namespaces(NamespaceScope scope) {
        return scope.selector()
                .map(selector -> namespaces(selector)
                        + (selector.isEverything() ? ", without nodes and external addresses" : ""))
                .orElse("in the same namespace, " + policy.namespace());
    }

    private static String namespaces(LabelSelector selector) {
        if (selector.isEverything()) {
            return "in all namespaces";
        }
        ImmutableList<Requirement> requirements = selector.requirements();
        if (requirements.size() == 1
                && requirements.get(0) instanceof Requirement.In in
                && in.key().equals(NamespaceScope.NAME_LABEL)) {
            return in.values().size() == 1
                    ? "in namespace " + value(in.values().first())
                    : "in any of the namespaces " + values(in.values());
        }
        return "in namespaces with " + requirements(selector);
    }

    private static String pods(LabelSelector selector) {
        return selector.isEverything() ? "all pods" : "pods with " + requirements(selector);
    }

    private static String requirements(LabelSelector selector) {
        return selector.requirements().stream()
                .map(requirement -> requirement.<String>match(
                        in -> in.values().size() == 1
                                ? in.key() + "=" + value(in.values().first())
                                : in.key() + " in (" + values(in.values()) + ")",
                        notIn -> "(" + notIn.key() + " absent or not in (" + values(notIn.values()) + "))",
                        exists -> exists.key() + " present",
                        absent -> absent.key() + " absent"))
                .collect(Collectors.joining(" and "));
    }

    private static String values(Iterable<String> values) {
        return ImmutableList.copyOf(values).stream().map(Description::value).collect(Collectors.joining(", "));
    }

    private static String value(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }
}
