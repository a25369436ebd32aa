package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Pod;
import io.netpol.cluster.WorkloadId;
import io.netpol.testkit.Clusters;
import io.netpol.yaml.PolicyTestDocument.Expectation;
import io.netpol.yaml.PolicyTestDocument.Option;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Clusters as manifests: what is written, and that it reads back equal. */
class ClusterJsonTest {
    private static final SourcePosition NOWHERE = new SourcePosition("", 0, 0);

    private static Cluster read(String yaml) {
        Reading reading = Texts.read(yaml);
        assertThat(reading.errors()).isEmpty();
        return reading.cluster();
    }

    static void assertEqual(Cluster actual, Cluster expected) {
        assertThat(actual.namespaces()).isEqualTo(expected.namespaces());
        assertThat(actual.assumedNamespaces()).isEqualTo(expected.assumedNamespaces());
        assertThat(actual.pods()).isEqualTo(expected.pods());
        assertThat(actual.terminalPods()).isEqualTo(expected.terminalPods());
        assertThat(actual.nodes()).isEqualTo(expected.nodes());
        assertThat(actual.services()).isEqualTo(expected.services());
        assertThat(actual.policies()).isEqualTo(expected.policies());
    }

    /** What is read from a text reads back equal, and is written alike again. */
    private static String assertReadsBackEqual(String yaml) {
        Cluster cluster = read(yaml);
        String written = Manifests.write(cluster);
        assertEqual(read(written), cluster);
        assertThat(Manifests.write(read(written))).isEqualTo(written);
        return written;
    }

    @Test
    void eachThingInFull() {
        Cluster cluster = read("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, labels: {team: "true", kubernetes.io/metadata.name: shop}}
                ---
                apiVersion: v1
                kind: Node
                metadata: {name: n1, labels: {zone: a}}
                status: {addresses: [{type: InternalIP, address: 192.168.0.1}, {type: ExternalIP, address: "fd01::1"}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: api, namespace: shop}
                spec: {selector: {app: api}, clusterIP: 10.96.0.7, clusterIPs: [10.96.0.7, "fd02::7"]}
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  name: api-1
                  namespace: shop
                  labels: {app: api}
                  ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: api, uid: u, controller: true}]
                spec:
                  hostNetwork: true
                  nodeName: n1
                  containers: [{name: a, ports: [{name: web, containerPort: 80}, {containerPort: 81}]}]
                  initContainers: [{name: b, restartPolicy: Always, ports: [{name: dns, containerPort: 53, protocol: UDP}]}]
                status: {phase: Running, podIP: 192.168.0.1, podIPs: [{ip: 192.168.0.1}, {ip: "fd01::1"}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: deny, namespace: shop}
                spec: {podSelector: {}}
                """);

        assertThat(Manifests.write(cluster)).isEqualTo("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: shop
                  labels:
                    kubernetes.io/metadata.name: shop
                    team: 'true'
                ---
                apiVersion: v1
                kind: Node
                metadata:
                  name: n1
                  labels:
                    zone: a
                status:
                  addresses:
                    - type: InternalIP
                      address: '192.168.0.1'
                    - type: InternalIP
                      address: 'fd01::1'
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: api
                  namespace: shop
                spec:
                  selector:
                    app: api
                  clusterIP: '10.96.0.7'
                  clusterIPs:
                    - '10.96.0.7'
                    - 'fd02::7'
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  name: api-1
                  namespace: shop
                  labels:
                    app: api
                  ownerReferences:
                    - apiVersion: apps/v1
                      kind: StatefulSet
                      name: api
                      controller: true
                spec:
                  hostNetwork: true
                  nodeName: n1
                  containers:
                    - name: main
                      ports:
                        - name: web
                          protocol: TCP
                          containerPort: 80
                        - name: dns
                          protocol: UDP
                          containerPort: 53
                status:
                  phase: Running
                  podIP: '192.168.0.1'
                  podIPs:
                    - ip: '192.168.0.1'
                    - ip: 'fd01::1'
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: deny
                  namespace: shop
                spec:
                  podSelector: {}
                  policyTypes:
                    - Ingress
                """);
        assertEqual(read(Manifests.write(cluster)), cluster);
    }

    @Test
    void thingsThatSayLittle() {
        assertReadsBackEqual("""
                {apiVersion: v1, kind: Node, metadata: {name: n1}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: external, namespace: shop}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: bare, namespace: shop}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: gone, namespace: shop}, status: {phase: Failed}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: owned, namespace: shop, ownerReferences: [{name: somebody}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: rolled, namespace: shop, ownerReferences: [{kind: Rollout, name: shop}]}
                """);
    }

    @Test
    void everyKindOfWorkload() {
        String template = "{metadata: {labels: {app: a}}, spec: {nodeName: n1, hostNetwork: true, containers:"
                + " [{name: a, ports: [{name: web, containerPort: 80}]}]}}";
        for (String workload : ImmutableList.of(
                "apps/v1, kind: Deployment",
                "apps/v1, kind: ReplicaSet",
                "apps/v1, kind: StatefulSet",
                "apps/v1, kind: DaemonSet",
                "v1, kind: ReplicationController",
                "batch/v1, kind: Job")) {
            String written = assertReadsBackEqual("{apiVersion: " + workload
                    + ", metadata: {name: w, namespace: shop}, spec: {template: " + template + "}}\n");
            assertThat(written).startsWith("apiVersion: " + workload.replace(", ", "\n"));
        }
        assertReadsBackEqual("{apiVersion: batch/v1, kind: CronJob, metadata: {name: w, namespace: shop}, spec:"
                + " {jobTemplate: {spec: {template: " + template + "}}}}\n");
    }

