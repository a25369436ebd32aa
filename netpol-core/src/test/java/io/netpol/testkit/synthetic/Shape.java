package io.netpol.testkit.synthetic;

import com.google.common.collect.ImmutableList;
import io.netpol.internal.EnumWords;

/**
 * The size of a synthetic cluster, and what is odd about it.
 *
 * @param pods the number of pods
 * @param policies the number of NetworkPolicies
 * @param namespaces the number of namespaces
 * @param oddity in what it differs from the plain mix
 */
public record Shape(int pods, int policies, int namespaces, Oddity oddity) {
    /** What can be odd about a cluster. */
    public enum Oddity {
        /** Nothing: the plain mix. */
        PLAIN,
        /** Every pod has a label of its own, and no workload has two pods. */
        UNIQUE_PODS,
        /** Each policy selects one pod by the label that only this pod has. */
        POLICY_A_POD,
        /** Every peer is pods in namespaces by labels: no peer stays in its own namespace. */
        SELECTORS_OVER_NAMESPACES,
        /** Every peer is a block of addresses among those of the pods. */
        BLOCKS_AMONG_PODS,
        /** Every rule names several ranges of ports. */
        PORT_RANGES
    }

    /** The sizes that are measured, the smallest first. */
    public static final ImmutableList<Shape> PLAIN = ImmutableList.of(
            plain(1_000, 100, 50),
            plain(10_000, 1_000, 200),
            plain(100_000, 10_000, 1_000),
            plain(100_000, 100_000, 2_000),
            plain(1_000_000, 10_000, 2_000));

    /** Shapes that break what is made for the plain ones. */
    public static final ImmutableList<Shape> DEGENERATE = ImmutableList.of(
            new Shape(10_000, 1_000, 200, Oddity.UNIQUE_PODS),
            new Shape(10_000, 10_000, 200, Oddity.POLICY_A_POD),
            new Shape(10_000, 10_000, 1, Oddity.PLAIN),
            new Shape(10_000, 1_000, 200, Oddity.SELECTORS_OVER_NAMESPACES),
            new Shape(10_000, 10_000, 200, Oddity.BLOCKS_AMONG_PODS),
            new Shape(10_000, 1_000, 200, Oddity.PORT_RANGES));

    /** Gives a shape without oddities. */
    public static Shape plain(int pods, int policies, int namespaces) {
        return new Shape(pods, policies, namespaces, Oddity.PLAIN);
    }

    /** Gives {@code pods/policies/namespaces} and the oddity. */
    @Override
    public String toString() {
        return pods + "/" + policies + "/" + namespaces + (oddity == Oddity.PLAIN ? "" : " " + EnumWords.word(oddity));
    }
}
