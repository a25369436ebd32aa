package io.netpol.model;

import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.testkit.Policies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Policies in words: whole texts, and that no two meanings share one. */
class DescriptionTest {
    private static NetworkPolicy.Builder policy(Direction... isolates) {
        return NetworkPolicy.builder()
                .namespace("shop")
                .name("p")
                .podSelector(LabelSelector.everything())
                .addIsolates(isolates);
    }

    private static LabelSelector app(String value) {
        return LabelSelector.of(Requirement.equalTo("app", value));
    }

    @Test
    void denyAll() {
        assertThat(policy(INGRESS, EGRESS).build().describe()).isEqualTo("""
                NetworkPolicy shop/p
                  applies to all pods in namespace shop
                  ingress: isolated, so these pods are reached only by what some policy lets in
                  ingress: lets in nothing
                  egress: isolated, so these pods reach only what some policy lets out
                  egress: lets out nothing""");
    }

    @Test
    void aDirectionThatStaysOpen() {
        assertThat(policy(INGRESS).build().describe()).isEqualTo("""
                NetworkPolicy shop/p
                  applies to all pods in namespace shop
                  ingress: isolated, so these pods are reached only by what some policy lets in
                  ingress: lets in nothing
                  egress: not isolated by this policy, which keeps these pods from nothing""");
        assertThat(policy(EGRESS).build().describe()).isEqualTo("""
                NetworkPolicy shop/p
                  applies to all pods in namespace shop
                  ingress: not isolated by this policy, which keeps nothing away from these pods
                  egress: isolated, so these pods reach only what some policy lets out
                  egress: lets out nothing""");
    }

    @Test
    void everyKindOfPeer() {
        NetworkPolicy policy = policy(INGRESS)
                .addIngress(Rule.of(
                        Peers.of(
                                PodPeer.of(app("a"), NamespaceScope.own()),
                                PodPeer.of(app("a"), NamespaceScope.all()),
                                PodPeer.of(app(""), NamespaceScope.named("data")),
                                PodPeer.of(app("a"), NamespaceScope.named(List.of("shop", "data"))),
                                PodPeer.of(LabelSelector.everything(), NamespaceScope.own()),
                                PodPeer.of(LabelSelector.everything(), NamespaceScope.matching(app("a"))),
                                IpBlock.of(Cidr.parse("10.0.0.0/8")),
                                IpBlock.of(
                                        Cidr.parse("0.0.0.0/0"),
                                        Cidr.parse("10.0.0.0/8"),
                                        Cidr.parse("192.168.0.0/16")),
                                IpBlock.of(Cidr.parse("::/0"))),
                        Ports.of(Ports.tcp(80))))
                .addIngress(Rule.of(Peers.anywhere(), Ports.of(Ports.tcp(443))))
                .build();

        assertThat(policy.describe()).isEqualTo("""
                NetworkPolicy shop/p
                  applies to all pods in namespace shop
                  ingress: isolated, so these pods are reached only by what some policy lets in
                  ingress: lets in TCP 80 from pods with app=a in the same namespace, shop
                  ingress: lets in TCP 80 from pods with app=a in all namespaces, without nodes and external addresses
                  ingress: lets in TCP 80 from pods with app="" in namespace data
                  ingress: lets in TCP 80 from pods with app=a in any of the namespaces data, shop
                  ingress: lets in TCP 80 from all pods in the same namespace, shop
                  ingress: lets in TCP 80 from all pods in namespaces with app=a, shop among them if it fits
                  ingress: lets in TCP 80 from addresses in 10.0.0.0/8, external ones included
                  ingress: lets in TCP 80 from all IPv4 addresses except 10.0.0.0/8, 192.168.0.0/16, external ones included
                  ingress: lets in TCP 80 from all IPv6 addresses, external ones included
                  ingress: lets in TCP 443 from anywhere: all pods, nodes and external addresses
                  egress: not isolated by this policy, which keeps these pods from nothing""");
    }

    @Test
    void everyKindOfPortAndRequirement() {
        NetworkPolicy policy = policy(EGRESS)
                .podSelector(LabelSelector.of(
                        Requirement.equalTo("app", "a"),
                        Requirement.in("tier", List.of("b", "a")),
                        Requirement.notIn("stage", List.of("c", "")),
                        Requirement.exists("team"),
                        Requirement.doesNotExist("canary")))
                .addEgress(Rule.of(
                        Peers.anywhere(),
                        Ports.of(Ports.tcp(80), Ports.udp(1).through(9), Ports.sctp("web"), Ports.anyTcpPort())))
                .addEgress(Rule.of(Peers.of(PodPeer.of(app("a"), NamespaceScope.own())), Ports.any()))
                .build();

        assertThat(policy.describe()).isEqualTo("""
                NetworkPolicy shop/p
                  applies to pods with app=a and tier in (a, b) and (stage absent or not in ("", c)) and team present \
                and canary absent in namespace shop
                  ingress: not isolated by this policy, which keeps nothing away from these pods
                  egress: isolated, so these pods reach only what some policy lets out
                  egress: lets out TCP 80, UDP 1-9, SCTP port named web, any TCP port to anywhere: all pods, nodes \
                and external addresses
                  egress: lets out any port of any protocol to pods with app=a in the same namespace, shop""");
    }

