package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import io.netpol.testkit.ChangingCluster;
import io.netpol.testkit.Choice;
import io.netpol.testkit.PortEntries;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows, columns, batches and the whole matrix say what single verdicts say. */
class PodMatrixTest {
    private static final int SITUATIONS = 400;

    private int allowed;
    private int others;

    @Test
    void everyBitIsTheVerdict() {
        for (int seed = 0; seed < SITUATIONS; seed++) {
            Random random = new Random(seed);
            Situation situation = Situations.situation(random);
            PolicyMatcher matcher = PolicyMatcher.of(situation.cluster(), situation.options());
            if (random.nextBoolean()) {
                matcher = matcher.with(new ChangingCluster(situation.cluster(), random).change(6));
            }
            try {
                for (int i = 0; i < 4; i++) {
                    checkPort(
                            matcher,
                            PortEntries.protocol(random),
                            Choice.chance(random, 50) ? 80 : PortEntries.port(random));
                }
                checkAnswers(matcher);
            } catch (AssertionError difference) {
                throw new AssertionError(
                        "seed " + seed + ": " + difference.getMessage() + "\n" + situation, difference);
            }
        }
        assertThat(allowed).isGreaterThan(10_000);
        assertThat(others).isGreaterThan(10_000);
    }

    private static ImmutableList<EndpointPair> pairs(PolicyMatcher matcher, int source, int destination) {
        return EndpointPair.possible(
                End.of(matcher.pod(source)), End.of(matcher.pod(destination)), matcher.cluster(), matcher.options());
    }

    private static boolean reaches(PolicyMatcher matcher, int source, int destination, Protocol protocol, int port) {
        return !pairs(matcher, source, destination).isEmpty() && matcher.allows(source, destination, protocol, port);
    }

    private void checkPort(PolicyMatcher matcher, Protocol protocol, int port) {
        int[] handles = matcher.handles();
        Map<Integer, BitSet> rows = new HashMap<>();
        matcher.matrix().forEachRow(protocol, port, (sources, row) -> {
            for (int source : sources) {
                assertThat(rows.put(source, BitSet.valueOf(row))).isNull();
            }
        });
        for (int one : handles) {
            BitSet from = new BitSet();
            BitSet into = new BitSet();
            for (int other : handles) {
                from.set(other, reaches(matcher, one, other, protocol, port));
                into.set(other, reaches(matcher, other, one, protocol, port));
            }
            allowed += from.cardinality();
            others += handles.length - from.cardinality();
            assertThat(matcher.matrix().reachedFrom(one, protocol, port)).isEqualTo(from);
            assertThat(matcher.matrix().reaching(one, protocol, port)).isEqualTo(into);
            BitSet row = rows.remove(one);
            assertThat(row).isNotNull();
            row.set(one, from.get(one));
            assertThat(row).isEqualTo(from);
            checkBatch(matcher, one, protocol, port);
        }
        assertThat(rows).isEmpty();
    }

    private static void checkBatch(PolicyMatcher matcher, int one, Protocol protocol, int port) {
        int[] partners = Arrays.stream(matcher.handles())
                .filter(other -> !pairs(matcher, one, other).isEmpty())
                .toArray();
        int[] ones = new int[partners.length];
        Arrays.fill(ones, one);
        BitSet expected = new BitSet();
        for (int i = 0; i < partners.length; i++) {
            expected.set(i, matcher.allows(one, partners[i], protocol, port));
        }
        assertThat(matcher.allows(ones, partners, protocol, port)).isEqualTo(expected);
    }

    private record Asked(int source, int destination, IpFamily family) {}

    private static void checkAnswers(PolicyMatcher matcher) {
        Set<Asked> answered = new HashSet<>();
        matcher.matrix().forEachAnswer((sources, destinations, family, answer) -> {
            BitSet handed = new BitSet();
            destinations.forEach(handed::set);
            assertThat(handed).isEqualTo(destinations.toBitSet());
            assertThat(destinations.size()).isEqualTo(handed.cardinality());
            for (int source : sources) {
                for (int destination : destinations.toBitSet().stream().toArray()) {
                    assertThat(destinations.contains(destination)).isTrue();
                    if (source != destination) {
                        EndpointPair pair = pairs(matcher, source, destination).stream()
                                .filter(one -> one.family() == family)
                                .findFirst()
                                .orElseThrow();
                        assertThat(answer).isEqualTo(matcher.answer(pair));
                        assertThat(answered.add(new Asked(source, destination, family)))
                                .isTrue();
                    }
                }
            }
        });
        Set<Asked> all = new HashSet<>();
        for (int source : matcher.handles()) {
            for (int destination : matcher.handles()) {
                if (source != destination) {
                    pairs(matcher, source, destination)
                            .forEach(pair -> all.add(new Asked(source, destination, pair.family())));
                }
            }
        }
        assertThat(answered).isEqualTo(all);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        Pod pod = Pod.builder().namespace("x").name("one").build();
        PolicyMatcher matcher = PolicyMatcher.of(Cluster.builder().pod(pod).build());

        assertThatThrownBy(() -> matcher.allows(new int[2], new int[1], Protocol.TCP, 80))
                .hasMessage("2 sources and 1 destinations are no pairs; give as many of the ones as of the others");
        assertThatThrownBy(() -> matcher.matrix().reaching(7, Protocol.TCP, 80))
                .hasMessage(
                        "handle 7 is none of a live pod: it never was, or the pod is gone; take one from handles()");
        for (int port : new int[] {0, 65_536}) {
            String message = "port " + port + " is no port; ports are 1 to 65535";
            assertThatThrownBy(() -> matcher.allows(0, 0, Protocol.TCP, port)).hasMessage(message);
            assertThatThrownBy(() -> matcher.matrix().reachedFrom(0, Protocol.TCP, port))
                    .hasMessage(message);
            assertThatThrownBy(() -> matcher.matrix().forEachRow(Protocol.TCP, port, (sources, row) -> {}))
                    .hasMessage(message);
        }
    }
}
