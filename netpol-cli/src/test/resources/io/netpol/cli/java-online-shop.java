package com.example.shop;

import static io.netpol.dsl.Sentences.*;
import static io.netpol.model.Ports.*;

import io.netpol.model.NetworkPolicy;
import java.util.List;

/** Network policies as sentences, written from manifests. */
public final class ShopPolicies {
    private ShopPolicies() {}

    /** All policies, by namespace and name. */
    public static List<NetworkPolicy> all() {
        return List.of(
            dataAllowDns(),
            dataAllowScrape(),
            dataCacheClients(),
            dataDefaultDeny(),
            dataOrdersDbClients(),
            dataSearchClients(),
            dataSearchIndexerCalls(),
            monitoringAllowDns(),
            monitoringDefaultDeny(),
            monitoringGrafanaCalls(),
            monitoringLogCollectorBoundary(),
            monitoringPrometheusReaders(),
            monitoringPrometheusScrapes(),
            paymentsAllowDns(),
            paymentsAllowScrape(),
            paymentsDefaultDeny(),
            paymentsFraudCheckCallers(),
            paymentsGatewayBoundary(),
            paymentsSettlementCalls(),
            paymentsShipLogs(),
            shopAllowDns(),
            shopAllowScrape(),
            shopCartCallers(),
            shopCatalogCallers(),
            shopCheckoutCallers(),
            shopCheckoutCalls(),
            shopDefaultDeny(),
            shopFrontendCallsBackends(),
            shopPublicFrontDoor(),
            shopShipLogs(),
            shopUseDataStores());
    }

    /** NetworkPolicy data/allow-dns, from examples/online-shop/policies-every-namespace.yaml. */
    public static NetworkPolicy dataAllowDns() {
        return networkPolicy("allow-dns").inNamespace("data")
            .selecting(allPods())
            .isolating(egress(toClusterDns()));
    }

    /** NetworkPolicy data/allow-scrape, from examples/online-shop/policies-data.yaml. */
    public static NetworkPolicy dataAllowScrape() {
        return networkPolicy("allow-scrape").inNamespace("data")
            .selecting(allPods())
            .isolating(ingress(from(pods(labeled("app", "prometheus")).inNamespace("monitoring")).on(tcp("metrics"))));
    }

    /** NetworkPolicy data/cache-clients, from examples/online-shop/policies-data-and-versus-or.yaml. */
    public static NetworkPolicy dataCacheClients() {
        return networkPolicy("cache-clients").inNamespace("data")
            .selecting(pods(labeled("app", "cache")))
            .isolating(ingress(from(pods(labeled("tier", "backend")).inNamespace("shop")).on(tcp("redis"))));
    }

    /** NetworkPolicy data/default-deny, from examples/online-shop/policies-every-namespace.yaml. */
    public static NetworkPolicy dataDefaultDeny() {
        return networkPolicy("default-deny").inNamespace("data")
            .selecting(allPods())
            .isolating(denyAllIngress(), denyAllEgress());
    }

    /** NetworkPolicy data/orders-db-clients, from examples/online-shop/policies-data.yaml. */
    public static NetworkPolicy dataOrdersDbClients() {
        return networkPolicy("orders-db-clients").inNamespace("data")
            .selecting(pods(labeled("app", "orders-db")))
            .isolating(
                ingress(
                    from(pods(labeled("app", "checkout")).inNamespace("shop"),
                         pods(labeled("app", "settlement")).inNamespace("payments"))
                        .on(tcp("postgres"))));
    }

    /** NetworkPolicy data/search-clients, from examples/online-shop/policies-data-and-versus-or.yaml. */
    public static NetworkPolicy dataSearchClients() {
        return networkPolicy("search-clients").inNamespace("data")
            .selecting(pods(labeled("app", "search")))
            .isolating(
                ingress(
                    from(allPods().inNamespace("shop"),
                         pods(labeled("tier", "backend")).inSameNamespace())
                        .on(tcp("http"))));
    }

    /** NetworkPolicy data/search-indexer-calls, from examples/online-shop/policies-data.yaml. */
    public static NetworkPolicy dataSearchIndexerCalls() {
        return networkPolicy("search-indexer-calls").inNamespace("data")
            .selecting(pods(labeled("app", "search-indexer")))
            .isolating(
                egress(
                    to(allPods().inSameNamespace()).onAnyPort(),
                    to(pods(labeled("app", "catalog")).inNamespace("shop")).on(tcp("http"))));
    }

    /** NetworkPolicy monitoring/allow-dns, from examples/online-shop/policies-every-namespace.yaml. */
    public static NetworkPolicy monitoringAllowDns() {
        return networkPolicy("allow-dns").inNamespace("monitoring")
            .selecting(allPods())
            .isolating(egress(toClusterDns()));
    }

