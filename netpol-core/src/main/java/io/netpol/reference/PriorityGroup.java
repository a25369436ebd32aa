package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.TierStep.Reached;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * The cluster-wide policies of one tier and priority that have rules for a pod. There is no order between them: whichever
 * has a rule that matches may be the one that decides.
 *
 * @param priority the priority
 * @param policies the rules of each policy, in its order
 */
record PriorityGroup(int priority, ImmutableList<ImmutableList<ActionRule>> policies) {

    /**
     * A rule with what it does.
     *
     * @param rule where it matches
     * @param name its name; empty where it has none
     * @param action what it does where it matches
     */
    record ActionRule(AppliedRule rule, String name, Action action) {
        boolean matches(IpAddress address, Protocol protocol, int port, Assumptions assumptions) {
            return rule.matchesPort(protocol, port) && rule.matchesPeer(address, assumptions);
        }
    }

    /** Gives the first rule that matches of each policy that has one. */
    List<ActionRule> firstMatches(IpAddress address, Protocol protocol, int port, Assumptions assumptions) {
        return policies.stream()
                .flatMap(rules -> first(rules, address, protocol, port, assumptions).stream())
                .toList();
    }

    private static Optional<ActionRule> first(
            ImmutableList<ActionRule> rules, IpAddress address, Protocol protocol, int port, Assumptions assumptions) {
        return rules.stream()
                .filter(rule -> rule.matches(address, protocol, port, assumptions))
                .findFirst();
    }

    /** Gives the first matches of the first group that has any: those of which any may decide. */
    static Winners winners(
            ImmutableList<PriorityGroup> tier,
            IpAddress address,
            Protocol protocol,
            int port,
            Assumptions assumptions) {
        for (PriorityGroup group : tier) {
            List<ActionRule> matches = group.firstMatches(address, protocol, port, assumptions);
            if (!matches.isEmpty()) {
                return new Winners(group.priority, matches);
            }
        }
        return new Winners(0, List.of());
    }

    /**
     * The rules of a tier of which any may decide, as nothing orders their policies.
     *
     * @param priority the priority of their policies
     * @param rules the rules; none where no rule of the tier matches
     */
    record Winners(int priority, List<ActionRule> rules) {
        /** Tells whether the next tier is asked. */
        Reached leadOn() {
            long passing =
                    rules.stream().filter(rule -> rule.action() == Action.PASS).count();
            return passing == rules.size() ? Reached.YES : passing == 0 ? Reached.NO : Reached.PERHAPS;
        }
    }
}
