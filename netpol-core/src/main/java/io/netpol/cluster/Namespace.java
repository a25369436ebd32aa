package io.netpol.cluster;

import com.google.common.collect.ImmutableSortedMap;
import io.netpol.internal.ValueStyle;
import io.netpol.model.NamespaceScope;
import java.util.Map;
import java.util.TreeMap;
import org.immutables.value.Value;

/** A namespace with its labels, the automatic name label always among them (rule S28). */
@Value.Immutable
@ValueStyle
public abstract sealed class Namespace permits ImmutableNamespace {
    Namespace() {}

    /** Gives the name. */
    public abstract String name();

    /** Gives the labels, sorted by key; {@code kubernetes.io/metadata.name} is the name, whatever was given. */
    @Value.NaturalOrder
    public abstract ImmutableSortedMap<String, String> labels();

    /** Gives the namespace of which nothing but the name is known (rule S29). */
    public static Namespace of(String name) {
        return of(name, Map.of());
    }

    /** Gives the namespace with these labels and the automatic one. */
    public static Namespace of(String name, Map<String, String> labels) {
        TreeMap<String, String> all = new TreeMap<>(labels);
        all.put(NamespaceScope.NAME_LABEL, name);
        return ImmutableNamespace.builder().name(name).labels(all).build();
    }
}
