package io.netpol.model;

import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.draft.PolicyKind;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.testkit.GeneratedClusterPolicies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Cluster-wide policies in words: whole texts. */
class ClusterDescriptionTest {
    private static final NamespacedPods MONITORING = NamespacedPods.of(
            LabelSelector.of(Requirement.equalTo("app", "prometheus")),
            LabelSelector.of(Requirement.equalTo(NamespaceScope.NAME_LABEL, "monitoring")));
    private static final NamespacedPods ALL_PODS = NamespacedPods.allIn(LabelSelector.everything());
    private static final ClusterPeer.Networks EVERYTHING =
            ClusterPeer.Networks.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0"));
    private static final ClusterPeer UNKNOWN = ClusterPeer.Unknown.of("serviceAccounts");

    private static ClusterNetworkPolicy.Builder policy(Tier tier) {
        return ClusterNetworkPolicy.builder()
                .name("p")
                .tier(tier)
                .priority(10)
                .subject(NamespacedPods.allIn(LabelSelector.of(Requirement.exists("tenant"))));
    }

    private static ClusterRule rule(Action action, ClusterPorts ports, ClusterPeer... peers) {
        return ClusterRule.builder()
                .action(action)
                .peers(List.of(peers))
                .ports(ports)
                .build();
    }

    private static ClusterRule named(String name, ClusterRule rule) {
        return ClusterRule.builder().from(rule).name(name).build();
    }

    private static String lastLineBut(int count, String text) {
        List<String> lines = text.lines().toList();
        return lines.get(lines.size() - 1 - count).strip();
    }

    @Test
    void theAdminTier() {
        ClusterNetworkPolicy policy = policy(Tier.ADMIN)
                .addIngress(
                        named("scraping", rule(Action.ACCEPT, ClusterPorts.of(Ports.tcp(9090)), MONITORING)),
                        rule(Action.PASS, ClusterPorts.of(Ports.tcp(80)), ALL_PODS),
                        rule(Action.DENY, ClusterPorts.any(), ALL_PODS))
                .addEgress(
                        rule(Action.ACCEPT, ClusterPorts.of(Ports.udp(53)), ALL_PODS),
                        rule(Action.PASS, ClusterPorts.of(Ports.tcp(443)), EVERYTHING),
                        rule(Action.DENY, ClusterPorts.any(), ALL_PODS, EVERYTHING))
                .build();

        assertThat(policy.describe()).isEqualTo("""
                ClusterNetworkPolicy p
                  applies to all pods in namespaces with tenant present
                  where pods are named, those on the host network are not meant: they count as their nodes
                  asked in the Admin tier: before NetworkPolicies, which change nothing that is decided here
                  asked at priority 10: after the tier's policies of smaller numbers, before those of larger ones, in no order among those of the same
                  ingress: the first rule that matches decides, in this order
                  ingress: rule 1, "scraping", lets in TCP 9090 from pods with app=prometheus in namespace monitoring, whatever NetworkPolicies let in
                  ingress: rule 2 passes TCP 80 from all pods in all namespaces, without nodes and external addresses: the Admin tier ends there, NetworkPolicies are asked, and the Baseline tier where none of them isolates the pod in ingress
                  ingress: rule 3 stops any port of any protocol from all pods in all namespaces, without nodes and external addresses, whatever NetworkPolicies let in
                  ingress: what no rule matches is left to the tier's other policies, then to NetworkPolicies, and to the Baseline tier where none of them isolates the pod in ingress
                  egress: the first rule that matches decides, in this order
                  egress: rule 1 lets out UDP 53 to all pods in all namespaces, without nodes and external addresses, whatever NetworkPolicies let out
                  egress: rule 2 passes TCP 443 to all IPv4 addresses or all IPv6 addresses, those of pods and nodes included: the Admin tier ends there, NetworkPolicies are asked, and the Baseline tier where none of them isolates the pod in egress
                  egress: rule 3 stops any port of any protocol to all pods in all namespaces, without nodes and external addresses, whatever NetworkPolicies let out
                  egress: rule 3 stops any port of any protocol to all IPv4 addresses or all IPv6 addresses, those of pods and nodes included, whatever NetworkPolicies let out
                  egress: what no rule matches is left to the tier's other policies, then to NetworkPolicies, and to the Baseline tier where none of them isolates the pod in egress""");
    }

