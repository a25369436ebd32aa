package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.MissingFact;
import io.netpol.eval.NearMiss;
import io.netpol.eval.Outcome;
import io.netpol.eval.RuleMatch;
import io.netpol.eval.TierStep.Reached;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.testkit.Completions;
import io.netpol.testkit.Completions.Completion;
import io.netpol.testkit.Situation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The explanation of one end, put together by trying every place of every policy at every address that makes a
 * difference, and {@link ExpectedTiers}. Going through NetworkPolicies by name, then rules, peers and ports, gives the order.
 */
final class ExpectedExplanation {
    private final Situation situation;
    private final Direction direction;
    private final SectionEight specification;
    private final Set<String> points;
    private final List<RuleMatch> certain = new ArrayList<>();
    private final List<RuleMatch> perhaps = new ArrayList<>();
    private final List<NearMiss> nearMisses = new ArrayList<>();

    private ExpectedExplanation(Situation situation, Direction direction) {
        this.situation = situation;
        this.direction = direction;
        this.specification = new SectionEight(situation);
        Optional<IpAddress> address = direction == Direction.EGRESS
                ? situation.ends().destinationIp()
                : situation.ends().sourceIp();
        this.points = address.map(known -> Set.of(known.toString()))
                .orElseGet(() -> new HashSet<>(
                        Completions.missing(situation).getOrDefault(missingAddress(), ImmutableList.of())));
    }

    static DirectionExplanation of(Situation situation, Direction direction) {
        return new ExpectedExplanation(situation, direction).explanation();
    }

    private DirectionExplanation explanation() {
        if (specification.isExempt(direction)) {
            return DirectionExplanation.allowed(direction, exemption());
        }
        if (!specification.isOwnNodeExempt(direction)) {
            return byPolicies();
        }
        Optional<String> mine = specification.nodeOf(specification.me(direction));
        Optional<String> others = specification.nodeOf(specification.other(direction));
        if (mine.isPresent() && mine.equals(others)) {
            return DirectionExplanation.allowed(direction, Reason.OWN_NODE);
        }
        DirectionExplanation foreign = byPolicies();
        boolean isCertain = mine.isPresent() && others.isPresent();
        return isCertain || foreign.outcome() == Outcome.ALLOWED
                ? foreign
                : perhapsOwnNode(foreign, mine.isEmpty(), others.isEmpty());
    }

    private Reason exemption() {
        if (situation.ends().isSamePod()) {
            return Reason.SAME_POD;
        }
        return specification.isLoopback() ? Reason.LOOPBACK : Reason.NOT_MANAGED;
    }

    private DirectionExplanation perhapsOwnNode(
            DirectionExplanation foreign, boolean mineMissing, boolean othersMissing) {
        boolean isEgress = direction == Direction.EGRESS;
        ImmutableSet.Builder<MissingFact> missing = ImmutableSet.builder();
        missing.addAll(foreign.missing());
        if (isEgress ? mineMissing : othersMissing) {
            missing.add(MissingFact.SOURCE_NODE);
        }
        if (isEgress ? othersMissing : mineMissing) {
            missing.add(MissingFact.DESTINATION_NODE);
        }
        return DirectionExplanation.builder()
                .direction(direction)
                .outcome(Outcome.UNKNOWN)
                .reason(Reason.FACT_MISSING)
                .outcomeOfPolicies(foreign.outcome())
                .admin(foreign.admin())
                .isolatedBy(foreign.isolatedBy())
                .networkPolicies(foreign.networkPolicies())
                .baseline(foreign.baseline())
                .allowedBy(foreign.allowedBy())
                .perhapsAllowedBy(foreign.perhapsAllowedBy())
                .missing(missing.build())
                .build();
    }

