package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.exists;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptToClusterDns;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptToDns;
import static io.netpol.dsl.clusterwide.ClusterSentences.allAddresses;
import static io.netpol.dsl.clusterwide.ClusterSentences.clusterNetworkPolicy;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.egressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.forPods;
import static io.netpol.dsl.clusterwide.ClusterSentences.ingressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.networks;
import static io.netpol.dsl.clusterwide.ClusterSentences.portNamed;
import static io.netpol.model.Ports.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import io.netpol.dsl.clusterwide.OrderedEgress;
import io.netpol.dsl.clusterwide.OrderedIngress;
import io.netpol.dsl.clusterwide.ReadyClusterPolicies;
import io.netpol.dsl.clusterwide.SelectingClusterPolicy;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NamespacedPods;
import io.netpol.model.RuleCollision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ready-made cluster-wide policies are what a user would have written. */
class ReadyClusterPoliciesTest {
    private static final NamespacedPods TENANTS = allPods().inNamespaces(labeled("tenant", exists()));
    private static final ReadyClusterPolicies READY = forPods(TENANTS).withPriority(900);

    private static SelectingClusterPolicy baseline(String name) {
        return clusterNetworkPolicy(name).inBaselineTier().withPriority(900).selecting(TENANTS);
    }

    private static SelectingClusterPolicy admin(String name) {
        return clusterNetworkPolicy(name).inAdminTier().withPriority(900).selecting(TENANTS);
    }

    @Test
    void defaultDeny() {
        OrderedIngress ingress =
                ingressInOrder(denyFrom(allPods().inAllNamespaces()).onAnyPort());
        OrderedEgress egress = egressInOrder(
                denyTo(allPods().inAllNamespaces(), allAddresses()).onAnyPort());

        assertThat(READY.defaultDenyIngress())
                .isEqualTo(baseline("default-deny-ingress").deciding(ingress));
        assertThat(READY.defaultDenyEgress())
                .isEqualTo(baseline("default-deny-egress").deciding(egress));
        assertThat(READY.defaultDenyAll())
                .isEqualTo(baseline("default-deny-all").deciding(ingress, egress));
    }

    @Test
    void dns() {
        assertThat(READY.allowDns()).isEqualTo(admin("allow-dns").deciding(egressInOrder(acceptToClusterDns())));
        assertThat(READY.allowDns(networks("169.254.20.10/32"), 5353))
                .isEqualTo(admin("allow-dns").deciding(egressInOrder(acceptToDns(networks("169.254.20.10/32"), 5353))));
    }

    @Test
    void monitoring() {
        ClusterNetworkPolicy expected = admin("allow-from-monitoring")
                .deciding(ingressInOrder(
                        acceptFrom(allPods().inNamespace("observability")).on(portNamed("metrics"), tcp(9125))));

        assertThat(READY.allowFromMonitoring("observability", portNamed("metrics"), tcp(9125)))
                .isEqualTo(expected);
        assertThat(READY.allowFromMonitoring("observability", List.of(portNamed("metrics"), tcp(9125))))
                .isEqualTo(expected);
    }

    @Test
    void theyCanStandBesideEachOther() {
        List<ClusterNetworkPolicy> all = List.of(
                READY.defaultDenyIngress(),
                READY.defaultDenyEgress(),
                READY.defaultDenyAll(),
                READY.allowDns(),
                READY.allowFromMonitoring("monitoring", tcp(9090)));

        assertThat(all).extracting(ClusterNetworkPolicy::id).doesNotHaveDuplicates();
        assertThat(Lists.cartesianProduct(all, all))
                .allMatch(
                        pair -> RuleCollision.between(pair.get(0), pair.get(1)).isEmpty());
    }
}
