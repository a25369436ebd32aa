package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.RuleMatch;
import io.netpol.eval.TierMatch;
import io.netpol.eval.TierStep;
import io.netpol.eval.TierStep.Reached;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import io.netpol.reference.SectionTwo.FirstMatch;
import io.netpol.testkit.Completions.Completion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the tiers of policies do at one end, put together from every way in which the missing facts could turn out, each in
 * every order of policies of equal priority.
 */
final class ExpectedTiers {
    private final Direction direction;
    private final List<Course> courses = new ArrayList<>();

    /** What happens if everything is as in one completion. */
    private record Course(
            ImmutableMap<MissingFact, String> facts,
            Outcome outcome,
            Set<Reason> reasons,
            Reached networkPolicies,
            Reached baselineTier,
            Set<TierMatch> admin,
            Set<TierMatch> baseline) {}

    ExpectedTiers(Collection<Completion> completions, Direction direction) {
        this.direction = direction;
        completions.forEach(completion -> courses.add(course(completion)));
    }

    private Course course(Completion completion) {
        SectionTwo specification = new SectionTwo(completion.situation());
        SectionEight networkPolicies = new SectionEight(completion.situation());
        Set<Optional<FirstMatch>> admin = specification.deciders("Admin", direction);
        Set<Optional<FirstMatch>> baseline = specification.deciders("Baseline", direction);
        boolean isIsolated = !networkPolicies.isolating(direction).isEmpty();
        Reached behindAdmin = admin.stream().allMatch(ExpectedTiers::leavesTheTier)
                ? Reached.YES
                : admin.stream().anyMatch(ExpectedTiers::leavesTheTier) ? Reached.PERHAPS : Reached.NO;
        boolean asksNetworkPolicies = behindAdmin != Reached.NO;
        boolean asksBaseline = asksNetworkPolicies && !isIsolated;
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        admin.forEach(decider -> decide(decider, Reason.ADMIN_ACCEPTS, Reason.ADMIN_DENIES, reasons));
        if (asksBaseline) {
            baseline.forEach(decider -> decide(decider, Reason.BASELINE_ACCEPTS, Reason.BASELINE_DENIES, reasons));
            if (baseline.stream().anyMatch(ExpectedTiers::leavesTheTier)) {
                reasons.add(Reason.NOT_ISOLATED);
            }
        } else if (asksNetworkPolicies) {
            reasons.add(networkPolicies.aRuleAllows(direction) ? Reason.RULE_MATCHES : Reason.NO_RULE_MATCHES);
        }
        return new Course(
                completion.facts(),
                specification.outcomeOfPolicies(direction),
                reasons,
                behindAdmin,
                isIsolated ? Reached.NO : behindAdmin,
                matches(admin, specification),
                asksBaseline ? matches(baseline, specification) : Set.of());
    }

    private static boolean leavesTheTier(Optional<FirstMatch> decider) {
        return decider.filter(match -> !match.action().equals("Pass")).isEmpty();
    }

    private static void decide(Optional<FirstMatch> decider, Reason accepts, Reason denies, Set<Reason> reasons) {
        if (!leavesTheTier(decider)) {
            reasons.add(decider.orElseThrow().action().equals("Accept") ? accepts : denies);
        }
    }

    /** Every place at which one of the rules that may decide matches. */
    private Set<TierMatch> matches(Set<Optional<FirstMatch>> deciders, SectionTwo specification) {
        Set<TierMatch> matches = new LinkedHashSet<>();
        for (Optional<FirstMatch> decider : deciders) {
            decider.ifPresent(match -> {
                ClusterRuleDraft rule = match.policy().rules(direction).get(match.rule());
                boolean failsClosed = SectionTwo.failsClosed(rule);
                List<OptionalInt> ports =
                        failsClosed ? List.of(OptionalInt.empty()) : ports(rule, specification.matching());
                List<Integer> peers = failsClosed
                        ? places(rule.peers(), peer -> !peer.unknownFields().isEmpty())
                        : places(
                                rule.peers(),
                                (ClusterPeerDraft peer) ->
                                        specification.matching().matches(peer, direction));
                for (int peer : peers) {
                    for (OptionalInt port : ports) {
                        matches.add(new TierMatch(
                                SectionTwo.priority(match.policy()),
                                RuleMatch.of(
                                        PolicyId.clusterWide(match.policy().kind(), SectionTwo.name(match.policy())),
                                        direction,
                                        match.rule(),
                                        OptionalInt.of(peer),
                                        port),
                                rule.name(),
                                Action.valueOf(match.action().toUpperCase(Locale.ROOT)),
                                true));
                    }
                }
            });
        }
        return matches;
    }

    private static List<OptionalInt> ports(ClusterRuleDraft rule, ClusterMatching matching) {
        if (rule.protocols().isPresent()) {
            return places(rule.protocols().get(), matching::matches).stream()
                    .map(OptionalInt::of)
                    .toList();
        }
        return rule.ports().isPresent()
                ? places(rule.ports().get(), matching::matches).stream()
                        .map(OptionalInt::of)
                        .toList()
                : List.of(OptionalInt.empty());
    }

    private static <T> List<Integer> places(List<T> things, Predicate<T> isWanted) {
        return IntStream.range(0, things.size())
                .filter(i -> isWanted.test(things.get(i)))
                .boxed()
                .toList();
    }

    Outcome outcome() {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        courses.forEach(course -> outcomes.add(course.outcome));
        return outcomes.size() == 1 ? outcomes.iterator().next() : Outcome.UNKNOWN;
    }

    Reason reason() {
        Outcome outcome = outcome();
        if (outcome == Outcome.UNKNOWN) {
            return Reason.FACT_MISSING;
        }
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        courses.forEach(course -> reasons.addAll(course.reasons));
        return outcome == Outcome.AMBIGUOUS
                ? Reason.POLICIES_DISAGREE
                : reasons.size() == 1 ? reasons.iterator().next() : Reason.EITHER_WAY;
    }

    ImmutableSet<MissingFact> missing() {
        FactsThatMatter facts = new FactsThatMatter();
        courses.forEach(course -> facts.add(course.facts, course.outcome));
        return facts.all();
    }

    Reached networkPolicies() {
        return reached(Course::networkPolicies);
    }

    TierStep admin() {
        return new TierStep(Reached.YES, matches(Course::admin));
    }

    TierStep baseline() {
        return new TierStep(reached(Course::baselineTier), matches(Course::baseline));
    }

    private Reached reached(Function<Course, Reached> tier) {
        Set<Reached> all = EnumSet.noneOf(Reached.class);
        courses.forEach(course -> all.add(tier.apply(course)));
        return all.size() == 1 ? all.iterator().next() : Reached.PERHAPS;
    }

    /** Certain is what matches in every course. */
    private ImmutableList<TierMatch> matches(Function<Course, Set<TierMatch>> tier) {
        Set<TierMatch> some = new LinkedHashSet<>();
        courses.forEach(course -> some.addAll(tier.apply(course)));
        Set<TierMatch> every = new LinkedHashSet<>(some);
        courses.forEach(course -> every.retainAll(tier.apply(course)));
        return Sets.union(
                        every,
                        Sets.difference(some, every).stream()
                                .map(match -> new TierMatch(
                                        match.priority(), match.place(), match.ruleName(), match.action(), false))
                                .collect(ImmutableSet.toImmutableSet()))
                .stream()
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }
}
