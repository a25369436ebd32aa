package com.example.shop;

import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.ipBlock;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.model.Ports.tcp;

import io.netpol.dsl.PlacedPolicy;
import io.netpol.model.IpBlock;
import io.netpol.model.NetworkPolicy;
import java.util.List;

/** What the payments team opens in its namespace. */
final class PaymentsPolicies {
    /** The payment provider without its sandbox, where live card numbers must never get. */
    private static final IpBlock PROVIDER = ipBlock("203.0.113.0/24").except("203.0.113.64/26");

    private static final IpBlock BANK = ipBlock("198.51.100.16/28");

    private PaymentsPolicies() {}

    static List<NetworkPolicy> all() {
        return List.of(
                policy("gateway-boundary")
                        .selecting(Shop.GATEWAY)
                        .isolating(
                                ingress(from(Shop.CHECKOUT.inNamespace(Shop.SHOP))
                                        .on(tcp("grpc"))),
                                egress(
                                        to(Shop.FRAUD_CHECK.inSameNamespace()).on(tcp("http")),
                                        to(PROVIDER).on(tcp(443)))),
                policy("fraud-check-callers")
                        .selecting(Shop.FRAUD_CHECK)
                        .isolating(ingress(from(Shop.GATEWAY.inSameNamespace()).on(tcp("http")))),
                policy("settlement-calls")
                        .selecting(Shop.SETTLEMENT)
                        .isolating(egress(
                                to(Shop.ORDERS_DB.inNamespace(Shop.DATA)).on(tcp("postgres")),
                                // FTP over TLS: one port to log in, and for each file a port of the range.
                                to(BANK).on(tcp(990), tcp(50_000).through(50_100)))),
                SharedPolicies.shipLogs(Shop.PAYMENTS),
                SharedPolicies.allowScrape(Shop.PAYMENTS));
    }

    private static PlacedPolicy policy(String name) {
        return networkPolicy(name).inNamespace(Shop.PAYMENTS);
    }
}
