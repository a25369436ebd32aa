package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.Outcome;
import io.netpol.eval.TierStep.Reached;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import io.netpol.reference.PriorityGroup.ActionRule;
import io.netpol.reference.PriorityGroup.Winners;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How one connection ends where everything is known, be it by assumption: section 2 of the cluster-wide specification, with
 * section 8 of the other one in its middle.
 *
 * @param address the address of the other end
 * @param admin the rules of the Admin tier that may decide
 * @param baseline the rules of the Baseline tier that may decide; none where it is not asked
 * @param networkPolicies whether NetworkPolicies are asked: perhaps, where policies of one priority disagree on it
 * @param baselineTier whether the Baseline tier is asked
 * @param reasons what may decide: more than one where policies of one priority have rules that match
 * @param assumed what was assumed, as far as it was asked
 */
record Ending(
        IpAddress address,
        Winners admin,
        Winners baseline,
        Reached networkPolicies,
        Reached baselineTier,
        ImmutableSet<Reason> reasons,
        Assumed assumed) {

    static Ending of(SideRules rules, IpAddress address, Protocol protocol, int port, Assumptions assumptions) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Winners admin = PriorityGroup.winners(rules.admin(), address, protocol, port, assumptions);
        decide(admin, Reason.ADMIN_ACCEPTS, Reason.ADMIN_DENIES, reasons);
        Reached behindAdmin = admin.leadOn();
        Reached baselineTier = rules.isIsolated() ? Reached.NO : behindAdmin;
        Winners baseline = PriorityGroup.winners(
                baselineTier == Reached.NO ? ImmutableList.of() : rules.baseline(),
                address,
                protocol,
                port,
                assumptions);
        if (baselineTier != Reached.NO) {
            decide(baseline, Reason.BASELINE_ACCEPTS, Reason.BASELINE_DENIES, reasons);
            if (baseline.leadOn() != Reached.NO) {
                reasons.add(Reason.NOT_ISOLATED);
            }
        } else if (behindAdmin != Reached.NO) {
            boolean matches = rules.networkPolicies().stream()
                    .anyMatch(rule -> rule.matchesPort(protocol, port) && rule.matchesPeer(address, assumptions));
            reasons.add(matches ? Reason.RULE_MATCHES : Reason.NO_RULE_MATCHES);
        }
        return new Ending(
                address,
                admin,
                baseline,
                behindAdmin,
                baselineTier,
                ImmutableSet.copyOf(reasons),
                assumptions.assumed());
    }

    private static void decide(Winners winners, Reason accepts, Reason denies, Set<Reason> reasons) {
        for (ActionRule winner : winners.rules()) {
            if (winner.action() != Action.PASS) {
                reasons.add(winner.action() == Action.ACCEPT ? accepts : denies);
            }
        }
    }

    /** Ambiguous where what may decide leads to different outcomes. */
    Outcome outcome() {
        boolean mayAllow = reasons.stream().anyMatch(Ending::allows);
        boolean mayDeny = reasons.stream().anyMatch(reason -> !allows(reason));
        return mayAllow && mayDeny ? Outcome.AMBIGUOUS : mayAllow ? Outcome.ALLOWED : Outcome.DENIED;
    }

    /** Tells whether a peer matches here, or may: nothing that is assumed speaks against it. */
    boolean mayReach(Reach peer) {
        return reaches(peer, assumed::mayHold);
    }

    /** Tells whether a peer matches here whatever else is not known. */
    boolean mustReach(Reach peer) {
        return reaches(peer, assumed::mustHold);
    }

    private boolean reaches(Reach peer, Predicate<Supposition> isTaken) {
        return peer.certain().contains(address)
                || peer.supposed().entrySet().stream()
                        .anyMatch(entry -> entry.getValue().contains(address) && isTaken.test(entry.getKey()));
    }

    private static boolean allows(Reason reason) {
        return switch (reason) {
            case ADMIN_DENIES, NO_RULE_MATCHES, BASELINE_DENIES -> false;
            default -> true;
        };
    }
}
