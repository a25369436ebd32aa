package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableSet;
import io.netpol.cluster.Pod;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import io.netpol.validation.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known beside the cluster: what only the syntax shows, places, and what was passed over. */
class ReadingTest {
    private static final PolicyId API = PolicyId.of("shop", "api");

    private static PolicySyntax syntax(String spec) {
        return Texts.read(Texts.HEADER + "spec: " + spec + "\n").syntax(API).orElseThrow();
    }

    @Test
    void syntaxOfAPolicyThatSaysEverything() {
        assertThat(syntax("{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}]}"))
                .isEqualTo(new PolicySyntax(false, false, ImmutableSet.of()));
    }

    @Test
    void syntaxOfAPolicyThatSaysNothing() {
        assertThat(syntax("{}")).isEqualTo(new PolicySyntax(true, true, ImmutableSet.of()));
        assertThat(syntax("{policyTypes: [], podSelector: null, ingress: [{}], egress: [{}]}"))
                .isEqualTo(new PolicySyntax(true, true, ImmutableSet.of()));
    }

    @Test
    void syntaxOfInertRules() {
        assertThat(syntax("{podSelector: {}, policyTypes: [Egress], ingress: [{}]}")
                        .inertRules())
                .containsExactly(Direction.INGRESS);
        assertThat(syntax("{podSelector: {}, policyTypes: [Ingress], egress: [{}]}")
                        .inertRules())
                .containsExactly(Direction.EGRESS);
        assertThat(syntax("{podSelector: {}, policyTypes: [Ingress], egress: []}")
                        .inertRules())
                .isEmpty();
    }

