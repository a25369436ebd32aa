package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All ways in which one port of an encounter can end: one for each address and each world, as far as they differ.
 *
 * @param endings the ways
 * @param missing the facts on which the outcome depends
 */
record PortEndings(ImmutableList<Ending> endings, ImmutableSet<MissingFact> missing) {

    /**
     * One way.
     *
     * @param outcome how it ends
     * @param reasons what may decide
     * @param admin the places of the Admin tier that may decide or pass on
     * @param networkPoliciesAsked whether NetworkPolicies are asked
     * @param baselineAsked whether the Baseline tier is asked
     * @param baseline the places of the Baseline tier that may decide or pass on
     */
    record Ending(
            Outcome outcome,
            Set<Reason> reasons,
            Winners admin,
            boolean networkPoliciesAsked,
            boolean baselineAsked,
            Winners baseline) {}

    /**
     * The rules of the first priority of which some match: any of them may decide.
     *
     * @param priority the priority
     * @param rules the first rule that matches of each policy
     * @param peers for each rule the peers that match
     */
    record Winners(int priority, List<CompiledRule> rules, List<IntList> peers) {
        private static final Winners NONE = new Winners(0, List.of(), List.of());

        boolean leadOn() {
            return rules.isEmpty() || rules.stream().anyMatch(rule -> rule.action() == Action.PASS);
        }
    }

    static PortEndings of(Encounter encounter, Protocol protocol, int port) {
        ImmutableList.Builder<Ending> endings = ImmutableList.builder();
        EnumSet<MissingFact> missing = EnumSet.noneOf(MissingFact.class);
        Set<Set<Outcome>> byInterval = new HashSet<>();
        for (int i = 0; i < encounter.intervals().size(); i++) {
            Worlds world = new Worlds(encounter.terms());
            Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
            do {
                Ending ending = new Question(encounter, encounter.intervals().get(i), world, protocol, port).ending();
                outcomes.add(ending.outcome);
                endings.add(ending);
            } while (world.next());
            if (outcomes.size() > 1) {
                missing.addAll(world.asked());
            }
            byInterval.add(outcomes);
        }
        if (byInterval.size() > 1) {
            missing.add(encounter.missingAddress());
        }
        return new PortEndings(endings.build(), Sets.immutableEnumSet(missing));
    }

    Outcome outcome() {
        return missing.isEmpty() ? endings.get(0).outcome : Outcome.UNKNOWN;
    }

    Reason reason() {
        return switch (outcome()) {
            case UNKNOWN -> Reason.FACT_MISSING;
            case AMBIGUOUS -> Reason.POLICIES_DISAGREE;
            case ALLOWED, DENIED -> {
                Set<Reason> reasons = EnumSet.noneOf(Reason.class);
                endings.forEach(ending -> reasons.addAll(ending.reasons));
                yield reasons.size() == 1 ? reasons.iterator().next() : Reason.EITHER_WAY;
            }
        };
    }

    /** One port at one address in one world. */
    private record Question(Encounter encounter, int interval, Worlds world, Protocol protocol, int port) {

        Ending ending() {
            Profile profile = encounter.profile();
            Set<Reason> reasons = EnumSet.noneOf(Reason.class);
            Winners admin = winners(profile.admin());
            note(admin, Reason.ADMIN_ACCEPTS, Reason.ADMIN_DENIES, reasons);
            boolean baselineAsked = admin.leadOn() && !profile.isIsolated();
            Winners baseline = baselineAsked ? winners(profile.baseline()) : Winners.NONE;
            if (baselineAsked) {
                note(baseline, Reason.BASELINE_ACCEPTS, Reason.BASELINE_DENIES, reasons);
                if (baseline.leadOn()) {
                    reasons.add(Reason.NOT_ISOLATED);
                }
            } else if (admin.leadOn()) {
                reasons.add(anyMatches(profile.networkPolicies()) ? Reason.RULE_MATCHES : Reason.NO_RULE_MATCHES);
            }
            return new Ending(
                    outcome(reasons), reasons, placed(admin), admin.leadOn(), baselineAsked, placed(baseline));
        }

        private boolean matches(CompiledRule rule) {
            return encounter.connections(rule).contains(protocol, port) && encounter.holds(rule, interval, world);
        }

        private boolean anyMatches(ImmutableList<CompiledRule> rules) {
            return rules.stream().anyMatch(this::matches);
        }

        private Winners winners(ImmutableList<Profile.Group> tier) {
            for (Profile.Group group : tier) {
                List<CompiledRule> rules = new ArrayList<>();
                for (ImmutableList<CompiledRule> policy : group.policies()) {
                    policy.stream().filter(this::matches).findFirst().ifPresent(rules::add);
                }
                if (!rules.isEmpty()) {
                    return new Winners(group.priority(), rules, List.of());
                }
            }
            return Winners.NONE;
        }

        /** Adds the peers that match, now that everything has been asked that is. */
        private Winners placed(Winners winners) {
            return new Winners(
                    winners.priority,
                    winners.rules,
                    winners.rules.stream().map(this::matchingPeers).toList());
        }

        private IntList matchingPeers(CompiledRule rule) {
            IntBuffer peers = new IntBuffer();
            for (int i = 0; i < rule.peers().size(); i++) {
                if (encounter.holdsPeer(rule, i, interval)
                        || wasHeld(rule.peers().get(i))) {
                    peers.add(i);
                }
            }
            return peers.toList();
        }

        private boolean wasHeld(IntList terms) {
            for (int i = 0; i < terms.size(); i++) {
                if (encounter.mayHold(terms.get(i), interval) && world.wasHeld(terms.get(i))) {
                    return true;
                }
            }
            return false;
        }

        private static void note(Winners winners, Reason accepts, Reason denies, Set<Reason> reasons) {
            for (CompiledRule rule : winners.rules) {
                switch (rule.action()) {
                    case ACCEPT -> reasons.add(accepts);
                    case DENY -> reasons.add(denies);
                    case PASS -> {}
                }
            }
        }

        private static Outcome outcome(Set<Reason> reasons) {
            long denying = reasons.stream()
                    .filter(reason -> reason == Reason.ADMIN_DENIES
                            || reason == Reason.NO_RULE_MATCHES
                            || reason == Reason.BASELINE_DENIES)
                    .count();
            return denying == 0 ? Outcome.ALLOWED : denying == reasons.size() ? Outcome.DENIED : Outcome.AMBIGUOUS;
        }
    }
}