    @Test
    void theBaselineTier() {
        ClusterNetworkPolicy policy = policy(Tier.BASELINE)
                .subject(MONITORING)
                .addIngress(
                        rule(Action.ACCEPT, ClusterPorts.of(Ports.tcp(9090)), MONITORING),
                        rule(Action.PASS, ClusterPorts.of(Ports.tcp(80)), MONITORING),
                        rule(Action.DENY, ClusterPorts.any(), ALL_PODS))
                .addEgress(rule(Action.PASS, ClusterPorts.of(Ports.tcp(80)), MONITORING))
                .build();

        assertThat(policy.describe()).isEqualTo("""
                ClusterNetworkPolicy p
                  applies to pods with app=prometheus in namespace monitoring
                  where pods are named, those on the host network are not meant: they count as their nodes
                  asked in the Baseline tier: after NetworkPolicies, and only in directions in which none of them isolates the pod
                  asked at priority 10: after the tier's policies of smaller numbers, before those of larger ones, in no order among those of the same
                  ingress: the first rule that matches decides, in this order
                  ingress: rule 1 lets in TCP 9090 from pods with app=prometheus in namespace monitoring, where no NetworkPolicy isolates the pod in ingress
                  ingress: rule 2 passes TCP 80 from pods with app=prometheus in namespace monitoring: the Baseline tier ends there, no other is asked, and it is let in, where no NetworkPolicy isolates the pod in ingress
                  ingress: rule 3 stops any port of any protocol from all pods in all namespaces, without nodes and external addresses, where no NetworkPolicy isolates the pod in ingress
                  ingress: what no rule matches is left to the tier's other policies, and let in where none of them decides
                  egress: the first rule that matches decides, in this order
                  egress: rule 1 passes TCP 80 to pods with app=prometheus in namespace monitoring: the Baseline tier ends there, no other is asked, and it is let out, where no NetworkPolicy isolates the pod in egress
                  egress: what no rule matches is left to the tier's other policies, and let out where none of them decides""");
    }

    @Test
    void noRules() {
        assertThat(policy(Tier.ADMIN).subject(ALL_PODS).build().describe()).isEqualTo("""
                ClusterNetworkPolicy p
                  applies to all pods in all namespaces, without nodes and external addresses
                  where pods are named, those on the host network are not meant: they count as their nodes
                  asked in the Admin tier: before NetworkPolicies, which change nothing that is decided here
                  asked at priority 10: after the tier's policies of smaller numbers, before those of larger ones, in no order among those of the same
                  ingress: no rules, so this policy changes nothing about what reaches these pods
                  egress: no rules, so this policy changes nothing about what these pods reach""");
    }

    @Test
    void theKindsOfTheFirstVersion() {
        assertThat(policy(Tier.ADMIN)
                        .kind(PolicyKind.ADMIN_NETWORK_POLICY)
                        .addIngress(rule(Action.ACCEPT, ClusterPorts.of(Ports.tcp(9090)), MONITORING))
                        .build()
                        .describe())
                .isEqualTo("""
                        AdminNetworkPolicy p
                          applies to all pods in namespaces with tenant present
                          where pods are named, those on the host network are not meant: they count as their nodes
                          asked in the Admin tier: before NetworkPolicies, which change nothing that is decided here
                          asked at priority 10: after the tier's policies of smaller numbers, before those of larger ones, in no order among those of the same
                          ingress: the first rule that matches decides, in this order
                          ingress: rule 1 lets in TCP 9090 from pods with app=prometheus in namespace monitoring, whatever NetworkPolicies let in
                          ingress: what no rule matches is left to the tier's other policies, then to NetworkPolicies, and to the Baseline tier where none of them isolates the pod in ingress
                          egress: no rules, so this policy changes nothing about what these pods reach""");
        assertThat(policy(Tier.BASELINE)
                        .kind(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY)
                        .name("default")
                        .priority(ClusterNetworkPolicy.PRIORITY_OF_BASELINE_ADMIN)
                        .addEgress(rule(Action.DENY, ClusterPorts.of(Ports.tcp(9090)), MONITORING))
                        .build()
                        .describe())
                .isEqualTo("""
                        BaselineAdminNetworkPolicy default
                          applies to all pods in namespaces with tenant present
                          where pods are named, those on the host network are not meant: they count as their nodes
                          asked in the Baseline tier: after NetworkPolicies, and only in directions in which none of them isolates the pod
                          asked as if it had priority 500, since this kind has none: after the tier's policies of smaller numbers, before those of larger ones, in no order among those of the same
                          ingress: no rules, so this policy changes nothing about what reaches these pods
                          egress: the first rule that matches decides, in this order
                          egress: rule 1 stops TCP 9090 to pods with app=prometheus in namespace monitoring, where no NetworkPolicy isolates the pod in egress
                          egress: what no rule matches is left to the tier's other policies, and let out where none of them decides""");
    }

