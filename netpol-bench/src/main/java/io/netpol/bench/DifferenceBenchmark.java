package io.netpol.bench;

import io.netpol.cluster.Change;
import io.netpol.cluster.Cluster;
import io.netpol.matcher.PolicyMatcher;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.Protocol;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a change of one policy opens and closes on a port, found the plain way: the matrix before is kept, a row for each group
 * of sources, and held against the matrix after. What tells differences by itself has to be faster.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DifferenceBenchmark {
    private static final int PORT = 8080;

    @Param({"P10K", "P100K"})
    public Size size = Size.TINY;

    private PolicyMatcher before = PolicyMatcher.of(Cluster.builder().build());
    private PolicyMatcher after = before;

    /** Gives the first policy the rules of the last. */
    @Setup
    public void change() {
        Cluster cluster = size.cluster();
        NetworkPolicy first = cluster.policies().get(0);
        NetworkPolicy last = cluster.policies().get(cluster.policies().size() - 1);
        before = PolicyMatcher.of(cluster);
        after = before.with(new Change.PutPolicy(NetworkPolicy.builder()
                .from(last)
                .namespace(first.namespace())
                .name(first.name())
                .build()));
    }

    /** How many pairs of pods differ on TCP 8080. */
    @Benchmark
    public long onePort() {
        long[][] rows = new long[before.cluster().handleLimit()][];
        before.matrix().forEachRow(Protocol.TCP, PORT, (sources, destinations) -> {
            long[] row = destinations.clone();
            for (int source : sources) {
                rows[source] = row;
            }
        });
        long[] differing = new long[1];
        after.matrix().forEachRow(Protocol.TCP, PORT, (sources, destinations) -> {
            for (int source : sources) {
                differing[0] += differing(rows[source], destinations, source);
            }
        });
        return differing[0];
    }

    /** What the bit of a source itself says holds for another pod. */
    private static long differing(long[] row, long[] other, int source) {
        long count = 0;
        for (int i = 0; i < other.length; i++) {
            count += Long.bitCount(row[i] ^ other[i]);
        }
        int own = source >>> 6;
        return count - ((row[own] ^ other[own]) >>> source & 1);
    }
}
