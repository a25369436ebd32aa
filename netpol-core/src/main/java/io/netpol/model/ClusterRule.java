package io.netpol.model;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.ValueStyle;
import org.immutables.value.Value;

/**
 * One rule of a cluster-wide policy. The first rule of a tier of which a peer and a port match decides; what it decides
 * is the action.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class ClusterRule permits ImmutableClusterRule {
    ClusterRule() {}

    /** What a rule does with the connections that it matches. */
    public enum Action {
        /** They are let through at this end; nothing else is asked. */
        ACCEPT("Accept", "Allow"),
        /** They are stopped; nothing else is asked. */
        DENY("Deny", "Deny"),
        /** They leave the tier: the next one is asked. */
        PASS("Pass", "Pass");

        private final String text;
        private final String legacyText;

        Action(String text, String legacyText) {
            this.text = text;
            this.legacyText = legacyText;
        }

        /** Gives the word of v1alpha2. */
        public String text() {
            return text;
        }

        /** Gives the word of v1alpha1. */
        public String legacyText() {
            return legacyText;
        }
    }

    /** Gives the name, for people; empty where there is none. */
    @Value.Default
    public String name() {
        return "";
    }

    /** Gives the action. */
    public abstract Action action();

    /** Gives the other ends, at least one, of which any may match. In an ingress rule they are pods. */
    public abstract ImmutableList<ClusterPeer> peers();

    /** Gives the destination ports. */
    public abstract ClusterPorts ports();

    /** Gives a builder. Action, at least one peer, and ports are required. */
    public static Builder builder() {
        return new Builder();
    }

    @Value.Check
    void check() {
        if (peers().isEmpty()) {
            throw new IllegalArgumentException(
                    "a list of no peers; for all pods give NamespacedPods.allIn(LabelSelector.everything())");
        }
    }

    /** Builds a {@link ClusterRule}. */
    public static final class Builder extends ImmutableClusterRule.Builder {
        Builder() {}
    }
}
