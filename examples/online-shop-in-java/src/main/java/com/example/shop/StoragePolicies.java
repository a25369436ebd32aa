package com.example.shop;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.model.Ports.tcp;

import io.netpol.dsl.PlacedPolicy;
import io.netpol.model.NetworkPolicy;
import java.util.List;

/** What the storage team opens in its namespace. */
final class StoragePolicies {
    private StoragePolicies() {}

    static List<NetworkPolicy> all() {
        return List.of(
                policy("orders-db-clients")
                        .selecting(Shop.ORDERS_DB)
                        .isolating(ingress(
                                from(Shop.CHECKOUT.inNamespace(Shop.SHOP), Shop.SETTLEMENT.inNamespace(Shop.PAYMENTS))
                                        .on(tcp("postgres")))),
                // It may try every store here; each store's own policy decides.
                policy("search-indexer-calls")
                        .selecting(Shop.SEARCH_INDEXER)
                        .isolating(egress(
                                to(allPods().inSameNamespace()).onAnyPort(),
                                to(Shop.CATALOG.inNamespace(Shop.SHOP)).on(tcp("http")))),
                SharedPolicies.allowScrape(Shop.DATA));
    }

    /**
     * Two policies whose manifests differ by one dash. In Java the first names one kind of pods, the second two: nobody takes
     * the one for the other.
     */
    static List<NetworkPolicy> andVersusOr() {
        return List.of(
                policy("cache-clients")
                        .selecting(Shop.CACHE)
                        .isolating(ingress(
                                from(Shop.BACKENDS.inNamespace(Shop.SHOP)).on(tcp("redis")))),
                policy("search-clients")
                        .selecting(Shop.SEARCH)
                        .isolating(ingress(from(
                                        allPods().inNamespace(Shop.SHOP), //
                                        Shop.BACKENDS.inSameNamespace())
                                .on(tcp("http")))));
    }

    private static PlacedPolicy policy(String name) {
        return networkPolicy(name).inNamespace(Shop.DATA);
    }
}
