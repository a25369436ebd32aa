package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.absent;
import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.denyAllEgress;
import static io.netpol.dsl.Sentences.denyAllIngress;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.exists;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.fromAnywhere;
import static io.netpol.dsl.Sentences.in;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.ipBlock;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.notIn;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.dsl.Sentences.toAnywhere;
import static io.netpol.dsl.Sentences.toClusterDns;
import static io.netpol.dsl.Sentences.toDns;
import static io.netpol.model.Ports.anySctpPort;
import static io.netpol.model.Ports.anyTcpPort;
import static io.netpol.model.Ports.anyUdpPort;
import static io.netpol.model.Ports.sctp;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.netpol.dsl.EgressRule;
import io.netpol.dsl.IngressRule;
import io.netpol.dsl.Labels;
import io.netpol.dsl.PlacedPolicy;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each word gives: the value of the model, and its meaning in words. */
class SentencesTest {
    private static final Requirement APP_API = Requirement.equalTo("app", "api");

    private static Arguments means(Object said, Object value, String... meaning) {
        return Arguments.of(said, value, ImmutableList.copyOf(meaning));
    }

    private static LabelSelector selector(Requirement... requirements) {
        return LabelSelector.of(requirements);
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                means(labeled("app", "api"), selector(APP_API), "pods with app=api"),
                means(labeled("app", ""), selector(Requirement.equalTo("app", "")), "pods with app=\"\""),
                means(
                        labeled("app", in("api", "web")),
                        selector(Requirement.in("app", List.of("api", "web"))),
                        "pods with app in (api, web)"),
                means(labeled("app", in("api")), selector(APP_API), "pods with app=api"),
                means(
                        labeled("app", in(List.of("web", "api", "web"))),
                        selector(Requirement.in("app", List.of("api", "web"))),
                        "pods with app in (api, web)"),
                means(
                        labeled("app", notIn("api", "web")),
                        selector(Requirement.notIn("app", List.of("api", "web"))),
                        "pods with (app absent or not in (api, web))"),
                means(
                        labeled("app", notIn(List.of("api"))),
                        selector(Requirement.notIn("app", List.of("api"))),
                        "pods with (app absent or not in (api))"),
                means(labeled("app", exists()), selector(Requirement.exists("app")), "pods with app present"),
                means(labeled("app", absent()), selector(Requirement.doesNotExist("app")), "pods with app absent"),
                means(
                        labeled(ImmutableMap.of("tier", "web", "app", "api")),
                        selector(APP_API, Requirement.equalTo("tier", "web")),
                        "pods with app=api and tier=web"),
                means(
                        labeled("tier", "web").with("app", "api"),
                        selector(APP_API, Requirement.equalTo("tier", "web")),
                        "pods with app=api and tier=web"),
                means(
                        labeled("app", "api").with("app", "web"),
                        selector(APP_API, Requirement.equalTo("app", "web")),
                        "pods with app=api and app=web"),
                means(
                        labeled("app", "api")
                                .with("tier", notIn("db"))
                                .with("stage", in("a", "b"))
                                .with("team", exists())
                                .with("canary", absent()),
                        selector(
                                APP_API,
                                Requirement.notIn("tier", List.of("db")),
                                Requirement.in("stage", List.of("a", "b")),
                                Requirement.exists("team"),
                                Requirement.doesNotExist("canary")),
                        "pods with app=api and (tier absent or not in (db)) and stage in (a, b) and team present"
                                + " and canary absent"));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void aSelector(Labels said, LabelSelector selector, List<String> meaning) {
        assertThat(said.selector()).isEqualTo(selector);
        assertThat(Meaning.of(said)).isEqualTo(meaning);
        assertThat(pods(said).inSameNamespace()).isEqualTo(PodPeer.of(selector, NamespaceScope.own()));
        assertThat(pods(said).inNamespaces(said)).isEqualTo(PodPeer.of(selector, NamespaceScope.matching(selector)));
    }

