package com.example.shop;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.denyAllEgress;
import static io.netpol.dsl.Sentences.denyAllIngress;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.forNamespace;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;

import io.netpol.model.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;

/** What several namespaces have, said once. */
final class SharedPolicies {
    private SharedPolicies() {}

    /** The floor that every namespace stands on: nothing in, nothing out, and DNS. */
    static List<NetworkPolicy> ofEveryNamespace() {
        List<NetworkPolicy> policies = new ArrayList<>();
        for (String namespace : Shop.NAMESPACES) {
            policies.add(networkPolicy("default-deny")
                    .inNamespace(namespace)
                    .selecting(allPods())
                    .isolating(denyAllIngress(), denyAllEgress()));
            policies.add(forNamespace(namespace).allowDns());
        }
        return policies;
    }

    /** Lets the pods of a namespace send their logs. */
    static NetworkPolicy shipLogs(String namespace) {
        return networkPolicy("ship-logs")
                .inNamespace(namespace)
                .selecting(allPods())
                .isolating(egress(
                        to(Shop.LOG_COLLECTOR.inNamespace(Shop.MONITORING)).on(udp("syslog"))));
    }

    /** Lets Prometheus read the port called metrics, whatever its number, on the pods of a namespace that have one. */
    static NetworkPolicy allowScrape(String namespace) {
        return networkPolicy("allow-scrape")
                .inNamespace(namespace)
                .selecting(allPods())
                .isolating(ingress(
                        from(Shop.PROMETHEUS.inNamespace(Shop.MONITORING)).on(tcp("metrics"))));
    }
}
