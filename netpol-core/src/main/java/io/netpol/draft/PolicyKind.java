package io.netpol.draft;

/** The kinds of policy that are known, in the order in which their names sort identities. */
public enum PolicyKind {
    /** A NetworkPolicy of one namespace. */
    NETWORK_POLICY("networking.k8s.io/v1", "NetworkPolicy"),
    /** A policy of an administrator for all namespaces, of either tier. */
    CLUSTER_NETWORK_POLICY("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy"),
    /** What came before it for the Admin tier. */
    ADMIN_NETWORK_POLICY("policy.networking.k8s.io/v1alpha1", "AdminNetworkPolicy"),
    /** What came before it for the Baseline tier; there is at most one, named {@code default}. */
    BASELINE_ADMIN_NETWORK_POLICY("policy.networking.k8s.io/v1alpha1", "BaselineAdminNetworkPolicy");

    private final String apiVersion;
    private final String kind;

    PolicyKind(String apiVersion, String kind) {
        this.apiVersion = apiVersion;
        this.kind = kind;
    }

    /** Gives the {@code apiVersion} of its manifests. */
    public String apiVersion() {
        return apiVersion;
    }

    /** Gives the {@code kind} of its manifests. */
    public String kind() {
        return kind;
    }

    /** Tells whether the policies are cluster-wide: they have no namespace. */
    public boolean isClusterWide() {
        return this != NETWORK_POLICY;
    }

    /** Tells whether the manifests have the fields of v1alpha1. */
    public boolean isLegacy() {
        return this == ADMIN_NETWORK_POLICY || this == BASELINE_ADMIN_NETWORK_POLICY;
    }

    /** Gives the field of a rule that lists ports: {@code protocols} in v1alpha2, {@code ports} elsewhere. */
    public String portsField() {
        return this == CLUSTER_NETWORK_POLICY ? "protocols" : "ports";
    }

    /** Gives the kind as manifests write it. */
    @Override
    public String toString() {
        return kind;
    }
}
