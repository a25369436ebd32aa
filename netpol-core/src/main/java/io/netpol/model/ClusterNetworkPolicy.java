package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.internal.ValueStyle;
import io.netpol.net.Direction;
import io.netpol.validation.Channel;
import io.netpol.validation.ClusterPolicyRules;
import io.netpol.validation.InvalidValueException;
import io.netpol.validation.Strictness;
import org.immutables.value.Value;

/**
 * A policy of an administrator for the pods of any namespaces ({@code policy.networking.k8s.io}). Its rules are asked in
 * order, and the first that matches decides. It isolates nothing: what no rule matches is left to the next tier.
 *
 * <p>AdminNetworkPolicy and BaselineAdminNetworkPolicy of v1alpha1 are values of this type too. The limits of a version of
 * the API are those of its manifests: a value has none.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class ClusterNetworkPolicy permits ImmutableClusterNetworkPolicy {
    /** The priority that a BaselineAdminNetworkPolicy takes among the policies of the Baseline tier. */
    public static final int PRIORITY_OF_BASELINE_ADMIN = 500;

    ClusterNetworkPolicy() {}

    /** When a policy is asked. */
    public enum Tier {
        /** Before NetworkPolicies, which cannot change what is accepted or denied here. */
        ADMIN("Admin"),
        /** After NetworkPolicies, and only where none isolates the pod. */
        BASELINE("Baseline");

        private final String text;

        Tier(String text) {
            this.text = text;
        }

        /** Gives the word that manifests use. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Gives the kind of the manifest: never a NetworkPolicy. */
    @Value.Default
    public PolicyKind kind() {
        return PolicyKind.CLUSTER_NETWORK_POLICY;
    }

    /** Gives the name, unique among the policies of its kind. */
    public abstract String name();

    /** Gives the labels of the policy itself, sorted by key. */
    @Value.NaturalOrder
    public abstract ImmutableSortedMap<String, String> labels();

    /** Gives the annotations of the policy itself, sorted by key. */
    @Value.NaturalOrder
    public abstract ImmutableSortedMap<String, String> annotations();

    /** Gives the tier. */
    public abstract Tier tier();

    /** Gives the priority, 0 to 1000: in a tier, the smaller is asked before. Between equal ones there is no order. */
    public abstract int priority();

    /** Gives the pods for which the policy is asked. */
    public abstract NamespacedPods subject();

    /** Gives the rules for connections to the subject, in order. */
    public abstract ImmutableList<ClusterRule> ingress();

    /** Gives the rules for connections from the subject, in order. */
    public abstract ImmutableList<ClusterRule> egress();

    /** Gives a builder. Name, tier, priority and subject are required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives what a manifest means.
     *
     * @throws InvalidValueException if the API server of this channel would refuse the draft
     */
    public static ClusterNetworkPolicy of(ClusterPolicyDraft draft, Channel channel, Strictness strictness) {
        InvalidValueException.throwIfAnyError(
                draft.kind() + " " + draft.metadata().name().orElse("without a name"),
                ClusterPolicyRules.check(draft, channel, strictness));
        return new ClusterPolicyMeaning(draft, strictness).policy();
    }

    /** Gives the identity of the policy. */
    public final PolicyId id() {
        return PolicyId.clusterWide(kind(), name());
    }

    /** Gives the rules of a direction, in order. */
    public final ImmutableList<ClusterRule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress() : egress();
    }

    /**
     * Gives the policy in plain words, a fact a line: which pods it applies to, when it is asked, what each peer of each
     * rule accepts, denies or passes on which ports, and what becomes of the rest. Rules are counted from 1. The first
     * line is the kind and the name, the others are indented by two blanks; lines end with a line feed, the last one with
     * nothing.
     */
    public final String describe() {
        return PolicyWords.text(id().toString(), facts());
    }

    /** Gives the facts that {@link #describe} puts into words, in the same order. */
    public final ImmutableList<PolicyFact> facts() {
        return ClusterDescription.facts(this);
    }

    /** Gives the policy as a manifest of its kind says it. */
    public final ClusterPolicyDraft toDraft() {
        return new ClusterPolicySyntax(this).draft();
    }

    /** Gives the metadata as a manifest says it. */
    final MetadataDraft metadata() {
        return MetadataDraft.builder()
                .name(name())
                .labels(labels())
                .annotations(annotations())
                .build();
    }

    @Value.Check
    void check() {
        if (!kind().isClusterWide()) {
            throw new IllegalArgumentException("a ClusterNetworkPolicy of kind " + kind()
                    + "; the kinds are ClusterNetworkPolicy, AdminNetworkPolicy and BaselineAdminNetworkPolicy");
        }
        if (kind().isLegacy() && (kind() == PolicyKind.ADMIN_NETWORK_POLICY) != (tier() == Tier.ADMIN)) {
            throw new IllegalArgumentException("the kind " + kind() + " has no policies of tier " + tier());
        }
        InvalidValueException.throwIfAnyError(id().toString(), ClusterPolicyRules.checkValue(toDraft()));
    }

    /** Builds a {@link ClusterNetworkPolicy}. */
    public static final class Builder extends ImmutableClusterNetworkPolicy.Builder {
        Builder() {}
    }
}
