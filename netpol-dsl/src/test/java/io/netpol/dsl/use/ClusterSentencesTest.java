package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.exists;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptToClusterDns;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptToDns;
import static io.netpol.dsl.clusterwide.ClusterSentences.allAddresses;
import static io.netpol.dsl.clusterwide.ClusterSentences.allNodes;
import static io.netpol.dsl.clusterwide.ClusterSentences.clusterNetworkPolicy;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.domainNames;
import static io.netpol.dsl.clusterwide.ClusterSentences.egressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.ingressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.networks;
import static io.netpol.dsl.clusterwide.ClusterSentences.nodes;
import static io.netpol.dsl.clusterwide.ClusterSentences.passFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.passTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.portNamed;
import static io.netpol.model.Ports.sctp;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.netpol.draft.PolicyKind;
import io.netpol.dsl.clusterwide.DecisionFrom;
import io.netpol.dsl.clusterwide.DecisionTo;
import io.netpol.dsl.clusterwide.EgressDecision;
import io.netpol.dsl.clusterwide.IngressDecision;
import io.netpol.dsl.clusterwide.RankedClusterPolicy;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NamespacedPods;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.net.Cidr;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each word for cluster-wide policies gives: the value of the model, and its meaning in words. */
class ClusterSentencesTest {
    private static final LabelSelector API = LabelSelector.of(Requirement.equalTo("app", "api"));
    private static final LabelSelector EVERYTHING = LabelSelector.everything();
    private static final NamespacedPods ALL_PODS = NamespacedPods.allIn(EVERYTHING);
    private static final String AT_NODES = " at any of their addresses, hostNetwork pods there included";

    private static ClusterRule rule(Action action, ClusterPorts ports, ClusterPeer... peers) {
        return ClusterRule.builder()
                .action(action)
                .peers(List.of(peers))
                .ports(ports)
                .build();
    }

    static Stream<Arguments> placedPods() {
        LabelSelector shop = LabelSelector.of(Requirement.equalTo(NamespaceScope.NAME_LABEL, "shop"));
        return Stream.of(
                Arguments.of(pods(labeled("app", "api")).inNamespace("shop"), NamespacedPods.of(API, shop)),
                Arguments.of(pods(labeled("app", "api")).inNamespacesNamed("shop"), NamespacedPods.of(API, shop)),
                Arguments.of(
                        allPods().inNamespacesNamed(List.of("shop", "data")),
                        NamespacedPods.allIn(
                                LabelSelector.of(Requirement.in(NamespaceScope.NAME_LABEL, List.of("data", "shop"))))),
                Arguments.of(allPods().inNamespaces(labeled("app", "api")), NamespacedPods.allIn(API)),
                Arguments.of(pods(labeled("app", "api")).inAllNamespaces(), NamespacedPods.of(API, EVERYTHING)),
                Arguments.of(allPods().inAllNamespaces(), ALL_PODS));
    }

    @ParameterizedTest
    @MethodSource("placedPods")
    void podsAreSubjectsAndPeers(NamespacedPods said, NamespacedPods pods) {
        assertThat(said).isEqualTo(pods);
        assertThat(Vocabulary.RANKED.selecting(said).decidingNothing().subject())
                .isEqualTo(pods);
        assertThat(denyFrom(said).onAnyPort().rule()).isEqualTo(rule(Action.DENY, ClusterPorts.any(), pods));
        assertThat(denyTo(said).onAnyPort().rule()).isEqualTo(rule(Action.DENY, ClusterPorts.any(), pods));
    }

    private static Arguments means(Object said, Object value, String meaning) {
        return Arguments.of(said, value, meaning);
    }

