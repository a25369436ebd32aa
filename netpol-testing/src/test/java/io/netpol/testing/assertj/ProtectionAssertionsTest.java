package io.netpol.testing.assertj;

import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static io.netpol.testing.assertj.Fixture.cluster;
import static io.netpol.testing.assertj.Fixture.live;
import static io.netpol.testing.assertj.Fixture.shop;
import static io.netpol.testing.assertj.Fixture.whole;
import static io.netpol.testing.assertj.NetpolAssertions.assertThat;
import static io.netpol.testing.assertj.NetpolAssertions.except;
import static io.netpol.testing.assertj.NetpolAssertions.named;
import static io.netpol.testing.assertj.NetpolAssertions.podsIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import org.junit.jupiter.api.Test;

/** {@code isolates} and {@code hasNoUnprotectedPods}. */
class ProtectionAssertionsTest {

    private static final String EVERY_POD = "{podSelector: {}}";

    /** Two pods of one workload, of which policies select the second. */
    private static final Cluster UNLIKE_REPLICAS = cluster("""
            apiVersion: v1
            kind: Pod
            metadata: {name: w-1, namespace: x, labels: {v: "1"}, ownerReferences: [{kind: ReplicaSet, name: w}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: w-2, namespace: x, labels: {v: "2"}, ownerReferences: [{kind: ReplicaSet, name: w}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p1, namespace: x}
            spec: {podSelector: {matchLabels: {v: "2"}}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: p2, namespace: x}
            spec: {podSelector: {matchLabels: {v: "2"}}}
            """);

    private static EvaluationOptions asPods() {
        return EvaluationOptions.builder()
                .hostNetworkPods(HostNetworkPods.AS_PODS)
                .build();
    }

    @Test
    void isolated() {
        assertThat(shop())
                .isolates("shop/api")
                .isolates("shop/frontend", INGRESS)
                .isolates(named("shop/api", "shop/database"))
                .isolates(podsIn("shop"), INGRESS);
        assertThat(live(EVERY_POD))
                .isolates("x/db", INGRESS)
                .isolates("x/db-1", INGRESS)
                .isolates("10.0.0.3", INGRESS);
    }

    @Test
    void notIsolatedInOneDirection() {
        assertThat(whole(() -> assertThat(shop()).isolates("shop/frontend"))).isEqualTo("""
                Expecting shop/frontend to be isolated for ingress and egress, but:
                  shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)
                EXPECTED shop/frontend to be isolated for ingress and egress
                ACTUAL shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""");
        assertThat(whole(() -> assertThat(shop()).isolates("shop/frontend", EGRESS)))
                .isEqualTo("""
                Expecting shop/frontend to be isolated for egress, but:
                  shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)
                EXPECTED shop/frontend to be isolated for egress
                ACTUAL shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""");
    }

    @Test
    void notIsolatedAtAll() {
        assertThat(whole(() -> assertThat(shop()).isolates("monitoring/scraper")))
                .isEqualTo("""
                Expecting monitoring/scraper to be isolated for ingress and egress, but:
                  monitoring/scraper[Pod]: no policy isolates it for ingress or egress
                EXPECTED monitoring/scraper to be isolated for ingress and egress
                ACTUAL monitoring/scraper[Pod]: no policy isolates it for ingress or egress""");
        assertThat(whole(() -> assertThat(shop()).isolates("monitoring/scraper", INGRESS)))
                .isEqualTo("""
                Expecting monitoring/scraper to be isolated for ingress, but:
                  monitoring/scraper[Pod]: no policy isolates it for ingress
                EXPECTED monitoring/scraper to be isolated for ingress
                ACTUAL monitoring/scraper[Pod]: no policy isolates it for ingress""");
    }

    @Test
    void oneOfManyIsNotIsolated() {
        assertThat(whole(() -> assertThat(shop()).isolates(podsIn("shop")))).isEqualTo("""
                Expecting all pods in namespace shop to be isolated for ingress and egress, but:
                  shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)
                EXPECTED all pods in namespace shop to be isolated for ingress and egress
                ACTUAL shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""");
        assertThat(whole(() -> assertThat(UNLIKE_REPLICAS).isolates("x/w", INGRESS)))
                .isEqualTo("""
                Expecting x/w to be isolated for ingress, but:
                  x/w-1: no policy isolates it for ingress
                EXPECTED x/w to be isolated for ingress
                ACTUAL x/w-1: no policy isolates it for ingress""");
        assertThat(whole(() -> assertThat(UNLIKE_REPLICAS).isolates("x/w"))).isEqualTo("""
                Expecting x/w to be isolated for ingress and egress, but:
                  x/w-1: no policy isolates it for ingress or egress
                  x/w-2: no policy isolates it for egress (for ingress x/p1 and x/p2 do)
                EXPECTED x/w to be isolated for ingress and egress
                ACTUAL x/w-1: no policy isolates it for ingress or egress
                x/w-2: no policy isolates it for egress (for ingress x/p1 and x/p2 do)""");
    }

