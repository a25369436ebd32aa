package p;

import static io.netpol.dsl.Sentences.*;
import static io.netpol.model.Ports.*;

import io.netpol.model.NetworkPolicy;
import java.util.List;

/** Network policies as sentences, written from manifests. */
public final class Handful {
    private Handful() {}

    /** All policies, by namespace and name. */
    public static List<NetworkPolicy> all() {
        return List.of(
            policy1_2_3(),
            aBC(),
            aBC2(),
            aBC3(),
            shopDeny(),
            shopDenyEgress(),
            shopDenyIngress(),
            shopEverything(),
            shopOneLongRule(),
            toAnywherePolicy());
    }

    /** NetworkPolicy 1/2-3, from java-handful.yaml. */
    public static NetworkPolicy policy1_2_3() {
        return networkPolicy("2-3").inNamespace("1")
            .selecting(allPods())
            .isolating(denyAllIngress());
    }

    /** NetworkPolicy a/b-c, from java-handful.yaml. */
    public static NetworkPolicy aBC() {
        return networkPolicy("b-c").inNamespace("a")
            .selecting(allPods())
            .isolating(denyAllIngress());
    }

    /** NetworkPolicy a/b.c, from java-handful.yaml. */
    public static NetworkPolicy aBC2() {
        return networkPolicy("b.c").inNamespace("a")
            .selecting(allPods())
            .isolating(denyAllIngress());
    }

    /** NetworkPolicy a-b/c, from java-handful.yaml. */
    public static NetworkPolicy aBC3() {
        return networkPolicy("c").inNamespace("a-b")
            .selecting(allPods())
            .isolating(denyAllIngress());
    }

    /** NetworkPolicy shop/deny, from java-handful.yaml. */
    public static NetworkPolicy shopDeny() {
        return networkPolicy("deny").inNamespace("shop")
            .selecting(allPods())
            .isolating(denyAllIngress(), denyAllEgress());
    }

    /** NetworkPolicy shop/deny-egress, from java-handful.yaml. */
    public static NetworkPolicy shopDenyEgress() {
        return networkPolicy("deny-egress").inNamespace("shop")
            .selecting(allPods())
            .isolating(denyAllEgress());
    }

    /** NetworkPolicy shop/deny-ingress, from java-handful.yaml. */
    public static NetworkPolicy shopDenyIngress() {
        return networkPolicy("deny-ingress").inNamespace("shop")
            .selecting(allPods())
            .isolating(denyAllIngress());
    }

    /** NetworkPolicy shop/everything, from java-handful.yaml. */
    public static NetworkPolicy shopEverything() {
        return networkPolicy("everything").inNamespace("shop")
            .labeled("app.kubernetes.io/part-of", "shop")
            .labeled("team", "storefront")
            .annotated("example.com/key-of-a-base64-thing",
                       "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                       + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
            .annotated("example.com/notes",
                       "First line.\n"
                       + "\n"
                       + "Third line, and it is so long that nobody would leave it in one piece; it goes "
                       + "on and on, until it has an end.\n")
            .annotated("example.com/owner", "Grüße aus dem \"Laden\"\t\\o/ \u202e")
            .annotated("kubectl.kubernetes.io/last-applied-configuration",
                       "{\"apiVersion\":\"networking.k8s.io/v1\",\"kind\":\"NetworkPolicy\","
                       + "\"metadata\":{\"annotations\":{},\"name\":\"everything\","
                       + "\"namespace\":\"shop\"},\"spec\":{\"podSelector\":{},"
                       + "\"policyTypes\":[\"Ingress\"]}}\n")
            .selecting(pods(labeled("app", "api")
                                .with("tier", "backend")
                                .with("stage", notIn("", "canary", "test"))
                                .with("team", exists())
                                .with("example.com/quarantined", absent())
                                .with("tier", "web")))
            .isolating(
                ingress(
                    from(allPods().inSameNamespace(),
                         allPods().inAllNamespaces(),
                         pods(labeled("app", "checkout")).inNamespace("payments"),
                         allPods().inNamespacesNamed("data", "monitoring", "payments", "shop"),
                         pods(labeled("app.kubernetes.io/component", "worker")
                                  .with("app.kubernetes.io/name", "search-indexer"))
                             .inNamespaces(labeled("kubernetes.io/metadata.name", "data")
                                               .with("team", "storefront")
                                               .with("example.com/environment", in("integration", "pre-production",
                                                                                   "production"))),
                         ipBlock("203.0.113.0/24"),
                         ipBlock("10.0.0.0/8")
                             .except("10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16", "10.5.0.0/16",
                                     "10.6.0.0/16", "10.7.0.0/16", "10.8.0.0/16"),
                         ipBlock("2001:db8::/32").except("2001:db8:1::/48"))
                        .on(tcp(80), tcp(8000).through(8999), udp("dns"), anySctpPort(), anyUdpPort(), anyTcpPort(),
                            sctp(65535), tcp("http"), tcp("https"), tcp("metrics")),
                    fromAnywhere().onAnyPort(),
                    from(pods(labeled("app", "frontend")).inSameNamespace()).onAnyPort()),
                egress(
                    toClusterDns(),
                    to(pods(labeled("k8s-app", "kube-dns")).inNamespace("kube-system")).on(tcp(53), udp(53)),
                    toAnywhere().on(tcp(443)),
                    to(allPods().inNamespaces(labeled("kubernetes.io/metadata.name", "Not-A-Name"))).onAnyPort()));
    }

    /** NetworkPolicy shop/one-long-rule, from java-handful.yaml. */
    public static NetworkPolicy shopOneLongRule() {
        return networkPolicy("one-long-rule").inNamespace("shop")
            .selecting(pods(labeled("app.kubernetes.io/component", "server")
                                .with("app.kubernetes.io/name", "recommendations")))
            .isolating(
                ingress(
                    from(pods(labeled("app.kubernetes.io/component", "server")
                                  .with("app.kubernetes.io/name", "frontend"))
                             .inNamespaces(labeled("team", "storefront")))
                        .on(tcp(8080))));
    }

    /** NetworkPolicy to/anywhere, from java-handful.yaml. */
    public static NetworkPolicy toAnywherePolicy() {
        return networkPolicy("anywhere").inNamespace("to")
            .selecting(allPods())
            .isolating(denyAllIngress());
    }
}
