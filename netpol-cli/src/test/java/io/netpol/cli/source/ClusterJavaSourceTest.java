package io.netpol.cli.source;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.denyAllIngress;
import static io.netpol.dsl.Sentences.exists;
import static io.netpol.dsl.Sentences.in;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptToClusterDns;
import static io.netpol.dsl.clusterwide.ClusterSentences.allAddresses;
import static io.netpol.dsl.clusterwide.ClusterSentences.clusterNetworkPolicy;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.domainNames;
import static io.netpol.dsl.clusterwide.ClusterSentences.egressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.forPods;
import static io.netpol.dsl.clusterwide.ClusterSentences.ingressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.networks;
import static io.netpol.dsl.clusterwide.ClusterSentences.nodes;
import static io.netpol.dsl.clusterwide.ClusterSentences.passTo;
import static io.netpol.model.Ports.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netpol.cluster.Cluster;
import io.netpol.draft.PolicyKind;
import io.netpol.dsl.Labels;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPolicyConversion;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.NamespacedPods;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.yaml.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Source files with cluster-wide policies: as wholes, beside NetworkPolicies, and what has no room or no words. */
class ClusterJavaSourceTest {
    private static final TargetClass TARGET = new TargetClass("com.example.policies", "Policies");
    private static final NetworkPolicy NETWORK_POLICY =
            networkPolicy("deny").inNamespace("shop").selecting(allPods()).isolating(denyAllIngress());

    private static ClusterNetworkPolicy nothing(String name) {
        return clusterNetworkPolicy(name)
                .inBaselineTier()
                .withPriority(7)
                .selecting(allPods().inNamespace("shop"))
                .decidingNothing();
    }

    private static JavaSource source(ClusterNetworkPolicy... policies) {
        return JavaSource.of(TARGET, List.of(), List.of(policies), policy -> "");
    }

    private static void assertRebuilt(ClusterNetworkPolicy... policies) {
        assertThat(CompiledSource.rebuiltClusterWide(List.of(policies))).containsExactly(policies);
    }

    @Test
    void aFileOfBoth() {
        ClusterNetworkPolicy sensitive = clusterNetworkPolicy("deny-sensitive")
                .inAdminTier()
                .withPriority(10)
                .selecting(allPods().inNamespace("sensitive"))
                .deciding(
                        ingressInOrder(
                                acceptFrom(pods(labeled("app", "prometheus")).inNamespace("monitoring"))
                                        .on(tcp(9090))
                                        .named("scraping"),
                                denyFrom(allPods().inAllNamespaces()).onAnyPort()),
                        egressInOrder(denyTo(allAddresses()).onAnyPort()));
        JavaSource source = JavaSource.of(
                TARGET, List.of(NETWORK_POLICY), List.of(sensitive), policy -> policy.isClusterWide() ? "a.yaml" : "");

        assertThat(source.text()).isEqualTo("""
                package com.example.policies;

                import static io.netpol.dsl.Sentences.*;
                import static io.netpol.dsl.clusterwide.ClusterSentences.*;
                import static io.netpol.model.Ports.*;

                import io.netpol.model.ClusterNetworkPolicy;
                import io.netpol.model.NetworkPolicy;
                import java.util.List;

                /** Network policies as sentences, written from manifests. */
                public final class Policies {
                    private Policies() {}

                    /** All policies, by namespace and name. */
                    public static List<NetworkPolicy> all() {
                        return List.of(shopDeny());
                    }

                    /** All cluster-wide policies, in the order in which they are asked. */
                    public static List<ClusterNetworkPolicy> allClusterWide() {
                        return List.of(denySensitive());
                    }

                    /** NetworkPolicy shop/deny. */
                    public static NetworkPolicy shopDeny() {
                        return networkPolicy("deny").inNamespace("shop")
                            .selecting(allPods())
                            .isolating(denyAllIngress());
                    }

                    /** ClusterNetworkPolicy deny-sensitive, from a.yaml. */
                    public static ClusterNetworkPolicy denySensitive() {
                        return clusterNetworkPolicy("deny-sensitive").inAdminTier().withPriority(10)
                            .selecting(allPods().inNamespace("sensitive"))
                            .deciding(
                                ingressInOrder(
                                    acceptFrom(pods(labeled("app", "prometheus")).inNamespace("monitoring"))
                                        .on(tcp(9090))
                                        .named("scraping"),
                                    denyFrom(allPods().inAllNamespaces()).onAnyPort()),
                                egressInOrder(denyTo(allAddresses()).onAnyPort()));
                    }
                }
                """);
        assertThat(source.method(sensitive.id())).isEqualTo("denySensitive");
        CompiledSource compiled = CompiledSource.of(TARGET, source.text());
        assertThat(compiled.all()).containsExactly(NETWORK_POLICY);
        assertThat(compiled.allClusterWide()).containsExactly(sensitive);
    }