    @Test
    void templatesOfWorkloadsThatAnotherOneOwns() {
        String written = assertReadsBackEqual("""
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {template: {}}}
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {name: web, namespace: shop, ownerReferences: [{kind: Deployment, name: web, controller: true}]}
                spec: {template: {metadata: {labels: {version: old}}}}
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata: {name: web-2, namespace: shop, ownerReferences: [{kind: Deployment, name: web, controller: true}]}
                spec: {template: {metadata: {labels: {version: new}}}}
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: night, namespace: shop}
                spec: {jobTemplate: {spec: {template: {}}}}
                ---
                apiVersion: batch/v1
                kind: Job
                metadata: {name: night-1, namespace: shop, ownerReferences: [{kind: CronJob, name: night}]}
                spec: {template: {}}
                """);

        assertThat(written.lines().filter(line -> line.startsWith("kind:")))
                .containsExactly(
                        "kind: Deployment", "kind: ReplicaSet", "kind: ReplicaSet", "kind: CronJob", "kind: Job");
    }

    @Test
    void aTemplateOfAKindThatHasNone() {
        Cluster cluster = Cluster.builder()
                .pod(Pod.builder()
                        .namespace("shop")
                        .name("web")
                        .workload(new WorkloadId("shop", "web", "Rollout"))
                        .fromTemplate(true)
                        .build())
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.write(cluster))
                .withMessage("shop/web[Rollout]: a Rollout has no pod template, so no manifest can say it");
    }

    // --- policy tests

    @Test
    void aPolicyTest() {
        Cluster cluster =
                Cluster.builder().namespace(Namespace.of("shop", Map.of())).build();

        String written = PolicyTestWriter.yaml(
                "a name: with a colon",
                cluster,
                ImmutableList.of(
                        new Option("ipBlockMatchesPods", ImmutableList.of("false"), NOWHERE),
                        new Option("ipFamilies", ImmutableList.of("ipv4"), NOWHERE),
                        new Option("podCidrs", ImmutableList.of("10.0.0.0/8", "fd00::/8"), NOWHERE)),
                ImmutableList.of(
                        new Expectation("shop/a", "192.0.2.7", 80, "TCP", "allowed", "IPv4", NOWHERE),
                        new Expectation("shop/a[Pod]", "fd00::7", 53, "UDP", "denied", "", NOWHERE)));

        assertThat(written).isEqualTo("""
                name: 'a name: with a colon'
                resources:
                  - apiVersion: v1
                    kind: Namespace
                    metadata:
                      name: shop
                      labels:
                        kubernetes.io/metadata.name: shop
                options:
                  ipBlockMatchesPods: false
                  ipFamilies: ipv4
                  podCidrs:
                    - 10.0.0.0/8
                    - 'fd00::/8'
                expect:
                  - from: shop/a
                    to: '192.0.2.7'
                    port: 80
                    protocol: TCP
                    ipFamily: IPv4
                    verdict: allowed
                  - from: 'shop/a[Pod]'
                    to: 'fd00::7'
                    port: 53
                    protocol: UDP
                    verdict: denied
                """);
        PolicyTestFiles files = PolicyTestFiles.of(written, "test.yaml", ReadingOptions.defaults());
        assertThat(files.problems()).isEmpty();
        PolicyTestDocument test = files.tests().get(0);
        assertThat(test.name()).isEqualTo("a name: with a colon");
        assertThat(test.options())
                .extracting(Option::name, Option::values)
                .containsExactly(
                        tuple("ipBlockMatchesPods", ImmutableList.of("false")),
                        tuple("ipFamilies", ImmutableList.of("ipv4")),
                        tuple("podCidrs", ImmutableList.of("10.0.0.0/8", "fd00::/8")));
        assertThat(test.expectations())
                .extracting(Expectation::text)
                .containsExactly("shop/a => 192.0.2.7 TCP 80 (IPv4): allowed", "shop/a[Pod] => fd00::7 UDP 53: denied");
        assertEqual(test.read(ReadingOptions.defaults()).cluster(), cluster);
    }

    @Test
    void aPolicyTestOfNothing() {
        Cluster empty = Cluster.builder().build();
        Cluster some = Cluster.builder().namespace(Namespace.of("shop")).build();
        ImmutableList<Expectation> one =
                ImmutableList.of(new Expectation("192.0.2.1", "192.0.2.2", 80, "TCP", "allowed", "", NOWHERE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyTestWriter.yaml("t", empty, ImmutableList.of(), one))
                .withMessage("policy test \"t\": there is no object; a policy test needs at least one of both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PolicyTestWriter.yaml("t", some, ImmutableList.of(), ImmutableList.of()))
                .withMessage("policy test \"t\": there is no expectation; a policy test needs at least one of both");
    }

    @Property(tries = 300)
    void generatedClustersReadBackEqual(@ForAll("clusters") Cluster cluster) {
        assertEqual(read(Manifests.write(cluster)), cluster);
    }

    @Provide
    Arbitrary<Cluster> clusters() {
        return Clusters.allClusters();
    }
}
