package io.netpol.validation;

import static io.netpol.validation.ViolationKind.FORBIDDEN;
import static io.netpol.validation.ViolationKind.INVALID;
import static io.netpol.validation.ViolationKind.REQUIRED;
import static io.netpol.validation.ViolationKind.TOO_LONG;
import static io.netpol.validation.ViolationKind.UNSUPPORTED;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import io.netpol.net.Direction;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules for ClusterNetworkPolicy (v1alpha2), AdminNetworkPolicy and BaselineAdminNetworkPolicy (v1alpha1): what the
 * schemas of the two channels and their expressions ask for, and what a value must be to have a meaning.
 */
public final class ClusterPolicyRules {
    private static final int MAX_PRIORITY = 1000;
    private static final int MAX_NAME = 100;
    private static final String SINGLETON = "default";

    private final ClusterPolicyDraft policy;
    private final Strictness strictness;

    private ClusterPolicyRules(ClusterPolicyDraft policy, Strictness strictness) {
        this.policy = policy;
        this.strictness = strictness;
    }

    /** Checks a policy of a manifest: everything that the API server of this channel would refuse. */
    public static ImmutableList<Violation> check(ClusterPolicyDraft policy, Channel channel, Strictness strictness) {
        Violations violations = Violations.collector();
        ClusterPolicyRules rules = new ClusterPolicyRules(policy, strictness);
        rules.check(violations);
        Violations spec = violations.field("spec");
        ChannelRules.check(policy, channel, spec);
        ClusterPolicyCounts.check(policy, spec);
        return violations.toList();
    }

    /** Checks a policy as a value: everything but the limits of one version or channel of the API. */
    public static ImmutableList<Violation> checkValue(ClusterPolicyDraft policy) {
        Violations violations = Violations.collector();
        new ClusterPolicyRules(policy, Strictness.FULL).check(violations);
        return violations.toList();
    }

    private void check(Violations violations) {
        MetadataRules.checkClusterScoped(policy.metadata(), violations.field("metadata"));
        checkSingleton(violations.field("metadata").field("name"));
        Violations spec = violations.field("spec");
        checkTier(spec.field("tier"));
        checkPriority(spec.field("priority"));
        checkSubject(spec.field("subject"));
        for (Direction direction : Direction.values()) {
            Violations at = spec.field(direction.rulesField());
            ImmutableList<ClusterRuleDraft> rules = policy.rules(direction);
            for (int i = 0; i < rules.size(); i++) {
                checkRule(rules.get(i), direction, at.item(i));
            }
        }
    }

    private void checkSingleton(Violations violations) {
        String name = policy.metadata().name().orElse(SINGLETON);
        if (policy.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY && !name.equals(SINGLETON)) {
            violations.error(
                    INVALID,
                    "\"" + name + "\": a cluster has one BaselineAdminNetworkPolicy, and its name is default;"
                            + " write default, or a ClusterNetworkPolicy of tier Baseline");
        }
    }

    private void checkTier(Violations violations) {
        if (policy.kind() != PolicyKind.CLUSTER_NETWORK_POLICY) {
            return;
        }
        Optional<String> tier = policy.tier();
        if (tier.isEmpty()) {
            violations.error(REQUIRED, "a tier is required; write Admin or Baseline");
        } else if (!Words.TIERS.contains(tier.get())) {
            violations.error(
                    UNSUPPORTED, "\"" + tier.get() + "\" is no tier; write " + Words.nearest(tier.get(), Words.TIERS));
        }
    }

    private void checkPriority(Violations violations) {
        if (policy.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY) {
            return;
        }
        if (policy.priority().isEmpty()) {
            violations.error(
                    REQUIRED, "a priority is required; write 0 to " + MAX_PRIORITY + ", 0 is asked before all others");
        } else {
            checkPriority(policy.priority().get(), violations);
        }
    }

    /** Checks a priority; {@code violations} stands at it. */
    public static void checkPriority(int priority, Violations violations) {
        if (priority < 0 || priority > MAX_PRIORITY) {
            violations.error(INVALID, priority + " is no priority; priorities are 0 to " + MAX_PRIORITY);
        }
    }

