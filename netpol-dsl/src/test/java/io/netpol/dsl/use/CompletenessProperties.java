package io.netpol.dsl.use;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.testkit.GeneratedClusterPolicies;
import io.netpol.testkit.Labels;
import io.netpol.testkit.Policies;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** There is no policy for which the words are missing. */
class CompletenessProperties {
    @Provide
    Arbitrary<NetworkPolicy> policies() {
        return Arbitraries.randomValue(CompletenessProperties::policy);
    }

    private static NetworkPolicy policy(RandomGenerator random) {
        NetworkPolicyDraft draft = Policies.draft(random, "generated");
        MetadataDraft metadata = MetadataDraft.builder()
                .name("generated")
                .namespace(draft.metadata().namespace().orElseThrow())
                .labels(Labels.labels(random))
                .annotations(Labels.labels(random))
                .build();
        return Policies.meaning(NetworkPolicyDraft.builder()
                .metadata(metadata)
                .podSelector(draft.podSelector())
                .policyTypes(draft.policyTypes())
                .ingress(draft.ingress())
                .egress(draft.egress())
                .build());
    }

    @Provide
    Arbitrary<ClusterNetworkPolicy> clusterPolicies() {
        return Arbitraries.randomValue(random -> GeneratedClusterPolicies.policy(random, "generated"));
    }

    @Property(tries = 10_000)
    void everyClusterPolicyIsASentence(@ForAll("clusterPolicies") ClusterNetworkPolicy policy) {
        ClusterNetworkPolicy said = RewrittenClusterPolicy.of(policy);

        assertThat(said).isEqualTo(policy);
        // networks and domain names are sets, which are equal in any order: they keep theirs
        assertThat(said.toDraft()).isEqualTo(policy.toDraft());
    }

    @Property(tries = 10_000)
    void everyPolicyIsASentence(@ForAll("policies") NetworkPolicy policy) {
        assertThat(Rewritten.policy(policy)).isEqualTo(policy);
    }
}