    static Stream<Arguments> otherPeers() {
        return Stream.of(
                means(
                        networks("10.0.0.0/8"),
                        ClusterPeer.Networks.of(Cidr.parse("10.0.0.0/8")),
                        "addresses in 10.0.0.0/8, those of pods and nodes included"),
                means(
                        networks(List.of("fd00::/8", "192.0.2.1/32")),
                        ClusterPeer.Networks.of(Cidr.parse("fd00::/8"), Cidr.parse("192.0.2.1/32")),
                        "addresses in fd00::/8 or 192.0.2.1/32, those of pods and nodes included"),
                means(
                        allAddresses(),
                        ClusterPeer.Networks.of(Cidr.parse("0.0.0.0/0"), Cidr.parse("::/0")),
                        "all IPv4 addresses or all IPv6 addresses, those of pods and nodes included"),
                means(nodes(labeled("app", "api")), ClusterPeer.Nodes.of(API), "nodes with app=api" + AT_NODES),
                means(
                        nodes(labeled("node-role.kubernetes.io/control-plane", exists())),
                        ClusterPeer.Nodes.of(
                                LabelSelector.of(Requirement.exists("node-role.kubernetes.io/control-plane"))),
                        "nodes with node-role.kubernetes.io/control-plane present" + AT_NODES),
                means(allNodes(), ClusterPeer.Nodes.of(EVERYTHING), "all nodes" + AT_NODES),
                means(
                        domainNames("www.example.com", "*.example.org"),
                        ClusterPeer.DomainNames.of(
                                List.of(DomainName.of("www.example.com"), DomainName.of("*.example.org"))),
                        "the addresses to which www.example.com or any name below example.org resolves"),
                means(
                        domainNames(List.of("example.com.")),
                        ClusterPeer.DomainNames.of(List.of(DomainName.of("example.com"))),
                        "the addresses to which example.com. resolves"));
    }

    @ParameterizedTest
    @MethodSource("otherPeers")
    void anotherPeer(ClusterPeer said, ClusterPeer peer, String meaning) {
        assertThat(said).isEqualTo(peer);
        assertThat(Meaning.of(said)).containsExactly(meaning);
        assertThat(acceptTo(said).onAnyPort().rule()).isEqualTo(rule(Action.ACCEPT, ClusterPorts.any(), peer));
    }

    @Test
    void ports() {
        ClusterPorts ports = ClusterPorts.of(
                Ports.tcp(80), Ports.udp(1).through(65535), Ports.sctp(7), ClusterPorts.named("metrics"));

        assertThat(acceptFrom(ALL_PODS)
                        .on(tcp(80), udp(1).through(65535), sctp(7), portNamed("metrics"))
                        .rule())
                .isEqualTo(rule(Action.ACCEPT, ports, ALL_PODS));
        assertThat(acceptFrom(ALL_PODS)
                        .on(List.of(tcp(80), udp(1).through(65535), sctp(7), portNamed("metrics")))
                        .rule())
                .isEqualTo(rule(Action.ACCEPT, ports, ALL_PODS));
        assertThat(acceptTo(ALL_PODS).on(ports.list()).rule()).isEqualTo(rule(Action.ACCEPT, ports, ALL_PODS));
        assertThat(Meaning.of(portNamed("metrics"))).containsExactly("ports of any protocol named metrics");
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                Arguments.of(
                        Action.ACCEPT,
                        acceptFrom(ALL_PODS, Vocabulary.MONITORING),
                        acceptFrom(List.of(ALL_PODS, Vocabulary.MONITORING)),
                        acceptTo(ALL_PODS, allNodes()),
                        acceptTo(List.of(ALL_PODS, allNodes()))),
                Arguments.of(
                        Action.DENY,
                        denyFrom(ALL_PODS, Vocabulary.MONITORING),
                        denyFrom(List.of(ALL_PODS, Vocabulary.MONITORING)),
                        denyTo(ALL_PODS, allNodes()),
                        denyTo(List.of(ALL_PODS, allNodes()))),
                Arguments.of(
                        Action.PASS,
                        passFrom(ALL_PODS, Vocabulary.MONITORING),
                        passFrom(List.of(ALL_PODS, Vocabulary.MONITORING)),
                        passTo(ALL_PODS, allNodes()),
                        passTo(List.of(ALL_PODS, allNodes()))));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anAction(Action action, DecisionFrom from, DecisionFrom fromList, DecisionTo to, DecisionTo toList) {
        assertThat(from.on(tcp(80)).rule())
                .isEqualTo(rule(action, ClusterPorts.of(Ports.tcp(80)), ALL_PODS, Vocabulary.MONITORING));
        assertThat(fromList).isEqualTo(from);
        assertThat(to.on(tcp(80)).rule()).isEqualTo(rule(action, ClusterPorts.of(Ports.tcp(80)), ALL_PODS, allNodes()));
        assertThat(toList).isEqualTo(to);
    }

