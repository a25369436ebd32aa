package io.netpol.bench;

import io.netpol.cluster.Cluster;
import io.netpol.testkit.synthetic.Shape;
import io.netpol.testkit.synthetic.Shape.Oddity;
import io.netpol.testkit.synthetic.SyntheticCluster;

/** The clusters that are measured, by pods, policies and namespaces. */
public enum Size {
    /** For tests of the benchmarks themselves. */
    TINY(new Shape(200, 40, 10, Oddity.PLAIN)),
    P1K(Shape.plain(1_000, 100, 50)),
    P10K(Shape.plain(10_000, 1_000, 200)),
    P100K(Shape.plain(100_000, 10_000, 1_000)),
    MANY_POLICIES(Shape.plain(100_000, 100_000, 2_000)),
    MANY_PODS(Shape.plain(1_000_000, 10_000, 2_000)),
    /** The plain one of the size of those that have as many policies as pods. */
    P10K_10K(Shape.plain(10_000, 10_000, 200)),
    UNIQUE_PODS(new Shape(10_000, 1_000, 200, Oddity.UNIQUE_PODS)),
    POLICY_A_POD(new Shape(10_000, 10_000, 200, Oddity.POLICY_A_POD)),
    ONE_NAMESPACE(new Shape(10_000, 10_000, 1, Oddity.PLAIN)),
    SELECTORS_OVER_NAMESPACES(new Shape(10_000, 1_000, 200, Oddity.SELECTORS_OVER_NAMESPACES)),
    BLOCKS_AMONG_PODS(new Shape(10_000, 10_000, 200, Oddity.BLOCKS_AMONG_PODS)),
    PORT_RANGES(new Shape(10_000, 1_000, 200, Oddity.PORT_RANGES));

    private static final long SEED = 20261122;

    @SuppressWarnings("ImmutableEnumChecker") // a record of numbers and an enum
    private final Shape shape;

    Size(Shape shape) {
        this.shape = shape;
    }

    /** Generates the cluster; the same one each time. */
    Cluster cluster() {
        return SyntheticCluster.of(shape, SEED);
    }

    /** Gives {@code pods/policies/namespaces} and what is odd about it. */
    String describe() {
        return shape.toString();
    }
}
