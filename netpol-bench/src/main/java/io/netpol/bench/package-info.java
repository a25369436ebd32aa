/**
 * How fast answers are, against rivals and against the machine itself. Clusters come from {@code io.netpol.testkit.synthetic}
 * by size and seed; each class with {@code Benchmark} in its name is run by JMH, and {@link io.netpol.bench.Report} makes a
 * table of what JMH wrote.
 */
@NullMarked
package io.netpol.bench;

import org.jspecify.annotations.NullMarked;
