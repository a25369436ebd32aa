package io.netpol.net;

import java.util.Optional;

/** A direction of traffic as the selected pod sees it, with the words that manifests use for it. */
public enum Direction {
    /** Traffic that arrives at the pod. */
    INGRESS("Ingress", "ingress", "from"),
    /** Traffic that leaves the pod. */
    EGRESS("Egress", "egress", "to");

    private final String policyType;
    private final String rulesField;
    private final String peersField;

    Direction(String policyType, String rulesField, String peersField) {
        this.policyType = policyType;
        this.rulesField = rulesField;
        this.peersField = peersField;
    }

    /**
     * The direction that a policy type names, or empty where the text is not exactly {@code Ingress}
     * or {@code Egress} (rule V6.2).
     *
     * @param policyType an entry of the list in a policy, as a manifest writes it
     */
    public static Optional<Direction> ofPolicyType(String policyType) {
        return switch (policyType) {
            case "Ingress" -> Optional.of(INGRESS);
            case "Egress" -> Optional.of(EGRESS);
            default -> Optional.empty();
        };
    }

    /** The entry of {@code policyTypes} for this direction: {@code Ingress} or {@code Egress}. */
    public String policyType() {
        return policyType;
    }

    /** The field of a policy's spec that lists the rules of this direction: {@code ingress} or {@code egress}. */
    public String rulesField() {
        return rulesField;
    }

    /** The field of a rule that lists the peers of this direction: {@code from} or {@code to}. */
    public String peersField() {
        return peersField;
    }
}
