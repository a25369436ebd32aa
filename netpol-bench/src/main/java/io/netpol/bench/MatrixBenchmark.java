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

    private PolicyMatcher matcher = PolicyMatcher.of(Cluster.builder().build());
    private int[] handles = {};
    private int next;

    /** Compiles. */
    @Setup
    public void compile() {
        matcher = PolicyMatcher.of(size.cluster());
        handles = matcher.handles();
    }

    /** How many pairs are allowed on TCP 8080. */
    @Benchmark
    public long onePort() {
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
