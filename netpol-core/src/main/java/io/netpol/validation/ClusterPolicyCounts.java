package io.netpol.validation;

import static io.netpol.validation.ViolationKind.TOO_LONG;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.net.Direction;

/** How many entries the lists of a version of the API hold: 25 in v1alpha2; 100 in v1alpha1, inside a peer 25. */
public final class ClusterPolicyCounts {
    private static final int OF_ONE_PEER = 25;

    private ClusterPolicyCounts() {}

    /** Gives the number of rules a direction, of peers a rule and of port entries a rule that a version of the API holds. */
    public static int limit(PolicyKind kind) {
        return kind.isLegacy() ? 100 : 25;
    }

    /** Gives the number of networks or domain names that one peer holds. */
    public static int limitOfOnePeer() {
        return OF_ONE_PEER;
    }

    /** Checks a policy against the limits of its kind; {@code spec} stands at its specification. */
    public static void check(ClusterPolicyDraft policy, Violations spec) {
        int limit = limit(policy.kind());
        for (Direction direction : Direction.values()) {
            ImmutableList<ClusterRuleDraft> rules = policy.rules(direction);
            Violations at = spec.field(direction.rulesField());
            check(rules.size(), limit, "rules", "policies of their own", at);
            for (int i = 0; i < rules.size(); i++) {
                check(rules.get(i), direction, policy.kind(), at.item(i));
            }
        }
    }

    private static void check(ClusterRuleDraft rule, Direction direction, PolicyKind kind, Violations violations) {
        int limit = limit(kind);
        String others = "another rule of the same action behind this one";
        Violations peers = violations.field(direction.peersField());
        check(rule.peers().size(), limit, "peers", others, peers);
        for (int i = 0; i < rule.peers().size(); i++) {
            ClusterPeerDraft peer = rule.peers().get(i);
            Violations at = peers.item(i);
            peer.networks()
                    .ifPresent(
                            list -> check(list.size(), OF_ONE_PEER, "networks", "another peer", at.field("networks")));
            peer.domainNames()
                    .ifPresent(list ->
                            check(list.size(), OF_ONE_PEER, "domain names", "another peer", at.field("domainNames")));
        }
        Violations ports = violations.field(kind.portsField());
        rule.protocols().ifPresent(list -> check(list.size(), limit, "entries", others, ports));
        rule.ports().ifPresent(list -> check(list.size(), limit, "entries", others, ports));
    }

    private static void check(int size, int limit, String what, String instead, Violations violations) {
        if (size > limit) {
            violations.error(
                    TOO_LONG,
                    size + " " + what + "; at most " + limit + " are allowed, write the others as " + instead);
        }
    }
}
