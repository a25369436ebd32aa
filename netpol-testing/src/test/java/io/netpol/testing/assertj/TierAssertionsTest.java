package io.netpol.testing.assertj;

import static io.netpol.eval.Question.connection;
import static io.netpol.model.Ports.tcp;
import static io.netpol.testing.assertj.Fixture.cluster;
import static io.netpol.testing.assertj.Fixture.message;
import static io.netpol.testing.assertj.NetpolAssertions.assertThat;
import static io.netpol.testing.assertj.NetpolAssertions.from;
import static io.netpol.testing.assertj.NetpolAssertions.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.eval.Question;
import org.junit.jupiter.api.Test;

/** Assertions where cluster-wide policies have a say, and where they do not agree. */
class TierAssertionsTest {
    /** A store of several pods; two policies of one priority disagree on TCP 80, and a third stops what comes behind. */
    private static final Cluster DISAGREEING = cluster("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: store, namespace: x}
            spec: {template: {metadata: {labels: {app: store}}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client, namespace: x}
            ---
            apiVersion: policy.networking.k8s.io/v1alpha2
            kind: ClusterNetworkPolicy
            metadata: {name: accept}
            spec:
              tier: Admin
              priority: 7
              subject: {pods: {podSelector: {matchLabels: {app: store}}}}
              ingress: [{action: Accept, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 80}}}]}]
            ---
            apiVersion: policy.networking.k8s.io/v1alpha2
            kind: ClusterNetworkPolicy
            metadata: {name: deny}
            spec:
              tier: Admin
              priority: 7
              subject: {namespaces: {}}
              ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 80}}}]}]
            ---
            apiVersion: policy.networking.k8s.io/v1alpha2
            kind: ClusterNetworkPolicy
            metadata: {name: behind}
            spec:
              tier: Baseline
              priority: 7
              subject: {pods: {podSelector: {matchLabels: {app: store}}}}
              ingress: [{action: Deny, from: [{namespaces: {}}]}]
            """);

    private static final Question TO_80 =
            connection().from("x/client").to("x/store").on(tcp(80));
    private static final Question TO_443 =
            connection().from("x/client").to("x/store").on(tcp(443));

    @Test
    void whatTiersDecide() {
        assertThat(DISAGREEING).denies(TO_443).denies(from("x/client"), to("x/store"), tcp(443));
    }

    @Test
    void whatIsAmbiguousIsNeitherAllowedNorDenied() {
        assertThat(message(() -> assertThat(DISAGREEING).allows(TO_80))).isEqualTo("""
                Expecting x/client => x/store TCP 80 to be allowed, but:
                  x/client => x/store[StatefulSet] TCP 80 (IPv4): ambiguous
                    egress from x/client: allowed, as no policy isolates the pod in this direction
                    ingress to x/store[StatefulSet]: ambiguous, as cluster-wide policies of equal tier and priority disagree
                      Admin tier: accepted by ClusterNetworkPolicy accept, spec.ingress[0].from[0] and spec.ingress[0].protocols[0], priority 7
                      Admin tier: denied by ClusterNetworkPolicy deny, spec.ingress[0].from[0] and spec.ingress[0].protocols[0], priority 7
                      the Baseline tier was not reached, because the Admin tier decides""");
        assertThat(message(() -> assertThat(DISAGREEING).denies(TO_80))).isEqualTo("""
                Expecting x/client => x/store TCP 80 to be denied, but:
                  x/client => x/store[StatefulSet] TCP 80 (IPv4): ambiguous
                    egress from x/client: allowed, as no policy isolates the pod in this direction
                    ingress to x/store[StatefulSet]: ambiguous, as cluster-wide policies of equal tier and priority disagree
                      Admin tier: accepted by ClusterNetworkPolicy accept, spec.ingress[0].from[0] and spec.ingress[0].protocols[0], priority 7
                      Admin tier: denied by ClusterNetworkPolicy deny, spec.ingress[0].from[0] and spec.ingress[0].protocols[0], priority 7
                      the Baseline tier was not reached, because the Admin tier decides""");
        assertThat(message(() -> assertThat(DISAGREEING).denies(from("x/client"), to("x/store"))))
                .isEqualTo("""
                Expecting x/client not to reach x/store, but:
                  it is not certain that x/client cannot:
                    x/client[Pod] => x/store[StatefulSet] : No Connections (ambiguous: TCP 80)
                      x/client => x/store[StatefulSet] TCP 80 (IPv4): ambiguous
                        egress from x/client: allowed, as no policy isolates the pod in this direction
                        ingress to x/store[StatefulSet]: ambiguous, as cluster-wide policies of equal tier and priority disagree
                          Admin tier: accepted by ClusterNetworkPolicy accept, spec.ingress[0].from[0] and spec.ingress[0].protocols[0], priority 7
                          Admin tier: denied by ClusterNetworkPolicy deny, spec.ingress[0].from[0] and spec.ingress[0].protocols[0], priority 7
                          the Baseline tier was not reached, because the Admin tier decides""");
    }

    /** One pod of the store may be the other, or not: then it is the policies' to say, and they do not agree. */
    @Test
    void whatIsAmbiguousBetweenPodsOfOneTemplateIsNotDenied() {
        assertThat(message(() -> assertThat(DISAGREEING).denies(from("x/store"), to("x/store"))))
                .isEqualTo("""
                Expecting x/store not to reach x/store, but:
                  it is not certain that x/store cannot:
                    x/store[StatefulSet] => x/store[StatefulSet] : No Connections (ambiguous: TCP 80)
                      x/store[StatefulSet] => x/store[StatefulSet] TCP 80 (IPv4): unknown
                        egress from x/store[StatefulSet]: allowed, as no policy isolates the pod in this direction
                        ingress to x/store[StatefulSet]: unknown, as whether both ends are one pod of the workload, not known yet, decides
                          Admin tier: accepted by ClusterNetworkPolicy accept, spec.ingress[0].from[0] and spec.ingress[0].protocols[0], priority 7
                          Admin tier: denied by ClusterNetworkPolicy deny, spec.ingress[0].from[0] and spec.ingress[0].protocols[0], priority 7
                          the Baseline tier was not reached, because the Admin tier decides""");
    }
}