    @Test
    void addressesAreNotIsolated() {
        assertThat(whole(() -> assertThat(shop()).isolates(named("203.0.113.0/24", "shop/frontend", "192.0.2.1"))))
                .isEqualTo("""
                Expecting 203.0.113.0/24 or shop/frontend or 192.0.2.1 to be isolated for ingress and egress, but:
                  policies isolate pods only, and no pod has 192.0.2.1, 203.0.113.0-203.0.113.255
                  shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)
                EXPECTED 203.0.113.0/24 or shop/frontend or 192.0.2.1 to be isolated for ingress and egress
                ACTUAL policies isolate pods only, and no pod has 192.0.2.1, 203.0.113.0-203.0.113.255
                shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""");
    }

    @Test
    void podsOnTheHostNetworkAreNotIsolated() {
        assertThat(whole(() -> assertThat(live(EVERY_POD)).isolates("x/agent"))).isEqualTo("""
                Expecting x/agent to be isolated for ingress and egress, but:
                  x/agent[DaemonSet]: no policy isolates it, as it is on the host network and counts as its node
                EXPECTED x/agent to be isolated for ingress and egress
                ACTUAL x/agent[DaemonSet]: no policy isolates it, as it is on the host network and counts as its node""");
        assertThat(whole(() -> assertThat(live(EVERY_POD)).withOptions(asPods()).isolates("x/agent")))
                .isEqualTo("""
                Expecting x/agent to be isolated for ingress and egress, but:
                  x/agent[DaemonSet]: no policy isolates it for ingress or egress
                EXPECTED x/agent to be isolated for ingress and egress
                ACTUAL x/agent[DaemonSet]: no policy isolates it for ingress or egress""");
    }

    @Test
    void everyPodIsIsolated() {
        assertThat(cluster("""
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: a, namespace: x}
                        ---
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: done, namespace: other}
                        status: {phase: Succeeded}
                        ---
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: deny, namespace: x}
                        spec: {policyTypes: [Ingress, Egress]}
                        """))
                .hasNoUnprotectedPods()
                .hasNoUnprotectedPods(INGRESS)
                .hasNoUnprotectedPods(EGRESS);
    }

    @Test
    void somePodsAreNotIsolated() {
        assertThat(whole(() -> assertThat(shop()).hasNoUnprotectedPods())).isEqualTo("""
                Expecting every pod to be isolated for ingress and egress, but:
                  monitoring/scraper[Pod]: no policy isolates it for ingress or egress
                  shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)
                EXPECTED every pod to be isolated for ingress and egress
                ACTUAL monitoring/scraper[Pod]: no policy isolates it for ingress or egress
                shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""");
        assertThat(whole(() -> assertThat(shop()).hasNoUnprotectedPods(INGRESS)))
                .isEqualTo("""
                Expecting every pod to be isolated for ingress, but:
                  monitoring/scraper[Pod]: no policy isolates it for ingress
                EXPECTED every pod to be isolated for ingress
                ACTUAL monitoring/scraper[Pod]: no policy isolates it for ingress""");
        assertThat(whole(() -> assertThat(UNLIKE_REPLICAS).hasNoUnprotectedPods()))
                .isEqualTo("""
                Expecting every pod to be isolated for ingress and egress, but:
                  x/w-1: no policy isolates it for ingress or egress
                  x/w-2: no policy isolates it for egress (for ingress x/p1 and x/p2 do)
                EXPECTED every pod to be isolated for ingress and egress
                ACTUAL x/w-1: no policy isolates it for ingress or egress
                x/w-2: no policy isolates it for egress (for ingress x/p1 and x/p2 do)""");
    }

    /** They stay in view: as exceptions, or as pods if the plugin takes them so. */
    @Test
    void podsOnTheHostNetworkAreUnprotected() {
        assertThat(whole(() -> assertThat(live(EVERY_POD)).hasNoUnprotectedPods(INGRESS)))
                .isEqualTo("""
                Expecting every pod to be isolated for ingress, but:
                  x/agent[DaemonSet]: no policy isolates it, as it is on the host network and counts as its node
                  x/api[Pod]: no policy isolates it for ingress
                EXPECTED every pod to be isolated for ingress
                ACTUAL x/agent[DaemonSet]: no policy isolates it, as it is on the host network and counts as its node
                x/api[Pod]: no policy isolates it for ingress""");
        assertThat(live(EVERY_POD)).hasNoUnprotectedPods(INGRESS, except("x/api", "x/agent"));
        assertThat(whole(() -> assertThat(live(EVERY_POD)).withOptions(asPods()).hasNoUnprotectedPods(INGRESS)))
                .isEqualTo("""
                Expecting every pod to be isolated for ingress, but:
                  x/agent[DaemonSet]: no policy isolates it for ingress
                  x/api[Pod]: no policy isolates it for ingress
                EXPECTED every pod to be isolated for ingress
                ACTUAL x/agent[DaemonSet]: no policy isolates it for ingress
                x/api[Pod]: no policy isolates it for ingress""");
    }

