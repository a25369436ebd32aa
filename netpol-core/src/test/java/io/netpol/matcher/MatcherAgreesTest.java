package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.eval.Outcome;
import io.netpol.net.IpFamily;
import io.netpol.testkit.Choice;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A million verdicts by handles, of all kinds, agree with the specification as code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatcherAgreesTest {
    private static final int VERDICTS = 1_000_000;

    private final Agreement agreement = Agreement.onFewPorts();

    @BeforeAll
    void ask() {
        for (int seed = 0; agreement.verdicts() < VERDICTS; seed++) {
            ask(seed, agreement);
        }
    }

    static void ask(long seed, Agreement agreement) {
        Random random = new Random(seed);
        Situation situation = Situations.situation(random);
        Cluster cluster = withTemplates(situation.cluster(), random);
        try {
            agreement.check(PolicyMatcher.of(cluster, situation.options()), cluster, random);
        } catch (AssertionError difference) {
            throw new AssertionError("seed " + seed + ": " + difference.getMessage() + "\n" + situation, difference);
        }
    }

    /** Generated pods are of no template; here one in eight stands for those of a workload. */
    private static Cluster withTemplates(Cluster cluster, RandomGenerator random) {
        ClusterBuilder other =
                Cluster.builder().policies(cluster.policies()).clusterPolicies(cluster.clusterPolicies());
        cluster.namespaces().values().forEach(other::namespace);
        cluster.nodes().values().forEach(other::node);
        for (Pod pod : cluster.pods()) {
            other.pod(Pod.builder()
                    .from(pod)
                    .fromTemplate(Choice.chance(random, 12))
                    .build());
        }
        return other.build();
    }

    @Test
    void manyAreAllowedAndManyDenied() {
        assertThat(agreement.count(Outcome.ALLOWED)).isGreaterThan(VERDICTS / 5);
        assertThat(agreement.count(Outcome.DENIED)).isGreaterThan(VERDICTS / 5);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyOutcomeIsSeen(Outcome outcome) {
        assertThat(agreement.count(outcome)).isGreaterThan(VERDICTS / 100);
    }

    @ParameterizedTest
    @EnumSource(IpFamily.class)
    void everyFamilyIsSeen(IpFamily family) {
        assertThat(agreement.count(family)).isGreaterThan(VERDICTS / 10);
    }

    @ParameterizedTest
    @EnumSource(HostNetworkPods.class)
    void eitherMeaningOfTheHostNetworkIsSeen(HostNetworkPods option) {
        assertThat(agreement.count(option)).isGreaterThan(VERDICTS / 10);
    }

    @ParameterizedTest
    @EnumSource(EgressToOwnNode.class)
    void eitherMeaningOfTheOwnNodeIsSeen(EgressToOwnNode option) {
        assertThat(agreement.count(option)).isGreaterThan(VERDICTS / 10);
    }

    @ParameterizedTest
    @EnumSource(IpFamilies.class)
    void everyChoiceOfFamiliesIsSeen(IpFamilies option) {
        assertThat(agreement.count(option)).isGreaterThan(VERDICTS / 40);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void blocksMatchPodsAndDoNot(boolean option) {
        assertThat(agreement.count(option)).isGreaterThan(VERDICTS / 10);
    }
}