    @Test
    void clausesKeepTheOrderOfTheirRules() {
        IngressDecision scraping = Vocabulary.SCRAPING.named("scraping");
        IngressDecision.Unnamed deny = denyFrom(ALL_PODS).onAnyPort();
        EgressDecision dns = acceptToClusterDns().named("dns");

        assertThat(ingressInOrder(scraping, deny).rules()).containsExactly(scraping, deny);
        assertThat(ingressInOrder(List.of(scraping, deny))).isEqualTo(ingressInOrder(scraping, deny));
        assertThat(ingressInOrder(List.of(deny))).isEqualTo(ingressInOrder(deny));
        assertThat(ingressInOrder(Iterables.concat(Vocabulary.IN_ORDER.rules(), List.of(deny)))
                        .rules())
                .containsExactly(Vocabulary.SCRAPING, deny);
        assertThat(egressInOrder(dns, Vocabulary.NOT_TO_OFFICE).rules()).containsExactly(dns, Vocabulary.NOT_TO_OFFICE);
        assertThat(egressInOrder(List.of(dns, Vocabulary.NOT_TO_OFFICE)))
                .isEqualTo(egressInOrder(dns, Vocabulary.NOT_TO_OFFICE));
        assertThat(Meaning.of(ingressInOrder(deny, scraping)))
                .containsExactly(
                        "ingress: rule 1 stops any port of any protocol from all pods in all namespaces, without nodes and"
                                + " external addresses, whatever NetworkPolicies let in",
                        "ingress: rule 2, \"scraping\", lets in TCP 9090 from pods with app=prometheus in namespace"
                                + " monitoring, whatever NetworkPolicies let in");
    }

    @Test
    void aRuleCanHaveAName() {
        IngressDecision ingress = Vocabulary.SCRAPING.named("from monitoring, on 9090");
        EgressDecision egress = Vocabulary.NOT_TO_OFFICE.named("no \"office\"");

        assertThat(ingress.rule())
                .isEqualTo(ClusterRule.builder()
                        .from(Vocabulary.SCRAPING.rule())
                        .name("from monitoring, on 9090")
                        .build());
        assertThat(egress.rule().name()).isEqualTo("no \"office\"");
        assertThat(ingress)
                .isEqualTo(Vocabulary.SCRAPING.named("from monitoring, on 9090"))
                .hasSameHashCodeAs(Vocabulary.SCRAPING.named("from monitoring, on 9090"))
                .isNotEqualTo(Vocabulary.SCRAPING)
                .isNotEqualTo(ingress.rule())
                .hasToString("IngressDecision{rule=" + ingress.rule() + "}");
        assertThat(egress)
                .isEqualTo(Vocabulary.NOT_TO_OFFICE.named("no \"office\""))
                .hasSameHashCodeAs(Vocabulary.NOT_TO_OFFICE.named("no \"office\""))
                .isNotEqualTo(Vocabulary.NOT_TO_OFFICE)
                .isNotEqualTo(egress.rule())
                .hasToString("EgressDecision{rule=" + egress.rule() + "}");
        // the rule it came from is as it was
        assertThat(Vocabulary.SCRAPING.rule().name()).isEmpty();
    }

    @Test
    void dns() {
        NamespacedPods servers = NamespacedPods.of(
                LabelSelector.of(Requirement.equalTo("k8s-app", "kube-dns")),
                LabelSelector.of(Requirement.equalTo(NamespaceScope.NAME_LABEL, "kube-system")));

        assertThat(acceptToClusterDns().rule())
                .isEqualTo(rule(Action.ACCEPT, ClusterPorts.of(Ports.udp(53), Ports.tcp(53)), servers));
        assertThat(acceptToDns(networks("169.254.20.10/32"), 5353))
                .isEqualTo(acceptTo(networks("169.254.20.10/32")).on(udp(5353), tcp(5353)));
    }

