package io.netpol.cli.source;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.netpol.model.PolicyId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The names of the methods in a source file: {@code dataOrdersDbClients} for policy {@code data/orders-db-clients}. No two
 * are alike, and none is a word of the sentences, which a method of the class itself would hide.
 */
final class MethodNames {
    /** The methods that give all policies. */
    private static final ImmutableSet<String> LISTS =
            Arrays.stream(PolicyList.values()).map(PolicyList::method).collect(ImmutableSet.toImmutableSet());

    /**
     * What {@link io.netpol.dsl.Sentences}, {@link io.netpol.dsl.clusterwide.ClusterSentences} and
     * {@link io.netpol.model.Ports} bring in.
     */
    static final ImmutableSet<String> WORDS = ImmutableSet.of(
            "absent",
            "acceptFrom",
            "acceptTo",
            "acceptToClusterDns",
            "acceptToDns",
            "allAddresses",
            "allNodes",
            "allPods",
            "any",
            "anySctpPort",
            "anyTcpPort",
            "anyUdpPort",
            "clusterNetworkPolicy",
            "denyAllEgress",
            "denyAllIngress",
            "denyFrom",
            "denyTo",
            "domainNames",
            "egress",
            "egressInOrder",
            "exists",
            "forNamespace",
            "forPods",
            "from",
            "fromAnywhere",
            "in",
            "ingress",
            "ingressInOrder",
            "ipBlock",
            "labeled",
            "networkPolicy",
            "networks",
            "nodes",
            "notIn",
            "of",
            "passFrom",
            "passTo",
            "pods",
            "portNamed",
            "sctp",
            "tcp",
            "to",
            "toAnywhere",
            "toClusterDns",
            "toDns",
            "udp");

    /** Without parameters these cannot be static: every object has them. */
    private static final ImmutableSet<String> OF_OBJECTS =
            ImmutableSet.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private static final CharMatcher LETTER_OR_DIGIT =
            CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('A', 'Z')).or(CharMatcher.inRange('0', '9'));
    private static final CharMatcher DIGIT = CharMatcher.inRange('0', '9');
    private static final Splitter PARTS = Splitter.on(LETTER_OR_DIGIT.negate()).omitEmptyStrings();

    private final Set<String> taken = new HashSet<>();

    /** Gives each policy its name. Where several would have one, those after the first get a number. */
    ImmutableMap<PolicyId, String> claim(Collection<PolicyId> policies) {
        Map<String, Integer> wanted = new HashMap<>();
        policies.forEach(policy -> wanted.merge(wanted(policy), 1, Integer::sum));
        ImmutableMap.Builder<PolicyId, String> names = ImmutableMap.builder();
        // first those that need no number: they keep their names whatever becomes of the others
        policies.stream()
                .filter(policy -> wanted.getOrDefault(wanted(policy), 0) == 1)
                .forEach(policy -> names.put(policy, claim(wanted(policy))));
        policies.stream()
                .filter(policy -> wanted.getOrDefault(wanted(policy), 0) > 1)
                .forEach(policy -> names.put(policy, claim(wanted(policy))));
        return names.buildOrThrow();
    }

    /** Gives the name if it is free, or else with the first number that is. */
    String claim(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(name); number++) {
            name = joined(wanted, Integer.toString(number));
        }
        return name;
    }

    private static String wanted(PolicyId policy) {
        String name = camelCase(policy.namespace() + "/" + policy.name());
        if (DIGIT.matches(name.charAt(0))) {
            name = "policy" + name;
        }
        boolean free = !WORDS.contains(name)
                && !OF_OBJECTS.contains(name)
                && !LISTS.contains(name)
                && !SourceVersion.isKeyword(name);
        return free ? name : name + "Policy";
    }

    private static String camelCase(String text) {
        String name = "";
        for (String part : PARTS.split(text)) {
            name = name.isEmpty() ? part : joined(name, Ascii.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name;
    }

    /** Two numbers do not become one. */
    private static String joined(String name, String part) {
        boolean numbers = DIGIT.matches(name.charAt(name.length() - 1)) && DIGIT.matches(part.charAt(0));
        return name + (numbers ? "_" : "") + part;
    }
}
