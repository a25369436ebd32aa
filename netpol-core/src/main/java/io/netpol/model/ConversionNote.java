package io.netpol.model;

import io.netpol.validation.Severity;

/**
 * Something that somebody should know of a conversion: what could not be kept, what became several, or why a policy was not
 * converted.
 *
 * @param kind what happened
 * @param policy the policy before the conversion
 * @param path the field of its manifest, such as {@code spec.egress[3]}
 * @param message what was found, what became of it, and where something is to be done, what
 */
public record ConversionNote(Kind kind, PolicyId policy, String path, String message) {
    /** What happened. */
    public enum Kind {
        /** A rule became several: no meaning is lost. */
        RULE_SPLIT("rule-split", Severity.WARNING),
        /** A policy became several with adjacent priorities: no meaning is lost. */
        POLICY_SPLIT("policy-split", Severity.WARNING),
        /** The policy has another name than before, as its own was taken. */
        RENAMED("renamed", Severity.WARNING),
        /** The policy changes places with another one, as its priority was chosen so. */
        ORDER_CHANGED("order-changed", Severity.WARNING),
        /** An annotation that is true of the old manifest only is left out. */
        ANNOTATION_LEFT_OUT("annotation-left-out", Severity.WARNING),
        /** A rule keeps its meaning and is one that the experimental channel of the new API refuses. */
        NAMED_PORT("named-port", Severity.WARNING),
        /** The policy was not converted. */
        NOT_CONVERTED("not-converted", Severity.ERROR);

        private final String code;
        private final Severity severity;

        Kind(String code, Severity severity) {
            this.code = code;
            this.severity = severity;
        }

        /** Gives the kind as a stable lower-case word for messages and machine-readable output. */
        public String code() {
            return code;
        }

        /** Gives an error where there is no result, else a warning. */
        public Severity severity() {
            return severity;
        }
    }
}
