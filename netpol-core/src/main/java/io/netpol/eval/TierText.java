package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.TierStep.Reached;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.PolicyId;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The way of a connection through the tiers of cluster-wide policies, in words: what each did, and why one was not asked. */
final class TierText {
    private final DirectionExplanation explanation;
    private final Function<RuleMatch, String> description;

    TierText(DirectionExplanation explanation, Function<RuleMatch, String> description) {
        this.explanation = explanation;
        this.description = description;
    }

    /** What comes before the rules of NetworkPolicies. */
    ImmutableList<String> before() {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        explanation.admin().ifPresent(step -> addStep("Admin tier", step, lines));
        if (explanation.networkPolicies() == Reached.NO
                && !explanation.isolatedBy().isEmpty()) {
            lines.add("NetworkPolicies were not reached, because the Admin tier decides: "
                    + explanation.isolatedBy().stream().map(PolicyId::toString).collect(Collectors.joining(", ")));
        }
        return lines.build();
    }

    /** What comes behind them. */
    ImmutableList<String> after() {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        explanation.baseline().ifPresent(step -> {
            if (step.reached() == Reached.NO) {
                lines.add("the Baseline tier was not reached, because " + whyNotReached());
            } else {
                addStep("Baseline tier", step, lines);
            }
        });
        return lines.build();
    }

    private String whyNotReached() {
        if (explanation.networkPolicies() == Reached.NO
                || explanation.isolatedBy().isEmpty()) {
            return "the Admin tier decides";
        }
        int others = explanation.isolatedBy().size() - 1;
        return "NetworkPolicy " + explanation.isolatedBy().get(0)
                + (others == 0 ? " isolates the pod" : " and " + others + " more isolate the pod");
    }

    private static String perhaps(TierStep step) {
        return step.reached() == Reached.PERHAPS ? ", where it is reached" : "";
    }

    private void addStep(String tier, TierStep step, ImmutableList.Builder<String> lines) {
        if (step.matches().isEmpty()) {
            lines.add(tier + perhaps(step) + ": no rule matches, so the next tier is asked");
        }
        for (TierMatch match : step.matches()) {
            String name = match.ruleName().isEmpty() ? "" : " (" + match.ruleName() + ")";
            lines.add(tier + perhaps(step) + ": " + (match.isCertain() ? "" : "perhaps ") + verb(match.action())
                    + " by " + description.apply(match.place()) + name + ", priority " + match.priority());
        }
    }

    private static String verb(Action action) {
        return switch (action) {
            case ACCEPT -> "accepted";
            case DENY -> "denied";
            case PASS -> "passed on";
        };
    }
}
