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

    /** Gives the direction that the fact is about; empty for which pods the policy selects. */
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
        /** A direction in which it does not isolate them. */
        NOT_ISOLATED,
        /** A direction in which it does. */
        ISOLATED,
        /** A direction without rules. */
        LETS_NOTHING_THROUGH,
        /** What one peer of one rule lets through. */
        LETS_THROUGH
    }
}
