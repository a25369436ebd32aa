package io.netpol.validation;

/**
 * Which of the rules that came with a release of Kubernetes apply.
 *
 * @param cidrs whether leading zeros, IPv4-mapped addresses and host bits in an ipBlock are errors (rules V5.3, V5.5);
 *     warnings otherwise
 * @param selectorValues whether a selector value that no label can have is an error (rule V2.3); a warning otherwise
 */
public record Strictness(boolean cidrs, boolean selectorValues) {
    /** Every rule applies: what the newest release does, and what the constructors of the model ask for. */
    public static final Strictness FULL = new Strictness(true, true);

    /** Gives the rules of a release. */
    public static Strictness of(KubernetesVersion version) {
        return new Strictness(version.refusesOddCidrs(), version.checksSelectorValues());
    }

    /** Gives the same rules with strict ipBlocks on or off. */
    public Strictness withCidrs(boolean strict) {
        return new Strictness(strict, selectorValues);
    }
}
