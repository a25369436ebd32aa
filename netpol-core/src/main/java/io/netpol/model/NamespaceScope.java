package io.netpol.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.netpol.internal.ValueStyle;
import io.netpol.validation.MetadataRules;
import io.netpol.validation.Violations;
import java.util.Optional;
import org.immutables.value.Value;

/** The namespaces in which a peer's pods live: the policy's own, or those that a selector matches. */
@Value.Immutable
@ValueStyle
public abstract sealed class NamespaceScope permits ImmutableNamespaceScope {
    /** The label that every namespace carries with its own name (rule S28). */
    public static final String NAME_LABEL = "kubernetes.io/metadata.name";

    NamespaceScope() {}

    /** Gives the selector of namespaces by their labels; empty for the policy's own namespace. */
    @Value.Parameter
    public abstract Optional<LabelSelector> selector();

    /** Gives the policy's own namespace: what a manifest means where {@code namespaceSelector} is absent (rule S20). */
    public static NamespaceScope own() {
        return ImmutableNamespaceScope.of(Optional.empty());
    }

    /** Gives the namespaces whose labels match, the policy's own included if its labels do (rule S21). */
    public static NamespaceScope matching(LabelSelector selector) {
        return ImmutableNamespaceScope.of(Optional.of(selector));
    }

    /** Gives all namespaces. */
    public static NamespaceScope all() {
        return matching(LabelSelector.everything());
    }

    /**
     * Gives the namespace of this name, by its automatic label (rule S28).
     *
     * @throws io.netpol.validation.InvalidValueException if no namespace can have this name
     */
    public static NamespaceScope named(String namespace) {
        return named(ImmutableList.of(namespace));
    }

    /**
     * Gives the namespaces of these names, by their automatic label (rule S28).
     *
     * @throws IllegalArgumentException if there is no name: nothing becomes wide because something was left out
     * @throws io.netpol.validation.InvalidValueException if no namespace can have one of these names
     */
    public static NamespaceScope named(Iterable<String> namespaces) {
        ImmutableList<String> names = ImmutableList.copyOf(namespaces);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "a list of no namespace names; for every namespace write NamespaceScope.all()");
        }
        Violations violations = Violations.collector();
        names.forEach(name -> MetadataRules.checkNamespaceName(name, violations));
        violations.throwIfAnyError("The namespace scope");
        return matching(LabelSelector.of(Requirement.in(NAME_LABEL, names)));
    }

    /**
     * Gives the names, sorted, if these are the namespaces of one name or of several names and nothing else is asked of
     * them: what {@link #named} gives. Otherwise empty, also where a text that no namespace can have as its name stands
     * among them.
     */
    public final ImmutableSortedSet<String> names() {
        return selector()
                .filter(selector -> selector.requirements().size() == 1)
                .map(selector -> selector.requirements().get(0))
                .filter(requirement -> requirement.key().equals(NAME_LABEL))
                .map(NamespaceScope::names)
                .orElse(ImmutableSortedSet.of());
    }

    private static ImmutableSortedSet<String> names(Requirement requirement) {
        return requirement instanceof Requirement.In in && in.values().stream().allMatch(NamespaceScope::isName)
                ? in.values()
                : ImmutableSortedSet.of();
    }

    private static boolean isName(String text) {
        Violations violations = Violations.collector();
        MetadataRules.checkNamespaceName(text, violations);
        return violations.toList().isEmpty();
    }

    /** Tells whether this is the policy's own namespace. */
    public final boolean isOwn() {
        return selector().isEmpty();
    }
}
