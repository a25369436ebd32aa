package p;

import static io.netpol.dsl.Sentences.*;
import static io.netpol.dsl.clusterwide.ClusterSentences.*;
import static io.netpol.model.Ports.*;

import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import java.util.List;

/** Network policies as sentences, written from manifests. */
public final class ClusterWide {
    private ClusterWide() {}

    /** All policies, by namespace and name. */
    public static List<NetworkPolicy> all() {
        return List.of(shopDeny());
    }

    /** All cluster-wide policies, in the order in which they are asked. */
    public static List<ClusterNetworkPolicy> allClusterWide() {
        return List.of(
            toPolicy(),
            sensitive(),
            defaultPolicy(),
            toCome());
    }

    /** NetworkPolicy shop/deny, from cluster-wide.yaml. */
    public static NetworkPolicy shopDeny() {
        return networkPolicy("deny").inNamespace("shop")
            .selecting(allPods())
            .isolating(denyAllIngress());
    }

    /** ClusterNetworkPolicy to. */
    public static ClusterNetworkPolicy toPolicy() {
        return clusterNetworkPolicy("to").inAdminTier().withPriority(5)
            .selecting(allPods().inNamespaces(labeled("tenant", "a")))
            .deciding(
                egressInOrder(
                    acceptTo(allPods().inNamespaces(labeled("tenant", "a"))).on(tcp(80)),
                    denyTo(networks("169.254.169.254/32")).onAnyPort()));
    }

    /** ClusterNetworkPolicy sensitive, from cluster-wide.yaml. */
    public static ClusterNetworkPolicy sensitive() {
        return clusterNetworkPolicy("sensitive").inAdminTier().withPriority(10)
            .labeled("team", "security")
            .annotated("example.com/owner", "the security team")
            .selecting(pods(labeled("public", absent())).inNamespace("vault"))
            .deciding(
                ingressInOrder(
                    acceptFrom(pods(labeled("app", "prometheus")).inNamespace("monitoring"))
                        .on(tcp(9090), portNamed("metrics"))
                        .named("scraping"),
                    passFrom(allPods().inNamespaces(labeled("team", in("platform", "security"))))
                        .on(tcp(8000).through(8999), udp(53)),
                    denyFrom(allPods().inAllNamespaces()).onAnyPort().named("nobody else")),
                egressInOrder(
                    acceptToClusterDns(),
                    acceptTo(domainNames("api.example.com", "*.example.org"),
                             networks("192.0.2.0/24", "2001:db8::/32"))
                        .on(tcp(443))
                        .named("partners"),
                    denyTo(nodes(labeled("node-role.kubernetes.io/control-plane", exists()))).onAnyPort(),
                    passTo(allNodes(),
                           allAddresses())
                        .on(sctp(9003))));
    }

    /** ClusterNetworkPolicy default. */
    public static ClusterNetworkPolicy defaultPolicy() {
        return clusterNetworkPolicy("default").inBaselineTier().withPriority(500)
            .selecting(allPods().inNamespaces(labeled("kubernetes.io/metadata.name", notIn("kube-system"))))
            .deciding(ingressInOrder(denyFrom(allPods().inAllNamespaces()).onAnyPort()));
    }

    /** ClusterNetworkPolicy to-come, from cluster-wide.yaml. */
    public static ClusterNetworkPolicy toCome() {
        return clusterNetworkPolicy("to-come").inBaselineTier().withPriority(1000)
            .selecting(allPods().inAllNamespaces())
            .decidingNothing();
    }
}