    @Test
    void everyKindOfPeer() {
        LabelSelector edge = LabelSelector.of(Requirement.equalTo("role", "edge"));
        ClusterNetworkPolicy policy = policy(Tier.BASELINE)
                .addEgress(rule(
                        Action.ACCEPT,
                        ClusterPorts.of(Ports.tcp(80)),
                        NamespacedPods.of(edge, edge),
                        ClusterPeer.Networks.of(Cidr.parse("10.0.0.0/8")),
                        ClusterPeer.Networks.of(
                                Cidr.parse("10.0.0.0/8"), Cidr.parse("::/0"), Cidr.parse("192.0.2.1/32")),
                        ClusterPeer.Nodes.of(edge),
                        ClusterPeer.Nodes.of(LabelSelector.everything()),
                        ClusterPeer.DomainNames.of(
                                List.of(DomainName.of("www.example.com"), DomainName.of("*.example.org")))))
                .build();

        assertThat(policy.describe()).contains("""
                  egress: rule 1 lets out TCP 80 to pods with role=edge in namespaces with role=edge, where no NetworkPolicy isolates the pod in egress
                  egress: rule 1 lets out TCP 80 to addresses in 10.0.0.0/8, those of pods and nodes included, where no NetworkPolicy isolates the pod in egress
                  egress: rule 1 lets out TCP 80 to all IPv6 addresses or addresses in 10.0.0.0/8 or 192.0.2.1/32, those of pods and nodes included, where no NetworkPolicy isolates the pod in egress
                  egress: rule 1 lets out TCP 80 to nodes with role=edge at any of their addresses, hostNetwork pods there included, where no NetworkPolicy isolates the pod in egress
                  egress: rule 1 lets out TCP 80 to all nodes at any of their addresses, hostNetwork pods there included, where no NetworkPolicy isolates the pod in egress
                  egress: rule 1 lets out TCP 80 to the addresses to which www.example.com or any name below example.org resolves, where no NetworkPolicy isolates the pod in egress
                """);
    }

    @Test
    void everyKindOfPort() {
        ClusterPorts ports = ClusterPorts.of(
                Ports.tcp(80),
                Ports.udp(1).through(9),
                Ports.sctp(65535),
                ClusterPorts.named("web"),
                ClusterPorts.named("web, TCP 80"));
        ClusterNetworkPolicy policy = policy(Tier.ADMIN)
                .addIngress(rule(Action.DENY, ports, MONITORING))
                .build();

        assertThat(lastLineBut(2, policy.describe()))
                .isEqualTo(
                        "ingress: rule 1 stops TCP 80, UDP 1-9, SCTP 65535, ports of any protocol named web, ports of any"
                                + " protocol named \"web, TCP 80\" from pods with app=prometheus in namespace monitoring, whatever"
                                + " NetworkPolicies let in");
    }

    @Test
    void aPeerThatIsNotKnownFailsClosed() {
        ClusterNetworkPolicy policy = policy(Tier.ADMIN)
                .addIngress(
                        rule(Action.ACCEPT, ClusterPorts.any(), UNKNOWN, MONITORING),
                        rule(Action.PASS, ClusterPorts.of(Ports.tcp(80)), MONITORING, UNKNOWN))
                .addEgress(
                        rule(Action.ACCEPT, ClusterPorts.any(), UNKNOWN),
                        rule(Action.DENY, ClusterPorts.any(), UNKNOWN))
                .build();

        assertThat(policy.facts().stream()
                        .filter(fact -> fact.text().contains(": rule "))
                        .map(fact -> fact.kind() + " " + fact.text()))
                .containsExactly(
                        "ACCEPTS ingress: rule 1 lets in nothing, as its peer of the field \"serviceAccounts\" is not known"
                                + " here",
                        "DENIES ingress: rule 2 stops any port of any protocol from everywhere, as its peer of the field"
                                + " \"serviceAccounts\" is not known here, whatever NetworkPolicies let in",
                        "ACCEPTS egress: rule 1 lets out nothing, as its peer of the field \"serviceAccounts\" is not known"
                                + " here",
                        "DENIES egress: rule 2 stops any port of any protocol to everywhere, as its peer of the field"
                                + " \"serviceAccounts\" is not known here, whatever NetworkPolicies let out");
        assertThat(policy.facts().stream().map(PolicyFact::path)).contains("spec.ingress[1].from[1]");
    }

