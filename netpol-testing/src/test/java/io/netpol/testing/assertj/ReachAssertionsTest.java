package io.netpol.testing.assertj;

import static io.netpol.model.Ports.anyTcpPort;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;
import static io.netpol.testing.assertj.Fixture.cluster;
import static io.netpol.testing.assertj.Fixture.live;
import static io.netpol.testing.assertj.Fixture.shop;
import static io.netpol.testing.assertj.Fixture.shopWith;
import static io.netpol.testing.assertj.Fixture.whole;
import static io.netpol.testing.assertj.NetpolAssertions.assertThat;
import static io.netpol.testing.assertj.NetpolAssertions.from;
import static io.netpol.testing.assertj.NetpolAssertions.named;
import static io.netpol.testing.assertj.NetpolAssertions.podsIn;
import static io.netpol.testing.assertj.NetpolAssertions.podsInAllNamespaces;
import static io.netpol.testing.assertj.NetpolAssertions.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import org.junit.jupiter.api.Test;

/** {@code allows}, {@code denies} and {@code allowsOnly} of subjects: who can reach what. */
class ReachAssertionsTest {

    /** The metrics of the database are open for addresses that the other pods may have. */
    private static final Cluster BLOCK = shopWith("""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: block, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: database}}
              ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 9187}]}]
            """);