    /** NetworkPolicy monitoring/default-deny, from examples/online-shop/policies-every-namespace.yaml. */
    public static NetworkPolicy monitoringDefaultDeny() {
        return networkPolicy("default-deny").inNamespace("monitoring")
            .selecting(allPods())
            .isolating(denyAllIngress(), denyAllEgress());
    }

    /** NetworkPolicy monitoring/grafana-calls, from examples/online-shop/policies-monitoring.yaml. */
    public static NetworkPolicy monitoringGrafanaCalls() {
        return networkPolicy("grafana-calls").inNamespace("monitoring")
            .selecting(pods(labeled("app", "grafana")))
            .isolating(egress(to(pods(labeled("app", "prometheus")).inSameNamespace()).on(tcp("web"))));
    }

    /** NetworkPolicy monitoring/log-collector-boundary, from examples/online-shop/policies-monitoring.yaml. */
    public static NetworkPolicy monitoringLogCollectorBoundary() {
        return networkPolicy("log-collector-boundary").inNamespace("monitoring")
            .selecting(pods(labeled("app", "log-collector")))
            .isolating(
                ingress(
                    from(allPods().inNamespaces(labeled("team", in("payments", "storefront")))).on(udp("syslog")),
                    from(pods(labeled("app", "prometheus")).inSameNamespace()).on(tcp("metrics"))),
                egress(to(ipBlock("192.0.2.32/27")).on(tcp(443))));
    }

    /** NetworkPolicy monitoring/prometheus-readers, from examples/online-shop/policies-monitoring.yaml. */
    public static NetworkPolicy monitoringPrometheusReaders() {
        return networkPolicy("prometheus-readers").inNamespace("monitoring")
            .selecting(pods(labeled("app", "prometheus")))
            .isolating(ingress(from(pods(labeled("app", "grafana")).inSameNamespace()).on(tcp("web"))));
    }

    /** NetworkPolicy monitoring/prometheus-scrapes, from examples/online-shop/policies-monitoring.yaml. */
    public static NetworkPolicy monitoringPrometheusScrapes() {
        return networkPolicy("prometheus-scrapes").inNamespace("monitoring")
            .selecting(pods(labeled("app", "prometheus")))
            .isolating(egress(to(allPods().inAllNamespaces()).on(tcp("metrics"))));
    }

    /** NetworkPolicy payments/allow-dns, from examples/online-shop/policies-every-namespace.yaml. */
    public static NetworkPolicy paymentsAllowDns() {
        return networkPolicy("allow-dns").inNamespace("payments")
            .selecting(allPods())
            .isolating(egress(toClusterDns()));
    }

    /** NetworkPolicy payments/allow-scrape, from examples/online-shop/policies-payments.yaml. */
    public static NetworkPolicy paymentsAllowScrape() {
        return networkPolicy("allow-scrape").inNamespace("payments")
            .selecting(allPods())
            .isolating(ingress(from(pods(labeled("app", "prometheus")).inNamespace("monitoring")).on(tcp("metrics"))));
    }

    /** NetworkPolicy payments/default-deny, from examples/online-shop/policies-every-namespace.yaml. */
    public static NetworkPolicy paymentsDefaultDeny() {
        return networkPolicy("default-deny").inNamespace("payments")
            .selecting(allPods())
            .isolating(denyAllIngress(), denyAllEgress());
    }

    /** NetworkPolicy payments/fraud-check-callers, from examples/online-shop/policies-payments.yaml. */
    public static NetworkPolicy paymentsFraudCheckCallers() {
        return networkPolicy("fraud-check-callers").inNamespace("payments")
            .selecting(pods(labeled("app", "fraud-check")))
            .isolating(ingress(from(pods(labeled("app", "gateway")).inSameNamespace()).on(tcp("http"))));
    }

    /** NetworkPolicy payments/gateway-boundary, from examples/online-shop/policies-payments.yaml. */
    public static NetworkPolicy paymentsGatewayBoundary() {
        return networkPolicy("gateway-boundary").inNamespace("payments")
            .selecting(pods(labeled("app", "gateway")))
            .isolating(
                ingress(from(pods(labeled("app", "checkout")).inNamespace("shop")).on(tcp("grpc"))),
                egress(
                    to(pods(labeled("app", "fraud-check")).inSameNamespace()).on(tcp("http")),
                    to(ipBlock("203.0.113.0/24").except("203.0.113.64/26")).on(tcp(443))));
    }

    /** NetworkPolicy payments/settlement-calls, from examples/online-shop/policies-payments.yaml. */
    public static NetworkPolicy paymentsSettlementCalls() {
        return networkPolicy("settlement-calls").inNamespace("payments")
            .selecting(pods(labeled("app", "settlement")))
            .isolating(
                egress(
                    to(pods(labeled("app", "orders-db")).inNamespace("data")).on(tcp("postgres")),
                    to(ipBlock("198.51.100.16/28")).on(tcp(990), tcp(50000).through(50100))));
    }

