package io.netpol.validation;

import static io.netpol.validation.ViolationKind.INVALID;
import static io.netpol.validation.ViolationKind.UNSUPPORTED;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.net.Direction;

/** The rules for a whole NetworkPolicy, in the order of the API server (rule V0.4). */
public final class NetworkPolicyRules {
    private static final int MAX_POLICY_TYPES = 2;

    private NetworkPolicyRules() {}

    /** Gives every violation of a policy, in the order of the API server; empty for a valid one. */
    public static ImmutableList<Violation> check(NetworkPolicyDraft policy, Strictness strictness) {
        Violations violations = Violations.collector();
        MetadataRules.checkNamespaced(policy.metadata(), violations.field("metadata"));
        Violations spec = violations.field("spec");
        policy.podSelector()
                .ifPresent(selector -> SelectorRules.check(selector, strictness, spec.field("podSelector")));
        for (Direction direction : Direction.values()) {
            ImmutableList<RuleDraft> rules = direction == Direction.INGRESS ? policy.ingress() : policy.egress();
            for (int i = 0; i < rules.size(); i++) {
                checkRule(
                        rules.get(i),
                        direction,
                        strictness,
                        spec.field(direction.rulesField()).item(i));
            }
        }
        checkPolicyTypes(policy.policyTypes(), spec.field("policyTypes"));
        return violations.toList();
    }

    private static void checkRule(RuleDraft rule, Direction direction, Strictness strictness, Violations violations) {
        for (int i = 0; i < rule.ports().size(); i++) {
            PortRules.check(rule.ports().get(i), violations.field("ports").item(i));
        }
        for (int i = 0; i < rule.peers().size(); i++) {
            PeerRules.check(
                    rule.peers().get(i),
                    strictness,
                    violations.field(direction.peersField()).item(i));
        }
    }

    private static void checkPolicyTypes(ImmutableList<String> types, Violations violations) {
        if (types.size() > MAX_POLICY_TYPES) {
            violations.error(
                    INVALID, types.size() + " entries " + types + "; write Ingress, Egress or both, each once");
            return;
        }
        for (int i = 0; i < types.size(); i++) {
            String type = types.get(i);
            if (Direction.ofPolicyType(type).isEmpty()) {
                violations.item(i).error(UNSUPPORTED, "\"" + type + "\" is no policy type; write " + nearest(type));
            }
        }
    }

    private static String nearest(String type) {
        for (Direction direction : Direction.values()) {
            if (direction.policyType().equalsIgnoreCase(type)) {
                return direction.policyType();
            }
        }
        return "Ingress or Egress";
    }
}
