package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import io.netpol.dsl.clusterwide.EgressDecision;
import io.netpol.dsl.clusterwide.IngressDecision;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterNetworkPolicy.Tier;
import io.netpol.model.ClusterRule;
import io.netpol.net.Direction;
import java.util.Arrays;

/** The sentence for a ClusterNetworkPolicy. */
final class ClusterPolicySentence {
    private final ClusterNetworkPolicy policy;
    private final PeerWords peers;
    private final ClusterRuleWords rules;
    private final Annex annex;

    private ClusterPolicySentence(ClusterNetworkPolicy policy, Annex annex) {
        this.policy = policy;
        this.annex = annex;
        SelectorWords selectors = new SelectorWords(annex);
        this.peers = new PeerWords(selectors, annex);
        this.rules = new ClusterRuleWords(new ClusterPeerWords(policy.id(), peers, selectors, annex), annex);
    }

    /**
     * Gives the expression whose value is the policy.
     *
     * @param annex takes what is too long for one method
     */
    static Code of(ClusterNetworkPolicy policy, Annex annex) {
        return new ClusterPolicySentence(policy, annex).sentence();
    }

    private Code sentence() {
        Code named = Code.joined(
                Code.call("clusterNetworkPolicy", Literal.of(policy.name())),
                Code.call(policy.tier() == Tier.ADMIN ? ".inAdminTier" : ".inBaselineTier"));
        Code begun = Code.joined(named, Code.call(".withPriority", Code.number(policy.priority())));
        ImmutableList.Builder<Code> steps = ImmutableList.builder();
        steps.addAll(annex.entries("Labels", ".labeled", policy.labels()));
        steps.addAll(annex.entries("Annotations", ".annotated", policy.annotations()));
        steps.add(Code.call(".selecting", peers.pods(policy.subject())));
        steps.add(deciding());
        return Code.chain(begun, steps.build(), true);
    }

    private Code deciding() {
        ImmutableList<Code> clauses = Arrays.stream(Direction.values())
                .filter(direction -> !policy.rules(direction).isEmpty())
                .map(this::clause)
                .collect(ImmutableList.toImmutableList());
        if (clauses.isEmpty()) {
            return Code.call(".decidingNothing");
        }
        boolean severalRules = policy.ingress().size() + policy.egress().size() > 1;
        return Code.callInLines(".deciding", clauses, severalRules);
    }

    private Code clause(Direction direction) {
        ImmutableList<ClusterRule> all = policy.rules(direction);
        ImmutableList<Code> sentences =
                all.stream().map(rule -> rules.rule(direction, rule)).collect(ImmutableList.toImmutableList());
        Class<?> type = direction == Direction.INGRESS ? IngressDecision.class : EgressDecision.class;
        return Code.callInLines(
                direction.rulesField() + "InOrder",
                annex.list(direction.policyType() + "Rules", type, sentences),
                sentences.size() > 1);
    }
}