    /** Pods of one template that may reach each other on one port, and an api that may on another. */
    private static final String STORE_TEXT = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: store, namespace: x}
            spec: {template: {metadata: {labels: {app: store}}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: api, namespace: x, labels: {app: api}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: store, namespace: x}
            spec:
              podSelector: {matchLabels: {app: store}}
              ingress:
                - {from: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 5432}]}
                - {from: [{ipBlock: {cidr: 10.0.0.0/9}}], ports: [{port: 9187}]}
            """;

    private static final Cluster STORE = cluster(STORE_TEXT);

    private static final String EVERY_POD = "{podSelector: {}}";
    private static final String THE_API = "{podSelector: {matchLabels: {app: api}}}";

    private static String block(String cidr) {
        return "{ipBlock: {cidr: " + cidr + "}}";
    }

    private static EvaluationOptions onlyIpv4() {
        return EvaluationOptions.builder().ipFamilies(IpFamilies.IPV4).build();
    }

    private static Cluster withPods(int count) {
        StringBuilder pods = new StringBuilder();
        for (int i = 0; i < count; i++) {
            pods.append("---\napiVersion: v1\nkind: Pod\nmetadata: {name: p" + (10 + i) + ", namespace: many}\n");
        }
        return shopWith(pods.toString());
    }

    @Test
    void allOfThemCan() {
        assertThat(shop())
                .allows(from("shop/frontend"), to("shop/api"), tcp(8080))
                .allows(from("monitoring/scraper"), to("shop/database"), tcp("metrics"))
                .allows(from("203.0.113.0/24"), to("shop/frontend"), tcp(443))
                .allows(from("shop/frontend", "monitoring/scraper"), to("198.51.100.0/24"), tcp(443), udp(53))
                .allows(from("monitoring/scraper"), to("192.0.2.1"), anyTcpPort());
    }

    @Test
    void oneOfThemCannot() {
        assertThat(whole(() -> assertThat(shop())
                        .allows(
                                from(podsIn("shop").labeled("app", "frontend"), named("monitoring/scraper")),
                                to("shop/api"),
                                tcp(8080))))
                .isEqualTo("""
                Expecting pods with app=frontend in namespace shop or monitoring/scraper to reach shop/api on TCP 8080, but:
                  pods with app=frontend in namespace shop or monitoring/scraper cannot:
                    monitoring/scraper[Pod] => shop/api[Deployment] : No Connections
                      monitoring/scraper => shop/api[Deployment] TCP 8080 (IPv4): denied
                        egress from monitoring/scraper: allowed, as no policy isolates the pod in this direction
                        ingress to shop/api[Deployment]: denied, as it is isolated by shop/api and no rule matches
                          near miss: shop/api, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches
                EXPECTED pods with app=frontend in namespace shop or monitoring/scraper to reach shop/api on TCP 8080
                ACTUAL monitoring/scraper[Pod] => shop/api[Deployment] : No Connections""");
    }

    @Test
    void notOnAllOfThePorts() {
        assertThat(whole(() -> assertThat(shop())
                        .allows(from("shop/frontend"), to("shop/api"), tcp(8080).through(8081), udp(53))))
                .isEqualTo("""
                Expecting shop/frontend to reach shop/api on TCP 8080-8081 and UDP 53, but:
                  shop/frontend cannot:
                    shop/frontend[Deployment] => shop/api[Deployment] : TCP 8080
                      shop/frontend[Deployment] => shop/api[Deployment] TCP 8081 (IPv4): denied
                        egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                        ingress to shop/api[Deployment]: denied, as it is isolated by shop/api and no rule matches
                          near miss: shop/api, spec.ingress[0].from[0] matches the peer, but no port of the rule matches
                EXPECTED shop/frontend to reach shop/api on TCP 8080-8081 and UDP 53
                ACTUAL shop/frontend[Deployment] => shop/api[Deployment] : TCP 8080""");
    }

    @Test
    void theAnswerIsNotCertain() {
        assertThat(whole(() -> assertThat(BLOCK).allows(from("shop/frontend"), to("shop/database"), tcp(9187))))
                .isEqualTo("""
                Expecting shop/frontend to reach shop/database on TCP 9187, but:
                  it is not certain that shop/frontend can:
                    shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)
                      shop/frontend[Deployment] => shop/database[StatefulSet] TCP 9187 (IPv4): unknown
                        egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                        ingress to shop/database[StatefulSet]: unknown, as it is isolated by shop/block, shop/database and the source pod's address, not known yet, decides
                          allowed for some addresses by shop/block, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                  for a certain answer, give the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options
                EXPECTED shop/frontend to reach shop/database on TCP 9187
                ACTUAL shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)""");
    }

    @Test
    void someCannotAndForSomeItIsNotCertain() {
        assertThat(whole(() ->
                        assertThat(BLOCK).allows(from("shop/frontend", "shop/api"), to("shop/database"), tcp(9187))))
                .isEqualTo("""
                Expecting shop/frontend or shop/api to reach shop/database on TCP 9187, but:
                  shop/frontend or shop/api cannot:
                    shop/api[Deployment] => shop/database[StatefulSet] : No Connections
                      shop/api[Deployment] => shop/database[StatefulSet] TCP 9187 (IPv4): denied
                        egress from shop/api[Deployment]: denied, as it is isolated by shop/api and no rule matches
                          near miss: shop/api, spec.egress[0].to[0] matches the peer, but no port of the rule matches
                        ingress to shop/database[StatefulSet]: unknown, as it is isolated by shop/block, shop/database and the source pod's address, not known yet, decides
                          allowed for some addresses by shop/block, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                  it is not certain that shop/frontend or shop/api can:
                    shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)
                      shop/frontend[Deployment] => shop/database[StatefulSet] TCP 9187 (IPv4): unknown
                        egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                        ingress to shop/database[StatefulSet]: unknown, as it is isolated by shop/block, shop/database and the source pod's address, not known yet, decides
                          allowed for some addresses by shop/block, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                  for a certain answer, give the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options
                EXPECTED shop/frontend or shop/api to reach shop/database on TCP 9187
                ACTUAL shop/api[Deployment] => shop/database[StatefulSet] : No Connections
                shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)""");
    }

    @Test
    void noFamilyInCommon() {
        assertThat(whole(() -> assertThat(shop())
                        .withOptions(onlyIpv4())
                        .allows(from("shop/frontend"), to("2001:db8::1"), tcp(443))))
                .isEqualTo("""
                Expecting shop/frontend to reach 2001:db8::1 on TCP 443, but:
                  shop/frontend cannot:
                    shop/frontend[Deployment] => 2001:db8::1-2001:db8::1[External] : No Connections (there is no address family that both ends have and that is asked for)
                EXPECTED shop/frontend to reach 2001:db8::1 on TCP 443
                ACTUAL shop/frontend[Deployment] => 2001:db8::1-2001:db8::1[External] : No Connections (there is no address family that both ends have and that is asked for)""");
        assertThat(whole(() ->
                        assertThat(shop()).withOptions(onlyIpv4()).denies(from("shop/frontend"), to("2001:db8::1"))))
                .isEqualTo("""
                Expecting shop/frontend not to reach 2001:db8::1, but:
                  shop/frontend[Deployment] => 2001:db8::1-2001:db8::1[External] : No Connections (there is no address family that both ends have and that is asked for)
                EXPECTED shop/frontend not to reach 2001:db8::1
                ACTUAL shop/frontend[Deployment] => 2001:db8::1-2001:db8::1[External] : No Connections (there is no address family that both ends have and that is asked for)""");
    }

    /** A name that fits nothing fails, also where it would be denied. */
    @Test
    void aPortThatHasNoName() {
        assertThat(whole(() -> assertThat(shop()).allows(from("shop/frontend"), to("shop/api"), tcp("http"))))
                .isEqualTo("""
                Expecting shop/frontend to reach shop/api on TCP port named http, but:
                  shop/api[Deployment] has no TCP port named http; it names no ports: write a number
                EXPECTED shop/frontend to reach shop/api on TCP port named http
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop()).denies(from("shop/frontend"), to("shop/database"), udp("sql"))))
                .isEqualTo("""
                Expecting shop/frontend not to reach shop/database on UDP port named sql, but:
                  shop/database[StatefulSet] has no UDP port named sql; it has sql (TCP 5432), metrics (TCP 9187)
                EXPECTED shop/frontend not to reach shop/database on UDP port named sql
                ACTUAL no answer""");
        assertThat(whole(() -> assertThat(shop()).denies(from("shop/frontend"), to("192.0.2.1"), tcp("http"))))
                .isEqualTo("""
                Expecting shop/frontend not to reach 192.0.2.1 on TCP port named http, but:
                  192.0.2.1 has no TCP port named http; it names no ports: write a number
                EXPECTED shop/frontend not to reach 192.0.2.1 on TCP port named http
                ACTUAL no answer""");
    }

    @Test
    void betweenAddressesNoPolicyHasASay() {
        assertThat(whole(() -> assertThat(shop())
                        .allowsOnly(from("shop/frontend", "192.0.2.0/24"), to("198.51.100.7", "shop/api"))))
                .isEqualTo("""
                Expecting only shop/frontend or 192.0.2.0/24 to reach 198.51.100.7 or shop/api, but:
                  no pod has 192.0.2.0-192.0.2.255 or 198.51.100.7, and policies have no say between such addresses; name pods on one side
                EXPECTED only shop/frontend or 192.0.2.0/24 to reach 198.51.100.7 or shop/api
                ACTUAL no answer""");
    }

    @Test
    void noneOfThemCan() {
        assertThat(shop())
                .denies(from("monitoring/scraper"), to(podsIn("shop")), tcp(8080), tcp(5432))
                .denies(from("203.0.113.0/24"), to("shop/api", "shop/database"))
                .denies(from("shop/api"), to("0.0.0.0/0"))
                .denies(from("shop/api"), to("shop/frontend"));
    }

    @Test
    void oneOfThemCan() {
        assertThat(whole(() -> assertThat(shop()).denies(from("monitoring/scraper"), to(podsIn("shop")))))
                .isEqualTo("""
                Expecting monitoring/scraper not to reach all pods in namespace shop, but:
                  monitoring/scraper can:
                    monitoring/scraper[Pod] => shop/database[StatefulSet] : TCP 9187
                      monitoring/scraper => shop/database[StatefulSet] TCP 9187 (IPv4): allowed
                        egress from monitoring/scraper: allowed, as no policy isolates the pod in this direction
                        ingress to shop/database[StatefulSet]: allowed, as a rule matches
                          allowed by shop/database, spec.ingress[1].from[0] and spec.ingress[1].ports[0]
                EXPECTED monitoring/scraper not to reach all pods in namespace shop
                ACTUAL monitoring/scraper[Pod] => shop/database[StatefulSet] : TCP 9187""");
    }

    @Test
    void perhapsOneOfThemCan() {
        assertThat(whole(() -> assertThat(BLOCK).denies(from("shop/frontend"), to("shop/database"))))
                .isEqualTo("""
                Expecting shop/frontend not to reach shop/database, but:
                  it is not certain that shop/frontend cannot:
                    shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)
                      shop/frontend[Deployment] => shop/database[StatefulSet] TCP 9187 (IPv4): unknown
                        egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                        ingress to shop/database[StatefulSet]: unknown, as it is isolated by shop/block, shop/database and the source pod's address, not known yet, decides
                          allowed for some addresses by shop/block, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                  for a certain answer, give the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options
                EXPECTED shop/frontend not to reach shop/database
                ACTUAL shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)""");
    }

    @Test
    void aPodToItselfIsNotLookedAt() {
        assertThat(live(THE_API)).denies(from("x/db"), to("x/db"));
        assertThat(whole(() -> assertThat(live(THE_API)).denies(from("x/db-0"), to("x/db-0"))))
                .isEqualTo("""
                Expecting x/db-0 not to reach x/db-0, but:
                  a pod always reaches itself, and nothing else is asked about
                EXPECTED x/db-0 not to reach x/db-0
                ACTUAL a pod always reaches itself, and nothing else is asked about""");
    }

    @Test
    void podsOfOneWorkloadAreLookedAt() {
        assertThat(whole(() -> assertThat(live(EVERY_POD)).denies(from("x/db"), to("x/db"))))
                .isEqualTo("""
                Expecting x/db not to reach x/db, but:
                  x/db can:
                    x/db[StatefulSet] => x/db[StatefulSet] : TCP 5432
                      x/db-1 => x/db-0 TCP 5432 (IPv4): allowed
                        egress from x/db-1: allowed, as no policy isolates the pod in this direction
                        ingress to x/db-0: allowed, as a rule matches
                          allowed by x/db, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                EXPECTED x/db not to reach x/db
                ACTUAL x/db[StatefulSet] => x/db[StatefulSet] : TCP 5432""");
    }

    /** Whether they are one pod or two is not known (rule S15); one is always allowed. */
    @Test
    void podsOfOneTemplateAreTwoPods() {
        assertThat(STORE).denies(from("x/store"), to("x/store"), tcp(5432));
        assertThat(whole(() -> assertThat(STORE).denies(from("x/store"), to("x/store"))))
                .isEqualTo("""
                Expecting x/store not to reach x/store, but:
                  it is not certain that x/store cannot:
                    x/store[StatefulSet] => x/store[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)
                      x/store[StatefulSet] => x/store[StatefulSet] TCP 9187 (IPv4): unknown
                        egress from x/store[StatefulSet]: allowed, as no policy isolates the pod in this direction
                        ingress to x/store[StatefulSet]: unknown, as it is isolated by x/store and the source pod's address or whether both ends are one pod of the workload, not known yet, decides
                          allowed for some addresses by x/store, spec.ingress[1].from[0] and spec.ingress[1].ports[0]
                  for a certain answer, give the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options
                EXPECTED x/store not to reach x/store
                ACTUAL x/store[StatefulSet] => x/store[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)""");
    }

    @Test
    void onlyTheyCan() {
        assertThat(shop())
                .allowsOnly(from("shop/frontend"), to("shop/api"))
                .allowsOnly(from("shop/api", "monitoring/scraper"), to("shop/database"))
                .allowsOnly(from("shop/api"), to("shop/database"), tcp(5432))
                .allowsOnly(from("shop/api"), to("shop/database"), tcp("sql"))
                .allowsOnly(from("203.0.113.0/24"), to("shop/frontend"))
                .allowsOnly(from("shop/frontend", "monitoring/scraper"), to("198.51.100.0/24"))
                .allowsOnly(from(podsInAllNamespaces().labeled("app", "frontend")), to("shop/api"), tcp(8080));
    }

    @Test
    void anotherPodCan() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("shop/api"), to("shop/database"))))
                .isEqualTo("""
                Expecting only shop/api to reach shop/database, but:
                  others can:
                    monitoring/scraper[Pod] => shop/database[StatefulSet] : TCP 9187
                      monitoring/scraper => shop/database[StatefulSet] TCP 9187 (IPv4): allowed
                        egress from monitoring/scraper: allowed, as no policy isolates the pod in this direction
                        ingress to shop/database[StatefulSet]: allowed, as a rule matches
                          allowed by shop/database, spec.ingress[1].from[0] and spec.ingress[1].ports[0]
                EXPECTED only shop/api to reach shop/database
                ACTUAL monitoring/scraper[Pod] => shop/database[StatefulSet] : TCP 9187""");
    }

    @Test
    void theyCannotAndOthersCan() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("shop/frontend"), to("shop/database"), tcp(5432))))
                .isEqualTo("""
                Expecting only shop/frontend to reach shop/database on TCP 5432, but:
                  shop/frontend cannot:
                    shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections
                      shop/frontend[Deployment] => shop/database[StatefulSet] TCP 5432 (IPv4): denied
                        egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                        ingress to shop/database[StatefulSet]: denied, as it is isolated by shop/database and no rule matches
                          near miss: shop/database, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches
                  others can:
                    shop/api[Deployment] => shop/database[StatefulSet] : TCP 5432
                      shop/api[Deployment] => shop/database[StatefulSet] TCP 5432 (IPv4): allowed
                        egress from shop/api[Deployment]: allowed, as a rule matches
                          allowed by shop/api, spec.egress[0].to[0] and spec.egress[0].ports[0]
                        ingress to shop/database[StatefulSet]: allowed, as a rule matches
                          allowed by shop/database, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                EXPECTED only shop/frontend to reach shop/database on TCP 5432
                ACTUAL shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections
                shop/api[Deployment] => shop/database[StatefulSet] : TCP 5432""");
    }

    /** Without a port, something must be allowed for certain. */
    @Test
    void itIsNotCertainThatTheyCan() {
        assertThat(whole(() -> assertThat(BLOCK)
                        .allowsOnly(
                                from("shop/frontend", "shop/api", "monitoring/scraper", "10.0.0.0/8"),
                                to("shop/database"))))
                .isEqualTo("""
                Expecting only shop/frontend or shop/api or monitoring/scraper or 10.0.0.0/8 to reach shop/database, but:
                  it is not certain that shop/frontend or shop/api or monitoring/scraper or 10.0.0.0/8 can:
                    shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)
                      shop/frontend[Deployment] => shop/database[StatefulSet] TCP 9187 (IPv4): unknown
                        egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                        ingress to shop/database[StatefulSet]: unknown, as it is isolated by shop/block, shop/database and the source pod's address, not known yet, decides
                          allowed for some addresses by shop/block, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                  for a certain answer, give the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options
                EXPECTED only shop/frontend or shop/api or monitoring/scraper or 10.0.0.0/8 to reach shop/database
                ACTUAL shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)""");
    }

    @Test
    void nothingIsNamedThatTheyCould() {
        Cluster closed = cluster("""
                apiVersion: v1
                kind: Pod
                metadata: {name: a, namespace: x}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: b, namespace: x}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: deny, namespace: x}
                spec: {}
                """);
        assertThat(whole(() -> assertThat(closed).allowsOnly(from("x/a"), to("x/b"))))
                .isEqualTo("""
                Expecting only x/a to reach x/b, but:
                  x/a cannot:
                    x/a[Pod] => x/b[Pod] : No Connections
                      x/a => x/b TCP 80 (IPv4): denied
                        egress from x/a: allowed, as no policy isolates the pod in this direction
                        ingress to x/b: denied, as it is isolated by x/deny and no rule matches
                EXPECTED only x/a to reach x/b
                ACTUAL x/a[Pod] => x/b[Pod] : No Connections""");
    }

    @Test
    void anAddressOutsideCan() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("203.0.113.0/25"), to("shop/frontend"), tcp(443))))
                .isEqualTo("""
                Expecting only 203.0.113.0/25 to reach shop/frontend on TCP 443, but:
                  others can:
                    203.0.113.128-203.0.113.255[External] => shop/frontend[Deployment] : TCP 443
                      203.0.113.128 => shop/frontend[Deployment] TCP 443 (IPv4): allowed
                        egress from 203.0.113.128: allowed, as no NetworkPolicy applies to this end
                        ingress to shop/frontend[Deployment]: allowed, as a rule matches
                          allowed by shop/frontend, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                EXPECTED only 203.0.113.0/25 to reach shop/frontend on TCP 443
                ACTUAL 203.0.113.128-203.0.113.255[External] => shop/frontend[Deployment] : TCP 443""");
    }

    @Test
    void someOfTheAddressesCannot() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("203.0.113.0/23"), to("shop/frontend"))))
                .isEqualTo("""
                Expecting only 203.0.113.0/23 to reach shop/frontend, but:
                  203.0.113.0/23 cannot:
                    203.0.112.0-203.0.112.255[External] => shop/frontend[Deployment] : No Connections
                      203.0.112.0 => shop/frontend[Deployment] TCP 443 (IPv4): denied
                        egress from 203.0.112.0: allowed, as no NetworkPolicy applies to this end
                        ingress to shop/frontend[Deployment]: denied, as it is isolated by shop/frontend and no rule matches
                          near miss: shop/frontend, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches
                EXPECTED only 203.0.113.0/23 to reach shop/frontend
                ACTUAL 203.0.112.0-203.0.112.255[External] => shop/frontend[Deployment] : No Connections""");
    }

    @Test
    void anybodyCan() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("shop/frontend"), to("monitoring/scraper"))))
                .isEqualTo("""
                Expecting only shop/frontend to reach monitoring/scraper, but:
                  others can:
                    0.0.0.0-255.255.255.255[External] => monitoring/scraper[Pod] : All Connections
                      0.0.0.0 => monitoring/scraper TCP 1 (IPv4): allowed
                        egress from 0.0.0.0: allowed, as no NetworkPolicy applies to this end
                        ingress to monitoring/scraper: allowed, as no policy isolates the pod in this direction
                EXPECTED only shop/frontend to reach monitoring/scraper
                ACTUAL 0.0.0.0-255.255.255.255[External] => monitoring/scraper[Pod] : All Connections""");
    }

    @Test
    void perhapsOthersCan() {
        assertThat(whole(
                        () -> assertThat(BLOCK).allowsOnly(from("monitoring/scraper"), to("shop/database"), tcp(9187))))
                .isEqualTo("""
                Expecting only monitoring/scraper to reach shop/database on TCP 9187, but:
                  others can:
                    10.0.0.0-10.255.255.255[External] => shop/database[StatefulSet] : TCP 9187
                      10.0.0.0 => shop/database[StatefulSet] TCP 9187 (IPv4): allowed
                        egress from 10.0.0.0: allowed, as no NetworkPolicy applies to this end
                        ingress to shop/database[StatefulSet]: allowed, as a rule matches
                          allowed by shop/block, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                  it is not certain that others cannot:
                    shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)
                      shop/frontend[Deployment] => shop/database[StatefulSet] TCP 9187 (IPv4): unknown
                        egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                        ingress to shop/database[StatefulSet]: unknown, as it is isolated by shop/block, shop/database and the source pod's address, not known yet, decides
                          allowed for some addresses by shop/block, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                  for a certain answer, give the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options
                EXPECTED only monitoring/scraper to reach shop/database on TCP 9187
                ACTUAL 10.0.0.0-10.255.255.255[External] => shop/database[StatefulSet] : TCP 9187
                shop/frontend[Deployment] => shop/database[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)""");
    }

    /** The missing facts of an answer are those of all its ports. */
    @Test
    void whatIsNotCertainOnAnotherPortDoesNotMatter() {
        assertThat(STORE).allowsOnly(from("x/api"), to("x/store"), tcp(5432));
        assertThat(whole(() -> assertThat(STORE).allowsOnly(from("x/api"), to("x/store"))))
                .isEqualTo("""
                Expecting only x/api to reach x/store, but:
                  others can:
                    10.0.0.0-10.127.255.255[External] => x/store[StatefulSet] : TCP 9187
                      10.0.0.0 => x/store[StatefulSet] TCP 9187 (IPv4): allowed
                        egress from 10.0.0.0: allowed, as no NetworkPolicy applies to this end
                        ingress to x/store[StatefulSet]: allowed, as a rule matches
                          allowed by x/store, spec.ingress[1].from[0] and spec.ingress[1].ports[0]
                  it is not certain that others cannot:
                    x/store[StatefulSet] => x/store[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)
                      x/store[StatefulSet] => x/store[StatefulSet] TCP 9187 (IPv4): unknown
                        egress from x/store[StatefulSet]: allowed, as no policy isolates the pod in this direction
                        ingress to x/store[StatefulSet]: unknown, as it is isolated by x/store and the source pod's address or whether both ends are one pod of the workload, not known yet, decides
                          allowed for some addresses by x/store, spec.ingress[1].from[0] and spec.ingress[1].ports[0]
                  for a certain answer, give the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options
                EXPECTED only x/api to reach x/store
                ACTUAL 10.0.0.0-10.127.255.255[External] => x/store[StatefulSet] : TCP 9187
                x/store[StatefulSet] => x/store[StatefulSet] : No Connections (unknown: TCP 9187, depends on the source pod's address)""");
    }

    /** A template runs on no node yet: either one is its own, which always gets in, or policies keep it out. */
    @Test
    void whetherTheNodeIsTheirsDoesNotMatter() {
        Cluster withNode = cluster(
                STORE_TEXT
                        + "---\napiVersion: v1\nkind: Node\nmetadata: {name: n1}\nstatus: {addresses: [{type: InternalIP, address: 192.0.2.1}]}\n");
        assertThat(withNode).allowsOnly(from("x/api"), to("x/store"), tcp(5432));
        assertThat(whole(() -> assertThat(withNode).denies(from("192.0.2.1"), to("x/store"), tcp(5432))))
                .isEqualTo("""
                Expecting 192.0.2.1 not to reach x/store on TCP 5432, but:
                  it is not certain that 192.0.2.1 cannot:
                    192.0.2.1-192.0.2.1[External] => x/store[StatefulSet] : No Connections (unknown: TCP 5432, depends on the node of the destination pod)
                      node n1 => x/store[StatefulSet] TCP 5432 (IPv4): unknown
                        egress from node n1: allowed, as no NetworkPolicy applies to this end
                        ingress to x/store[StatefulSet]: unknown, as it is isolated by x/store and the node of the destination pod, not known yet, decides
                  for a certain answer, give the nodes, and the node of each pod (spec.nodeName)
                EXPECTED 192.0.2.1 not to reach x/store on TCP 5432
                ACTUAL 192.0.2.1-192.0.2.1[External] => x/store[StatefulSet] : No Connections (unknown: TCP 5432, depends on the node of the destination pod)""");
    }

    @Test
    void anotherPodReachesAnAddress() {
        assertThat(whole(() -> assertThat(shop()).allowsOnly(from("shop/frontend"), to("198.51.100.7"), tcp(443))))
                .isEqualTo("""
                Expecting only shop/frontend to reach 198.51.100.7 on TCP 443, but:
                  others can:
                    monitoring/scraper[Pod] => 198.51.100.7-198.51.100.7[External] : TCP 443
                      monitoring/scraper => 198.51.100.7 TCP 443 (IPv4): allowed
                        egress from monitoring/scraper: allowed, as no policy isolates the pod in this direction
                        ingress to 198.51.100.7: allowed, as no NetworkPolicy applies to this end
                EXPECTED only shop/frontend to reach 198.51.100.7 on TCP 443
                ACTUAL monitoring/scraper[Pod] => 198.51.100.7-198.51.100.7[External] : TCP 443""");
    }

    @Test
    void bothFamiliesCount() {
        Cluster dualStack = cluster("""
                apiVersion: v1
                kind: Pod
                metadata: {name: a, namespace: x, labels: {app: a}}
                status: {podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: b, namespace: x, labels: {app: b}}
                status: {podIPs: [{ip: 10.0.0.2}, {ip: "fd00::2"}]}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: b, namespace: x}
                spec:
                  podSelector: {matchLabels: {app: b}}
                  ingress: [{from: [{ipBlock: {cidr: 10.0.0.1/32}}, {ipBlock: {cidr: "2001:db8::/32"}}], ports: [{port: 80}]}]
                """);
        assertThat(whole(() -> assertThat(dualStack).allowsOnly(from("x/a"), to("x/b"))))
                .isEqualTo("""
                Expecting only x/a to reach x/b, but:
                  x/a cannot:
                    x/a[Pod] => x/b[Pod] : TCP 80 (IPv6: No Connections)
                      x/a => x/b TCP 80 (IPv6): denied
                        egress from x/a: allowed, as no policy isolates the pod in this direction
                        ingress to x/b: denied, as it is isolated by x/b and no rule matches
                          near miss: x/b, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches
                  others can:
                    2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff[External] => x/b[Pod] : TCP 80
                      2001:db8:: => x/b TCP 80 (IPv6): allowed
                        egress from 2001:db8::: allowed, as no NetworkPolicy applies to this end
                        ingress to x/b: allowed, as a rule matches
                          allowed by x/b, spec.ingress[0].from[1] and spec.ingress[0].ports[0]
                EXPECTED only x/a to reach x/b
                ACTUAL x/a[Pod] => x/b[Pod] : TCP 80 (IPv6: No Connections)
                2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff[External] => x/b[Pod] : TCP 80""");
        assertThat(dualStack).withOptions(onlyIpv4()).allowsOnly(from("x/a"), to("x/b"));
    }

    @Test
    void replicasAreOthersToEachOther() {
        assertThat(live(THE_API)).allowsOnly(from("x/api"), to("x/db"));
        assertThat(live(EVERY_POD)).allowsOnly(from("x/api", "x/db"), to("x/db"));
        assertThat(whole(() -> assertThat(live(EVERY_POD)).allowsOnly(from("x/api"), to("x/db"))))
                .isEqualTo("""
                Expecting only x/api to reach x/db, but:
                  others can:
                    x/db[StatefulSet] => x/db[StatefulSet] : TCP 5432
                      x/db-1 => x/db-0 TCP 5432 (IPv4): allowed
                        egress from x/db-1: allowed, as no policy isolates the pod in this direction
                        ingress to x/db-0: allowed, as a rule matches
                          allowed by x/db, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                EXPECTED only x/api to reach x/db
                ACTUAL x/db[StatefulSet] => x/db[StatefulSet] : TCP 5432""");
    }

    /** Nodes n1 and n2; the database runs on n1, so that only n2 and its agent need a rule. */
    @Test
    void theOwnNodeIsNoOther() {
        assertThat(live(block("192.168.0.2/32"))).allowsOnly(from("192.168.0.2"), to("x/db"));
        assertThat(live(block("192.168.0.2/32"))).allowsOnly(from("x/agent-2"), to("x/db"));
        assertThat(live(block("192.168.0.0/24"))).allowsOnly(from("192.168.0.0/24"), to("x/db"), tcp(5432));
        assertThat(whole(() -> assertThat(live(block("192.168.0.0/30"))).allowsOnly(from("x/agent-1"), to("x/db"))))
                .isEqualTo("""
                Expecting only x/agent-1 to reach x/db, but:
                  others can:
                    192.168.0.0-192.168.0.0[External] => x/db[StatefulSet] : TCP 5432
                      192.168.0.0 => x/db-0 TCP 5432 (IPv4): allowed
                        egress from 192.168.0.0: allowed, as no NetworkPolicy applies to this end
                        ingress to x/db-0: allowed, as a rule matches
                          allowed by x/db, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                    192.168.0.2-192.168.0.3[External] => x/db[StatefulSet] : TCP 5432
                      node n2 => x/db-0 TCP 5432 (IPv4): allowed
                        egress from node n2: allowed, as no NetworkPolicy applies to this end
                        ingress to x/db-0: allowed, as a rule matches
                          allowed by x/db, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                    x/agent[DaemonSet] => x/db[StatefulSet] : TCP 5432
                      x/agent-2 => x/db-0 TCP 5432 (IPv4): allowed
                        egress from x/agent-2: allowed, as no NetworkPolicy applies to this end
                        ingress to x/db-0: allowed, as a rule matches
                          allowed by x/db, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                EXPECTED only x/agent-1 to reach x/db
                ACTUAL 192.168.0.0-192.168.0.0[External] => x/db[StatefulSet] : TCP 5432
                192.168.0.2-192.168.0.3[External] => x/db[StatefulSet] : TCP 5432
                x/agent[DaemonSet] => x/db[StatefulSet] : TCP 5432""");
    }

    @Test
    void podsOnTheHostNetworkAsPods() {
        EvaluationOptions asPods = EvaluationOptions.builder()
                .hostNetworkPods(HostNetworkPods.AS_PODS)
                .build();
        assertThat(live("{podSelector: {matchLabels: {app: agent}}}"))
                .withOptions(asPods)
                .allowsOnly(from("x/agent"), to("x/db"));
    }

    @Test
    void aPodOnTheHostNetworkIsOpenForAnybody() {
        assertThat(whole(() -> assertThat(live(EVERY_POD)).allowsOnly(from("x/api", "x/db"), to("x/agent-1"))))
                .isEqualTo("""
                Expecting only x/api or x/db to reach x/agent-1, but:
                  others can:
                    0.0.0.0-255.255.255.255[External] => x/agent[DaemonSet] : All Connections
                      0.0.0.0 => x/agent-1 TCP 1 (IPv4): allowed
                        egress from 0.0.0.0: allowed, as no NetworkPolicy applies to this end
                        ingress to x/agent-1: allowed, as no NetworkPolicy applies to this end
                    x/agent[DaemonSet] => x/agent[DaemonSet] : All Connections
                      x/agent-2 => x/agent-1 TCP 1 (IPv4): allowed
                        egress from x/agent-2: allowed, as no NetworkPolicy applies to this end
                        ingress to x/agent-1: allowed, as no NetworkPolicy applies to this end
                EXPECTED only x/api or x/db to reach x/agent-1
                ACTUAL 0.0.0.0-255.255.255.255[External] => x/agent[DaemonSet] : All Connections
                x/agent[DaemonSet] => x/agent[DaemonSet] : All Connections""");
    }

    /** No policy could keep them from there. */
    @Test
    void podsOnTheHostNetworkDoNotCountTowardsAddresses() {
        assertThat(live(EVERY_POD)).allowsOnly(from("x/api", "x/db"), to("198.51.100.0/24"));
        assertThat(live(EVERY_POD)).allowsOnly(from("x/api", "x/db"), to("192.168.0.1"));
    }

    @Test
    void anAddressOfAPodIsThePod() {
        assertThat(live(block("10.0.0.1/32"))).allowsOnly(from("x/api"), to("x/db"));
        assertThat(live(block("10.0.0.1/32"))).allowsOnly(from("10.0.0.1"), to("10.0.0.2"));
        assertThat(whole(() -> assertThat(live(block("10.0.0.0/24"))).allowsOnly(from("10.0.0.0/24"), to("x/db-0"))))
                .isEqualTo("""
                Expecting only 10.0.0.0/24 to reach x/db-0, but:
                  others can:
                    x/api[Pod] => x/db[StatefulSet] : TCP 5432
                      x/api => x/db-0 TCP 5432 (IPv4): allowed
                        egress from x/api: allowed, as no policy isolates the pod in this direction
                        ingress to x/db-0: allowed, as a rule matches
                          allowed by x/db, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                    x/db[StatefulSet] => x/db[StatefulSet] : TCP 5432
                      x/db-1 => x/db-0 TCP 5432 (IPv4): allowed
                        egress from x/db-1: allowed, as no policy isolates the pod in this direction
                        ingress to x/db-0: allowed, as a rule matches
                          allowed by x/db, spec.ingress[0].from[0] and spec.ingress[0].ports[0]
                EXPECTED only 10.0.0.0/24 to reach x/db-0
                ACTUAL x/api[Pod] => x/db[StatefulSet] : TCP 5432
                x/db[StatefulSet] => x/db[StatefulSet] : TCP 5432""");
    }

    @Test
    void nobodyKnowsWhetherATemplateIsOnePod() {
        assertThat(whole(() -> assertThat(STORE).allows(from("x/store"), to("x/store"), tcp(80))))
                .isEqualTo("""
                Expecting x/store to reach x/store on TCP 80, but:
                  it is not certain that x/store can:
                    x/store[StatefulSet] => x/store[StatefulSet] : No Connections (unknown: TCP 80, depends on the source pod's address and whether both ends are one pod of the workload)
                      x/store[StatefulSet] => x/store[StatefulSet] TCP 80 (IPv4): unknown
                        egress from x/store[StatefulSet]: allowed, as no policy isolates the pod in this direction
                        ingress to x/store[StatefulSet]: unknown, as it is isolated by x/store and whether both ends are one pod of the workload, not known yet, decides
                  for a certain answer, give the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options
                  for a certain answer, give the live pods instead of their workload's template
                EXPECTED x/store to reach x/store on TCP 80
                ACTUAL x/store[StatefulSet] => x/store[StatefulSet] : No Connections (unknown: TCP 80, depends on the source pod's address and whether both ends are one pod of the workload)""");
    }

    /** Five rows are explained, fifty more are listed, the rest is counted. */
    @Test
    void longListsAreCut() {
        StringBuilder expected = new StringBuilder(
                "Expecting all pods in namespace many not to reach monitoring/scraper on TCP 80, but:\n  all pods in namespace many can:\n");
        for (int i = 10; i < 15; i++) {
            expected.append("""
                        many/p%1$d[Pod] => monitoring/scraper[Pod] : TCP 80
                          many/p%1$d => monitoring/scraper TCP 80 (IPv4): allowed
                            egress from many/p%1$d: allowed, as no policy isolates the pod in this direction
                            ingress to monitoring/scraper: allowed, as no policy isolates the pod in this direction
                    """.formatted(i));
        }
        for (int i = 15; i < 65; i++) {
            expected.append("    many/p" + i + "[Pod] => monitoring/scraper[Pod] : TCP 80\n");
        }
        expected.append(
                "    and 2 more\nEXPECTED all pods in namespace many not to reach monitoring/scraper on TCP 80\nACTUAL ");
        for (int i = 10; i < 60; i++) {
            expected.append("many/p" + i + "[Pod] => monitoring/scraper[Pod] : TCP 80\n");
        }
        expected.append("and 7 more");
        assertThat(whole(
                        () -> assertThat(withPods(57)).denies(from(podsIn("many")), to("monitoring/scraper"), tcp(80))))
                .isEqualTo(expected.toString());
    }
}
