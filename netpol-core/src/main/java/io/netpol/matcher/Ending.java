package io.netpol.matcher;

import com.google.common.collect.ImmutableSet;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.Outcome;
import io.netpol.eval.TierStep.Reached;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One way in which a port of an encounter can end: at one address, in one world.
 *
 * @param addressClass the class of the address
 * @param world what was taken to hold and not to hold
 * @param reasons what may decide
 * @param admin the rules of the Admin tier that may decide or pass on
 * @param networkPolicies whether NetworkPolicies are asked: perhaps, where policies of one priority disagree on it
 * @param baselineTier whether the Baseline tier is asked
 * @param baseline the rules of the Baseline tier that may decide or pass on
 */
record Ending(
        int addressClass,
        World world,
        ImmutableSet<Reason> reasons,
        Winners admin,
        Reached networkPolicies,
        Reached baselineTier,
        Winners baseline) {

    /**
     * The rules of the first priority of which some match: any of them may decide.
     *
     * @param priority the priority
     * @param rules the first rule that matches of each policy
     */
    record Winners(int priority, List<CompiledRule> rules) {
        private static final Winners NONE = new Winners(0, List.of());

        Reached leadOn() {
            int passing = 0;
            for (CompiledRule rule : rules) {
                passing += rule.action() == Action.PASS ? 1 : 0;
            }
            return passing == rules.size() ? Reached.YES : passing == 0 ? Reached.NO : Reached.PERHAPS;
        }
    }

    Outcome outcome() {
        int denying = 0;
        for (Reason reason : reasons) {
            boolean denies = reason == Reason.ADMIN_DENIES
                    || reason == Reason.NO_RULE_MATCHES
                    || reason == Reason.BASELINE_DENIES;
            denying += denies ? 1 : 0;
        }
        return denying == 0 ? Outcome.ALLOWED : denying == reasons.size() ? Outcome.DENIED : Outcome.AMBIGUOUS;
    }

    static Ending of(Encounter encounter, int addressClass, Worlds worlds, Protocol protocol, int port) {
        return new Way(encounter, addressClass, worlds, protocol, port).ending();
    }

    /** How an ending is found: tier by tier, each asked only as far as the one before leads on. */
    private record Way(Encounter encounter, int addressClass, Worlds worlds, Protocol protocol, int port) {
        Ending ending() {
            Profile profile = encounter.profile();
            Set<Reason> reasons = EnumSet.noneOf(Reason.class);
            Winners admin = winners(profile.admin());
            note(admin, Reason.ADMIN_ACCEPTS, Reason.ADMIN_DENIES, reasons);
            Reached behindAdmin = admin.leadOn();
            Reached baselineTier = profile.isIsolated() ? Reached.NO : behindAdmin;
            Winners baseline = baselineTier == Reached.NO ? Winners.NONE : winners(profile.baseline());
            if (baselineTier != Reached.NO) {
                note(baseline, Reason.BASELINE_ACCEPTS, Reason.BASELINE_DENIES, reasons);
                if (baseline.leadOn() != Reached.NO) {
                    reasons.add(Reason.NOT_ISOLATED);
                }
            } else if (behindAdmin != Reached.NO) {
                boolean matches = profile.networkPolicies().stream().anyMatch(this::matches);
                reasons.add(matches ? Reason.RULE_MATCHES : Reason.NO_RULE_MATCHES);
            }
            return new Ending(
                    addressClass,
                    worlds.world(),
                    ImmutableSet.copyOf(reasons),
                    admin,
                    behindAdmin,
                    baselineTier,
                    baseline);
        }

        private boolean matches(CompiledRule rule) {
            return encounter.connections(rule).contains(protocol, port) && encounter.holds(rule, addressClass, worlds);
        }

        private Winners winners(List<Profile.Group> tier) {
            for (Profile.Group group : tier) {
                List<CompiledRule> rules = new ArrayList<>();
                for (List<CompiledRule> policy : group.policies()) {
                    policy.stream().filter(this::matches).findFirst().ifPresent(rules::add);
                }
                if (!rules.isEmpty()) {
                    return new Winners(group.priority(), rules);
                }
            }
            return Winners.NONE;
        }

        private static void note(Winners winners, Reason accepts, Reason denies, Set<Reason> reasons) {
            for (CompiledRule rule : winners.rules) {
                if (rule.action() != Action.PASS) {
                    reasons.add(rule.action() == Action.ACCEPT ? accepts : denies);
                }
            }
        }
    }
}
