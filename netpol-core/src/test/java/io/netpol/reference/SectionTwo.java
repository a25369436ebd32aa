package io.netpol.reference;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.netpol.cluster.Pod;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.eval.Outcome;
import io.netpol.net.Direction;
import io.netpol.testkit.Situation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Section 2 of the specification of cluster-wide policies once more, written from the text, on policies as manifests say
 * them, with {@link SectionEight} in its middle. Everything is known: addresses, nodes with their labels, and which of the
 * names that policies mention resolve to which address. Policies of equal priority are tried in every order.
 *
 * <p>It goes wrong in one point if it is told to, as an evaluator that tests must be able to tell from a good one.
 */
final class SectionTwo {
    private final Situation situation;
    private final SectionEight networkPolicies;
    private final ClusterMatching matching;
    private final Optional<Flaw> flaw;

    SectionTwo(Situation situation) {
        this(situation, Optional.empty());
    }

    SectionTwo(Situation situation, Flaw flaw) {
        this(situation, Optional.of(flaw));
    }

    private SectionTwo(Situation situation, Optional<Flaw> flaw) {
        this.situation = situation;
        this.networkPolicies = new SectionEight(situation);
        this.matching = new ClusterMatching(situation, networkPolicies, flaw);
        this.flaw = flaw;
    }

    /** The first rule of a policy that matches, and what it does: {@code Accept}, {@code Deny} or {@code Pass}. */
    record FirstMatch(ClusterPolicyDraft policy, int rule, String action) {}

    /** Over both directions: denied in one is denied; else ambiguous in one is ambiguous; else allowed. */
    Outcome outcome() {
        Set<Outcome> ends = Set.copyOf(List.of(outcome(Direction.EGRESS), outcome(Direction.INGRESS)));
        return ends.contains(Outcome.DENIED)
                ? Outcome.DENIED
                : ends.contains(Outcome.AMBIGUOUS) ? Outcome.AMBIGUOUS : Outcome.ALLOWED;
    }

    Outcome outcome(Direction direction) {
        return isExempt(direction) ? Outcome.ALLOWED : outcomeOfPolicies(direction);
    }

    /** Ambiguous where the order of policies of one priority decides. */
    Outcome outcomeOfPolicies(Direction direction) {
        Set<Boolean> allowed = new HashSet<>();
        for (Optional<String> admin : actions("Admin", direction)) {
            for (Optional<String> baseline : actions("Baseline", direction)) {
                allowed.add(allows(direction, admin, baseline));
            }
        }
        return allowed.size() > 1 ? Outcome.AMBIGUOUS : allowed.contains(true) ? Outcome.ALLOWED : Outcome.DENIED;
    }

    /** What a tier does, in each order of its policies: nothing where no rule matches. */
    private Set<Optional<String>> actions(String tier, Direction direction) {
        return deciders(tier, direction).stream()
                .map(decider -> decider.map(FirstMatch::action))
                .collect(Collectors.toSet());
    }

    /** What a tier decides by, in each order of its policies: the first that has a rule that matches. */
    Set<Optional<FirstMatch>> deciders(String tier, Direction direction) {
        return orders(tier, direction).stream()
                .map(order -> order.stream().findFirst())
                .collect(Collectors.toSet());
    }

    /** The end has no policies of its own, or the other end is its own node (rules S51 and S52). */
    private boolean isExempt(Direction direction) {
        boolean isAsked = networkPolicies.isManaged(networkPolicies.me(direction))
                || (networkPolicies.me(direction) instanceof Pod && has(Flaw.HOST_NETWORK_PODS_SELECTABLE));
        return networkPolicies.staysInside()
                || !isAsked
                || (networkPolicies.isOwnNodeExempt(direction)
                        && networkPolicies
                                .nodeOf(networkPolicies.other(direction))
                                .equals(networkPolicies.nodeOf(networkPolicies.me(direction))));
    }

    private boolean has(Flaw one) {
        return flaw.equals(Optional.of(one));
    }

    /** Admin, NetworkPolicy, Baseline, default, in one order of the policies. */
    private boolean allows(Direction direction, Optional<String> admin, Optional<String> baseline) {
        if (isFinal(admin)) {
            return accepts(admin);
        }
        boolean asksNetworkPolicies = !(admin.isPresent() && has(Flaw.PASS_SKIPS_NETWORK_POLICY));
        if (has(Flaw.BASELINE_BEFORE_NETWORK_POLICY) && isFinal(baseline)) {
            return accepts(baseline);
        }
        if (asksNetworkPolicies && !networkPolicies.isolating(direction).isEmpty()) {
            boolean allowed = networkPolicies.aRuleAllows(direction);
            if (allowed || !has(Flaw.NETWORK_POLICY_NOT_FINAL)) {
                return allowed;
            }
        }
        return !isFinal(baseline) || accepts(baseline);
    }

