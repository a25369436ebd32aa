package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.clusterNetworkPolicy;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.egressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.ingressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.networks;
import static io.netpol.model.Ports.tcp;

import io.netpol.dsl.EgressClause;
import io.netpol.dsl.EgressRule;
import io.netpol.dsl.IngressClause;
import io.netpol.dsl.IngressRule;
import io.netpol.dsl.Labels;
import io.netpol.dsl.PlacedPolicy;
import io.netpol.dsl.SelectingPolicy;
import io.netpol.dsl.clusterwide.EgressDecision;
import io.netpol.dsl.clusterwide.IngressDecision;
import io.netpol.dsl.clusterwide.OrderedEgress;
import io.netpol.dsl.clusterwide.OrderedIngress;
import io.netpol.dsl.clusterwide.RankedClusterPolicy;
import io.netpol.dsl.clusterwide.SelectingClusterPolicy;
import io.netpol.model.ClusterPeer;
import io.netpol.model.NamespacedPods;
import io.netpol.model.PodPeer;

/** Parts of sentences, made once and used by many: what a project would keep as its constants. */
public final class Vocabulary {
    public static final Labels API = labeled("app", "api");
    public static final Labels WEB = labeled("tier", "web");
    public static final PodPeer FRONTEND = pods(labeled("app", "frontend")).inSameNamespace();
    public static final PodPeer DATABASE = pods(labeled("app", "database")).inSameNamespace();
    public static final IngressRule FROM_FRONTEND = from(FRONTEND).on(tcp(8080));
    public static final EgressRule TO_DATABASE = to(DATABASE).on(tcp(5432));
    public static final IngressClause IN = ingress(FROM_FRONTEND);
    public static final EgressClause OUT = egress(TO_DATABASE);
    public static final PlacedPolicy PLACED = networkPolicy("p").inNamespace("x");
    public static final SelectingPolicy POLICY = PLACED.selecting(allPods());

    public static final NamespacedPods MONITORING =
            pods(labeled("app", "prometheus")).inNamespace("monitoring");
    public static final ClusterPeer.Networks OFFICE = networks("192.0.2.0/24");
    public static final IngressDecision.Unnamed SCRAPING =
            acceptFrom(MONITORING).on(tcp(9090));
    public static final EgressDecision.Unnamed NOT_TO_OFFICE = denyTo(OFFICE).onAnyPort();
    public static final OrderedIngress IN_ORDER = ingressInOrder(SCRAPING);
    public static final OrderedEgress OUT_IN_ORDER = egressInOrder(NOT_TO_OFFICE);
    public static final RankedClusterPolicy RANKED =
            clusterNetworkPolicy("c").inAdminTier().withPriority(10);
    public static final SelectingClusterPolicy CLUSTER_POLICY =
            RANKED.selecting(allPods().inNamespace("x"));

    private Vocabulary() {}
}
