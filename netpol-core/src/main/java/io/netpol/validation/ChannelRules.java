package io.netpol.validation;

import static io.netpol.validation.ViolationKind.FORBIDDEN;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.AdminPortDraft;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.ProtocolDraft;
import io.netpol.net.Direction;
import java.util.stream.Collectors;

/** What one channel of the API refuses and the other does not. */
final class ChannelRules {
    private ChannelRules() {}

    /** Checks all rules of a policy; {@code spec} stands at its specification. */
    static void check(ClusterPolicyDraft policy, Channel channel, Violations spec) {
        for (Direction direction : Direction.values()) {
            ImmutableList<ClusterRuleDraft> rules = policy.rules(direction);
            for (int i = 0; i < rules.size(); i++) {
                Violations at = spec.field(direction.rulesField()).item(i);
                switch (channel) {
                    case STANDARD -> checkStandard(rules.get(i), policy.kind(), direction, at);
                    case EXPERIMENTAL -> checkExperimental(rules.get(i), policy.kind(), at);
                }
            }
        }
    }

    private static void checkStandard(
            ClusterRuleDraft rule, PolicyKind kind, Direction direction, Violations violations) {
        for (int i = 0; i < rule.peers().size(); i++) {
            ClusterPeerDraft peer = rule.peers().get(i);
            Violations at = violations.field(direction.peersField()).item(i);
            for (String field : ClusterPeerRules.outsideFields(peer)) {
                boolean isKnown =
                        ClusterPeerRules.whyNoField(field, direction, kind).isEmpty();
                if (isKnown && !field.equals("networks")) {
                    at.field(field).error(FORBIDDEN, notStandard(field));
                }
            }
        }
        ImmutableList<AdminPortDraft> ports = rule.ports().orElse(ImmutableList.of());
        for (int i = 0; kind.isLegacy() && i < ports.size(); i++) {
            if (ports.get(i).namedPort().isPresent()) {
                violations.field("ports").item(i).field("namedPort").error(FORBIDDEN, notStandard("namedPort"));
            }
        }
    }

    private static String notStandard(String field) {
        return field + " is a field of the experimental channel; install that, and read with channel experimental, or"
                + " leave it out";
    }

    /**
     * A port cannot be named where the destination may be none of the pods, whose containers have the names. Manifests of
     * v1alpha1 with such rules have been published with their answers, and what a rule does is clear: there it is a warning.
     */
    private static void checkExperimental(ClusterRuleDraft rule, PolicyKind kind, Violations violations) {
        boolean namesPort = rule.protocols().orElse(ImmutableList.of()).stream()
                        .map(ProtocolDraft::destinationNamedPort)
                        .anyMatch(name -> name.isPresent())
                || rule.ports().orElse(ImmutableList.of()).stream()
                        .map(AdminPortDraft::namedPort)
                        .anyMatch(name -> name.isPresent());
        String outside = rule.peers().stream()
                .flatMap(peer -> ClusterPeerRules.outsideFields(peer).stream())
                .distinct()
                .collect(Collectors.joining(" and "));
        if (namesPort && !outside.isEmpty()) {
            Violations at = violations.field(kind.portsField());
            String message = "a port by name in a rule with a peer by " + outside
                    + ", which has no names for ports; write the number, or two rules";
            if (kind.isLegacy()) {
                at.warning(FORBIDDEN, message);
            } else {
                at.error(FORBIDDEN, message);
            }
        }
    }
}