    @Test
    void exceptions() {
        assertThat(shop())
                .hasNoUnprotectedPods(INGRESS, except("monitoring/scraper"))
                .hasNoUnprotectedPods(INGRESS, except(podsIn("monitoring")))
                .hasNoUnprotectedPods(except(podsIn("monitoring"), named("shop/frontend")))
                .hasNoUnprotectedPods(except(podsIn("shop"), named("monitoring/scraper")));
        assertThat(UNLIKE_REPLICAS).hasNoUnprotectedPods(INGRESS, except("x/w"));
    }

    @Test
    void othersThanTheExceptions() {
        assertThat(whole(() -> assertThat(shop()).hasNoUnprotectedPods(except("monitoring/scraper"))))
                .isEqualTo("""
                Expecting every pod to be isolated for ingress and egress, except monitoring/scraper, but:
                  shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)
                EXPECTED every pod to be isolated for ingress and egress, except monitoring/scraper
                ACTUAL shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""");
        assertThat(whole(() -> assertThat(shop()).hasNoUnprotectedPods(EGRESS, except(podsIn("monitoring")))))
                .isEqualTo("""
                Expecting every pod to be isolated for egress, except all pods in namespace monitoring, but:
                  shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)
                EXPECTED every pod to be isolated for egress, except all pods in namespace monitoring
                ACTUAL shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)""");
    }

    @Test
    void exceptionsThatAreNone() {
        assertThat(whole(() -> assertThat(shop())
                        .hasNoUnprotectedPods(
                                except("monitoring/scraper", "shop/database", "shop/fronted", "203.0.113.7"))))
                .isEqualTo("""
                Expecting every pod to be isolated for ingress and egress, except monitoring/scraper or shop/database or shop/fronted or 203.0.113.7, but:
                  shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)
                  an exception is not needed, as policies isolate all of it: shop/database
                  an exception fits nothing: no pod or workload is named shop/fronted; did you mean shop/frontend?
                  an exception is no pod: 203.0.113.7
                EXPECTED every pod to be isolated for ingress and egress, except monitoring/scraper or shop/database or shop/fronted or 203.0.113.7
                ACTUAL shop/frontend[Deployment]: no policy isolates it for egress (for ingress shop/frontend does)
                an exception is not needed, as policies isolate all of it: shop/database
                an exception fits nothing: no pod or workload is named shop/fronted; did you mean shop/frontend?
                an exception is no pod: 203.0.113.7""");
        assertThat(whole(() -> assertThat(shop())
                        .hasNoUnprotectedPods(INGRESS, except(podsIn("monitoring"), podsIn("shop"), podsIn("shpo")))))
                .isEqualTo("""
                Expecting every pod to be isolated for ingress, except all pods in namespace monitoring or all pods in namespace shop or all pods in namespace shpo, but:
                  an exception is not needed, as policies isolate all of it: all pods in namespace shop
                  an exception fits nothing: all pods in namespace shpo: no namespace is named shpo; did you mean shop?
                EXPECTED every pod to be isolated for ingress, except all pods in namespace monitoring or all pods in namespace shop or all pods in namespace shpo
                ACTUAL an exception is not needed, as policies isolate all of it: all pods in namespace shop
                an exception fits nothing: all pods in namespace shpo: no namespace is named shpo; did you mean shop?""");
    }

    @Test
    void aClusterWithoutPods() {
        assertThat(whole(() -> assertThat(Cluster.builder().build()).hasNoUnprotectedPods()))
                .isEqualTo("""
                Expecting every pod to be isolated for ingress and egress, but:
                  the cluster has no pods, so this would hold whatever the policies are
                EXPECTED every pod to be isolated for ingress and egress
                ACTUAL the cluster has no pods, so this would hold whatever the policies are""");
        assertThat(whole(() -> assertThat(Cluster.builder().build()).hasNoUnprotectedPods(EGRESS, except("shop/api"))))
                .isEqualTo("""
                Expecting every pod to be isolated for egress, except shop/api, but:
                  the cluster has no pods, so this would hold whatever the policies are
                EXPECTED every pod to be isolated for egress, except shop/api
                ACTUAL the cluster has no pods, so this would hold whatever the policies are""");
    }
}
