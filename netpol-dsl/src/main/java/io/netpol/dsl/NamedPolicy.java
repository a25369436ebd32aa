package io.netpol.dsl;

import com.google.common.collect.ImmutableMap;
import io.netpol.dsl.internal.CheckedWords;
import io.netpol.internal.ValueStyle;
import org.immutables.value.Value;

/** A policy of which only the name is said: {@code networkPolicy("api")}. */
@Value.Immutable
@ValueStyle
public abstract sealed class NamedPolicy permits ImmutableNamedPolicy {
    NamedPolicy() {}

    abstract String name();

    static NamedPolicy of(String name) {
        return ImmutableNamedPolicy.builder().name(CheckedWords.name(name)).build();
    }

    /**
     * Gives the policy in its namespace, whose pods alone it can select:
     * {@code networkPolicy("api").inNamespace("production")}.
     *
     * @throws io.netpol.validation.InvalidValueException if no namespace can have this name
     */
    public final PlacedPolicy inNamespace(String namespace) {
        return PlacedPolicy.of(name(), CheckedWords.namespace(namespace), ImmutableMap.of(), ImmutableMap.of());
    }
}