    static Stream<Arguments> peers() {
        LabelSelector api = selector(APP_API);
        LabelSelector all = LabelSelector.everything();
        LabelSelector team = selector(Requirement.equalTo("team", "shop"));
        return Stream.of(
                means(
                        pods(labeled("app", "api")).inSameNamespace(),
                        PodPeer.of(api, NamespaceScope.own()),
                        "pods with app=api in the same namespace, x"),
                means(
                        pods(labeled("app", "api")).inNamespace("shop"),
                        PodPeer.of(
                                api,
                                NamespaceScope.matching(
                                        selector(Requirement.equalTo("kubernetes.io/metadata.name", "shop")))),
                        "pods with app=api in namespace shop"),
                means(
                        pods(labeled("app", "api")).inNamespaces(labeled("team", "shop")),
                        PodPeer.of(api, NamespaceScope.matching(team)),
                        "pods with app=api in namespaces with team=shop, x among them if it fits"),
                means(
                        pods(labeled("app", "api")).inNamespacesNamed("shop", "data"),
                        PodPeer.of(
                                api,
                                NamespaceScope.matching(selector(
                                        Requirement.in("kubernetes.io/metadata.name", List.of("data", "shop"))))),
                        "pods with app=api in any of the namespaces data, shop"),
                means(
                        allPods().inNamespacesNamed(List.of("shop")),
                        PodPeer.of(all, NamespaceScope.named("shop")),
                        "all pods in namespace shop"),
                means(
                        pods(labeled("app", "api")).inAllNamespaces(),
                        PodPeer.of(api, NamespaceScope.all()),
                        "pods with app=api in all namespaces, without nodes and external addresses"),
                means(
                        allPods().inAllNamespaces(),
                        PodPeer.of(all, NamespaceScope.all()),
                        "all pods in all namespaces, without nodes and external addresses"),
                means(
                        allPods().inSameNamespace(),
                        PodPeer.of(all, NamespaceScope.own()),
                        "all pods in the same namespace, x"),
                means(
                        allPods().inNamespaces(labeled("team", "shop")),
                        PodPeer.of(all, NamespaceScope.matching(team)),
                        "all pods in namespaces with team=shop, x among them if it fits"),
                means(
                        ipBlock("203.0.113.0/24"),
                        IpBlock.of(Cidr.parse("203.0.113.0/24")),
                        "addresses in 203.0.113.0/24, external ones included"),
                means(
                        ipBlock("203.0.113.0/24").except("203.0.113.64/26", "203.0.113.1/32"),
                        IpBlock.of(
                                Cidr.parse("203.0.113.0/24"),
                                Cidr.parse("203.0.113.64/26"),
                                Cidr.parse("203.0.113.1/32")),
                        "addresses in 203.0.113.0/24 except 203.0.113.64/26, 203.0.113.1/32, external ones included"),
                means(
                        ipBlock("::/0").except(List.of("2001:db8::/32")),
                        IpBlock.of(Cidr.parse("::/0"), Cidr.parse("2001:db8::/32")),
                        "all IPv6 addresses except 2001:db8::/32, external ones included"));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void aPeer(Peer said, Peer peer, List<String> meaning) {
        assertThat(said).isEqualTo(peer).hasSameHashCodeAs(peer);
        assertThat(Meaning.of(said)).isEqualTo(meaning);
        assertThat(from(said).onAnyPort().rule()).isEqualTo(Rule.of(Peers.of(peer), Ports.any()));
        assertThat(to(said).onAnyPort().rule()).isEqualTo(Rule.of(Peers.of(peer), Ports.any()));
    }

    static Stream<Arguments> ports() {
        return Stream.of(
                means(tcp(80), Ports.tcp(80), "TCP 80"),
                means(tcp(8000).through(8999), Ports.tcp(8000).through(8999), "TCP 8000-8999"),
                means(tcp("metrics"), Ports.tcp("metrics"), "TCP port named metrics"),
                means(anyTcpPort(), Ports.anyTcpPort(), "any TCP port"),
                means(udp(53), Ports.udp(53), "UDP 53"),
                means(anyUdpPort(), Ports.anyUdpPort(), "any UDP port"),
                means(sctp("s1"), Ports.sctp("s1"), "SCTP port named s1"),
                means(anySctpPort(), Ports.anySctpPort(), "any SCTP port"));
    }

    @ParameterizedTest
    @MethodSource("ports")
    void aPort(PortMatch said, PortMatch port, List<String> meaning) {
        assertThat(Meaning.of(said)).isEqualTo(meaning);
        assertThat(fromAnywhere().on(said).rule()).isEqualTo(Rule.of(Peers.anywhere(), Ports.of(port)));
        assertThat(toAnywhere().on(said).rule()).isEqualTo(Rule.of(Peers.anywhere(), Ports.of(port)));
    }

    @Test
    void rulesWithSeveralPeersAndPorts() {
        PodPeer web = pods(labeled("tier", "web")).inSameNamespace();
        IpBlock.Whole block = ipBlock("192.0.2.0/24");
        Rule rule = Rule.of(Peers.of(web, block), Ports.of(tcp(80), udp(53)));

        assertThat(from(web, block).on(tcp(80), udp(53)).rule()).isEqualTo(rule);
        assertThat(from(List.of(web, block)).on(List.of(tcp(80), udp(53))).rule())
                .isEqualTo(rule);
        assertThat(to(web, block).on(tcp(80), udp(53)).rule()).isEqualTo(rule);
        assertThat(to(List.of(web, block)).on(List.of(tcp(80), udp(53))).rule()).isEqualTo(rule);
        assertThat(Meaning.of(from(web, block).on(tcp(80), udp(53))))
                .containsExactly(
                        "ingress: lets in TCP 80, UDP 53 from pods with tier=web in the same namespace, x",
                        "ingress: lets in TCP 80, UDP 53 from addresses in 192.0.2.0/24, external ones included");
        assertThat(Meaning.of(to(web, block).onAnyPort()))
                .containsExactly(
                        "egress: lets out any port of any protocol to pods with tier=web in the same namespace, x",
                        "egress: lets out any port of any protocol to addresses in 192.0.2.0/24, external ones"
                                + " included");
    }

    @Test
    void clausesKeepTheOrderOfTheirRules() {
        IngressRule first = from(allPods().inSameNamespace()).on(tcp(2));
        IngressRule second = fromAnywhere().on(tcp(1));
        EgressRule third = toAnywhere().on(tcp(4));

        assertThat(ingress(first, second).rules()).containsExactly(first, second);
        assertThat(ingress(List.of(first, second))).isEqualTo(ingress(first, second));
        assertThat(egress(third, toClusterDns()).rules()).containsExactly(third, toClusterDns());
        assertThat(egress(List.of(third, toClusterDns()))).isEqualTo(egress(third, toClusterDns()));
        assertThat(denyAllIngress().rules()).isEmpty();
        assertThat(denyAllEgress().rules()).isEmpty();
    }

    @Test
    void rulesComeFromOtherClauses() {
        assertThat(ingress(Iterables.concat(
                                Vocabulary.IN.rules(),
                                List.of(from(allPods().inNamespace("monitoring"))
                                        .on(tcp("metrics")))))
                        .rules())
                .containsExactly(
                        Vocabulary.FROM_FRONTEND,
                        from(allPods().inNamespace("monitoring")).on(tcp("metrics")));
    }

    @Test
    void dns() {
        assertThat(toClusterDns())
                .isEqualTo(to(pods(labeled("k8s-app", "kube-dns")).inNamespace("kube-system"))
                        .on(udp(53), tcp(53)));
        assertThat(toDns(ipBlock("169.254.20.10/32"), 5353))
                .isEqualTo(to(ipBlock("169.254.20.10/32")).on(udp(5353), tcp(5353)));
        assertThat(Meaning.of(toClusterDns()))
                .containsExactly(
                        "egress: lets out UDP 53, TCP 53 to pods with k8s-app=kube-dns in namespace kube-system");
    }

    @Test
    void aPolicyIsolatesWhatItNames() {
        NetworkPolicy.Builder model =
                NetworkPolicy.builder().name("api").namespace("production").podSelector(selector(APP_API));
        Rule rule = Rule.of(Peers.anywhere(), Ports.of(tcp(80)));

        assertThat(networkPolicy("api")
                        .inNamespace("production")
                        .selecting(pods(labeled("app", "api")))
                        .isolating(ingress(fromAnywhere().on(tcp(80)))))
                .isEqualTo(model.isolates(List.of(Direction.INGRESS))
                        .ingress(List.of(rule))
                        .build());
        assertThat(networkPolicy("api")
                        .inNamespace("production")
                        .selecting(pods(labeled("app", "api")))
                        .isolating(ingress(fromAnywhere().on(tcp(80))), denyAllEgress()))
                .isEqualTo(model.isolates(List.of(Direction.INGRESS, Direction.EGRESS))
                        .build());
        assertThat(networkPolicy("api")
                        .inNamespace("production")
                        .selecting(pods(labeled("app", "api")))
                        .isolating(egress(toAnywhere().on(tcp(80)))))
                .isEqualTo(model.isolates(List.of(Direction.EGRESS))
                        .ingress(List.of())
                        .egress(List.of(rule))
                        .build());
    }

    @Test
    void aPolicyHasLabelsAndAnnotationsOfItsOwn() {
        PlacedPolicy placed = networkPolicy("p").inNamespace("x");
        NetworkPolicy policy = placed.labeled("team", "shop")
                .annotated("example.com/why", "any text, even an empty one")
                .labeled(ImmutableMap.of("app", "", "a", "1"))
                .annotated(ImmutableMap.of("note", ""))
                .selecting(allPods())
                .isolating(denyAllIngress());

        assertThat(policy.labels()).isEqualTo(ImmutableMap.of("a", "1", "app", "", "team", "shop"));
        assertThat(policy.annotations())
                .isEqualTo(ImmutableMap.of("example.com/why", "any text, even an empty one", "note", ""));
        // the step it came from is as it was
        assertThat(placed.selecting(allPods()).isolating(denyAllIngress()))
                .isEqualTo(
                        networkPolicy("p").inNamespace("x").selecting(allPods()).isolating(denyAllIngress()));
    }

    @Test
    void theWholePolicyOfTheDesign() {
        NetworkPolicy api = networkPolicy("api")
                .inNamespace("production")
                .selecting(pods(labeled("app", "api")))
                .isolating(
                        ingress(
                                from(
                                                pods(labeled("app", "frontend")).inSameNamespace(),
                                                pods(labeled("app", "mobile-bff"))
                                                        .inSameNamespace())
                                        .on(tcp(8080)),
                                from(allPods().inNamespace("monitoring")).on(tcp("metrics"))),
                        egress(
                                to(pods(labeled("app", "database")).inSameNamespace())
                                        .on(tcp(5432)),
                                to(pods(labeled("k8s-app", "kube-dns")).inNamespace("kube-system"))
                                        .on(udp(53), tcp(53)),
                                to(ipBlock("203.0.113.0/24").except("203.0.113.64/26"))
                                        .on(tcp(8000).through(8999)),
                                toAnywhere().on(tcp(443))));

        assertThat(api.describe()).isEqualTo("""
                NetworkPolicy production/api
                  applies to pods with app=api in namespace production
                  ingress: isolated, so these pods are reached only by what some policy lets in
                  ingress: lets in TCP 8080 from pods with app=frontend in the same namespace, production
                  ingress: lets in TCP 8080 from pods with app=mobile-bff in the same namespace, production
                  ingress: lets in TCP port named metrics from all pods in namespace monitoring
                  egress: isolated, so these pods reach only what some policy lets out
                  egress: lets out TCP 5432 to pods with app=database in the same namespace, production
                  egress: lets out UDP 53, TCP 53 to pods with k8s-app=kube-dns in namespace kube-system
                  egress: lets out TCP 8000-8999 to addresses in 203.0.113.0/24 except 203.0.113.64/26, external ones included
                  egress: lets out TCP 443 to anywhere: all pods, nodes and external addresses""");
    }
}
