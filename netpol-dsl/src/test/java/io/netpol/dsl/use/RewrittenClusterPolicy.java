package io.netpol.dsl.use;

import static io.netpol.dsl.clusterwide.ClusterSentences.acceptFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.allNodes;
import static io.netpol.dsl.clusterwide.ClusterSentences.clusterNetworkPolicy;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.domainNames;
import static io.netpol.dsl.clusterwide.ClusterSentences.egressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.ingressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.networks;
import static io.netpol.dsl.clusterwide.ClusterSentences.nodes;
import static io.netpol.dsl.clusterwide.ClusterSentences.passFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.passTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.portNamed;

import com.google.common.collect.ImmutableList;
import io.netpol.dsl.Pods;
import io.netpol.dsl.clusterwide.DecisionFrom;
import io.netpol.dsl.clusterwide.DecisionTo;
import io.netpol.dsl.clusterwide.EgressDecision;
import io.netpol.dsl.clusterwide.IngressDecision;
import io.netpol.dsl.clusterwide.NamedClusterPolicy;
import io.netpol.dsl.clusterwide.OrderedEgress;
import io.netpol.dsl.clusterwide.OrderedIngress;
import io.netpol.dsl.clusterwide.RankedClusterPolicy;
import io.netpol.dsl.clusterwide.SelectingClusterPolicy;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.DomainName;
import io.netpol.model.NamespacedPods;
import io.netpol.net.Cidr;
import java.util.List;
import java.util.Map;

/** Cluster-wide policies said once more, as sentences: whatever a ClusterNetworkPolicy can be, there are words for it. */
final class RewrittenClusterPolicy {
    private RewrittenClusterPolicy() {}

    static ClusterNetworkPolicy of(ClusterNetworkPolicy policy) {
        NamedClusterPolicy named = clusterNetworkPolicy(policy.name());
        RankedClusterPolicy ranked = (policy.tier() == Tier.ADMIN ? named.inAdminTier() : named.inBaselineTier())
                .withPriority(policy.priority());
        for (Map.Entry<String, String> label : policy.labels().entrySet()) {
            ranked = ranked.labeled(label.getKey(), label.getValue());
        }
        for (Map.Entry<String, String> annotation : policy.annotations().entrySet()) {
            ranked = ranked.annotated(annotation.getKey(), annotation.getValue());
        }
        SelectingClusterPolicy selecting = ranked.selecting(pods(policy.subject()));
        if (policy.egress().isEmpty()) {
            return policy.ingress().isEmpty() ? selecting.decidingNothing() : selecting.deciding(ingress(policy));
        }
        return policy.ingress().isEmpty()
                ? selecting.deciding(egress(policy))
                : selecting.deciding(ingress(policy), egress(policy));
    }

    private static OrderedIngress ingress(ClusterNetworkPolicy policy) {
        List<IngressDecision> rules = policy.ingress().stream()
                .map(RewrittenClusterPolicy::ingressRule)
                .toList();
        return switch (rules.size()) {
            case 1 -> ingressInOrder(rules.get(0));
            case 2 -> ingressInOrder(rules.get(0), rules.get(1));
            default -> ingressInOrder(rules);
        };
    }

    private static OrderedEgress egress(ClusterNetworkPolicy policy) {
        List<EgressDecision> rules =
                policy.egress().stream().map(RewrittenClusterPolicy::egressRule).toList();
        return switch (rules.size()) {
            case 1 -> egressInOrder(rules.get(0));
            case 2 -> egressInOrder(rules.get(0), rules.get(1));
            default -> egressInOrder(rules);
        };
    }

    private static IngressDecision ingressRule(ClusterRule rule) {
        ImmutableList<NamespacedPods> peers = rule.peers().stream()
                .map(NamespacedPods.class::cast)
                .map(RewrittenClusterPolicy::pods)
                .collect(ImmutableList.toImmutableList());
        DecisionFrom from = switch (rule.action()) {
            case ACCEPT -> peers.size() == 1 ? acceptFrom(peers.get(0)) : acceptFrom(peers);
            case DENY -> peers.size() == 2 ? denyFrom(peers.get(0), peers.get(1)) : denyFrom(peers);
            case PASS -> peers.size() == 1 ? passFrom(peers.get(0)) : passFrom(peers);
        };
        ImmutableList<ClusterPorts.Entry> ports = ports(rule);
        IngressDecision.Unnamed said = switch (ports.size()) {
            case 0 -> from.onAnyPort();
            case 1 -> from.on(ports.get(0));
            case 2 -> from.on(ports.get(0), ports.get(1));
            default -> from.on(ports);
        };
        return rule.name().isEmpty() ? said : said.named(rule.name());
    }

    private static EgressDecision egressRule(ClusterRule rule) {
        ImmutableList<ClusterPeer> peers =
                rule.peers().stream().map(RewrittenClusterPolicy::peer).collect(ImmutableList.toImmutableList());
        DecisionTo to = switch (rule.action()) {
            case ACCEPT -> peers.size() == 1 ? acceptTo(peers.get(0)) : acceptTo(peers);
            case DENY -> peers.size() == 2 ? denyTo(peers.get(0), peers.get(1)) : denyTo(peers);
            case PASS -> peers.size() == 1 ? passTo(peers.get(0)) : passTo(peers);
        };
        ImmutableList<ClusterPorts.Entry> ports = ports(rule);
        EgressDecision.Unnamed said = switch (ports.size()) {
            case 0 -> to.onAnyPort();
            case 1 -> to.on(ports.get(0));
            case 2 -> to.on(ports.get(0), ports.get(1));
            default -> to.on(ports);
        };
        return rule.name().isEmpty() ? said : said.named(rule.name());
    }

    private static ClusterPeer peer(ClusterPeer peer) {
        return peer.match(
                RewrittenClusterPolicy::pods,
                networks ->
                        networks(networks.cidrs().stream().map(Cidr::toString).toList()),
                nodes -> nodes.selector().isEverything() ? allNodes() : nodes(Rewritten.labels(nodes.selector())),
                domainNames -> domainNames(
                        domainNames.names().stream().map(DomainName::toString).toList()),
                unknown -> {
                    throw new IllegalArgumentException("nobody knows how to say " + unknown);
                });
    }

    private static NamespacedPods pods(NamespacedPods peer) {
        Pods pods = Rewritten.podsOf(peer.pods());
        return peer.namespaceSelector().isEverything()
                ? pods.inAllNamespaces()
                : pods.inNamespaces(Rewritten.labels(peer.namespaceSelector()));
    }

    private static ImmutableList<ClusterPorts.Entry> ports(ClusterRule rule) {
        return rule.ports().list().stream()
                .map(entry -> entry.<ClusterPorts.Entry>match(Rewritten::numbers, named -> portNamed(named.name())))
                .collect(ImmutableList.toImmutableList());
    }
}
