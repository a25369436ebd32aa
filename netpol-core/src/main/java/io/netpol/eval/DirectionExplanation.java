package io.netpol.eval;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.internal.ValueStyle;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Why one end lets a connection through or stops it. Lists are complete and sorted (rule S17), so that two evaluators
 * that agree explain alike.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class DirectionExplanation permits ImmutableDirectionExplanation {
    DirectionExplanation() {}

    /** What decided. */
    public enum Reason {
        /** Both ends are the same pod (rule S15). */
        SAME_POD,
        /** The destination is a loopback address: nothing leaves the pod (rule S16). */
        LOOPBACK,
        /** This end is no pod that policies manage: a node, a hostNetwork pod, an external address (rule S13). */
        NOT_MANAGED,
        /** The other end is the node on which the pod runs (rules S51, S52). */
        OWN_NODE,
        /** A rule of the Admin tier accepts. */
        ADMIN_ACCEPTS,
        /** A rule of the Admin tier denies. */
        ADMIN_DENIES,
        /** No NetworkPolicy isolates the pod in this direction (rule S10), and no tier decides otherwise. */
        NOT_ISOLATED,
        /** At least one rule matches (rule S11). */
        RULE_MATCHES,
        /** Policies isolate the pod, and no rule matches. */
        NO_RULE_MATCHES,
        /** A rule of the Baseline tier accepts. */
        BASELINE_ACCEPTS,
        /** A rule of the Baseline tier denies. */
        BASELINE_DENIES,
        /** Cluster-wide policies of equal tier and priority lead to different outcomes. */
        POLICIES_DISAGREE,
        /** Different tiers or policies may decide, and whichever does, the outcome is the same. */
        EITHER_WAY,
        /** A missing fact decides (rule S55). */
        FACT_MISSING
    }

    /** Gives the direction: egress for the source, ingress for the destination. */
    public abstract Direction direction();

    /** Gives the outcome at this end. */
    public abstract Outcome outcome();

    /** Gives what decided. */
    public abstract Reason reason();

    /**
     * Gives the outcome to which policies lead if they have a say. It differs from {@link #outcome()} only where a missing
     * fact decides whether they have: the other end may be the pod itself (rule S15) or its node (rules S51, S52).
     */
    @Value.Default
    public Outcome outcomeOfPolicies() {
        return outcome();
    }

    /** Gives what the Admin tier did; empty where none of its policies has rules for the pod. */
    public abstract Optional<TierStep> admin();

    /** Gives every NetworkPolicy that isolates the pod in this direction, whether they were asked or not. */
    public abstract ImmutableList<PolicyId> isolatedBy();

    /** Tells whether NetworkPolicies were asked, or would have been. */
    @Value.Default
    public TierStep.Reached networkPolicies() {
        return TierStep.Reached.YES;
    }

    /** Gives every match that lets the connection through, whatever is not known. */
    public abstract ImmutableList<RuleMatch> allowedBy();

    /**
     * Gives every match that lets the connection through for some of the addresses that the other end could have, not for
     * all. Where they let it through together for all of them, the outcome is allowed without one in {@link #allowedBy}.
     */
    public abstract ImmutableList<RuleMatch> perhapsAllowedBy();

    /** Gives, for a connection that NetworkPolicies deny, every rule of theirs that matches by half. */
    public abstract ImmutableList<NearMiss> nearMisses();

    /** Gives what the Baseline tier did; empty where none of its policies has rules for the pod. */
    public abstract Optional<TierStep> baseline();

    /** Gives the facts on which an unknown outcome depends. */
    public abstract ImmutableSet<MissingFact> missing();

    /** Gives a builder. Direction, outcome and reason are required. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gives the explanation of an end at which no rule had to be asked. */
    public static DirectionExplanation allowed(Direction direction, Reason reason) {
        return builder()
                .direction(direction)
                .outcome(Outcome.ALLOWED)
                .reason(reason)
                .build();
    }

    /** Builds a {@link DirectionExplanation}. */
    public static final class Builder extends ImmutableDirectionExplanation.Builder {
        Builder() {}
    }
}
