package io.netpol.dsl.clusterwide;

import io.netpol.dsl.internal.CheckedWords;
import io.netpol.model.ClusterRule;
import org.jspecify.annotations.Nullable;

/**
 * One rule of {@code ingressInOrder(…)}: what it does with connections of which a peer matches and a port matches, unless a
 * rule before it matches them too.
 */
public sealed class IngressDecision {
    private final ClusterRule rule;

    private IngressDecision(ClusterRule rule) {
        this.rule = rule;
    }

    static Unnamed unnamed(ClusterRule rule) {
        return new Unnamed(rule);
    }

    /** Gives the rule as the policy will hold it. */
    public final ClusterRule rule() {
        return rule;
    }

    /** Tells whether the other object is a decision by the same rule. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof IngressDecision decision && rule.equals(decision.rule);
    }

    @Override
    public final int hashCode() {
        return rule.hashCode();
    }

    @Override
    public final String toString() {
        return "IngressDecision{rule=" + rule + "}";
    }

    /** A rule that has no name, and needs none; it can be given one, once. */
    public static final class Unnamed extends IngressDecision {
        private Unnamed(ClusterRule rule) {
            super(rule);
        }

        /**
         * Gives the rule with a name, by which explanations will call it:
         * {@code denyFrom(allPods().inNamespace("sandbox")).onAnyPort().named("sandbox")}. Two rules may share one.
         *
         * @param name 1 to 100 characters
         * @throws IllegalArgumentException if it is empty
         * @throws io.netpol.validation.InvalidValueException if it is longer
         */
        public IngressDecision named(String name) {
            return new IngressDecision(ClusterRule.builder()
                    .from(rule())
                    .name(CheckedWords.ruleName(name))
                    .build());
        }
    }
}