    @Test
    void aPolicyIsWhatItNames() {
        ClusterNetworkPolicy.Builder model = ClusterNetworkPolicy.builder()
                .kind(PolicyKind.CLUSTER_NETWORK_POLICY)
                .name("c")
                .tier(Tier.ADMIN)
                .priority(10)
                .subject(ALL_PODS);
        RankedClusterPolicy ranked = clusterNetworkPolicy("c").inAdminTier().withPriority(10);

        assertThat(ranked.selecting(ALL_PODS).decidingNothing()).isEqualTo(model.build());
        assertThat(ranked.selecting(ALL_PODS).deciding(Vocabulary.IN_ORDER))
                .isEqualTo(model.ingress(List.of(Vocabulary.SCRAPING.rule())).build());
        assertThat(ranked.selecting(ALL_PODS).deciding(Vocabulary.IN_ORDER, Vocabulary.OUT_IN_ORDER))
                .isEqualTo(
                        model.egress(List.of(Vocabulary.NOT_TO_OFFICE.rule())).build());
        assertThat(ranked.selecting(ALL_PODS).deciding(Vocabulary.OUT_IN_ORDER))
                .isEqualTo(model.ingress(List.of()).build());
        assertThat(clusterNetworkPolicy("c")
                        .inBaselineTier()
                        .withPriority(1000)
                        .selecting(ALL_PODS)
                        .decidingNothing())
                .isEqualTo(model.egress(List.of())
                        .tier(Tier.BASELINE)
                        .priority(1000)
                        .build());
    }

    @Test
    void aPolicyHasLabelsAndAnnotationsOfItsOwn() {
        ClusterNetworkPolicy policy = Vocabulary.RANKED
                .labeled("team", "platform")
                .annotated("example.com/why", "any text, even an empty one")
                .labeled(ImmutableMap.of("app", "", "a", "1"))
                .annotated(ImmutableMap.of("note", ""))
                .selecting(ALL_PODS)
                .decidingNothing();

        assertThat(policy.labels()).isEqualTo(ImmutableMap.of("a", "1", "app", "", "team", "platform"));
        assertThat(policy.annotations())
                .isEqualTo(ImmutableMap.of("example.com/why", "any text, even an empty one", "note", ""));
        // the step it came from is as it was
        assertThat(Vocabulary.RANKED.selecting(ALL_PODS).decidingNothing().labels())
                .isEmpty();
    }

    @Test
    void aWholePolicy() {
        ClusterNetworkPolicy policy = clusterNetworkPolicy("deny-sensitive")
                .inAdminTier()
                .withPriority(10)
                .selecting(allPods().inNamespace("sensitive"))
                .deciding(
                        ingressInOrder(
                                acceptFrom(pods(labeled("app", "prometheus")).inNamespace("monitoring"))
                                        .on(tcp(9090))
                                        .named("scraping"),
                                passFrom(allPods().inNamespaces(labeled("team", "vault")))
                                        .on(tcp(443), portNamed("admin")),
                                denyFrom(allPods().inAllNamespaces()).onAnyPort()),
                        egressInOrder(
                                acceptToClusterDns(),
                                denyTo(allNodes(), networks("169.254.169.254/32"))
                                        .onAnyPort()));

        assertThat(policy.describe()).isEqualTo("""
                ClusterNetworkPolicy deny-sensitive
                  applies to all pods in namespace sensitive
                  where pods are named, those on the host network are not meant: they count as their nodes
                  asked in the Admin tier: before NetworkPolicies, which change nothing that is decided here
                  asked at priority 10: after the tier's policies of smaller numbers, before those of larger ones, in no order among those of the same
                  ingress: the first rule that matches decides, in this order
                  ingress: rule 1, "scraping", lets in TCP 9090 from pods with app=prometheus in namespace monitoring, whatever NetworkPolicies let in
                  ingress: rule 2 passes TCP 443, ports of any protocol named admin from all pods in namespaces with team=vault: the Admin tier ends there, NetworkPolicies are asked, and the Baseline tier where none of them isolates the pod in ingress
                  ingress: rule 3 stops any port of any protocol from all pods in all namespaces, without nodes and external addresses, whatever NetworkPolicies let in
                  ingress: what no rule matches is left to the tier's other policies, then to NetworkPolicies, and to the Baseline tier where none of them isolates the pod in ingress
                  egress: the first rule that matches decides, in this order
                  egress: rule 1 lets out UDP 53, TCP 53 to pods with k8s-app=kube-dns in namespace kube-system, whatever NetworkPolicies let out
                  egress: rule 2 stops any port of any protocol to all nodes at any of their addresses, hostNetwork pods there included, whatever NetworkPolicies let out
                  egress: rule 2 stops any port of any protocol to addresses in 169.254.169.254/32, those of pods and nodes included, whatever NetworkPolicies let out
                  egress: what no rule matches is left to the tier's other policies, then to NetworkPolicies, and to the Baseline tier where none of them isolates the pod in egress""");
    }
}
