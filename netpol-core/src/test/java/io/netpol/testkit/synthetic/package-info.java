/**
 * Clusters of real size with real skew, for benchmarks and for tests of what costs grow with: workloads of very different
 * sizes, a few namespaces that hold much, policies as people write them. A shape and a seed enter and a cluster leaves; the
 * same ones give the same cluster.
 */
@NullMarked
package io.netpol.testkit.synthetic;

import org.jspecify.annotations.NullMarked;
