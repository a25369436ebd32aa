package io.netpol.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Policies as Java, compiled and run, are the policies: 10,000 of each type. */
class JavaSourceProperties {
    /** In one class, since a compiler that starts takes longer than one that goes on. */
    private static final int POLICIES_A_CLASS = 500;

    @Provide
    Arbitrary<ImmutableList<NetworkPolicy>> policies() {
        return Arbitraries.randomValue(random -> AnyPolicies.list(random, POLICIES_A_CLASS));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void whatIsWrittenGivesTheSamePolicies(@ForAll("policies") ImmutableList<NetworkPolicy> policies) {
        List<NetworkPolicy> rebuilt = CompiledSource.rebuilt(policies);

        for (int i = 0; i < policies.size(); i++) {
            assertThat(rebuilt.get(i)).isEqualTo(policies.get(i));
        }
        assertThat(rebuilt).hasSameSizeAs(policies);
    }

    @Provide
    Arbitrary<ImmutableList<ClusterNetworkPolicy>> clusterPolicies() {
        return Arbitraries.randomValue(random -> AnyPolicies.clusterWide(random, POLICIES_A_CLASS));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void whatIsWrittenGivesTheSameClusterPolicies(
            @ForAll("clusterPolicies") ImmutableList<ClusterNetworkPolicy> policies) {
        List<ClusterNetworkPolicy> rebuilt = CompiledSource.rebuiltClusterWide(policies);

        for (int i = 0; i < policies.size(); i++) {
            assertThat(rebuilt.get(i)).isEqualTo(policies.get(i));
            // sets of networks and of domain names are equal in any order: they keep theirs
            assertThat(rebuilt.get(i).toDraft()).isEqualTo(policies.get(i).toDraft());
        }
        assertThat(rebuilt).hasSameSizeAs(policies);
    }
}