    @Test
    void aFileOfClusterWidePoliciesAlone() {
        assertThat(source(nothing("default")).text()).endsWith("""
                public final class Policies {
                    private Policies() {}

                    /** All cluster-wide policies, in the order in which they are asked. */
                    public static List<ClusterNetworkPolicy> allClusterWide() {
                        return List.of(defaultPolicy());
                    }

                    /** ClusterNetworkPolicy default. */
                    public static ClusterNetworkPolicy defaultPolicy() {
                        return clusterNetworkPolicy("default").inBaselineTier().withPriority(7)
                            .selecting(allPods().inNamespace("shop"))
                            .decidingNothing();
                    }
                }
                """);
    }

    @Test
    void whatIsApprovedCompiles() throws IOException {
        Path resources = Path.of("src/test/resources/io/netpol/cli");
        Cluster cluster = Manifests.read(resources.resolve("cluster-wide.yaml")).cluster();

        CompiledSource compiled = CompiledSource.of(
                new TargetClass("p", "ClusterWide"), Files.readString(resources.resolve("java-cluster-wide.java")));

        assertThat(compiled.all()).isEqualTo(cluster.policies());
        assertThat(compiled.allClusterWide())
                .isEqualTo(ClusterPolicyConversion.of(cluster.clusterPolicies()).all())
                .hasSize(4);
    }

    @Test
    void readyMadeWordsStandForOneValue() {
        ClusterNetworkPolicy dns =
                forPods(allPods().inNamespace("x")).withPriority(3).allowDns();
        ClusterNetworkPolicy turned = clusterNetworkPolicy("turned")
                .inAdminTier()
                .withPriority(4)
                .selecting(allPods().inAllNamespaces())
                .deciding(egressInOrder(
                        acceptToClusterDns().named("dns"),
                        denyTo(networks("::/0", "0.0.0.0/0")).onAnyPort()));

        assertThat(source(dns, turned).text())
                .contains(
                        ".deciding(egressInOrder(acceptToClusterDns()));\n",
                        "                    acceptToClusterDns().named(\"dns\"),\n",
                        "                    denyTo(networks(\"::/0\", \"0.0.0.0/0\")).onAnyPort()));\n");
        assertRebuilt(dns, turned);
    }