    @Test
    void nothingIsKnownOfAPolicyThatWasNotRead() {
        Reading reading = Texts.read(Texts.HEADER);
        PolicyId other = PolicyId.of("shop", "web");
        assertThat(reading.syntax(other)).isEmpty();
        assertThat(reading.position(other, "spec")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                              | 1:1",
                "metadata                                        | 4:3",
                "metadata.name                                   | 4:9",
                "spec                                            | 7:3",
                "spec.podSelector                                | 8:5",
                "spec.podSelector.matchLabels                    | 8:18",
                "spec.ingress[0]                                 | 10:7",
                "spec.ingress[0].from[1].podSelector             | 12:24",
                "spec.ingress[0].from[1].podSelector.matchLabels | 12:24",
                "spec.ingress[0].from[2]                         | 11:9",
                "spec.ingress[1].from[0]                         | 10:5",
                "spec.ingress.from                               | 10:5",
                "spec[0]                                         | 7:3",
                "spec.egress[0].to                               | 7:3",
                "status                                          | 1:1"
            })
    void placeOfAFieldOrOfTheNearestThatHoldsIt(String path, String place) {
        Reading reading = Texts.read("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: api
                  namespace: shop
                spec:
                  podSelector:
                    matchLabels: {app: api}
                  ingress:
                    - from:
                        - podSelector: {}
                        - podSelector: {}
                """);
        assertThat(reading.position(API, path)).map(SourcePosition::toString).contains("policy.yaml:" + place);
    }

    @Test
    void otherKindsAreCounted() {
        Reading reading = Texts.read("""
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, anything: [1]}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                ---
                {apiVersion: example.com/v1, kind: Deployment, metadata: {name: a}}
                ---
                {apiVersion: example.com/v1, kind: Pods}
                ---
                {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}}
                ---
                {replicas: 3, image: web}
                ---
                resources: [a.yaml]
                """);
        assertThat(Texts.lines(reading)).isEmpty();
        assertThat(reading.otherKinds().toString())
                .isEqualTo("{ConfigMap (v1)=2, Deployment (example.com/v1)=1, Ingress (networking.k8s.io/v1)=1, Pods"
                        + " (example.com/v1)=1, no Kubernetes object=2}");
        assertThat(reading.cluster().pods()).isEmpty();
    }

    static Stream<String> kindsOfKubernetes() {
        return Stream.of(
                "v1 ConfigMap Secret ServiceAccount Endpoints Event LimitRange PersistentVolume PersistentVolumeClaim"
                        + " PodTemplate ResourceQuota Binding ComponentStatus Eviction Scale TokenRequest",
                "apps/v1 ControllerRevision Scale",
                "apps/v1beta1 DeploymentRollback Scale ControllerRevision",
                "batch/v1beta1 JobTemplate",
                "networking.k8s.io/v1 Ingress IngressClass IPAddress ServiceCIDR",
                "extensions/v1beta1 Ingress PodSecurityPolicy Scale");
    }

    @ParameterizedTest
    @MethodSource("kindsOfKubernetes")
    void noKindOfKubernetesIsTakenForASlip(String line) {
        List<String> words = List.of(line.split(" ", -1));
        for (String kind : words.subList(1, words.size())) {
            Reading reading = Texts.read("{apiVersion: " + words.get(0) + ", kind: " + kind + ", metadata: {name: a}}");
            assertThat(Texts.lines(reading)).isEmpty();
            assertThat(reading.otherKinds()).containsOnlyKeys(kind + " (" + words.get(0) + ")");
        }
    }

    @Test
    void policyTestsArePassedOver() {
        Reading reading = Texts.read("""
                name: a test
                resources: [{apiVersion: v1, kind: Pod, metadata: {name: web}}]
                expect: [{from: a/b, to: a/c, port: 80, verdict: allowed}]
                ---
                {expect: []}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: api}, expect: []}
                """);
        assertThat(Texts.lines(reading)).isEmpty();
        assertThat(reading.policyTests()).isEqualTo(2);
        assertThat(reading.cluster().pods()).extracting(Pod::name).containsExactly("api");
    }

    @Test
    void inputOfPolicyTestsAloneIsNotEmpty() {
        assertThat(Texts.problems("expect: []")).isEmpty();
        assertThat(Texts.problems("kind: ConfigMap\napiVersion: v1\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "# a remark\n", "---\n---\n", "null\n", "{apiVersion: v1, kind: List, items: []}"})
    void inputWithoutManifests(String text) {
        assertThat(Texts.problems(text))
                .containsExactly(
                        "the input: error: holds no manifest; give files or folders with Kubernetes objects in YAML"
                                + " or JSON [no-manifests]");
    }

    @Test
    void warningsAreNoErrors() {
        Reading reading = Texts.read(Texts.HEADER + "spec: {ingress: [{from: [{ipBlock: {cidr: '2001:DB8::/32'}}]}]}");
        assertThat(reading.problems()).extracting(Problem::severity).containsExactly(Severity.WARNING);
        assertThat(reading.errors()).isEmpty();
        assertThat(reading.cluster().policies()).hasSize(1);
    }

    @Test
    void shortWayFromText() {
        assertThat(Manifests.read(Texts.HEADER).cluster().policies()).hasSize(1);
        assertThatExceptionOfType(InvalidManifestsException.class)
                .isThrownBy(() -> Manifests.read("spec: {}").cluster())
                .withMessageStartingWith("the input has errors:\ntext:1:1: error: object without a name: apiVersion: ");
    }

    @Test
    void placesAreOrderedBySourceLineAndColumn() {
        List<SourcePosition> ordered = List.of(
                SourcePosition.whole("a"),
                new SourcePosition("a", 1, 2),
                new SourcePosition("a", 1, 10),
                new SourcePosition("a", 2, 1),
                SourcePosition.whole("b"));
        assertThat(ordered.stream().sorted().toList()).isEqualTo(ordered);
        assertThat(ordered).extracting(SourcePosition::toString).containsExactly("a", "a:1:2", "a:1:10", "a:2:1", "b");
    }

    @Test
    void namespacesOfWhichOnlyTheNameIsKnownAreNamedWherePoliciesAskForMore() {
        String pod = "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}\n---\n";
        String policy = "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: shop},"
                + " spec: {ingress: [{from: [{namespaceSelector: {matchLabels: {%s: x}}}]}]}}\n";
        assertThat(Texts.lines(Texts.read(pod + policy.formatted("team"))))
                .containsExactly("the input: warning: holds no Namespace object for shop: of their labels only"
                        + " kubernetes.io/metadata.name is known, and policies select namespaces by others; add the objects"
                        + " [assumed-namespace]");
        assertThat(Texts.lines(Texts.read(pod + policy.formatted("kubernetes.io/metadata.name"))))
                .isEmpty();
        String namespace = "---\n{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n";
        assertThat(Texts.lines(Texts.read(pod + policy.formatted("team") + namespace)))
                .isEmpty();
    }
}
