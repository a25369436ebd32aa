package io.netpol.bench;

import io.netpol.cluster.Cluster;
import io.netpol.matcher.PolicyMatcher;
import io.netpol.net.Protocol;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** All pairs of pods for one port, streamed and counted; and the row of one pod. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MatrixBenchmark {
    @Param({"P10K", "P100K"})
    public Size size = Size.TINY;

    private Cluster cluster = Cluster.builder().build();
    private PolicyMatcher matcher = PolicyMatcher.of(cluster);
    private int[] handles = {};
    private int next;

    /** Compiles. */
    @Setup
    public void compile() {
        cluster = size.cluster();
        matcher = PolicyMatcher.of(cluster);
        handles = matcher.handles();
    }

    /** How many pairs are allowed on TCP 8080. */
    @Benchmark
    public long onePort() {
        return count(matcher);
    }

    /** The same of a cluster that has no index yet. */
    @Benchmark
    public long fromScratch() {
        return count(PolicyMatcher.of(cluster));
    }

    private static long count(PolicyMatcher matcher) {
        long[] allowed = new long[1];
        matcher.matrix().forEachRow(Protocol.TCP, 8080, (sources, destinations) -> {
            long count = 0;
            for (long word : destinations) {
                count += Long.bitCount(word);
            }
            allowed[0] += count * sources.length;
        });
        return allowed[0];
    }

    /** Whom one pod reaches. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public BitSet row() {
        return matcher.matrix().reachedFrom(handles[next++ % handles.length], Protocol.TCP, 8080);
    }
}
