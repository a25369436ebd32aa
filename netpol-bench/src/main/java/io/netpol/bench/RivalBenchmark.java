package io.netpol.bench;

import io.netpol.cluster.Cluster;
import io.netpol.eval.Connection;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import io.netpol.reference.ReferenceEvaluator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The verdicts of {@link VerdictBenchmark} by others: the reference evaluator, and loops over policies. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RivalBenchmark {

    /** A cluster and questions about it. */
    @State(Scope.Benchmark)
    public static class Asked {
        @Param({"P10K", "P100K"})
        public Size size = Size.TINY;

        Cluster cluster = Cluster.builder().build();
        Queries queries = Queries.none();
        private int next;

        /** Draws the questions. */
        @Setup
        public void draw() {
            cluster = size.cluster();
            queries = Queries.of(cluster, Mix.WITHIN_NAMESPACE, (source, destination, protocol, port) -> true);
        }

        int next() {
            return next++ & Queries.MASK;
        }
    }

    /** A loop over policies. */
    @State(Scope.Benchmark)
    public static class Looping {
        @Param({"SELECTORS", "BIT_SET", "ROARING"})
        public Keeping keeping = Keeping.SELECTORS;

        private Rival rival = new Rival(Cluster.builder().build(), Keeping.SELECTORS);

        /** Compiles. */
        @Setup
        public void compile(Asked asked) {
            rival = new Rival(asked.cluster, keeping);
        }
    }

    /** The specification as code, with its explanation. */
    @Benchmark
    public boolean reference(Asked asked) {
        int i = asked.next();
        EndpointPair pair = EndpointPair.between(
                End.of(asked.cluster.pods().get(asked.queries.sources[i])),
                End.of(asked.cluster.pods().get(asked.queries.destinations[i])),
                IpFamily.IPV4,
                asked.cluster,
                EvaluationOptions.defaults());
        return ReferenceEvaluator.of(asked.cluster)
                .verdict(Connection.of(pair, Protocol.TCP, asked.queries.ports[i]))
                .isAllowed();
    }

    /** A loop over the policies of the namespace. */
    @Benchmark
    public boolean loop(Asked asked, Looping looping) {
        int i = asked.next();
        return looping.rival.allows(
                asked.queries.sources[i], asked.queries.destinations[i], Protocol.TCP, asked.queries.ports[i]);
    }
}
