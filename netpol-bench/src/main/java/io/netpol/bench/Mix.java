package io.netpol.bench;

/** Which pairs of pods are asked about. */
public enum Mix {
    /** Any two pods. */
    ANY,
    /** Nine of ten within a namespace. */
    WITHIN_NAMESPACE,
    /** Half of them allowed. */
    HALF_ALLOWED
}