    @Test
    void theKindsOfTheFirstVersionHaveNoSentences() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source(ClusterNetworkPolicy.builder()
                        .from(nothing("default"))
                        .kind(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY)
                        .build()))
                .withMessage("BaselineAdminNetworkPolicy default has no sentence; convert it to a ClusterNetworkPolicy"
                        + " first");
    }

    @Test
    void methodsCanBeAskedFor() {
        JavaSource source = source(nothing("a"));

        assertThat(source.method(nothing("a").id())).isEqualTo("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.method(PolicyId.clusterWide(PolicyKind.ADMIN_NETWORK_POLICY, "a")))
                .withMessage("AdminNetworkPolicy a is none of those written");
    }

    @Test
    void aPeerThatIsNotKnownHasNoWords() {
        ClusterNetworkPolicy policy = clusterNetworkPolicy("p")
                .inAdminTier()
                .withPriority(1)
                .selecting(allPods().inAllNamespaces())
                .deciding(ingressInOrder(denyFrom(allPods().inAllNamespaces()).onAnyPort()));
        ClusterNetworkPolicy unknown = ClusterNetworkPolicy.builder()
                .from(policy)
                .ingress(policy.ingress().stream()
                        .map(rule -> ClusterRule.builder()
                                .from(rule)
                                .addPeers(ClusterPeer.Unknown.of("tenants"))
                                .build())
                        .toList())
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> source(unknown))
                .withMessage(
                        "ClusterNetworkPolicy p has a peer of the field tenants, for which no sentence has words; keep"
                                + " its manifest, and leave it out here");
    }

    @Test
    void namesThatNoContainerPortHas() {
        ClusterNetworkPolicy policy = clusterNetworkPolicy("p")
                .inAdminTier()
                .withPriority(1)
                .selecting(allPods().inAllNamespaces())
                .deciding(egressInOrder(denyTo(allPods().inAllNamespaces())
                        .on(ClusterPorts.named("80"), ClusterPorts.named("a \"b\""))
                        .named("odd")));

        assertThat(source(policy).text())
                .contains(".on(io.netpol.model.ClusterPorts.named(\"80\"),"
                        + " io.netpol.model.ClusterPorts.named(\"a \\\"b\\\"\"))");
        assertRebuilt(policy);
    }

    private static <T> List<T> many(int count, IntFunction<T> one) {
        return IntStream.range(0, count).mapToObj(one).toList();
    }

    private static Labels manyLabels(int count) {
        Labels labels = labeled("key", exists());
        for (int i = 0; i < count; i++) {
            labels = labels.with("key" + i, "value" + i);
        }
        return labels;
    }

    /** Everything of which there can be much, so many times. */
    private static ClusterNetworkPolicy longEverywhere(int count) {
        List<String> values = many(count, number -> "value" + number);
        List<ClusterPorts.Entry> ports = many(count, number -> tcp(number + 1));
        NamespacedPods subject = pods(manyLabels(count)).inNamespaces(manyLabels(count));
        return clusterNetworkPolicy("long")
                .inAdminTier()
                .withPriority(1)
                .labeled(values.stream().collect(Collectors.toMap(key -> key, key -> key)))
                .annotated(values.stream().collect(Collectors.toMap(key -> key, key -> key)))
                .selecting(subject)
                .deciding(
                        ingressInOrder(many(
                                count,
                                number -> acceptFrom(allPods().inNamespace("n" + number))
                                        .on(tcp(number + 1)))),
                        egressInOrder(
                                denyTo(subject, nodes(manyLabels(count).with("last", in(values))))
                                        .on(ports),
                                passTo(networks(many(
                                                count, number -> "10." + number / 256 + "." + number % 256 + ".0/24")))
                                        .onAnyPort(),
                                acceptTo(domainNames(many(count, number -> "n" + number + ".example.com")))
                                        .onAnyPort(),
                                acceptTo(many(
                                                count,
                                                number ->
                                                        networks("10." + number / 256 + "." + number % 256 + ".0/24")))
                                        .onAnyPort()));
    }

    @Test
    void whatIsTooLongMovesOut() {
        ClusterNetworkPolicy policy = longEverywhere(1_200);

        assertThat(source(policy).text()).contains("Annex1");
        assertRebuilt(policy);
    }

    @Test
    void manyPoliciesOfBothTypes() {
        List<NetworkPolicy> policies = many(
                1_500,
                number -> networkPolicy("p" + number)
                        .inNamespace("shop")
                        .selecting(allPods())
                        .isolating(denyAllIngress()));
        List<ClusterNetworkPolicy> clusterPolicies = many(2_600, number -> nothing("c" + number));
        JavaSource source = JavaSource.of(TARGET, policies, clusterPolicies, policy -> "");

        CompiledSource compiled = CompiledSource.of(TARGET, source.text());

        assertThat(compiled.all()).isEqualTo(policies);
        assertThat(compiled.allClusterWide()).isEqualTo(clusterPolicies);
        assertThat(source.method(clusterPolicies.get(0).id())).isEqualTo("Part1.c0");
        assertThat(source.text()).contains("""
                    public static List<NetworkPolicy> all() {
                        return Stream.of(Part1.all())
                            .flatMap(List::stream)
                            .toList();
                    }
                """, """
                    public static List<ClusterNetworkPolicy> allClusterWide() {
                        return Stream.of(
                            Part1.allClusterWide(),
                            Part2.allClusterWide(),
                            Part3.allClusterWide())
                            .flatMap(List::stream)
                            .toList();
                    }

                    /** Policies shop/p0 to ClusterNetworkPolicy c499: one class has no room for all. */
                """);
    }
}
