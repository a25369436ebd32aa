package io.netpol.testing.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Pod;
import io.netpol.eval.Connection;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Explanation;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import io.netpol.reference.ReferenceEvaluator;
import io.netpol.testkit.Choice;
import io.netpol.testkit.Clusters;
import io.netpol.testkit.Situations;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.opentest4j.AssertionFailedError;

/** Isolation as assertions see it, against the explanations of verdicts to and from an address that is nobody's. */
class ProtectionProperties {
    private static final ImmutableList<ImmutableList<Direction>> DIRECTIONS = ImmutableList.of(
            ImmutableList.of(Direction.INGRESS),
            ImmutableList.of(Direction.EGRESS),
            ImmutableList.of(Direction.INGRESS, Direction.EGRESS));

    /** Whether some policy isolates the pod, by the explanation of any connection. */
    private static boolean isIsolated(Evaluator evaluator, Pod pod, Direction direction) {
        Cluster cluster = evaluator.cluster();
        EvaluationOptions options = evaluator.options();
        return Stream.of("198.51.100.1", "2001:db8:1::1")
                .map(address -> End.of(new ExternalAddress(IpAddress.parse(address))))
                .flatMap(outside -> (direction == Direction.EGRESS
                                ? EndpointPair.possible(End.of(pod), outside, cluster, options)
                                : EndpointPair.possible(outside, End.of(pod), cluster, options))
                        .stream())
                .map(pair -> end(evaluator, pair, direction))
                .anyMatch(explanation -> !explanation.isolatedBy().isEmpty());
    }

    private static DirectionExplanation end(Evaluator evaluator, EndpointPair pair, Direction direction) {
        Explanation explanation =
                evaluator.verdict(Connection.of(pair, Protocol.TCP, 80)).explanation();
        return direction == Direction.EGRESS ? explanation.egress() : explanation.ingress();
    }

    private static boolean isProtected(Evaluator evaluator, Pod pod, List<Direction> directions) {
        return directions.stream().allMatch(direction -> isIsolated(evaluator, pod, direction));
    }

    private static boolean holds(Runnable assertion) {
        Throwable thrown = catchThrowable(assertion::run);
        assertThat(thrown == null || thrown instanceof AssertionFailedError)
                .as(String.valueOf(thrown))
                .isTrue();
        return thrown == null;
    }

    /** All families, so that a pod of either has a connection to be explained. */
    private static Evaluator evaluator(Random random) {
        EvaluationOptions options = EvaluationOptions.builder()
                .from(Situations.options(random))
                .ipFamilies(EvaluationOptions.IpFamilies.BOTH)
                .podCidrs(EvaluationOptions.defaults().podCidrs())
                .build();
        return ReferenceEvaluator.of(Clusters.cluster(random), options);
    }

    @Property(tries = 300)
    void isolates(@ForAll long seed) {
        Random random = new Random(seed);
        Evaluator evaluator = evaluator(random);
        NamedForTest named = NamedForTest.any(random, evaluator.cluster());
        List<Direction> directions = Choice.of(random, DIRECTIONS);

        boolean holds = holds(() -> {
            if (directions.size() == 2) {
                NetpolAssertions.assertThat(evaluator).isolates(named.subject());
            } else {
                NetpolAssertions.assertThat(evaluator).isolates(named.subject(), directions.get(0));
            }
        });

        assertThat(holds)
                .isEqualTo(named.isPods()
                        && named.pods().stream().allMatch(pod -> isProtected(evaluator, pod, directions)));
        Statistics.collect(holds);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 15));
    }

    @Property(tries = 300)
    void hasNoUnprotectedPods(@ForAll long seed) {
        Random random = new Random(seed);
        Evaluator evaluator = evaluator(random);
        List<Direction> directions = Choice.of(random, DIRECTIONS);
        ImmutableList<Pod> unprotected = evaluator.cluster().pods().stream()
                .filter(pod -> !isProtected(evaluator, pod, directions))
                .collect(ImmutableList.toImmutableList());
        Set<String> excepted = new TreeSet<>();
        unprotected.stream().filter(pod -> Choice.chance(random, 90)).forEach(pod -> excepted.add(name(pod)));
        if (Choice.chance(random, 10)) {
            excepted.add(name(Choice.of(random, evaluator.cluster().pods())));
        }

        boolean holds = holds(() -> check(NetpolAssertions.assertThat(evaluator), directions, excepted));

        Set<String> needed = new TreeSet<>(
                unprotected.stream().map(ProtectionProperties::name).toList());
        assertThat(holds).isEqualTo(needed.equals(excepted));
        Statistics.collect(holds);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 15));
    }

    private static String name(Pod pod) {
        return pod.namespace() + "/" + pod.name();
    }

    private static void check(ClusterAssert cluster, List<Direction> directions, Set<String> excepted) {
        if (directions.size() == 2 && excepted.isEmpty()) {
            cluster.hasNoUnprotectedPods();
        } else if (directions.size() == 2) {
            cluster.hasNoUnprotectedPods(new Exceptions(NetpolAssertions.named(excepted)));
        } else if (excepted.isEmpty()) {
            cluster.hasNoUnprotectedPods(directions.get(0));
        } else {
            cluster.hasNoUnprotectedPods(directions.get(0), new Exceptions(NetpolAssertions.named(excepted)));
        }
    }
}