    @Test
    void namesOfRulesStayOnTheirLineAndInTheirQuotes() {
        ClusterNetworkPolicy policy = policy(Tier.ADMIN)
                .addIngress(named("a \"b\"\\\nc\u2028\u200b\u00e9", rule(Action.DENY, ClusterPorts.any(), MONITORING)))
                .build();

        assertThat(lastLineBut(2, policy.describe()))
                .isEqualTo("ingress: rule 1, \"a \\\"b\\\"\\\\\\u{a}c\\u{2028}\\u{200b}\u00e9\", stops any port of any"
                        + " protocol from pods with app=prometheus in namespace monitoring, whatever NetworkPolicies let"
                        + " in");
    }

    @Test
    void equalWordsMeanEqualRules() {
        RandomGenerator random = new Random(1);
        Map<String, ClusterNetworkPolicy> known = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            ClusterNetworkPolicy policy = GeneratedClusterPolicies.policy(random, "p");
            ClusterNetworkPolicy before = known.putIfAbsent(policy.describe(), policy);
            if (before != null) {
                assertThat(withoutMetadata(policy)).isEqualTo(withoutMetadata(before));
            }
        }
        assertThat(known).hasSizeGreaterThan(1_000).hasSizeLessThan(5_000);
    }

    private static ClusterNetworkPolicy withoutMetadata(ClusterNetworkPolicy policy) {
        return ClusterNetworkPolicy.builder()
                .from(policy)
                .labels(Map.of())
                .annotations(Map.of())
                .build();
    }

    @Test
    void factsNameTheirFields() {
        ClusterNetworkPolicy policy = policy(Tier.ADMIN)
                .addEgress(
                        rule(Action.ACCEPT, ClusterPorts.any(), ALL_PODS),
                        rule(Action.PASS, ClusterPorts.any(), ALL_PODS),
                        rule(Action.DENY, ClusterPorts.any(), ALL_PODS, EVERYTHING))
                .build();

        assertThat(policy.facts().stream().map(ClusterDescriptionTest::place))
                .containsExactly(
                        "SELECTS - spec.subject",
                        "LEAVES_OUT - spec.subject",
                        "ASKED - spec.tier",
                        "ASKED - spec.priority",
                        "NO_RULES ingress spec.ingress",
                        "FIRST_MATCH_DECIDES egress spec.egress",
                        "ACCEPTS egress spec.egress[0].to[0]",
                        "PASSES egress spec.egress[1].to[0]",
                        "DENIES egress spec.egress[2].to[0]",
                        "DENIES egress spec.egress[2].to[1]",
                        "LEAVES_UNMATCHED egress spec.egress");
        assertThat(policy(Tier.ADMIN).kind(PolicyKind.ADMIN_NETWORK_POLICY).build().facts().stream()
                        .map(ClusterDescriptionTest::place))
                .contains("ASKED - kind", "ASKED - spec.priority");
        assertThat(
                        policy(Tier.BASELINE)
                                .kind(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY)
                                .name("default")
                                .build()
                                .facts()
                                .stream()
                                .map(ClusterDescriptionTest::place)
                                .filter("ASKED - kind"::equals))
                .hasSize(2);
    }

    private static String place(PolicyFact fact) {
        Optional<Direction> direction = fact.direction();
        return fact.kind() + " " + direction.map(Direction::rulesField).orElse("-") + " " + fact.path();
    }

    @Test
    void aDescriptionIsTheNameAndTheFacts() {
        ClusterNetworkPolicy policy = policy(Tier.BASELINE)
                .addIngress(rule(Action.PASS, ClusterPorts.any(), ALL_PODS))
                .build();

        assertThat(policy.describe().lines().skip(1))
                .containsExactlyElementsOf(
                        policy.facts().stream().map(fact -> "  " + fact.text()).toList());
        assertThat(policy.rules(INGRESS)).hasSize(1);
        assertThat(policy.rules(EGRESS)).isEmpty();
    }
}
