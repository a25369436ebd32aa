package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.model.Ports.tcp;

import io.netpol.dsl.EgressClause;
import io.netpol.dsl.EgressRule;
import io.netpol.dsl.IngressClause;
import io.netpol.dsl.IngressRule;
import io.netpol.dsl.Labels;
import io.netpol.dsl.PlacedPolicy;
import io.netpol.dsl.SelectingPolicy;
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

    private Vocabulary() {}
}
