package io.netpol.bench;

import io.netpol.cluster.Cluster;
import io.netpol.matcher.PolicyMatcher;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All pairs of pods over all ports, by class. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AllPortsBenchmark {
    @Param({"P10K", "P100K"})
    public Size size = Size.TINY;

    private PolicyMatcher matcher = PolicyMatcher.of(Cluster.builder().build());

    /** Compiles. */
    @Setup
    public void compile() {
        matcher = PolicyMatcher.of(size.cluster());
    }

    /** How many answers there are, for all groups of sources. */
    @Benchmark
    public long allPorts() {
        long[] answers = new long[1];
        matcher.matrix().forEachAnswer((sources, destinations, family, answer) -> answers[0]++);
        return answers[0];
    }
}
