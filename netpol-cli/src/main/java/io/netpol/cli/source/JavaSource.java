package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The source of a class that says policies as sentences: a method for each, and one that gives all of a type. For the same
 * policies in the same order it is the same text.
 */
public final class JavaSource {
    private final String text;
    private final ImmutableMap<PolicyId, String> methods;

    private JavaSource(String text, ImmutableMap<PolicyId, String> methods) {
        this.text = text;
        this.methods = methods;
    }

    /**
     * Writes policies.
     *
     * @param target the class
     * @param policies the NetworkPolicies, in the order in which they are to stand there; no two of one namespace and name
     * @param clusterPolicies the ClusterNetworkPolicies, in the order in which they are to stand there; no two of one name
     * @param origin gives the name of the file that a policy comes from, or an empty text
     * @throws IllegalArgumentException if a cluster-wide policy is of another kind, or has a peer that is not known here
     */
    public static JavaSource of(
            TargetClass target,
            List<NetworkPolicy> policies,
            List<ClusterNetworkPolicy> clusterPolicies,
            Function<? super PolicyId, String> origin) {
        checkKinds(clusterPolicies);
        MethodNames names = new MethodNames();
        ImmutableMap<PolicyId, String> claimed = names.claim(Stream.concat(
                        policies.stream().map(NetworkPolicy::id),
                        clusterPolicies.stream().map(ClusterNetworkPolicy::id))
                .toList());
        NestedNames nested = new NestedNames(target.className());
        AnnexClasses annexes = new AnnexClasses(names, nested);
        ImmutableList.Builder<PolicyMethod> methods = ImmutableList.builder();
        BiConsumer<PolicyId, Function<Annex, Code>> writer = (policy, sentence) -> {
            String name = claimed.getOrDefault(policy, "");
            methods.add(new PolicyMethod(policy, name, origin.apply(policy), fitting(sentence, name, annexes)));
        };
        policies.forEach(policy -> writer.accept(policy.id(), annex -> PolicySentence.of(policy, annex)));
        clusterPolicies.forEach(policy -> writer.accept(policy.id(), annex -> ClusterPolicySentence.of(policy, annex)));
        ImmutableList<ImmutableList<PolicyMethod>> parts = PolicyMethod.parts(methods.build());
        String text = new ClassFile(target, nested).text(parts, annexes.types());
        return new JavaSource(text, calls(parts, nested));
    }

    private static void checkKinds(List<ClusterNetworkPolicy> policies) {
        for (ClusterNetworkPolicy policy : policies) {
            if (policy.kind().isLegacy()) {
                throw new IllegalArgumentException(
                        policy.id() + " has no sentence; convert it to a ClusterNetworkPolicy first");
            }
        }
    }

    private static Code fitting(Function<Annex, Code> sentence, String method, AnnexClasses annexes) {
        Annex closed = Annex.closed();
        Code whole = sentence.apply(closed);
        return closed.isNeededBy(whole) ? sentence.apply(Annex.open(method, annexes)) : whole;
    }

    private static ImmutableMap<PolicyId, String> calls(
            ImmutableList<ImmutableList<PolicyMethod>> parts, NestedNames nested) {
        ImmutableMap.Builder<PolicyId, String> calls = ImmutableMap.builder();
        for (int i = 0; i < parts.size(); i++) {
            String prefix = parts.size() == 1 ? "" : nested.part(i + 1) + ".";
            parts.get(i).forEach(method -> calls.put(method.policy(), prefix + method.name()));
        }
        return calls.buildOrThrow();
    }

    /** Gives the text of the file; lines end with a line feed. */
    public String text() {
        return text;
    }

    /**
     * Gives the method of a policy as it is called in the class: {@code dataCacheClients}, or where one class has no room for
     * all of them {@code Part2.dataCacheClients}.
     *
     * @throws IllegalArgumentException if the policy is none of those written
     */
    public String method(PolicyId policy) {
        String method = methods.get(policy);
        if (method == null) {
            throw new IllegalArgumentException(
                    (policy.isClusterWide() ? "" : "NetworkPolicy ") + policy + " is none of those written");
        }
        return method;
    }
}
