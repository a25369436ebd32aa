package io.netpol.bench;

import java.util.SplittableRandom;
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
 * What the machine can do: one load from a random place of an array, where the place depends on the load before it, or not.
 * Figures of other benchmarks are told as ratios to these, from the same run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProbeBenchmark {
    @Param({"1", "32", "256"})
    public int megabytes;

    private int[] next = {};
    private int at;

    /** Makes one cycle through all places, so that no walk stays in a small part. */
    @Setup
    public void makeCycle() {
        int size = Math.multiplyExact(megabytes, 1 << 20) / Integer.BYTES;
        next = new int[size];
        for (int i = 0; i < size; i++) {
            next[i] = i;
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i);
            int moved = next[i];
            next[i] = next[j];
            next[j] = moved;
        }
    }

    /** A load that has to wait for the one before. */
    @Benchmark
    public int dependentLoad() {
        at = next[at];
        return at;
    }

    /** A load from a place that is known beforehand. */
    @Benchmark
    public int independentLoad() {
        at = at * 1664525 + 1013904223;
        return next[at & (next.length - 1)];
    }
}
