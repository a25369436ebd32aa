package io.netpol.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.dsl.use.Rewritten;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.model.NetworkPolicy;
import io.netpol.reference.ReferenceEvaluator;
import io.netpol.testkit.Clusters;
import io.netpol.testkit.Policies;
import io.netpol.testkit.PortEntries;
import io.netpol.testkit.Situations;
import io.netpol.yaml.Manifests;
import io.netpol.yaml.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Policies said in sentences, written as YAML and read again: whoever asks gets the same answers, reasons included. */
class SentencesThroughYamlProperties {
    private static final int POLICIES = 10;

    /** A thousand clusters of ten policies each. */
    @Property(tries = 1000)
    void writtenSentencesAnswerAsTheSentences(@ForAll Random random) {
        ImmutableList<NetworkPolicy> sentences = Policies.meanings(Policies.drafts(random, POLICIES, POLICIES)).stream()
                .map(Rewritten::policy)
                .collect(ImmutableList.toImmutableList());
        String yaml = Manifests.write(sentences);
        Reading reading = Manifests.read(yaml);
        assertThat(reading.errors()).as(yaml).isEmpty();
        ImmutableList<NetworkPolicy> read = reading.cluster().policies();
        assertThat(read).as(yaml).hasSize(POLICIES);

        Cluster pods = Clusters.withoutPolicies(random);
        EvaluationOptions options = Situations.options(random);
        Evaluator bySentences = ReferenceEvaluator.of(Clusters.withPolicies(pods, sentences), options);
        Evaluator byYaml = ReferenceEvaluator.of(Clusters.withPolicies(pods, read), options);

        assertThat(answers(byYaml)).as(yaml).isEqualTo(answers(bySentences));
        ImmutableList<EndpointPair> pairs =
                pairs(bySentences, List.of(Situations.endpoint(random, pods), Situations.endpoint(random, pods)));
        for (EndpointPair pair : pairs) {
            Connection connection = Connection.of(pair, PortEntries.protocol(random), PortEntries.port(random));
            assertThat(byYaml.verdict(connection)).as(yaml).isEqualTo(bySentences.verdict(connection));
        }
    }

    private static ImmutableMap<EndpointPair, Answer> answers(Evaluator evaluator) {
        ImmutableMap.Builder<EndpointPair, Answer> answers = ImmutableMap.builder();
        pairs(evaluator, evaluator.cluster().pods()).forEach(pair -> answers.put(pair, evaluator.answer(pair)));
        return answers.buildOrThrow();
    }

    private static ImmutableList<EndpointPair> pairs(Evaluator evaluator, List<? extends Endpoint> ends) {
        ImmutableList.Builder<EndpointPair> pairs = ImmutableList.builder();
        for (Endpoint source : ends) {
            for (Endpoint destination : ends) {
                pairs.addAll(EndpointPair.possible(
                        End.of(source), End.of(destination), evaluator.cluster(), evaluator.options()));
            }
        }
        return pairs.build();
    }

    /** What is compared above is not always the same. */
    @Example
    void theAnswersAreOfAllKinds() {
        Random random = new Random(1);
        Set<Boolean> allowed = new HashSet<>();
        Set<Boolean> unknown = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            Cluster cluster = Clusters.withPolicies(
                    Clusters.withoutPolicies(random), Policies.meanings(Policies.drafts(random, POLICIES, POLICIES)));
            for (Answer answer : answers(ReferenceEvaluator.of(cluster, Situations.options(random)))
                    .values()) {
                allowed.add(answer.allowed().isEmpty());
                unknown.add(answer.unknown().isEmpty());
            }
        }
        assertThat(allowed).containsExactlyInAnyOrder(true, false);
        assertThat(unknown).containsExactlyInAnyOrder(true, false);
    }
}
