package com.example.shop;

import static io.netpol.eval.Question.connection;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;
import static io.netpol.testing.assertj.NetpolAssertions.assertThat;
import static io.netpol.testing.assertj.NetpolAssertions.except;
import static io.netpol.testing.assertj.NetpolAssertions.from;
import static io.netpol.testing.assertj.NetpolAssertions.podsIn;
import static io.netpol.testing.assertj.NetpolAssertions.to;

import io.netpol.cluster.Cluster;
import io.netpol.testing.junit.PolicyTests;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who reaches whom, once the manifests are deployed. */
class ConnectivityTest {
    private final Cluster cluster = WhatIsDeployed.cluster();

    @Test
    void onlyTheFrontDoorIsOpenToTheInternet() {
        assertThat(cluster)
                .allows(connection().from("198.51.100.7").to("shop/frontend").on(tcp(8080)))
                .denies(connection().from("198.51.100.7").to("shop/frontend").on(tcp(9113)))
                .denies(connection().from("198.51.100.7").to("shop/checkout").on(tcp(5050)))
                .denies(from("198.51.100.7"), to(podsIn("payments"), podsIn("data"), podsIn("monitoring")));
    }

    @Test
    void ordersAreForCheckoutAndSettlement() {
        assertThat(cluster).allowsOnly(from("shop/checkout", "payments/settlement"), to("data/orders-db"));
    }

    /** Somebody else, Prometheus, reads the metrics of both: so the assertions are about one port. */
    @Test
    void theDashBetweenAndAndOr() {
        assertThat(cluster)
                .allowsOnly(from("shop/catalog", "shop/cart", "shop/checkout"), to("data/cache"), tcp(6379))
                .allowsOnly(
                        from(podsIn("shop"), podsIn("data").labeled("app", "search-indexer")),
                        to("data/search"),
                        tcp(9200));
    }

    @Test
    void cardNumbersNeverReachTheSandbox() {
        assertThat(cluster)
                .because("203.0.113.64/26 is the payment provider's sandbox")
                .denies(from(podsIn("payments"), podsIn("shop")), to("203.0.113.64/26"))
                .allows(connection()
                        .from("payments/gateway")
                        .to("203.0.113.128")
                        .on(tcp(443)));
    }

    @Test
    void everybodyAsksTheDns() {
        assertThat(cluster)
                .allows(
                        from(podsIn("shop"), podsIn("payments"), podsIn("data"), podsIn("monitoring")),
                        to("kube-system/coredns"),
                        udp(53),
                        tcp(53));
    }

    /** The platform's own namespace is not the shop's to close. */
    @Test
    void nobodyIsForgotten() {
        assertThat(cluster).hasNoUnprotectedPods(except(podsIn("kube-system")));
    }

    /** After a change that is meant: {@code mvn verify -Dnetpol.approve=true}, and read what is different. */
    @Test
    void nothingElseOpensOrCloses() {
        assertThat(cluster).connectivityMatches(Path.of("src/test/resources/connectivity.txt"));
    }

    @TestFactory
    Stream<DynamicNode> whatTheTeamsAgreedOn() {
        return PolicyTests.in(Path.of("src/test/netpol"));
    }
}
