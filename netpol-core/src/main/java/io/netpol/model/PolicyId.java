package io.netpol.model;

import io.netpol.draft.PolicyKind;

/**
 * What tells a policy from all others. It never influences a verdict (rule S62).
 *
 * @param kind the kind
 * @param namespace the namespace; empty for a cluster-wide policy
 * @param name the name, unique among the policies of its kind and namespace
 */
public record PolicyId(PolicyKind kind, String namespace, String name) implements Comparable<PolicyId> {
    /** Gives the identity of a NetworkPolicy. */
    public static PolicyId of(String namespace, String name) {
        return new PolicyId(PolicyKind.NETWORK_POLICY, namespace, name);
    }

    /** Gives the identity of a policy that has no namespace. */
    public static PolicyId clusterWide(PolicyKind kind, String name) {
        return new PolicyId(kind, "", name);
    }

    /** Gives the field in which a rule of the policy's manifest lists its ports. */
    public String portsField() {
        return kind.portsField();
    }

    /** Tells whether the policy is cluster-wide. */
    public boolean isClusterWide() {
        return kind.isClusterWide();
    }

    @Override
    public int compareTo(PolicyId other) {
        int order = kind.compareTo(other.kind);
        if (order == 0) {
            order = namespace.compareTo(other.namespace);
        }
        return order == 0 ? name.compareTo(other.name) : order;
    }

    /** Gives {@code namespace/name}; for a cluster-wide policy {@code Kind name}. */
    @Override
    public String toString() {
        return kind.isClusterWide() ? kind + " " + name : namespace + "/" + name;
    }
}