    private boolean isFinal(Optional<String> action) {
        return action.isPresent() && (!action.get().equals("Pass") || has(Flaw.PASS_AS_ACCEPT));
    }

    private static boolean accepts(Optional<String> action) {
        return !action.equals(Optional.of("Deny"));
    }

    /** The first matches of a tier's policies, in every order that their priorities leave open. */
    private List<List<FirstMatch>> orders(String tier, Direction direction) {
        List<Collection<List<FirstMatch>>> choices = new ArrayList<>();
        for (List<ClusterPolicyDraft> equals : byPriority(tier, direction)) {
            List<FirstMatch> matches = equals.stream()
                    .flatMap(policy -> firstMatch(policy, direction).stream())
                    .toList();
            choices.add(has(Flaw.FIRST_NAME_WINS) ? List.of(matches) : Collections2.permutations(matches));
        }
        return Lists.cartesianProduct(choices.stream().map(List::copyOf).toList()).stream()
                .map(order -> order.stream().flatMap(List::stream).toList())
                .toList();
    }

    /** The policies of a tier that the pod has to do with, the smallest priority first; equal ones together, by name. */
    List<List<ClusterPolicyDraft>> byPriority(String tier, Direction direction) {
        Comparator<Integer> ascending = Comparator.naturalOrder();
        Map<Integer, List<ClusterPolicyDraft>> groups =
                new TreeMap<>(has(Flaw.PRIORITIES_REVERSED) ? ascending.reversed() : ascending);
        situation.clusterDrafts().stream()
                .filter(policy -> tier(policy).equals(tier))
                .filter(policy -> !policy.rules(direction).isEmpty())
                .filter(policy -> matching.isSubject(policy.subject().orElseThrow(), direction))
                .sorted(Comparator.comparing(SectionTwo::name))
                .forEach(policy -> groups.computeIfAbsent(priority(policy), key -> new ArrayList<>())
                        .add(policy));
        List<List<ClusterPolicyDraft>> ordered = List.copyOf(groups.values());
        return has(Flaw.ONE_BASELINE_POLICY) && tier.equals("Baseline") && !ordered.isEmpty()
                ? List.of(List.of(ordered.get(0).get(0)))
                : ordered;
    }

    static String tier(ClusterPolicyDraft policy) {
        return switch (policy.kind()) {
            case ADMIN_NETWORK_POLICY -> "Admin";
            case BASELINE_ADMIN_NETWORK_POLICY -> "Baseline";
            default -> policy.tier().orElseThrow();
        };
    }

    static int priority(ClusterPolicyDraft policy) {
        return policy.kind() == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY
                ? 500
                : policy.priority().orElseThrow();
    }

    static String name(ClusterPolicyDraft policy) {
        return policy.metadata().name().orElseThrow();
    }

    ClusterMatching matching() {
        return matching;
    }

    /** The first rule that matches, in the order of the list. */
    Optional<FirstMatch> firstMatch(ClusterPolicyDraft policy, Direction direction) {
        ImmutableList<ClusterRuleDraft> rules = policy.rules(direction);
        for (int i = 0; i < rules.size(); i++) {
            ClusterRuleDraft rule = rules.get(i);
            String action = rule.action().orElseThrow();
            boolean isSkipped = action.equals("Pass") && has(Flaw.PASS_STAYS_IN_THE_TIER);
            if (!isSkipped && matches(rule, direction)) {
                boolean failsClosed = failsClosed(rule);
                return Optional.of(
                        new FirstMatch(policy, i, failsClosed ? "Deny" : action.equals("Allow") ? "Accept" : action));
            }
        }
        return Optional.empty();
    }

    /** Whether a peer is not known: then an Accept matches nothing, and any other rule denies everything. */
    static boolean failsClosed(ClusterRuleDraft rule) {
        return rule.peers().stream().anyMatch(peer -> !peer.unknownFields().isEmpty());
    }

    private boolean matches(ClusterRuleDraft rule, Direction direction) {
        if (failsClosed(rule)) {
            return !accepts(rule);
        }
        return matching.portsMatch(rule) && rule.peers().stream().anyMatch(peer -> matching.matches(peer, direction));
    }

    private static boolean accepts(ClusterRuleDraft rule) {
        return rule.action().orElseThrow().equals("Accept")
                || rule.action().orElseThrow().equals("Allow");
    }
}
