package io.netpol.reference;

/** One way in which an evaluator of cluster-wide policies goes wrong: {@link SectionTwo} can have any of them. */
enum Flaw {
    NETWORK_POLICY_NOT_FINAL("NetworkPolicy not final: what no rule of it matches falls through to Baseline"),
    HOST_NETWORK_PODS_SELECTABLE("hostNetwork pods are selectable"),
    POD_SELECTOR_IGNORED("a pods peer ignores its pod selector"),
    NAMED_PORT_OF_ANY_PROTOCOL("a named port ignores its protocol"),
    RANGE_END_EXCLUSIVE("the end of a range is exclusive"),
    PASS_AS_ACCEPT("Pass is taken as Accept"),
    PASS_SKIPS_NETWORK_POLICY("Pass also skips NetworkPolicy"),
    BASELINE_BEFORE_NETWORK_POLICY("Baseline comes before NetworkPolicy"),
    PRIORITIES_REVERSED("priorities are reversed"),
    PASS_STAYS_IN_THE_TIER("Pass stays in the tier"),
    ONE_BASELINE_POLICY("of several Baseline policies only the first is asked"),
    FIRST_NAME_WINS("of policies of equal priority the first by name wins");

    private final String text;

    Flaw(String text) {
        this.text = text;
    }

    /** The flaw in words. */
    @Override
    public String toString() {
        return text;
    }
}
