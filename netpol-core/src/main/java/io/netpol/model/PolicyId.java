package io.netpol.model;

import java.util.Comparator;

/**
 * What tells a NetworkPolicy from all others. It never influences a verdict (rule S62).
 *
 * @param namespace the namespace
 * @param name the name, unique in the namespace
 */
public record PolicyId(String namespace, String name) implements Comparable<PolicyId> {
    private static final Comparator<PolicyId> ORDER =
            Comparator.comparing(PolicyId::namespace).thenComparing(PolicyId::name);

    @Override
    public int compareTo(PolicyId other) {
        return ORDER.compare(this, other);
    }

    /** Gives {@code namespace/name}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
