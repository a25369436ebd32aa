package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpFamily;
import java.util.Optional;
import java.util.stream.Collectors;

/** A policy in plain words, a fact a line. Each line can be read alone: nothing is left to what stands around it. */
final class Description {
    private final NetworkPolicy policy;
    private final ImmutableList.Builder<PolicyFact> facts = ImmutableList.builder();

    private Description(NetworkPolicy policy) {
        this.policy = policy;
    }

    /** Gives the name first, then the facts, indented by two blanks. */
    static ImmutableList<String> lines(NetworkPolicy policy) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add("NetworkPolicy " + policy.id());
        facts(policy).forEach(fact -> lines.add("  " + fact.text()));
        return lines.build();
    }

    /** Gives pods that are meant by a peer, in a namespace that is not known here. */
    static String of(PodPeer peer) {
        return pods(peer.pods()) + " "
                + named(peer.namespaces())
                        .or(() -> peer.namespaces().selector().map(Description::matching))
                        .orElse("in the same namespace");
    }

    private static String matching(LabelSelector namespaces) {
        return namespaces.isEverything() ? "in all namespaces" : "in namespaces with " + requirements(namespaces);
    }

    static ImmutableList<PolicyFact> facts(NetworkPolicy policy) {
        Description description = new Description(policy);
        description.add(
                PolicyFact.Kind.SELECTS,
                Optional.empty(),
                "spec.podSelector",
                "applies to " + pods(policy.podSelector()) + " in namespace " + policy.namespace());
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
        return named(scope)
                .or(() -> scope.selector().map(this::namespaces))
                .orElse("in the same namespace, " + policy.namespace());
    }

    private static Optional<String> named(NamespaceScope scope) {
        ImmutableSortedSet<String> names = scope.names();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                names.size() == 1
                        ? "in namespace " + names.first()
                        : "in any of the namespaces " + String.join(", ", names));
    }

    private String namespaces(LabelSelector selector) {
        return selector.isEverything()
                ? "in all namespaces, without nodes and external addresses"
                : "in namespaces with " + requirements(selector) + ", " + policy.namespace() + " among them if it fits";
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
