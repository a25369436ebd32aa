package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.testkit.Choice;
import io.netpol.testkit.GeneratedClusterPolicies;
import io.netpol.testkit.Labels;
import io.netpol.testkit.Policies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Generated policies with names of which many would become one in Java, and with annotations that need escapes. */
final class AnyPolicies {
    private static final ImmutableList<String> NAMES = ImmutableList.of(
            "a", "a-b", "a.b", "b", "1", "1-1", "anywhere", "string", "all", "class", "default.deny", "p0");

    private static final ImmutableList<String> SEPARATORS = ImmutableList.of("-", ".", "");

    private static final ImmutableList<String> TEXTS = ImmutableList.of(
            "",
            "text",
            "\"quoted\" and 'quoted'",
            "C:\\users\\u0041",
            "one\ntwo\r\n\tthree\n",
            "${x} $L $S $$ %s",
            "*/ // /* \\",
            "gr\u00fc\u00df dich, \u4f60\u597d, \ud83d\ude80",
            "\u202e\u2028\u0000\u001a\ud800",
            "{\"kind\":\"NetworkPolicy\",\"spec\":{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"],\"ingress\":[]}}\n");

    private AnyPolicies() {}

    /** So many policies, no two of one namespace and name. */
    static ImmutableList<NetworkPolicy> list(RandomGenerator random, int count) {
        Map<PolicyId, NetworkPolicy> policies = new LinkedHashMap<>();
        while (policies.size() < count) {
            String name = Choice.of(random, NAMES) + Choice.of(random, SEPARATORS) + policies.size();
            NetworkPolicy policy = policy(random, name);
            policies.putIfAbsent(policy.id(), policy);
        }
        return ImmutableList.copyOf(policies.values());
    }

    /** So many cluster-wide policies, no two of one name. */
    static ImmutableList<ClusterNetworkPolicy> clusterWide(RandomGenerator random, int count) {
        Map<PolicyId, ClusterNetworkPolicy> policies = new LinkedHashMap<>();
        while (policies.size() < count) {
            String name = Choice.of(random, NAMES) + Choice.of(random, SEPARATORS) + policies.size();
            ClusterNetworkPolicy policy = GeneratedClusterPolicies.policy(random, name);
            policies.putIfAbsent(
                    policy.id(),
                    Choice.chance(random, 70)
                            ? policy
                            : ClusterNetworkPolicy.builder()
                                    .from(policy)
                                    .annotations(annotations(random))
                                    .build());
        }
        return ImmutableList.copyOf(policies.values());
    }

    private static NetworkPolicy policy(RandomGenerator random, String name) {
        NetworkPolicyDraft draft = Policies.draft(random, name);
        MetadataDraft metadata = MetadataDraft.builder()
                .name(name)
                .namespace(draft.metadata().namespace().orElseThrow())
                .labels(Choice.chance(random, 50) ? Labels.labels(random) : ImmutableMap.of())
                .annotations(Choice.chance(random, 30) ? annotations(random) : ImmutableMap.of())
                .build();
        return Policies.meaning(NetworkPolicyDraft.builder()
                .metadata(metadata)
                .podSelector(draft.podSelector())
                .policyTypes(draft.policyTypes())
                .ingress(draft.ingress())
                .egress(draft.egress())
                .build());
    }

    private static ImmutableMap<String, String> annotations(RandomGenerator random) {
        return ImmutableMap.of(
                "example.com/one",
                Choice.of(random, TEXTS),
                "example.com/Two",
                Choice.of(random, TEXTS) + Choice.of(random, TEXTS));
    }
}
