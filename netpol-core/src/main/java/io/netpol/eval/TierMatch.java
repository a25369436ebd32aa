package io.netpol.eval;

import io.netpol.model.ClusterRule.Action;
import java.util.Comparator;

/**
 * A place in a cluster-wide policy that matches a connection, of a rule that may be the first to match.
 *
 * @param priority the priority of the policy
 * @param place the policy, its rule, and the peer and the port entry that match
 * @param ruleName the name of the rule; empty where it has none
 * @param action what the rule does; a peer that is not known turns every action but accept into deny
 * @param isCertain whether the rule is the first to match whatever is not known
 */
public record TierMatch(int priority, RuleMatch place, String ruleName, Action action, boolean isCertain)
        implements Comparable<TierMatch> {
    private static final Comparator<TierMatch> ORDER =
            Comparator.comparingInt(TierMatch::priority).thenComparing(TierMatch::place);

    @Override
    public int compareTo(TierMatch other) {
        return ORDER.compare(this, other);
    }
}