    private DirectionExplanation byPolicies() {
        ExpectedTiers tiers = new ExpectedTiers(completions(), direction);
        List<NetworkPolicyDraft> isolating = specification.isolating(direction);
        for (NetworkPolicyDraft policy : isolating) {
            List<RuleDraft> rules = SectionEight.rules(policy, direction);
            for (int rule = 0; rule < rules.size(); rule++) {
                look(policy, rule, rules.get(rule));
            }
        }
        DirectionExplanation.Builder explanation = DirectionExplanation.builder()
                .direction(direction)
                .outcome(tiers.outcome())
                .reason(tiers.reason())
                .isolatedBy(isolating.stream().map(ExpectedExplanation::id).toList())
                .networkPolicies(tiers.networkPolicies())
                .missing(tiers.missing());
        SectionTwo clusterWide = new SectionTwo(situation);
        if (!clusterWide.byPriority("Admin", direction).isEmpty()) {
            explanation.admin(tiers.admin());
        }
        if (!clusterWide.byPriority("Baseline", direction).isEmpty()) {
            explanation.baseline(tiers.baseline());
        }
        if (tiers.networkPolicies() != Reached.NO) {
            explanation.allowedBy(certain).perhapsAllowedBy(perhaps);
        }
        if (tiers.reason() == Reason.NO_RULE_MATCHES) {
            explanation.nearMisses(nearMisses);
        }
        return explanation.build();
    }

    /**
     * Every way in which what rules look at could turn out, the other end being no node that is exempt. Of an address that is
     * assumed nobody concludes on which node its pod is: the node is a missing fact of its own.
     */
    private List<Completion> completions() {
        Set<MissingFact> facts = direction == Direction.INGRESS
                ? EnumSet.of(MissingFact.SOURCE_ADDRESS)
                : EnumSet.of(MissingFact.DESTINATION_ADDRESS, MissingFact.DOMAIN_NAMES, MissingFact.DESTINATION_NODE);
        return Completions.ofOnly(situation, facts).stream()
                .filter(completion -> direction == Direction.INGRESS || !isOwnNodeIn(completion.situation()))
                .toList();
    }

    private boolean isOwnNodeIn(Situation completed) {
        SectionEight ends = new SectionEight(completed);
        return ends.isOwnNodeExempt(direction)
                && ends.nodeOf(ends.me(direction)).isPresent()
                && ends.nodeOf(ends.me(direction)).equals(ends.nodeOf(ends.other(direction)));
    }

    private void look(NetworkPolicyDraft policy, int ruleIndex, RuleDraft rule) {
        Map<OptionalInt, Set<String>> peers = matchingPeers(policy, rule);
        List<OptionalInt> ports = matchingPorts(rule);
        peers.forEach((peer, matched) -> {
            for (OptionalInt port : ports) {
                (matched.equals(points) ? certain : perhaps).add(place(policy, ruleIndex, peer, port));
            }
            if (ports.isEmpty()) {
                RuleMatch half = place(policy, ruleIndex, peer, OptionalInt.empty());
                nearMisses.add(new NearMiss(half, NearMiss.Half.PEER));
            }
        });
        if (peers.isEmpty()) {
            for (OptionalInt port : ports) {
                RuleMatch half = place(policy, ruleIndex, OptionalInt.empty(), port);
                nearMisses.add(new NearMiss(half, NearMiss.Half.PORT));
            }
        }
    }

    private Map<OptionalInt, Set<String>> matchingPeers(NetworkPolicyDraft policy, RuleDraft rule) {
        Map<OptionalInt, Set<String>> found = new LinkedHashMap<>();
        if (rule.peers().isEmpty()) {
            found.put(OptionalInt.empty(), points);
        }
        for (int i = 0; i < rule.peers().size(); i++) {
            Set<String> matched = new HashSet<>();
            for (String point : points) {
                if (specification.matches(rule.peers().get(i), policy, specification.other(direction), point)) {
                    matched.add(point);
                }
            }
            if (!matched.isEmpty()) {
                found.put(OptionalInt.of(i), matched);
            }
        }
        return found;
    }

    private List<OptionalInt> matchingPorts(RuleDraft rule) {
        List<OptionalInt> found = new ArrayList<>();
        if (rule.ports().isEmpty()) {
            found.add(OptionalInt.empty());
        }
        for (int i = 0; i < rule.ports().size(); i++) {
            if (specification.matches(rule.ports().get(i))) {
                found.add(OptionalInt.of(i));
            }
        }
        return found;
    }

    private RuleMatch place(NetworkPolicyDraft policy, int rule, OptionalInt peer, OptionalInt port) {
        return RuleMatch.of(id(policy), direction, rule, peer, port);
    }

    private static PolicyId id(NetworkPolicyDraft policy) {
        return PolicyId.of(policy.metadata().namespace().orElseThrow(), SectionEight.name(policy));
    }

    private MissingFact missingAddress() {
        return direction == Direction.EGRESS ? MissingFact.DESTINATION_ADDRESS : MissingFact.SOURCE_ADDRESS;
    }
}
