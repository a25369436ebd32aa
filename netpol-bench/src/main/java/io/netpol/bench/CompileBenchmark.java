package io.netpol.bench;

import io.netpol.cluster.Cluster;
import io.netpol.matcher.PolicyMatcher;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Compiling a cluster: again and again, and once in a JVM that has compiled nothing before. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {
    @Param({"P10K", "P100K"})
    public Size size = Size.TINY;

    private Cluster cluster = Cluster.builder().build();

    /** Generates the cluster. */
    @Setup
    public void generate() {
        cluster = size.cluster();
    }

    /** In a JVM that has done it before. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public PolicyMatcher warm() {
        return PolicyMatcher.of(cluster);
    }

    /** For the first time. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(3)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public PolicyMatcher cold() {
        return PolicyMatcher.of(cluster);
    }
}
