package com.example.shop;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.in;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.ipBlock;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;

import io.netpol.dsl.PlacedPolicy;
import io.netpol.model.IpBlock;
import io.netpol.model.NetworkPolicy;
import java.util.List;

/** What the platform team opens in its namespace. */
final class MonitoringPolicies {
    /** In the company's other data centre. */
    private static final IpBlock LOG_ARCHIVE = ipBlock("192.0.2.32/27");

    private MonitoringPolicies() {}

    static List<NetworkPolicy> all() {
        return List.of(
                policy("prometheus-scrapes")
                        .selecting(Shop.PROMETHEUS)
                        .isolating(egress(to(allPods().inAllNamespaces()).on(tcp("metrics")))),
                policy("prometheus-readers")
                        .selecting(Shop.PROMETHEUS)
                        .isolating(ingress(from(Shop.GRAFANA.inSameNamespace()).on(tcp("web")))),
                policy("grafana-calls")
                        .selecting(Shop.GRAFANA)
                        .isolating(egress(to(Shop.PROMETHEUS.inSameNamespace()).on(tcp("web")))),
                // Two rules, so that each source keeps to its own port.
                policy("log-collector-boundary")
                        .selecting(Shop.LOG_COLLECTOR)
                        .isolating(
                                ingress(
                                        from(allPods().inNamespaces(labeled("team", in("storefront", "payments"))))
                                                .on(udp("syslog")),
                                        from(Shop.PROMETHEUS.inSameNamespace()).on(tcp("metrics"))),
                                egress(to(LOG_ARCHIVE).on(tcp(443)))));
    }

    private static PlacedPolicy policy(String name) {
        return networkPolicy(name).inNamespace(Shop.MONITORING);
    }
}
