package io.netpol.validation;

/** The two forms in which the cluster-wide policy API is installed: they differ in fields and in checks. */
public enum Channel {
    /** The fields that are settled: no peers by nodes or domain names, and in v1alpha1 no named ports. */
    STANDARD,
    /** All fields; a rule cannot name ports while it has peers outside the pods. */
    EXPERIMENTAL
}
