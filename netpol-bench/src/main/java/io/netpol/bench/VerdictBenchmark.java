package io.netpol.bench;

import io.netpol.cluster.Cluster;
import io.netpol.matcher.PolicyMatcher;
import io.netpol.net.Protocol;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One verdict by handles: a million questions in random order, again and again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerdictBenchmark {
    private static final int BATCH = 1 << 10;

    @Param({"P10K", "P100K"})
    public Size size = Size.TINY;

    @Param({"ANY", "WITHIN_NAMESPACE", "HALF_ALLOWED"})
    public Mix mix = Mix.ANY;

    private PolicyMatcher matcher = PolicyMatcher.of(Cluster.builder().build());
    private Queries queries = Queries.none();
    private final int[] sources = new int[BATCH];
    private final int[] destinations = new int[BATCH];
    private int next;

    /** Compiles, and asks each question once, as the first to ask it makes the answer of two classes. */
    @Setup
    public void compile() {
        matcher = PolicyMatcher.of(size.cluster());
        queries = Queries.of(matcher.cluster(), mix, matcher::allows);
        for (int i = 0; i < Queries.COUNT; i++) {
            allows();
        }
    }

    /** A thousand questions on one port at once, in nanoseconds each. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public BitSet batch() {
        next = (next + BATCH) & Queries.MASK;
        System.arraycopy(queries.sources, next, sources, 0, BATCH);
        System.arraycopy(queries.destinations, next, destinations, 0, BATCH);
        return matcher.allows(sources, destinations, Protocol.TCP, queries.ports[next]);
    }

    /** A verdict. */
    @Benchmark
    public boolean allows() {
        int i = next++ & Queries.MASK;
        return matcher.allows(queries.sources[i], queries.destinations[i], Protocol.TCP, queries.ports[i]);
    }
}
