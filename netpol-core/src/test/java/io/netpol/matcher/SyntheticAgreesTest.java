package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.eval.EvaluationOptions;
import io.netpol.testkit.synthetic.Shape;
import io.netpol.testkit.synthetic.Shape.Oddity;
import io.netpol.testkit.synthetic.SyntheticCluster;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clusters as they are measured, but small: matcher and reference agree on all pairs of pods. */
class SyntheticAgreesTest {
    private static void check(Shape shape) {
        Agreement agreement = Agreement.onAllPorts();
        for (int seed = 1; seed <= 2; seed++) {
            Cluster cluster = SyntheticCluster.of(shape, seed);
            agreement.check(PolicyMatcher.of(cluster), cluster, new SplittableRandom(seed));
        }
        assertThat(agreement.verdicts()).isGreaterThan(200_000);
    }

    @ParameterizedTest
    @EnumSource
    void onEachOddity(Oddity oddity) {
        check(new Shape(60, 80, 6, oddity));
    }

    /** Hundreds of policies for one pod: more than a word has bits. */
    @Test
    void onManyPoliciesOfOneNamespace() {
        check(new Shape(50, 400, 1, Oddity.PORT_RANGES));
    }

    /** As many classes as pods, and rows with more exceptions than a hash table is good for. */
    @Test
    void onBlocksThatTellEachPodFromEachOther() {
        check(new Shape(70, 300, 3, Oddity.BLOCKS_AMONG_PODS));
    }

    @Test
    void withoutRoomForRows() {
        Cluster cluster = SyntheticCluster.of(Shape.plain(60, 80, 6), 3);
        PolicyMatcher matcher = PolicyMatcher.of(cluster, EvaluationOptions.defaults(), new Room(100, 2_000));
        Agreement agreement = Agreement.onAllPorts();
        agreement.check(matcher, cluster, new SplittableRandom(3));
        assertThat(agreement.verdicts()).isGreaterThan(100_000);
    }
}
