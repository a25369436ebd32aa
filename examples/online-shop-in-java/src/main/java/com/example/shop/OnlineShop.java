package com.example.shop;

import io.netpol.model.NetworkPolicy;
import java.util.List;
import java.util.stream.Stream;

/** All policies of the shop. */
final class OnlineShop {
    private OnlineShop() {}

    static List<NetworkPolicy> policies() {
        return Stream.of(
                        SharedPolicies.ofEveryNamespace(),
                        StorefrontPolicies.all(),
                        PaymentsPolicies.all(),
                        StoragePolicies.all(),
                        StoragePolicies.andVersusOr(),
                        MonitoringPolicies.all())
                .flatMap(List::stream)
                .toList();
    }
}
