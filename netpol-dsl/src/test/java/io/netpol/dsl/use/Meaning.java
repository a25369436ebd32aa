package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.fromAnywhere;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.egressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.ingressInOrder;

import com.google.common.collect.ImmutableList;
import io.netpol.dsl.EgressClause;
import io.netpol.dsl.EgressRule;
import io.netpol.dsl.IngressClause;
import io.netpol.dsl.IngressRule;
import io.netpol.dsl.Labels;
import io.netpol.dsl.Pods;
import io.netpol.dsl.clusterwide.EgressDecision;
import io.netpol.dsl.clusterwide.IngressDecision;
import io.netpol.dsl.clusterwide.OrderedEgress;
import io.netpol.dsl.clusterwide.OrderedIngress;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.PortMatch;
import java.util.List;

/** Anything that a sentence can give, in the words in which the library describes a policy that holds it. */
final class Meaning {
    private static final String APPLIES_TO = "applies to ";
    private static final String IN_NAMESPACE = " in namespace x";
    private static final String ON_ANY_PORT_FROM = "ingress: lets in any port of any protocol from ";
    private static final String LETS_IN = "ingress: lets in ";
    private static final String FROM_ANYWHERE = " from anywhere: all pods, nodes and external addresses";
    private static final String LETS_OUT = "egress: rule 1 lets out ";
    private static final String LETS_OUT_ANY_PORT_TO = "egress: rule 1 lets out any port of any protocol to ";
    private static final String IN_ANY_CASE = ", whatever NetworkPolicies let out";
    private static final String TO_OFFICE =
            " to addresses in 192.0.2.0/24, those of pods and nodes included" + IN_ANY_CASE;

    private Meaning() {}

    /** The meaning, a fact a line; the policy that a part is put into for this is left out. */
    static ImmutableList<String> of(Object value) {
        if (value instanceof NetworkPolicy policy) {
            return lines(policy);
        } else if (value instanceof IngressClause clause) {
            return about("ingress", policy(allPods(), clause));
        } else if (value instanceof EgressClause clause) {
            return about("egress", policy(allPods(), clause));
        } else if (value instanceof IngressRule rule) {
            return lets(of(ingress(rule)));
        } else if (value instanceof EgressRule rule) {
            return lets(of(egress(rule)));
        } else if (value instanceof Peer peer) {
            return between(ON_ANY_PORT_FROM, of(from(peer).onAnyPort()), "");
        } else if (value instanceof PortMatch port) {
            return between(LETS_IN, of(fromAnywhere().on(port)), FROM_ANYWHERE);
        } else if (value instanceof Labels labels) {
            return of(pods(labels));
        } else if (value instanceof Pods pods) {
            return between(APPLIES_TO, about("applies", policy(pods, Vocabulary.IN)), IN_NAMESPACE);
        }
        return ofClusterWide(value);
    }

    /** In the Admin tier, where a rule says most about what comes of it. */
    private static ImmutableList<String> ofClusterWide(Object value) {
        if (value instanceof ClusterNetworkPolicy policy) {
            return lines(policy.describe());
        } else if (value instanceof OrderedIngress clause) {
            return rules(Vocabulary.CLUSTER_POLICY.deciding(clause));
        } else if (value instanceof OrderedEgress clause) {
            return rules(Vocabulary.CLUSTER_POLICY.deciding(clause));
        } else if (value instanceof IngressDecision rule) {
            return of(ingressInOrder(rule));
        } else if (value instanceof EgressDecision rule) {
            return of(egressInOrder(rule));
        } else if (value instanceof ClusterPeer peer) {
            return between(LETS_OUT_ANY_PORT_TO, of(acceptTo(peer).onAnyPort()), IN_ANY_CASE);
        } else if (value instanceof ClusterPorts.NamedPort port) {
            return between(LETS_OUT, of(acceptTo(Vocabulary.OFFICE).on(port)), TO_OFFICE);
        }
        throw new IllegalArgumentException("nothing that a sentence gives: " + value);
    }

    private static NetworkPolicy policy(Pods pods, IngressClause clause) {
        return networkPolicy("p").inNamespace("x").selecting(pods).isolating(clause);
    }

    private static NetworkPolicy policy(Pods pods, EgressClause clause) {
        return networkPolicy("p").inNamespace("x").selecting(pods).isolating(clause);
    }

    private static ImmutableList<String> rules(ClusterNetworkPolicy policy) {
        return lines(policy.describe()).stream()
                .filter(line -> line.contains(": rule "))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<String> lines(NetworkPolicy policy) {
        return lines(policy.describe());
    }

    private static ImmutableList<String> lines(String description) {
        return description.lines().map(String::strip).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<String> about(String subject, NetworkPolicy policy) {
        return lines(policy).stream().filter(line -> line.startsWith(subject)).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<String> lets(List<String> clause) {
        return clause.stream().filter(line -> line.contains(": lets ")).collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<String> between(String start, List<String> lines, String end) {
        String line = String.join("\n", lines);
        if (!line.startsWith(start) || !line.endsWith(end)) {
            throw new IllegalStateException("not between \"" + start + "\" and \"" + end + "\": " + line);
        }
        return ImmutableList.of(line.substring(start.length(), line.length() - end.length()));
    }
}
