package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.netpol.net.IpFamily;
import java.util.stream.Collectors;

/** The words for what policies of every kind speak of: pods by their labels, namespaces, ports, addresses. */
final class PolicyWords {
    static final String ANY_PORT = "any port of any protocol";

    private PolicyWords() {}

    /** Gives the name of a policy and below it what is said of it, indented by two blanks. */
    static String text(String name, ImmutableList<PolicyFact> facts) {
        return facts.stream().map(fact -> "\n  " + fact.text()).collect(Collectors.joining("", name, ""));
    }

    static String pods(LabelSelector selector) {
        return selector.isEverything() ? "all pods" : "pods with " + requirements(selector);
    }

    /** Gives where pods live: by the names of the namespaces where nothing else is asked of them. */
    static String namespaces(LabelSelector selector) {
        if (selector.isEverything()) {
            return "in all namespaces, without nodes and external addresses";
        }
        ImmutableSortedSet<String> names = NamespaceScope.matching(selector).names();
        return switch (names.size()) {
            case 0 -> "in namespaces with " + requirements(selector);
            case 1 -> "in namespace " + names.first();
            default -> "in any of the namespaces " + String.join(", ", names);
        };
    }

    static String requirements(LabelSelector selector) {
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

    static String ports(PortMatch.Numbers numbers) {
        return numbers.protocol() + " " + numbers.first()
                + (numbers.first() == numbers.last() ? "" : "-" + numbers.last());
    }

    static String all(IpFamily family) {
        return "all " + (family == IpFamily.IPV4 ? "IPv4" : "IPv6") + " addresses";
    }

    private static String values(Iterable<String> values) {
        return ImmutableList.copyOf(values).stream().map(PolicyWords::value).collect(Collectors.joining(", "));
    }

    private static String value(String value) {
        return value.isEmpty() ? "\"\"" : value;
    }
}