    /** NetworkPolicy payments/ship-logs, from examples/online-shop/policies-payments.yaml. */
    public static NetworkPolicy paymentsShipLogs() {
        return networkPolicy("ship-logs").inNamespace("payments")
            .selecting(allPods())
            .isolating(egress(to(pods(labeled("app", "log-collector")).inNamespace("monitoring")).on(udp("syslog"))));
    }

    /** NetworkPolicy shop/allow-dns, from examples/online-shop/policies-every-namespace.yaml. */
    public static NetworkPolicy shopAllowDns() {
        return networkPolicy("allow-dns").inNamespace("shop")
            .selecting(allPods())
            .isolating(egress(toClusterDns()));
    }

    /** NetworkPolicy shop/allow-scrape, from examples/online-shop/policies-shop.yaml. */
    public static NetworkPolicy shopAllowScrape() {
        return networkPolicy("allow-scrape").inNamespace("shop")
            .selecting(allPods())
            .isolating(ingress(from(pods(labeled("app", "prometheus")).inNamespace("monitoring")).on(tcp("metrics"))));
    }

    /** NetworkPolicy shop/cart-callers, from examples/online-shop/policies-shop.yaml. */
    public static NetworkPolicy shopCartCallers() {
        return networkPolicy("cart-callers").inNamespace("shop")
            .selecting(pods(labeled("app", "cart")))
            .isolating(
                ingress(from(pods(labeled("app", in("checkout", "frontend"))).inSameNamespace()).on(tcp("grpc"))));
    }

    /** NetworkPolicy shop/catalog-callers, from examples/online-shop/policies-shop.yaml. */
    public static NetworkPolicy shopCatalogCallers() {
        return networkPolicy("catalog-callers").inNamespace("shop")
            .selecting(pods(labeled("app", "catalog")))
            .isolating(
                ingress(
                    from(pods(labeled("app", "frontend")).inSameNamespace(),
                         pods(labeled("app", "search-indexer")).inNamespace("data"))
                        .on(tcp("http"))));
    }

    /** NetworkPolicy shop/checkout-callers, from examples/online-shop/policies-shop.yaml. */
    public static NetworkPolicy shopCheckoutCallers() {
        return networkPolicy("checkout-callers").inNamespace("shop")
            .selecting(pods(labeled("app", "checkout")))
            .isolating(ingress(from(pods(labeled("app", "frontend")).inSameNamespace()).on(tcp("grpc"))));
    }

    /** NetworkPolicy shop/checkout-calls, from examples/online-shop/policies-shop.yaml. */
    public static NetworkPolicy shopCheckoutCalls() {
        return networkPolicy("checkout-calls").inNamespace("shop")
            .selecting(pods(labeled("app", "checkout")))
            .isolating(
                egress(
                    to(pods(labeled("app", "cart")).inSameNamespace(),
                       pods(labeled("app", "gateway")).inNamespace("payments"))
                        .on(tcp("grpc"))));
    }

    /** NetworkPolicy shop/default-deny, from examples/online-shop/policies-every-namespace.yaml. */
    public static NetworkPolicy shopDefaultDeny() {
        return networkPolicy("default-deny").inNamespace("shop")
            .selecting(allPods())
            .isolating(denyAllIngress(), denyAllEgress());
    }

    /** NetworkPolicy shop/frontend-calls-backends, from examples/online-shop/policies-shop.yaml. */
    public static NetworkPolicy shopFrontendCallsBackends() {
        return networkPolicy("frontend-calls-backends").inNamespace("shop")
            .selecting(pods(labeled("app", "frontend")))
            .isolating(egress(to(pods(labeled("tier", "backend")).inSameNamespace()).on(tcp("http"), tcp("grpc"))));
    }

    /** NetworkPolicy shop/public-front-door, from examples/online-shop/policies-shop.yaml. */
    public static NetworkPolicy shopPublicFrontDoor() {
        return networkPolicy("public-front-door").inNamespace("shop")
            .selecting(pods(labeled("app", "frontend")))
            .isolating(ingress(fromAnywhere().on(tcp("http"))));
    }

    /** NetworkPolicy shop/ship-logs, from examples/online-shop/policies-shop.yaml. */
    public static NetworkPolicy shopShipLogs() {
        return networkPolicy("ship-logs").inNamespace("shop")
            .selecting(allPods())
            .isolating(egress(to(pods(labeled("app", "log-collector")).inNamespace("monitoring")).on(udp("syslog"))));
    }

    /** NetworkPolicy shop/use-data-stores, from examples/online-shop/policies-shop.yaml. */
    public static NetworkPolicy shopUseDataStores() {
        return networkPolicy("use-data-stores").inNamespace("shop")
            .selecting(allPods())
            .isolating(egress(to(allPods().inNamespace("data")).onAnyPort()));
    }
}