    @Test
    void namesThatAreNotAloneAreALabelLikeAnyOther() {
        LabelSelector selector =
                LabelSelector.of(Requirement.equalTo(NamespaceScope.NAME_LABEL, "data"), Requirement.exists("team"));
        NetworkPolicy policy = policy(INGRESS)
                .addIngress(Rule.of(
                        Peers.of(PodPeer.of(app("a"), NamespaceScope.matching(selector))), Ports.of(Ports.tcp(80))))
                .build();

        assertThat(policy.describe())
                .contains(
                        "from pods with app=a in namespaces with kubernetes.io/metadata.name=data and team present, shop"
                                + " among them if it fits");
    }

    @Test
    void factsNameTheirFields() {
        NetworkPolicy policy = policy(INGRESS)
                .addIngress(Rule.of(Peers.anywhere(), Ports.any()))
                .addIngress(Rule.of(
                        Peers.of(IpBlock.of(Cidr.parse("10.0.0.0/8")), IpBlock.of(Cidr.parse("fd00::/8"))),
                        Ports.of(Ports.tcp(80))))
                .build();

        assertThat(policy.facts().stream()
                        .map(fact -> fact.kind() + " "
                                + fact.direction().map(Direction::rulesField).orElse("-") + " " + fact.path()))
                .containsExactly(
                        "SELECTS - spec.podSelector",
                        "ISOLATED ingress spec.policyTypes",
                        "LETS_THROUGH ingress spec.ingress[0]",
                        "LETS_THROUGH ingress spec.ingress[1].from[0]",
                        "LETS_THROUGH ingress spec.ingress[1].from[1]",
                        "NOT_ISOLATED egress spec.policyTypes");
        assertThat(policy(EGRESS).build().facts())
                .contains(PolicyFact.of(
                        PolicyFact.Kind.LETS_NOTHING_THROUGH,
                        Optional.of(EGRESS),
                        "spec.egress",
                        "egress: lets out nothing"));
    }

    @Test
    void aDescriptionIsTheNameAndTheFacts() {
        NetworkPolicy policy = policy(INGRESS, EGRESS).build();

        assertThat(policy.describe().lines().skip(1))
                .containsExactlyElementsOf(
                        policy.facts().stream().map(fact -> "  " + fact.text()).toList());
    }

    @Test
    void peersAndPortsByThemselves() {
        assertThat(PodPeer.of(app("a"), NamespaceScope.own()).describe())
                .isEqualTo("pods with app=a in the same namespace");
        assertThat(PodPeer.of(app("a"), NamespaceScope.named("shop")).describe())
                .isEqualTo("pods with app=a in namespace shop");
        assertThat(PodPeer.of(LabelSelector.everything(), NamespaceScope.all()).describe())
                .isEqualTo("all pods in all namespaces");
        assertThat(Ports.tcp(80).describe()).isEqualTo("TCP 80");
        assertThat(Ports.udp(80).through(90).describe()).isEqualTo("UDP 80-90");
        assertThat(Ports.anySctpPort().describe()).isEqualTo("any SCTP port");
        assertThat(Ports.tcp("web").describe()).isEqualTo("TCP port named web");
    }

    @Test
    void equalWordsMeanEqualRules() {
        RandomGenerator random = new Random(1);
        Map<String, NetworkPolicy> known = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            NetworkPolicy policy = Policies.meaning(Policies.draft(random, "p"));
            NetworkPolicy before = known.putIfAbsent(policy.describe(), policy);
            if (before != null) {
                assertThat(spread(policy)).isEqualTo(spread(before));
            }
        }
        assertThat(known).hasSizeGreaterThan(1_000);
    }

    /** The policy with one peer a rule, as it is described. */
    private static NetworkPolicy spread(NetworkPolicy policy) {
        NetworkPolicy.Builder spread = NetworkPolicy.builder()
                .namespace(policy.namespace())
                .name(policy.name())
                .podSelector(policy.podSelector())
                .isolates(policy.isolates());
        policy.ingress().forEach(rule -> spread.addAllIngress(spread(rule)));
        policy.egress().forEach(rule -> spread.addAllEgress(spread(rule)));
        return spread.build();
    }

    private static List<Rule> spread(Rule rule) {
        return rule.peers().isAnywhere()
                ? List.of(rule)
                : rule.peers().list().stream()
                        .map(peer -> Rule.of(Peers.of(peer), rule.ports()))
                        .toList();
    }
}
