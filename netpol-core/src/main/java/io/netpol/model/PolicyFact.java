package io.netpol.model;

import io.netpol.internal.ValueStyle;
import io.netpol.net.Direction;
import java.util.Optional;
import org.immutables.value.Value;

/** One fact about a policy, in plain words that can be read alone. */
@Value.Immutable
@ValueStyle
public abstract sealed class PolicyFact permits ImmutablePolicyFact {
    PolicyFact() {}

    /** Gives what the fact is about. */
    public abstract Kind kind();

    /** Gives the direction that the fact is about; empty for what holds in both. */
    public abstract Optional<Direction> direction();

    /** Gives the path of the field that says it: {@code spec.ingress[0].from[1]}. */
    public abstract String path();

    /** Gives the fact in words: {@code ingress: lets in TCP 80 from all pods in namespace data}. */
    public abstract String text();

    static PolicyFact of(Kind kind, Optional<Direction> direction, String path, String text) {
        return ImmutablePolicyFact.builder()
                .kind(kind)
                .direction(direction)
                .path(path)
                .text(text)
                .build();
    }

    /** What a fact is about. */
    public enum Kind {
        /** Which pods the policy applies to. */
        SELECTS,
        /** Which pods a cluster-wide policy never means. */
        LEAVES_OUT,
        /** When a cluster-wide policy is asked: its tier, and its priority there. */
        ASKED,
        /** A direction in which a NetworkPolicy does not isolate them. */
        NOT_ISOLATED,
        /** A direction in which it does. */
        ISOLATED,
        /** A direction without rules that a NetworkPolicy isolates. */
        LETS_NOTHING_THROUGH,
        /** What one peer of one rule of a NetworkPolicy lets through. */
        LETS_THROUGH,
        /** A direction without rules of a cluster-wide policy. */
        NO_RULES,
        /** How the rules of a cluster-wide policy decide together. */
        FIRST_MATCH_DECIDES,
        /** What one peer of one rule of a cluster-wide policy accepts. */
        ACCEPTS,
        /** What it denies. */
        DENIES,
        /** What it passes, so that the next tier is asked. */
        PASSES,
        /** What becomes of connections that no rule of a cluster-wide policy matches. */
        LEAVES_UNMATCHED
    }
}
