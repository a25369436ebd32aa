package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.Direction;
import io.netpol.net.IpSet;
import java.util.Optional;

/**
 * Two rules of cluster-wide policies of one tier and priority that can match one connection and do different things with
 * it. What then happens, the API leaves open.
 *
 * @param first one policy
 * @param second the other
 * @param direction the direction of the rules
 * @param firstRule the index of the rule in the first policy
 * @param secondRule the index of the rule in the second policy
 */
public record RuleCollision(
        ClusterNetworkPolicy first, ClusterNetworkPolicy second, Direction direction, int firstRule, int secondRule) {

    /**
     * Gives the first pair of rules that can collide; empty where none can, because tier or priority differ, no pod can be
     * the subject of both, or no connection can match both rules.
     */
    public static Optional<RuleCollision> between(ClusterNetworkPolicy first, ClusterNetworkPolicy second) {
        boolean ordered = first.tier() != second.tier() || first.priority() != second.priority();
        if (ordered || !overlap(first.subject(), second.subject())) {
            return Optional.empty();
        }
        for (Direction direction : Direction.values()) {
            ImmutableList<ClusterRule> rules = first.rules(direction);
            ImmutableList<ClusterRule> others = second.rules(direction);
            for (int i = 0; i < rules.size(); i++) {
                for (int j = 0; j < others.size(); j++) {
                    if (collide(rules.get(i), others.get(j))) {
                        return Optional.of(new RuleCollision(first, second, direction, i, j));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Gives a sentence that names both policies and their rules. */
    public String text() {
        return "priority " + second.priority() + " is also that of " + first.id() + ", whose "
                + path(firstRule) + " (" + action(first, firstRule) + ") can match the same connections as "
                + path(secondRule)
                + " (" + action(second, secondRule) + ") here, and between equal priorities there is no order";
    }

    private String path(int rule) {
        return "spec." + direction.rulesField() + "[" + rule + "]";
    }

    private String action(ClusterNetworkPolicy policy, int rule) {
        Action action = policy.rules(direction).get(rule).action();
        return (policy.kind().isLegacy() ? action.legacyText() : action.text())
                + (failsClosed(policy.rules(direction).get(rule)) ? ", but denying for a peer that is not known" : "");
    }

    private static boolean collide(ClusterRule rule, ClusterRule other) {
        if (effect(rule) == effect(other) || matchesNothing(rule) || matchesNothing(other)) {
            return false;
        }
        // what fails closed and matches at all matches everything
        boolean matchesEverything = failsClosed(rule) || failsClosed(other);
        return matchesEverything
                || (rule.peers().stream()
                                .anyMatch(
                                        peer -> other.peers().stream().anyMatch(otherPeer -> overlap(peer, otherPeer)))
                        && overlap(rule.ports(), other.ports()));
    }

    private static boolean failsClosed(ClusterRule rule) {
        return rule.peers().stream().anyMatch(ClusterPeer.Unknown.class::isInstance);
    }

    private static boolean matchesNothing(ClusterRule rule) {
        return failsClosed(rule) && rule.action() == Action.ACCEPT;
    }

    private static Action effect(ClusterRule rule) {
        return failsClosed(rule) && rule.action() == Action.PASS ? Action.DENY : rule.action();
    }

    private static boolean overlap(NamespacedPods pods, NamespacedPods others) {
        return pods.pods().overlaps(others.pods()) && pods.namespaceSelector().overlaps(others.namespaceSelector());
    }

    /**
     * Addresses and names may be those of anything; only pods and nodes are never the same, as long as pods on the host
     * network count as their nodes.
     */
    private static boolean overlap(ClusterPeer peer, ClusterPeer other) {
        if (peer instanceof NamespacedPods pods && other instanceof NamespacedPods others) {
            return overlap(pods, others);
        }
        if (peer instanceof ClusterPeer.Nodes nodes && other instanceof ClusterPeer.Nodes others) {
            return nodes.selector().overlaps(others.selector());
        }
        if (peer instanceof ClusterPeer.Networks networks && other instanceof ClusterPeer.Networks others) {
            IpSet addresses = networks.addresses();
            return addresses.intersects(others.addresses());
        }
        boolean podsAndNodes = (peer instanceof NamespacedPods && other instanceof ClusterPeer.Nodes)
                || (peer instanceof ClusterPeer.Nodes && other instanceof NamespacedPods);
        return !podsAndNodes;
    }

    /** A name may be that of any port. */
    private static boolean overlap(ClusterPorts ports, ClusterPorts others) {
        return ports.isAny()
                || others.isAny()
                || ports.list().stream()
                        .anyMatch(entry -> others.list().stream().anyMatch(other -> overlap(entry, other)));
    }

    private static boolean overlap(ClusterPorts.Entry entry, ClusterPorts.Entry other) {
        if (entry instanceof PortMatch.Numbers numbers && other instanceof PortMatch.Numbers others) {
            return numbers.protocol() == others.protocol()
                    && numbers.first() <= others.last()
                    && others.first() <= numbers.last();
        }
        return true;
    }
}
