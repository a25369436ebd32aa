package io.netpol.validation;

import static io.netpol.validation.ClusterDrafts.ALL_PODS;
import static io.netpol.validation.ClusterDrafts.admin;
import static io.netpol.validation.ClusterDrafts.experimental;
import static io.netpol.validation.ClusterDrafts.legacyNamed;
import static io.netpol.validation.ClusterDrafts.named;
import static io.netpol.validation.ClusterDrafts.policy;
import static io.netpol.validation.ClusterDrafts.rule;
import static io.netpol.validation.ClusterDrafts.standard;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many entries the lists of a version hold. */
class ClusterPolicyCountsTest {
    private static final String OTHER_POLICIES = "are allowed, write the others as policies of their own";
    private static final String OTHER_RULES =
            "are allowed, write the others as another rule of the same action behind this one";
    private static final String OTHER_PEERS = "are allowed, write the others as another peer";

    private static ImmutableList<String> texts(int count, String suffix) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i + suffix).collect(ImmutableList.toImmutableList());
    }

    private static ClusterPolicyDraft.Builder full(ClusterPolicyDraft.Builder policy, int rules) {
        return policy.ingress(Collections.nCopies(rules, rule(ALL_PODS).build()))
                .egress(Collections.nCopies(rules, rule(ALL_PODS).build()));
    }

    private static ClusterRuleDraft peers(int count) {
        return rule().peers(Collections.nCopies(count, ALL_PODS)).build();
    }

    @Test
    void limits() {
        assertThat(ClusterPolicyCounts.limit(PolicyKind.CLUSTER_NETWORK_POLICY)).isEqualTo(25);
        assertThat(ClusterPolicyCounts.limit(PolicyKind.ADMIN_NETWORK_POLICY)).isEqualTo(100);
        assertThat(ClusterPolicyCounts.limit(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY))
                .isEqualTo(100);
        assertThat(ClusterPolicyCounts.limitOfOnePeer()).isEqualTo(25);
    }

    @Test
    void rules() {
        assertThat(standard(full(policy(), 25))).isEmpty();
        assertThat(standard(full(policy(), 26)))
                .containsExactly(
                        "spec.ingress: 26 rules; at most 25 " + OTHER_POLICIES,
                        "spec.egress: 26 rules; at most 25 " + OTHER_POLICIES);
        assertThat(standard(full(admin(), 100))).isEmpty();
        assertThat(standard(full(admin(), 101)))
                .containsExactly(
                        "spec.ingress: 101 rules; at most 100 " + OTHER_POLICIES,
                        "spec.egress: 101 rules; at most 100 " + OTHER_POLICIES);
    }

    @Test
    void peersOfARule() {
        assertThat(standard(policy().addIngress(peers(25)))).isEmpty();
        assertThat(standard(policy().addIngress(peers(1), peers(26))))
                .containsExactly("spec.ingress[1].from: 26 peers; at most 25 " + OTHER_RULES);
        assertThat(standard(admin().addEgress(peers(100)))).isEmpty();
        assertThat(standard(admin().addEgress(peers(101))))
                .containsExactly("spec.egress[0].to: 101 peers; at most 100 " + OTHER_RULES);
    }

    @Test
    void networksAndNamesOfAPeer() {
        ImmutableList<String> cidrs =
                IntStream.range(0, 26).mapToObj(i -> "10." + i + ".0.0/16").collect(ImmutableList.toImmutableList());
        ClusterPeerDraft networks = ClusterPeerDraft.builder().networks(cidrs).build();
        ClusterPeerDraft names = ClusterPeerDraft.builder()
                .domainNames(texts(26, ".example.com"))
                .build();

        assertThat(standard(policy().addEgress(rule(ClusterPeerDraft.builder()
                                .networks(cidrs.subList(0, 25))
                                .build())
                        .build())))
                .isEmpty();
        assertThat(experimental(
                        policy().addEgress(rule(ALL_PODS, networks, names).build())))
                .containsExactly(
                        "spec.egress[0].to[1].networks: 26 networks; at most 25 " + OTHER_PEERS,
                        "spec.egress[0].to[2].domainNames: 26 domain names; at most 25 " + OTHER_PEERS);
        assertThat(experimental(admin().addEgress(rule(networks).build())))
                .containsExactly("spec.egress[0].to[0].networks: 26 networks; at most 25 " + OTHER_PEERS);
    }

    @Test
    void entriesForPorts() {
        assertThat(standard(policy().addIngress(rule(ALL_PODS)
                        .protocols(ImmutableList.copyOf(Collections.nCopies(26, named("web"))))
                        .build())))
                .containsExactly("spec.ingress[0].protocols: 26 entries; at most 25 " + OTHER_RULES);
        assertThat(experimental(admin().addIngress(rule(ALL_PODS)
                        .ports(ImmutableList.copyOf(Collections.nCopies(101, legacyNamed("web"))))
                        .build())))
                .containsExactly("spec.ingress[0].ports: 101 entries; at most 100 " + OTHER_RULES);
    }

    /** A value has no limits: those are of the manifests of one version. */
    @Test
    void theModelHasNoLimits() {
        assertThat(ClusterPolicyRules.checkValue(full(policy(), 26).build())).isEmpty();
        assertThat(ClusterPolicyRules.checkValue(policy().addEgress(rule(ClusterDrafts.nodes(ClusterDrafts.EVERYTHING))
                                .protocols(ImmutableList.of(named("web")))
                                .build())
                        .build()))
                .isEmpty();
    }
}
