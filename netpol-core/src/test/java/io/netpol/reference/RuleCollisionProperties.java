package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.RuleCollision;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whoever reads policies is warned of every ambiguous verdict that they can lead to (rule C4). */
class RuleCollisionProperties {
    /** The warning takes pods on the host network for nodes, as the default does. */
    private static Situation asNodes(Situation situation) {
        return situation.withOptions(EvaluationOptions.builder()
                .from(situation.options())
                .hostNetworkPods(HostNetworkPods.AS_NODES)
                .build());
    }

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.allSituations().map(RuleCollisionProperties::asNodes);
    }

    private static boolean isAmbiguous(Situation situation) {
        Verdict verdict =
                ReferenceEvaluator.of(situation.cluster(), situation.options()).verdict(situation.connection());
        return verdict.explanation().directions().stream().anyMatch(end -> end.outcome() == Outcome.AMBIGUOUS);
    }

    private static boolean isWarned(Situation situation) {
        ImmutableList<ClusterNetworkPolicy> policies = situation.cluster().clusterPolicies();
        return policies.stream()
                .anyMatch(one -> policies.stream()
                        .anyMatch(other -> !other.equals(one)
                                && RuleCollision.between(one, other).isPresent()));
    }

    @Property(tries = 2000)
    void whatIsAmbiguousWasWarnedOf(@ForAll("situations") Situation situation) {
        if (isAmbiguous(situation)) {
            assertThat(isWarned(situation)).isTrue();
        }
    }

    @Test
    void bothAreFrequentAndAWarningIsNotAlwaysThere() {
        Random random = new Random(20261122);
        int ambiguous = 0;
        int warned = 0;
        for (int i = 0; i < 1000; i++) {
            Situation situation = asNodes(Situations.situation(random));
            ambiguous += isAmbiguous(situation) ? 1 : 0;
            warned += isWarned(situation) ? 1 : 0;
        }
        assertThat(ambiguous).isGreaterThan(10);
        assertThat(warned).isBetween(100, 900);
    }
}
