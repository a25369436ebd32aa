package io.netpol.eval;

/** A fact that the input lacks and on which an answer depends (rules S15, S55; domain names that a cluster-wide policy mentions). */
public enum MissingFact {
    SOURCE_ADDRESS("the source pod's address"),
    DESTINATION_ADDRESS("the destination pod's address"),
    SOURCE_NODE("the node of the source pod"),
    DESTINATION_NODE("the node of the destination pod"),
    DOMAIN_NAMES("what domain names resolve to"),
    SAME_POD("whether both ends are one pod of the workload");

    private final String text;

    MissingFact(String text) {
        this.text = text;
    }

    /** Gives the fact in words. */
    public String text() {
        return text;
    }
}
