package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.dsl.EgressRule;
import io.netpol.dsl.IngressRule;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Rule;
import io.netpol.net.Direction;

/** The sentence for a NetworkPolicy. */
final class PolicySentence {
    private final NetworkPolicy policy;
    private final SelectorWords selectors;
    private final RuleWords rules;
    private final Annex annex;

    private PolicySentence(NetworkPolicy policy, Annex annex) {
        this.policy = policy;
        this.annex = annex;
        this.selectors = new SelectorWords(annex);
        this.rules = new RuleWords(new PeerWords(selectors, annex), annex);
    }

    /**
     * Gives the expression whose value is the policy.
     *
     * @param annex takes what is too long for one method
     */
    static Code of(NetworkPolicy policy, Annex annex) {
        return new PolicySentence(policy, annex).sentence();
    }

    private Code sentence() {
        Code begun = Code.joined(
                Code.call("networkPolicy", Literal.of(policy.name())),
                Code.call(".inNamespace", Literal.of(policy.namespace())));
        ImmutableList.Builder<Code> steps = ImmutableList.builder();
        steps.addAll(annex.entries("Labels", ".labeled", policy.labels()));
        steps.addAll(annex.entries("Annotations", ".annotated", policy.annotations()));
        steps.add(Code.call(".selecting", selectors.pods(policy.podSelector())));
        steps.add(isolating());
        return Code.chain(begun, steps.build(), true);
    }

    private Code isolating() {
        ImmutableSet<Direction> isolated = policy.isolates();
        ImmutableList<Code> clauses = ImmutableList.copyOf(Direction.values()).stream()
                .filter(isolated::contains)
                .map(this::clause)
                .collect(ImmutableList.toImmutableList());
        boolean severalRules = policy.ingress().size() + policy.egress().size() > 1;
        return Code.callInLines(".isolating", clauses, severalRules);
    }

    private Code clause(Direction direction) {
        ImmutableList<Rule> all = policy.rules(direction);
        if (all.isEmpty()) {
            return Code.call(direction == Direction.INGRESS ? "denyAllIngress" : "denyAllEgress");
        }
        ImmutableList<Code> sentences =
                all.stream().map(rule -> rules.rule(direction, rule)).collect(ImmutableList.toImmutableList());
        Class<?> type = direction == Direction.INGRESS ? IngressRule.class : EgressRule.class;
        return Code.callInLines(
                direction.rulesField(),
                annex.list(direction.policyType() + "Rules", type, sentences),
                sentences.size() > 1);
    }
}
