package io.netpol.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.netpol.draft.PolicyKind;
import io.netpol.dsl.Sentences;
import io.netpol.dsl.clusterwide.ClusterSentences;
import io.netpol.model.PolicyId;
import io.netpol.model.Ports;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies as names in Java. */
class MethodNamesTest {
    private static PolicyId policy(String text) {
        int slash = text.indexOf('/');
        return PolicyId.of(text.substring(0, slash), text.substring(slash + 1));
    }

    private static Map<PolicyId, String> claim(String... policies) {
        return new MethodNames()
                .claim(Stream.of(policies).map(MethodNamesTest::policy).toList());
    }

    private static Collection<String> names(String... policies) {
        Map<PolicyId, String> claimed = claim(policies);
        return Stream.of(policies).map(policy -> claimed.get(policy(policy))).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "data/orders-db-clients, dataOrdersDbClients",
        "shop/api, shopApi",
        "kube-system/allow.dns, kubeSystemAllowDns",
        "a/b--c..d, aBCD",
        "a/v1-2, aV1_2",
        "a/v12, aV12",
        "a1/2, a1_2",
        "1st/x, policy1stX",
        "1/2, policy1_2",
        // words that would be hidden, and what every object has
        "to/anywhere, toAnywherePolicy",
        "ip/block, ipBlockPolicy",
        "not/in, notInPolicy",
        "any/tcp-port, anyTcpPortPolicy",
        "to/string, toStringPolicy",
        "hash/code, hashCodePolicy",
        "get/class, getClassPolicy",
        "notify/all, notifyAllPolicy",
        // no keyword has a capital
        "inter/face, interFace"
    })
    void namesAreMadeOfWords(String policy, String name) {
        assertThat(names(policy)).containsExactly(name);
    }

    private static PolicyId clusterWide(PolicyKind kind, String name) {
        return PolicyId.clusterWide(kind, name);
    }

    @Test
    void clusterWidePoliciesHaveNoNamespaceInTheirNames() {
        PolicyId shop = policy("shop/api");
        PolicyId api = clusterWide(PolicyKind.CLUSTER_NETWORK_POLICY, "shop-api");
        PolicyId deny = clusterWide(PolicyKind.ADMIN_NETWORK_POLICY, "deny-to");
        PolicyId all = clusterWide(PolicyKind.ADMIN_NETWORK_POLICY, "all-cluster-wide");
        PolicyId baseline = clusterWide(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY, "default");

        assertThat(new MethodNames().claim(List.of(shop, api, deny, all, baseline)))
                .containsOnly(
                        Map.entry(shop, "shopApi"),
                        Map.entry(api, "shopApi2"),
                        Map.entry(deny, "denyToPolicy"),
                        Map.entry(all, "allClusterWidePolicy"),
                        Map.entry(baseline, "defaultPolicy"));
    }

    @Test
    void thoseThatWouldBeOneGetNumbers() {
        assertThat(names("a/b-c", "a/b.c", "a-b/c", "x/y")).containsExactly("aBC", "aBC2", "aBC3", "xY");
        assertThat(names("a/b-1", "a/b.1")).containsExactly("aB1", "aB1_2");
        assertThat(names("to/anywhere", "to/anywhere-policy")).containsExactly("toAnywherePolicy", "toAnywherePolicy2");
    }

    @Test
    void aNumberIsNotTakenFromThoseWhoseNameItIs() {
        assertThat(names("a/b-c", "a/b.c", "a/b-c2")).containsExactly("aBC", "aBC3", "aBC2");
    }

    @Test
    void namesBesidePolicies() {
        MethodNames names = new MethodNames();
        names.claim(List.of(policy("shop/api-peers")));

        assertThat(names.claim("shopApiPeers")).isEqualTo("shopApiPeers2");
        assertThat(names.claim("shopApiPorts")).isEqualTo("shopApiPorts");
    }

    @Test
    void everyWordOfTheSentencesIsKnown() {
        ImmutableSet<String> words = Stream.of(Sentences.class, ClusterSentences.class, Ports.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(ImmutableSet.toImmutableSet());

        assertThat(MethodNames.WORDS).containsExactlyInAnyOrderElementsOf(words);
    }
}
