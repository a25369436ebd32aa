package io.netpol.model;

import io.netpol.net.Cidr;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words for what only rules of cluster-wide policies hold: their peers, and ports of any protocol by name. */
final class ClusterPeerWords {
    private static final String OR = " or ";

    private ClusterPeerWords() {}

    static String peer(ClusterPeer peer) {
        return peer.match(
                ClusterPeerWords::pods,
                networks -> networks(networks) + ", those of pods and nodes included",
                nodes -> nodes(nodes.selector()) + " at any of their addresses, hostNetwork pods there included",
                domainNames -> "the addresses to which " + names(domainNames) + " resolves",
                unknown -> "everywhere" + notKnown(unknown));
    }

    static String notKnown(ClusterPeer.Unknown peer) {
        return ", as its peer of the field " + quoted(peer.field()) + " is not known here";
    }

    static String pods(NamespacedPods pods) {
        return PolicyWords.pods(pods.pods()) + " " + PolicyWords.namespaces(pods.namespaceSelector());
    }

    private static String networks(ClusterPeer.Networks networks) {
        String some = networks.cidrs().stream()
                .filter(cidr -> cidr.prefixLength() > 0)
                .map(Cidr::toString)
                .collect(Collectors.joining(OR));
        return Stream.concat(
                        networks.cidrs().stream()
                                .filter(cidr -> cidr.prefixLength() == 0)
                                .map(cidr -> PolicyWords.all(cidr.family())),
                        some.isEmpty() ? Stream.of() : Stream.of("addresses in " + some))
                .collect(Collectors.joining(OR));
    }

    private static String nodes(LabelSelector selector) {
        return selector.isEverything() ? "all nodes" : "nodes with " + PolicyWords.requirements(selector);
    }

    private static String names(ClusterPeer.DomainNames domainNames) {
        return domainNames.names().stream().map(ClusterPeerWords::name).collect(Collectors.joining(OR));
    }

    private static String name(DomainName name) {
        return name.isWildcard() ? "any name below " + name.toString().substring(2) : name.toString();
    }

    static String ports(ClusterPorts ports) {
        return ports.isAny()
                ? PolicyWords.ANY_PORT
                : ports.list().stream()
                        .map(entry -> entry.match(
                                PolicyWords::ports, named -> "ports of any protocol named " + plain(named.name())))
                        .collect(Collectors.joining(", "));
    }

    /** Gives a name as it is where it can be taken for nothing else, and in quotes where it can. */
    private static String plain(String name) {
        return name.codePoints().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                ? name
                : quoted(name);
    }

    /** Gives any text in quotes, on one line, so that no two texts become one. */
    static String quoted(String text) {
        return text.codePoints()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    default -> isVisible(c) ? Character.toString(c) : String.format("\\u{%x}", c);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static boolean isVisible(int character) {
        return character == ' '
                || !(Character.isISOControl(character)
                        || Character.isWhitespace(character)
                        || Character.getType(character) == Character.FORMAT
                        || Character.getType(character) == Character.LINE_SEPARATOR);
    }
}
