package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.denyAllEgress;
import static io.netpol.dsl.Sentences.denyAllIngress;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.forNamespace;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.ipBlock;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.toClusterDns;
import static io.netpol.dsl.Sentences.toDns;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.dsl.NamespacePolicies;
import io.netpol.dsl.SelectingPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ready-made policies are what a user would have written. */
class NamespacePoliciesTest {
    private static final NamespacePolicies SHOP = forNamespace("shop");

    private static SelectingPolicy shop(String name) {
        return networkPolicy(name).inNamespace("shop").selecting(allPods());
    }

    @Test
    void defaultDeny() {
        assertThat(SHOP.defaultDenyIngress())
                .isEqualTo(shop("default-deny-ingress").isolating(denyAllIngress()));
        assertThat(SHOP.defaultDenyEgress())
                .isEqualTo(shop("default-deny-egress").isolating(denyAllEgress()));
        assertThat(SHOP.defaultDenyAll())
                .isEqualTo(shop("default-deny-all").isolating(denyAllIngress(), denyAllEgress()));
    }

    @Test
    void dns() {
        assertThat(SHOP.allowDns()).isEqualTo(shop("allow-dns").isolating(egress(toClusterDns())));
        assertThat(SHOP.allowDns(ipBlock("169.254.20.10/32"), 5353))
                .isEqualTo(shop("allow-dns").isolating(egress(toDns(ipBlock("169.254.20.10/32"), 5353))));
    }

    @Test
    void sameNamespace() {
        assertThat(SHOP.allowFromSameNamespace())
                .isEqualTo(shop("allow-from-same-namespace")
                        .isolating(ingress(from(allPods().inSameNamespace()).onAnyPort())));
    }

    @Test
    void monitoring() {
        NetworkPolicy expected = shop("allow-from-monitoring")
                .isolating(ingress(from(allPods().inNamespace("observability")).on(tcp("metrics"), udp(9125))));

        assertThat(SHOP.allowFromMonitoring("observability", tcp("metrics"), udp(9125)))
                .isEqualTo(expected);
        assertThat(SHOP.allowFromMonitoring("observability", List.of(tcp("metrics"), udp(9125))))
                .isEqualTo(expected);
    }

    @Test
    void theyCanStandBesideEachOther() {
        assertThat(Stream.of(
                                SHOP.defaultDenyIngress(),
                                SHOP.defaultDenyEgress(),
                                SHOP.defaultDenyAll(),
                                SHOP.allowDns(),
                                SHOP.allowFromSameNamespace(),
                                SHOP.allowFromMonitoring("monitoring", tcp(9090)))
                        .map(NetworkPolicy::id))
                .doesNotHaveDuplicates()
                .extracting(PolicyId::namespace)
                .containsOnly("shop");
    }
}
