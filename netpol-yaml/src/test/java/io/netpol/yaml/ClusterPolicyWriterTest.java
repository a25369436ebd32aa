package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.net.Cidr;
import io.netpol.validation.InvalidValueException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cluster-wide policies as text, each in full; and what their versions of the API cannot say. */
class ClusterPolicyWriterTest {
    private static final NamespacedPods ALL = NamespacedPods.allIn(LabelSelector.everything());

    private static LabelSelector labeled(String key, String value) {
        return LabelSelector.of(Requirement.equalTo(key, value));
    }

    private static ClusterRule.Builder rule(Action action, ClusterPeer... peers) {
        return ClusterRule.builder()
                .action(action)
                .peers(ImmutableList.copyOf(peers))
                .ports(ClusterPorts.any());
    }

    /** One policy, which any kind can say but for its tier. */
    private static ClusterNetworkPolicy.Builder policy() {
        return ClusterNetworkPolicy.builder()
                .name("default")
                .labels(Map.of("team", "security"))
                .annotations(Map.of("note", "12:30"))
                .tier(Tier.ADMIN)
                .priority(7)
                .subject(NamespacedPods.of(labeled("app", "api"), labeled("zone", "inner")))
                .addIngress(
                        rule(Action.ACCEPT, NamespacedPods.allIn(labeled("zone", "inner")), ALL)
                                .name("the zone: all of it")
                                .ports(ClusterPorts.of(
                                        Ports.tcp(80),
                                        Ports.udp(8000).through(8999),
                                        Ports.sctp(1),
                                        ClusterPorts.named("web")))
                                .build(),
                        rule(Action.DENY, ALL).build())
                .addEgress(rule(
                                Action.DENY,
                                ClusterPeer.Networks.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8")),
                                ClusterPeer.Nodes.of(labeled("role", "control-plane")),
                                NamespacedPods.of(labeled("app", "web"), LabelSelector.everything()))
                        .build());
    }

    private static void assertWritten(String file, ClusterNetworkPolicy policy) throws IOException {
        String yaml = Manifests.write(policy);
        ExpectedFile.assertEquals("written/" + file, yaml);
        assertThat(Texts.read(yaml).cluster().clusterPolicies()).containsExactly(policy);
    }

    @Test
    void eachKindInItsVersion() throws IOException {
        ClusterRule toNames = rule(
                        Action.PASS,
                        ClusterPeer.DomainNames.of(List.of(DomainName.of("*.example.com"), DomainName.of("no.on."))))
                .build();
        assertWritten("cluster-network-policy.yaml", policy().addEgress(toNames).build());
        assertWritten(
                "admin-network-policy.yaml",
                policy().kind(PolicyKind.ADMIN_NETWORK_POLICY)
                        .addEgress(toNames)
                        .build());
        assertWritten(
                "baseline-admin-network-policy.yaml",
                policy().kind(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY)
                        .tier(Tier.BASELINE)
                        .priority(500)
                        .build());
    }

    @Test
    void withoutRules() throws IOException {
        assertWritten(
                "no-rules.yaml",
                ClusterNetworkPolicy.builder()
                        .name("nothing")
                        .tier(Tier.BASELINE)
                        .priority(0)
                        .subject(ALL)
                        .build());
    }

    /** All pods are written in one way, whichever way they were read. */
    @Test
    void allPodsAreNamespaces() {
        assertThat(Manifests.write(policy().subject(NamespacedPods.of(LabelSelector.everything(), labeled("a", "b")))
                        .build()))
                .contains("""
                          subject:
                            namespaces:
                              matchLabels:
                                a: b
                        """);
    }

    // --- limits, which a value does not have

    private static List<ClusterRule> rules(int count) {
        return Collections.nCopies(count, rule(Action.DENY, ALL).build());
    }

    private static ClusterRule peers(int count) {
        return rule(Action.DENY, ALL).peers(Collections.nCopies(count, ALL)).build();
    }

    private static ClusterRule ports(int count) {
        return rule(Action.DENY, ALL)
                .ports(ClusterPorts.of(Collections.nCopies(count, Ports.tcp(80))))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"CLUSTER_NETWORK_POLICY, 25, v1alpha2", "ADMIN_NETWORK_POLICY, 100, v1alpha1"})
    void listsThatAreTooLong(PolicyKind kind, int limit, String version) {
        ClusterNetworkPolicy tooLong = policy().kind(kind)
                .ingress(rules(limit + 1))
                .egress(List.of(peers(limit + 1), ports(limit + 1)))
                .build();
        String others = ", write the others as another rule of the same action behind this one";

        assertThatThrownBy(() -> Manifests.write(tooLong))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(kind + " default, as a manifest of policy.networking.k8s.io/" + version
                        + ", is not valid: spec.ingress: " + (limit + 1) + " rules; at most " + limit
                        + " are allowed, write the others as policies of their own; spec.egress[0].to: " + (limit + 1)
                        + " peers; at most " + limit + " are allowed" + others + "; spec.egress[1]."
                        + kind.portsField() + ": " + (limit + 1) + " entries; at most " + limit + " are allowed"
                        + others);
        ClusterNetworkPolicy justNot = policy().kind(kind)
                .ingress(rules(limit))
                .egress(List.of(peers(limit), ports(limit)))
                .build();
        assertThat(Texts.read(Manifests.write(justNot)).cluster().clusterPolicies())
                .containsExactly(justNot);
    }

    @Test
    void peersThatAreTooLong() {
        List<Cidr> cidrs = IntStream.range(0, 26)
                .mapToObj(i -> Cidr.parse("10.0.0." + i + "/32"))
                .toList();
        List<DomainName> names = IntStream.range(0, 26)
                .mapToObj(i -> DomainName.of("a" + i + ".example"))
                .toList();
        ClusterNetworkPolicy tooLong = policy().egress(
                        List.of(rule(Action.DENY, ClusterPeer.Networks.of(cidrs), ClusterPeer.DomainNames.of(names))
                                .build()))
                .build();

        assertThatThrownBy(() -> Manifests.write(tooLong))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "ClusterNetworkPolicy default, as a manifest of policy.networking.k8s.io/v1alpha2, is not valid:"
                                + " spec.egress[0].to[0].networks: 26 networks; at most 25 are allowed, write the others as another peer;"
                                + " spec.egress[0].to[1].domainNames: 26 domain names; at most 25 are allowed, write the others as"
                                + " another peer");
    }

    @Test
    void peersThatAreNotKnown() {
        ClusterNetworkPolicy unknown = policy().addEgress(
                        rule(Action.DENY, ClusterPeer.Unknown.of("tenants")).build())
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.write(unknown))
                .withMessage(
                        "a peer by tenants is not known here and cannot be written; keep the manifest from which it was read");
    }
}
