package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.Direction;
import java.util.Optional;

/**
 * A cluster-wide policy in plain words, a fact a line. Each line can be read alone; only which rule comes before which is
 * left to the numbers of the rules.
 */
final class ClusterDescription {
    private final ClusterNetworkPolicy policy;
    private final ImmutableList.Builder<PolicyFact> facts = ImmutableList.builder();

    private ClusterDescription(ClusterNetworkPolicy policy) {
        this.policy = policy;
    }

    static ImmutableList<PolicyFact> facts(ClusterNetworkPolicy policy) {
        ClusterDescription description = new ClusterDescription(policy);
        description.add(
                PolicyFact.Kind.SELECTS, "spec.subject", "applies to " + ClusterPeerWords.pods(policy.subject()));
        description.add(
                PolicyFact.Kind.LEAVES_OUT,
                "spec.subject",
                "where pods are named, those on the host network are not meant: they count as their nodes");
        description.add(PolicyFact.Kind.ASKED, description.tierPath(), description.tier());
        description.add(PolicyFact.Kind.ASKED, description.priorityPath(), description.priority());
        for (Direction direction : Direction.values()) {
            if (policy.rules(direction).isEmpty()) {
                description.add(PolicyFact.Kind.NO_RULES, direction, description.noRules(direction));
            } else {
                description.addRules(direction);
            }
        }
        return description.facts.build();
    }

    private void add(PolicyFact.Kind kind, String path, String text) {
        facts.add(PolicyFact.of(kind, Optional.empty(), path, text));
    }

    private void add(PolicyFact.Kind kind, Direction direction, String text) {
        add(kind, direction, "spec." + direction.rulesField(), text);
    }

    private void add(PolicyFact.Kind kind, Direction direction, String path, String text) {
        facts.add(PolicyFact.of(kind, Optional.of(direction), path, direction.rulesField() + ": " + text));
    }

    private String tierPath() {
        return policy.kind().isLegacy() ? "kind" : "spec.tier";
    }

    private String priorityPath() {
        return policy.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY ? "kind" : "spec.priority";
    }

    private String tier() {
        return switch (policy.tier()) {
            case ADMIN -> "asked in the Admin tier: before NetworkPolicies, which change nothing that is decided here";
            case BASELINE ->
                "asked in the Baseline tier: after NetworkPolicies, and only in directions in which none of them isolates"
                        + " the pod";
        };
    }

    private String priority() {
        return (policy.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY
                        ? "asked as if it had priority " + policy.priority() + ", since this kind has none: "
                        : "asked at priority " + policy.priority() + ": ")
                + "after the tier's policies of smaller numbers, before those of larger ones, in no order among those of"
                + " the same";
    }

    private String noRules(Direction direction) {
        return switch (direction) {
            case INGRESS -> "no rules, so this policy changes nothing about what reaches these pods";
            case EGRESS -> "no rules, so this policy changes nothing about what these pods reach";
        };
    }

    private void addRules(Direction direction) {
        add(PolicyFact.Kind.FIRST_MATCH_DECIDES, direction, "the first rule that matches decides, in this order");
        ImmutableList<ClusterRule> rules = policy.rules(direction);
        for (int i = 0; i < rules.size(); i++) {
            addRule(direction, i, rules.get(i));
        }
        add(PolicyFact.Kind.LEAVES_UNMATCHED, direction, unmatched(direction));
    }

    private void addRule(Direction direction, int index, ClusterRule rule) {
        String path = "spec." + direction.rulesField() + "[" + index + "]." + direction.peersField();
        String subject = "rule " + (index + 1)
                + (rule.name().isEmpty() ? " " : ", " + ClusterPeerWords.quoted(rule.name()) + ", ");
        for (int i = 0; i < rule.peers().size(); i++) {
            if (rule.peers().get(i) instanceof ClusterPeer.Unknown unknown) {
                addFailingClosed(direction, rule.action(), path + "[" + i + "]", subject, unknown);
                return;
            }
        }
        for (int i = 0; i < rule.peers().size(); i++) {
            String connections = ClusterPeerWords.ports(rule.ports()) + " " + direction.peersField() + " "
                    + ClusterPeerWords.peer(rule.peers().get(i));
            add(
                    fact(rule.action()),
                    direction,
                    path + "[" + i + "]",
                    subject + decides(direction, rule.action(), connections));
        }
    }

    /** One peer that is not known, and nothing else of its rule counts. */
    private void addFailingClosed(
            Direction direction, Action action, String path, String subject, ClusterPeer.Unknown unknown) {
        if (action == Action.ACCEPT) {
            String nothing = lets(direction) + " nothing" + ClusterPeerWords.notKnown(unknown);
            add(PolicyFact.Kind.ACCEPTS, direction, path, subject + nothing);
        } else {
            String everything =
                    PolicyWords.ANY_PORT + " " + direction.peersField() + " " + ClusterPeerWords.peer(unknown);
            add(PolicyFact.Kind.DENIES, direction, path, subject + decides(direction, Action.DENY, everything));
        }
    }

    private static PolicyFact.Kind fact(Action action) {
        return switch (action) {
            case ACCEPT -> PolicyFact.Kind.ACCEPTS;
            case DENY -> PolicyFact.Kind.DENIES;
            case PASS -> PolicyFact.Kind.PASSES;
        };
    }

    private String decides(Direction direction, Action action, String connections) {
        return switch (action) {
            case ACCEPT -> lets(direction) + " " + connections + finality(direction);
            case DENY -> "stops " + connections + finality(direction);
            case PASS -> "passes " + connections + ": " + afterPass(direction);
        };
    }

    private static String lets(Direction direction) {
        return direction == Direction.INGRESS ? "lets in" : "lets out";
    }

    private String finality(Direction direction) {
        return policy.tier() == Tier.ADMIN
                ? ", whatever NetworkPolicies " + (direction == Direction.INGRESS ? "let in" : "let out")
                : ", where no NetworkPolicy isolates the pod in " + direction.rulesField();
    }

    private String afterPass(Direction direction) {
        return policy.tier() == Tier.ADMIN
                ? "the Admin tier ends there, NetworkPolicies are asked, and the Baseline tier where none of them"
                        + " isolates the pod in " + direction.rulesField()
                : "the Baseline tier ends there, no other is asked, and it is "
                        + (direction == Direction.INGRESS ? "let in" : "let out")
                        + finality(direction);
    }

    private String unmatched(Direction direction) {
        return "what no rule matches is left to the tier's other policies, "
                + (policy.tier() == Tier.ADMIN
                        ? "then to NetworkPolicies, and to the Baseline tier where none of them isolates the pod in "
                                + direction.rulesField()
                        : "and " + (direction == Direction.INGRESS ? "let in" : "let out")
                                + " where none of them decides");
    }
}
