package com.example.shop;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.fromAnywhere;
import static io.netpol.dsl.Sentences.in;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.model.Ports.tcp;

import io.netpol.dsl.PlacedPolicy;
import io.netpol.model.NetworkPolicy;
import java.util.List;

/** What the storefront team opens in its namespace. */
final class StorefrontPolicies {
    private StorefrontPolicies() {}

    static List<NetworkPolicy> all() {
        return List.of(
                // The front door, and the only one.
                policy("public-front-door")
                        .selecting(Shop.FRONTEND)
                        .isolating(ingress(fromAnywhere().on(tcp("http")))),
                policy("frontend-calls-backends")
                        .selecting(Shop.FRONTEND)
                        .isolating(egress(to(Shop.BACKENDS.inSameNamespace()).on(tcp("http"), tcp("grpc")))),
                policy("catalog-callers")
                        .selecting(Shop.CATALOG)
                        .isolating(ingress(from(
                                        Shop.FRONTEND.inSameNamespace(), //
                                        Shop.SEARCH_INDEXER.inNamespace(Shop.DATA))
                                .on(tcp("http")))),
                policy("cart-callers")
                        .selecting(Shop.CART)
                        .isolating(ingress(from(pods(labeled("app", in("frontend", "checkout")))
                                        .inSameNamespace())
                                .on(tcp("grpc")))),
                policy("checkout-callers")
                        .selecting(Shop.CHECKOUT)
                        .isolating(ingress(from(Shop.FRONTEND.inSameNamespace()).on(tcp("grpc")))),
                policy("checkout-calls")
                        .selecting(Shop.CHECKOUT)
                        .isolating(egress(to(
                                        Shop.CART.inSameNamespace(), //
                                        Shop.GATEWAY.inNamespace(Shop.PAYMENTS))
                                .on(tcp("grpc")))),
                // Wide on purpose: which store is whose, the storage team says at the other end.
                policy("use-data-stores")
                        .selecting(allPods())
                        .isolating(egress(to(allPods().inNamespace(Shop.DATA)).onAnyPort())),
                SharedPolicies.shipLogs(Shop.SHOP),
                SharedPolicies.allowScrape(Shop.SHOP));
    }

    private static PlacedPolicy policy(String name) {
        return networkPolicy(name).inNamespace(Shop.SHOP);
    }
}
