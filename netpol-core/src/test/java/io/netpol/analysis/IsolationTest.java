package io.netpol.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Pod;
import io.netpol.eval.Connection;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Explanation;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.model.Requirement;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import io.netpol.reference.ReferenceEvaluator;
import io.netpol.testkit.Clusters;
import io.netpol.testkit.Situations;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IsolationTest {
    private static Pod.Builder pod(String namespace, String name) {
        return Pod.builder().namespace(namespace).name(name).putLabels("app", name);
    }

    private static NetworkPolicy policy(String name, LabelSelector pods, Direction... directions) {
        return NetworkPolicy.builder()
                .namespace("x")
                .name(name)
                .podSelector(pods)
                .addIsolates(directions)
                .build();
    }

    private static final Cluster CLUSTER = Cluster.builder()
            .pod(pod("x", "a").build())
            .pod(pod("x", "agent").hostNetwork(true).build())
            .pod(pod("y", "a").build())
            .policy(policy("z-all", LabelSelector.everything(), Direction.EGRESS))
            .policy(policy("a", LabelSelector.of(Requirement.equalTo("app", "a")), Direction.EGRESS, Direction.INGRESS))
            .build();

    private static List<PolicyId> policies(Isolation isolation, int pod, Direction direction) {
        return isolation.policies(CLUSTER.pods().get(pod), direction);
    }

    @Test
    void policiesThatSelectThePodInItsNamespace() {
        Isolation isolation = Isolation.of(ReferenceEvaluator.of(CLUSTER));

        assertThat(policies(isolation, 0, Direction.EGRESS))
                .containsExactly(PolicyId.of("x", "a"), PolicyId.of("x", "z-all"));
        assertThat(policies(isolation, 0, Direction.INGRESS)).containsExactly(PolicyId.of("x", "a"));
        assertThat(policies(isolation, 2, Direction.EGRESS)).isEmpty();
    }

    @Test
    void podsOnTheHostNetworkAsTheOptionsSay() {
        Isolation asNodes = Isolation.of(ReferenceEvaluator.of(CLUSTER));
        Isolation asPods = Isolation.of(ReferenceEvaluator.of(
                CLUSTER,
                EvaluationOptions.builder()
                        .hostNetworkPods(HostNetworkPods.AS_PODS)
                        .build()));

        assertThat(asNodes.isPossible(CLUSTER.pods().get(1))).isFalse();
        assertThat(policies(asNodes, 1, Direction.EGRESS)).isEmpty();
        assertThat(asPods.isPossible(CLUSTER.pods().get(1))).isTrue();
        assertThat(policies(asPods, 1, Direction.EGRESS)).containsExactly(PolicyId.of("x", "z-all"));
    }

    /** Towards an address that is nobody's, no other reason than isolation can decide. */
    @Property(tries = 300)
    void itIsWhatExplanationsSay(@ForAll long seed) {
        Random random = new Random(seed);
        Evaluator evaluator = ReferenceEvaluator.of(Clusters.cluster(random), Situations.options(random));
        Isolation isolation = Isolation.of(evaluator);
        for (String address : List.of("198.51.100.1", "2001:db8:1::1")) {
            End outside = End.of(new ExternalAddress(IpAddress.parse(address)));
            for (Pod pod : evaluator.cluster().pods()) {
                for (EndpointPair pair :
                        EndpointPair.possible(End.of(pod), outside, evaluator.cluster(), evaluator.options())) {
                    assertIsolation(isolation, pod, explanation(evaluator, pair).egress());
                }
                for (EndpointPair pair :
                        EndpointPair.possible(outside, End.of(pod), evaluator.cluster(), evaluator.options())) {
                    assertIsolation(isolation, pod, explanation(evaluator, pair).ingress());
                }
            }
        }
    }

    private static Explanation explanation(Evaluator evaluator, EndpointPair pair) {
        return evaluator.verdict(Connection.of(pair, Protocol.TCP, 80)).explanation();
    }

    private static void assertIsolation(Isolation isolation, Pod pod, DirectionExplanation explanation) {
        assertThat(isolation.policies(pod, explanation.direction())).isEqualTo(explanation.isolatedBy());
        assertThat(isolation.isPossible(pod))
                .isEqualTo(explanation.reason() != DirectionExplanation.Reason.NOT_MANAGED);
    }
}