    private void checkSubject(Violations violations) {
        if (policy.subject().isEmpty()) {
            violations.error(
                    REQUIRED, "a subject is required; write namespaces: {} for all pods, or namespaces or pods");
            return;
        }
        SubjectDraft subject = policy.subject().get();
        UnionRules union = new UnionRules("a subject", "another policy for the other", violations);
        union.field("namespaces", subject.namespaces().isPresent());
        union.field("pods", subject.pods().isPresent());
        union.check();
        subject.namespaces()
                .ifPresent(selector -> SelectorRules.check(selector, strictness, violations.field("namespaces")));
        subject.pods()
                .ifPresent(pods -> ClusterPeerRules.checkPods(
                        pods, policy.kind().isLegacy(), strictness, violations.field("pods")));
    }

    private void checkRule(ClusterRuleDraft rule, Direction direction, Violations violations) {
        checkRuleName(rule.name(), violations.field("name"));
        checkAction(rule.action(), violations.field("action"));
        Violations peers = violations.field(direction.peersField());
        if (rule.peers().isEmpty()) {
            peers.error(
                    REQUIRED,
                    "a rule of a cluster-wide policy needs at least one peer; for all pods write - namespaces: {}"
                            + (direction == Direction.EGRESS
                                    ? ", for all addresses - networks: [0.0.0.0/0, \"::/0\"]"
                                    : ""));
        }
        for (int i = 0; i < rule.peers().size(); i++) {
            ClusterPeerRules.check(rule.peers().get(i), direction, policy.kind(), strictness, peers.item(i));
        }
        Violations protocols = violations.field("protocols");
        Violations ports = violations.field("ports");
        if (policy.kind().isLegacy()) {
            rule.protocols().ifPresent(entries -> refuseField("protocols", protocols));
            rule.ports().ifPresent(entries -> ClusterPortRules.checkPorts(entries, ports));
        } else {
            rule.protocols().ifPresent(entries -> ClusterPortRules.checkProtocols(entries, protocols));
            rule.ports().ifPresent(entries -> refuseField("ports", ports));
        }
    }

    /** A list of another version of the API would mean nothing here, and the rule every port. */
    private void refuseField(String field, Violations violations) {
        violations.error(
                FORBIDDEN,
                field + " is no field of " + Words.article(policy.kind()) + "; write "
                        + policy.kind().portsField());
    }

    /** Checks the name of a rule, which may be any text, the empty one too; {@code violations} stands at it. */
    public static void checkRuleName(String name, Violations violations) {
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            violations.error(TOO_LONG, "a rule's name has at most " + MAX_NAME + " characters; shorten it");
        }
    }

    private void checkAction(Optional<String> action, Violations violations) {
        ImmutableList<String> allowed = Words.actions(policy.kind());
        if (action.isEmpty()) {
            violations.error(REQUIRED, "an action is required; write " + Words.choice(allowed));
        } else if (!allowed.contains(action.get())) {
            violations.error(
                    UNSUPPORTED,
                    "\"" + action.get() + "\" is no action of " + Words.article(policy.kind()) + "; write "
                            + Words.nearest(action.get(), allowed));
        }
    }

    /** The closed lists of words, and how messages offer them. */
    private static final class Words {
        private static final ImmutableList<String> TIERS = ImmutableList.of("Admin", "Baseline");

        static ImmutableList<String> actions(PolicyKind kind) {
            return switch (kind) {
                case ADMIN_NETWORK_POLICY -> ImmutableList.of("Allow", "Deny", "Pass");
                case BASELINE_ADMIN_NETWORK_POLICY -> ImmutableList.of("Allow", "Deny");
                default -> ImmutableList.of("Accept", "Deny", "Pass");
            };
        }

        static String article(PolicyKind kind) {
            return (kind == PolicyKind.ADMIN_NETWORK_POLICY ? "an " : "a ") + kind;
        }

        static String choice(ImmutableList<String> words) {
            int last = words.size() - 1;
            return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
        }

        static String nearest(String found, ImmutableList<String> allowed) {
            String lower = found.toLowerCase(Locale.ROOT);
            for (String word : allowed) {
                if (word.toLowerCase(Locale.ROOT).equals(lower)) {
                    return word;
                }
            }
            if (lower.equals("allow") || lower.equals("accept")) {
                return allowed.get(0);
            }
            return choice(allowed);
        }
    }
}
