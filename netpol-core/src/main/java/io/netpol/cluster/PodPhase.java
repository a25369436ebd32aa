package io.netpol.cluster;

import java.util.Optional;

/** Where a pod stands in its life. */
public enum PodPhase {
    PENDING("Pending"),
    RUNNING("Running"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    UNKNOWN("Unknown");

    private final String text;

    PodPhase(String text) {
        this.text = text;
    }

    /** Gives the phase that a manifest spells so. */
    public static Optional<PodPhase> of(String text) {
        for (PodPhase phase : values()) {
            if (phase.text.equals(text)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }

    /** Tells whether the pod has ended: it has no network identity any more (rule S54). */
    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED;
    }

    /** Gives the spelling of manifests. */
    @Override
    public String toString() {
        return text;
    }
}
