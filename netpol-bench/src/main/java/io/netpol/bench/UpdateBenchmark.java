package io.netpol.bench;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import io.netpol.cluster.Change;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.matcher.PolicyMatcher;
import io.netpol.model.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Changes one by one, each upon the snapshot that the one before gave. Times of single changes are sampled, for the slow ones. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UpdateBenchmark {
    private static final int COUNT = 1 << 12;

    @Param({"P10K", "P100K"})
    public Size size = Size.TINY;

    private PolicyMatcher matcher = PolicyMatcher.of(Cluster.builder().build());
    private final List<Change> relabelled = new ArrayList<>();
    private final List<Change> policies = new ArrayList<>();
    private PolicyMatcher now = matcher;
    private int next;

    /** Draws the changes. */
    @Setup
    public void draw() {
        Cluster cluster = size.cluster();
        matcher = PolicyMatcher.of(cluster);
        RandomGenerator random = new SplittableRandom(3);
        ImmutableListMultimap<String, Pod> byNamespace = Multimaps.index(cluster.pods(), Pod::namespace);
        for (int i = 0; i < COUNT; i++) {
            Pod pod = cluster.pods().get(random.nextInt(cluster.pods().size()));
            List<Pod> neighbours = byNamespace.get(pod.namespace());
            Pod other = neighbours.get(random.nextInt(neighbours.size()));
            relabelled.add(new Change.PutPod(
                    Pod.builder().from(pod).labels(other.labels()).build()));
            NetworkPolicy policy =
                    cluster.policies().get(random.nextInt(cluster.policies().size()));
            NetworkPolicy like =
                    cluster.policies().get(random.nextInt(cluster.policies().size()));
            policies.add(new Change.PutPolicy(NetworkPolicy.builder()
                    .from(like)
                    .namespace(policy.namespace())
                    .name(policy.name())
                    .build()));
            policies.add(new Change.RemovePolicy(policy.id()));
            policies.add(new Change.PutPolicy(policy));
        }
    }

    /** Begins with the cluster as it was. */
    @Setup(Level.Iteration)
    public void reset() {
        now = matcher;
    }

    /** A pod gets the labels of another one of its namespace. */
    @Benchmark
    public PolicyMatcher relabelPod() {
        now = now.with(relabelled.get(next++ % relabelled.size()));
        return now;
    }

    /** A policy is changed, removed or added, in turn. */
    @Benchmark
    public PolicyMatcher changePolicy() {
        now = now.with(policies.get(next++ % policies.size()));
        return now;
    }
}
