package io.netpol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.netpol.cluster.Cluster;
import io.netpol.eval.Outcome;
import io.netpol.net.IpAddress;
import io.netpol.reference.ReferenceEvaluator;
import io.netpol.testing.ExpectationResult.Status;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import io.netpol.validation.Channel;
import io.netpol.validation.ClusterPolicyRules;
import io.netpol.validation.Strictness;
import io.netpol.validation.Violation;
import io.netpol.yaml.PolicyTestDocument;
import io.netpol.yaml.PolicyTestFiles;
import io.netpol.yaml.Problem;
import io.netpol.yaml.ReadingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Generated situations, printed as policy tests and read back. */
class PolicyTestTextProperties {
    private static PolicyTestDocument parse(String text) {
        PolicyTestFiles files = PolicyTestFiles.of(text, "generated.yaml", ReadingOptions.defaults());
        assertThat(files.problems()).as(text).isEmpty();
        return Iterables.getOnlyElement(files.tests());
    }

    private static String text(Situation situation, Outcome outcome) {
        return PolicyTestText.of(
                "generated",
                situation.cluster(),
                situation.options(),
                ImmutableMap.of(situation.connection(), outcome));
    }

    private static Outcome answer(Situation situation) {
        return ReferenceEvaluator.of(situation.cluster(), situation.options())
                .verdict(situation.connection())
                .outcome();
    }

    /** Every other outcome fails, so the test that passes says something. */
    @Property(tries = 300)
    void thePrintedTestPassesWithTheAnswerAndWithNoOther(@ForAll("situations") Situation situation) {
        Outcome answer = answer(situation);
        for (Outcome outcome : Outcome.values()) {
            String text = text(situation, outcome);
            PolicyTestResult result = PolicyTestRunner.withDefaults().run(parse(text));
            assertThat(result.results())
                    .as(text)
                    .extracting(ExpectationResult::status)
                    .containsExactly(outcome == answer ? Status.PASSED : Status.FAILED);
        }
    }

    @Property(tries = 300)
    void itAsksAboutTheSameConnectionInAnEqualClusterUnderTheSameOptions(@ForAll("situations") Situation situation) {
        String text = text(situation, Outcome.ALLOWED);
        List<ListeningEvaluator> made = new ArrayList<>();

        PolicyTestResult result = PolicyTestRunner.withDefaults()
                .askingOf(ListeningEvaluator.keptIn(made))
                .run(parse(text));

        assertThat(result.problems()).as(text).noneMatch(Problem::isError);
        ListeningEvaluator evaluator = Iterables.getOnlyElement(made);
        Cluster cluster = evaluator.cluster();
        assertThat(cluster.pods()).as(text).isEqualTo(situation.cluster().pods());
        assertThat(cluster.terminalPods())
                .as(text)
                .isEqualTo(situation.cluster().terminalPods());
        assertThat(cluster.nodes()).as(text).isEqualTo(situation.cluster().nodes());
        assertThat(cluster.namespaces()).as(text).isEqualTo(situation.cluster().namespaces());
        assertThat(cluster.policies()).as(text).isEqualTo(situation.cluster().policies());
        assertThat(cluster.clusterPolicies())
                .as(text)
                .isEqualTo(situation.cluster().clusterPolicies());
        assertThat(evaluator.options()).as(text).isEqualTo(situation.options());
        assertThat(evaluator.asked()).as(text).containsExactly(situation.connection());
    }

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.allSituations().filter(PolicyTestTextProperties::canBeWritten);
    }

    /** A question from a loopback address has no answer (rule S16). */
    private static boolean canBeWritten(Situation situation) {
        return situation.ends().sourceIp().stream().noneMatch(IpAddress::isLoopback) && hasOneChannel(situation);
    }

    /** Each generated policy is valid in some channel of the API; a policy test has one for all of them. */
    private static boolean hasOneChannel(Situation situation) {
        return Stream.of(Channel.values())
                .anyMatch(channel -> situation.clusterDrafts().stream()
                        .flatMap(draft -> ClusterPolicyRules.check(draft, channel, Strictness.FULL).stream())
                        .noneMatch(Violation::isError));
    }

    @Test
    void manyOfThemHaveClusterPoliciesInEitherChannel() {
        Random random = new Random(20261122);
        int printed = 0;
        int standard = 0;
        int unknownPeers = 0;
        for (int i = 0; i < 500; i++) {
            Situation situation = Situations.situation(random);
            if (!situation.clusterDrafts().isEmpty() && canBeWritten(situation)) {
                String text = text(situation, Outcome.ALLOWED);
                printed++;
                standard += text.contains("\n  channel: standard\n") ? 1 : 0;
                unknownPeers += text.contains("\n  unknownPeers: fail-closed\n") ? 1 : 0;
            }
        }
        assertThat(printed).isGreaterThan(100);
        assertThat(standard).isGreaterThan(2);
        assertThat(unknownPeers).isGreaterThan(10);
    }
}
