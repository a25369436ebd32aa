package io.netpol.bench;

import com.google.common.collect.ContiguousSet;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.net.Protocol;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Questions about pairs of pods, drawn once: to and from the numbers of the cluster's pods, in random order. */
final class Queries {
    /** How many there are; a power of two, so that going round is a mask. More than any cache of the processor holds. */
    static final int COUNT = 1 << 20;

    static final int MASK = COUNT - 1;

    /** Decides a question, to draw as many of one answer as wanted. */
    interface Decision {
        boolean allows(int source, int destination, Protocol protocol, int port);
    }

    private static final int[] PORTS = {80, 443, 5432, 6379, 8000, 8080, 9090, 9404, 53, 22};

    final int[] sources;
    final int[] destinations;
    final int[] ports;

    private Queries(int count) {
        sources = new int[count];
        destinations = new int[count];
        ports = new int[count];
    }

    static Queries none() {
        return new Queries(0);
    }

    static Queries of(Cluster cluster, Mix mix, Decision decision) {
        RandomGenerator random = new SplittableRandom(7);
        List<Pod> pods = cluster.pods();
        ImmutableListMultimap<String, Integer> byNamespace = Multimaps.index(
                ContiguousSet.closedOpen(0, pods.size()), pod -> pods.get(pod).namespace());
        Queries queries = new Queries(COUNT);
        for (int i = 0; i < COUNT; i++) {
            boolean wantsAllowed = (i & 1) == 0;
            int tries = 0;
            do {
                queries.draw(i, random, pods, byNamespace, mix);
                tries++;
            } while (mix == Mix.HALF_ALLOWED
                    && tries < 200
                    && decision.allows(queries.sources[i], queries.destinations[i], Protocol.TCP, queries.ports[i])
                            != wantsAllowed);
        }
        return queries;
    }

    private void draw(
            int i, RandomGenerator random, List<Pod> pods, ListMultimap<String, Integer> byNamespace, Mix mix) {
        sources[i] = random.nextInt(pods.size());
        destinations[i] = random.nextInt(pods.size());
        if (mix == Mix.WITHIN_NAMESPACE && random.nextInt(10) > 0) {
            List<Integer> neighbours = byNamespace.get(pods.get(destinations[i]).namespace());
            sources[i] = neighbours.get(random.nextInt(neighbours.size()));
        }
        ports[i] = PORTS[random.nextInt(PORTS.length)];
    }
}
