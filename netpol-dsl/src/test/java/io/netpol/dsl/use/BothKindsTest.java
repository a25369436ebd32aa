package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.*;
import static io.netpol.dsl.clusterwide.ClusterSentences.*;
import static io.netpol.model.Ports.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.dsl.*;
import io.netpol.dsl.clusterwide.*;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NamespacedPods;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Ports;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A file that imports all words for both kinds of policies says either kind. */
class BothKindsTest {
    /** One noun for a rule of each kind. */
    private static final NamespacedPods MONITORING = allPods().inNamespace("monitoring");

    @Test
    void oneFileSaysBoth() {
        IngressRule rule = from(MONITORING).on(tcp(9090), tcp("metrics"));
        IngressDecision decision = acceptFrom(MONITORING).on(tcp(9090), portNamed("metrics"));
        NetworkPolicy policy = networkPolicy("metrics")
                .inNamespace("shop")
                .selecting(allPods())
                .isolating(
                        ingress(rule),
                        egress(toClusterDns(), to(ipBlock("192.0.2.0/24")).on(anyTcpPort())));
        ClusterNetworkPolicy clusterPolicy = clusterNetworkPolicy("metrics")
                .inAdminTier()
                .withPriority(10)
                .selecting(allPods().inNamespace("shop"))
                .deciding(
                        ingressInOrder(decision),
                        egressInOrder(
                                acceptToClusterDns(),
                                passTo(networks("192.0.2.0/24")).onAnyPort()));

        assertThat(policy.ingress()).containsExactly(rule.rule());
        assertThat(policy.egress().get(0)).isEqualTo(toClusterDns().rule());
        assertThat(clusterPolicy.ingress()).containsExactly(decision.rule());
        assertThat(clusterPolicy.egress().get(0)).isEqualTo(acceptToClusterDns().rule());
        assertThat(rule.rule().peers().list()).isEqualTo(decision.rule().peers());
    }

    private static Set<String> words(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void noWordHasTwoMeanings() {
        assertThat(words(ClusterSentences.class))
                .hasSizeGreaterThan(15)
                .doesNotContainAnyElementsOf(words(Sentences.class))
                .doesNotContainAnyElementsOf(words(Ports.class));
    }
}
