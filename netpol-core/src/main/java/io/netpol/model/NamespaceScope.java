package io.netpol.model;

import io.netpol.internal.ValueStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** The namespaces in which a peer's pods live: the policy's own, or those that a selector matches. */
@Value.Immutable(singleton = true)
@ValueStyle
public abstract sealed class NamespaceScope permits ImmutableNamespaceScope {
    /** The label that every namespace carries with its own name (rule S28). */
    public static final String NAME_LABEL = "kubernetes.io/metadata.name";

    NamespaceScope() {}

    /** Gives the selector of namespaces by their labels; empty for the policy's own namespace. */
    public abstract Optional<LabelSelector> selector();

    /** Gives the policy's own namespace: what a manifest means where {@code namespaceSelector} is absent (rule S20). */
    public static NamespaceScope own() {
        return ImmutableNamespaceScope.of();
    }

    /** Gives the namespaces whose labels match, the policy's own included if its labels do (rule S21). */
    public static NamespaceScope matching(LabelSelector selector) {
        return ImmutableNamespaceScope.builder().selector(selector).build();
    }

    /** Gives all namespaces. */
    public static NamespaceScope all() {
        return matching(LabelSelector.everything());
    }

    /** Gives the namespace of this name, by its automatic label (rule S28). */
    public static NamespaceScope named(String namespace) {
        return matching(LabelSelector.of(Requirement.equalTo(NAME_LABEL, namespace)));
    }

    /** Tells whether this is the policy's own namespace. */
    public final boolean isOwn() {
        return selector().isEmpty();
    }
}
