package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Change;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.Protocol;
import io.netpol.testkit.synthetic.Shape;
import io.netpol.testkit.synthetic.SyntheticCluster;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Threads that share a matcher get the answers that one thread gets, whatever changes others make meanwhile. */
class SharedMatcherTest {
    private static final int READERS = 8;
    private static final int QUESTIONS = 40_000;
    private static final int CHANGES = 300;
    private static final int[] PORTS = {53, 80, 443, 5432, 8080, 9090};

    private final Cluster cluster = SyntheticCluster.of(Shape.plain(1_000, 200, 20), 5);

    @Test
    void readersDoNotDisturbEachOtherNorDoesWhoChanges() throws InterruptedException, ExecutionException {
        PolicyMatcher shared = PolicyMatcher.of(cluster);
        List<Future<BitSet>> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
        Future<PolicyMatcher> changed;
        try {
            for (int reader = 0; reader < READERS; reader++) {
                // two readers each ask the same, so that they meet at classes that nobody has asked about
                Callable<BitSet> questions = questions(shared, reader / 2);
                answers.add(threads.submit(questions));
            }
            changed = threads.submit(() -> changed(shared));
            for (int reader = 0; reader < READERS; reader++) {
                assertThat(answers.get(reader).get())
                        .isEqualTo(
                                questions(PolicyMatcher.of(cluster), reader / 2).call());
            }
            assertThat(questions(changed.get(), 99).call())
                    .isEqualTo(questions(changed(PolicyMatcher.of(cluster)), 99).call());
        } catch (ExecutionException failed) {
            throw failed;
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<BitSet> questions(PolicyMatcher matcher, int seed) {
        return () -> {
            Random random = new Random(seed);
            int[] handles = matcher.handles();
            BitSet answers = new BitSet();
            for (int i = 0; i < QUESTIONS; i++) {
                int source = handles[random.nextInt(handles.length)];
                int destination = handles[random.nextInt(handles.length)];
                answers.set(i, matcher.allows(source, destination, Protocol.TCP, PORTS[i % PORTS.length]));
            }
            return answers;
        };
    }

    /** Pods get labels of others, policies change places, a few pods and policies go. */
    private PolicyMatcher changed(PolicyMatcher start) {
        Random random = new Random(1);
        PolicyMatcher now = start;
        for (int i = 0; i < CHANGES; i++) {
            now = now.with(change(random, now.cluster()));
        }
        return now;
    }

    private static Change change(Random random, Cluster now) {
        Pod pod = now.pods().get(random.nextInt(now.pods().size()));
        NetworkPolicy policy = now.policies().get(random.nextInt(now.policies().size()));
        return switch (random.nextInt(4)) {
            case 0 ->
                new Change.PutPod(Pod.builder()
                        .from(pod)
                        .labels(now.pods()
                                .get(random.nextInt(now.pods().size()))
                                .labels())
                        .build());
            case 1 ->
                new Change.PutPolicy(NetworkPolicy.builder()
                        .from(policy)
                        .namespace(pod.namespace())
                        .build());
            case 2 -> new Change.RemovePolicy(policy.id());
            default -> new Change.RemovePod(pod);
        };
    }
}
