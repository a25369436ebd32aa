package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.UnanswerableException;
import io.netpol.draft.PolicyKind;
import io.netpol.eval.Answer;
import io.netpol.eval.DomainAddresses;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPolicyConversion;
import io.netpol.model.ClusterRule;
import io.netpol.model.ConversionNote;
import io.netpol.model.NetworkPolicy;
import io.netpol.testkit.Choice;
import io.netpol.testkit.Clusters;
import io.netpol.testkit.LongPolicies;
import io.netpol.testkit.Policies;
import io.netpol.testkit.Situations;
import io.netpol.validation.Channel;
import io.netpol.validation.ClusterPolicyRules;
import io.netpol.validation.Strictness;
import io.netpol.validation.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Converting AdminNetworkPolicies and BaselineAdminNetworkPolicies changes no verdict (rule C11). */
class ConversionProperties {
    /**
     * A question over all ports, in a cluster whose cluster-wide policies are to be converted.
     *
     * @param cluster the cluster without them
     * @param policies the policies
     * @param options the options
     * @param ends the ends of the question
     */
    record Before(
            Cluster cluster,
            ImmutableList<ClusterNetworkPolicy> policies,
            EvaluationOptions options,
            EndpointPair ends) {
        static Before random(RandomGenerator random) {
            while (true) {
                Cluster cluster = Clusters.withoutPolicies(random);
                EvaluationOptions options = options(random);
                Endpoint source = Situations.endpoint(random, cluster);
                Endpoint destination = Situations.endpoint(random, cluster);
                try {
                    ImmutableList<EndpointPair> pairs = EndpointPair.between(source, destination, cluster, options);
                    ImmutableList<NetworkPolicy> policies = Choice.chance(random, 40)
                            ? Policies.meanings(Policies.drafts(random, 1, 3))
                            : ImmutableList.of();
                    return new Before(
                            Clusters.withPolicies(cluster, policies),
                            LongPolicies.policies(random),
                            options,
                            Choice.of(random, pairs));
                } catch (UnanswerableException noCommonFamily) {
                    // another one
                }
            }
        }

        private static EvaluationOptions options(RandomGenerator random) {
            EvaluationOptions.Builder options = EvaluationOptions.builder().from(Situations.options(random));
            return random.nextBoolean()
                    ? options.build()
                    : options.domainNames(DomainAddresses.byName(List.of(
                                    DomainAddresses.parse("www.example.com=203.0.113.5,10.0.0.1,fd00::1"),
                                    DomainAddresses.parse("db.example.net=none"))))
                            .build();
        }

        Answer answer(Iterable<ClusterNetworkPolicy> clusterPolicies) {
            ClusterBuilder with = Cluster.builder().policies(cluster.policies()).clusterPolicies(clusterPolicies);
            cluster.namespaces().values().stream()
                    .filter(namespace -> !cluster.assumedNamespaces().contains(namespace.name()))
                    .forEach(with::namespace);
            cluster.nodes().values().forEach(with::node);
            cluster.pods().forEach(with::pod);
            return ReferenceEvaluator.of(with.build(), options).answer(ends);
        }
    }

    @Provide
    Arbitrary<Before> questions() {
        return Arbitraries.randomValue(Before::random);
    }

    @Property(tries = 600)
    void convertingKeepsEveryVerdict(@ForAll("questions") Before before) {
        ClusterPolicyConversion conversion = ClusterPolicyConversion.of(before.policies());

        assertThat(before.answer(conversion.all())).isEqualTo(before.answer(before.policies()));
    }

    @Property(tries = 600)
    void whatIsConvertedIsValidAndNothingElseChanges(@ForAll("questions") Before before) {
        ClusterPolicyConversion conversion = ClusterPolicyConversion.of(before.policies());

        List<ClusterNetworkPolicy> unchanged = new ArrayList<>(conversion.all());
        unchanged.removeAll(conversion.converted());
        assertThat(before.policies()).containsAll(unchanged);
        assertThat(unchanged.stream().anyMatch(policy -> policy.kind().isLegacy()))
                .isNotEqualTo(conversion.isComplete());
        assertThat(conversion.all().stream().map(ClusterNetworkPolicy::id).distinct())
                .hasSameSizeAs(conversion.all());
        for (ClusterNetworkPolicy policy : conversion.converted()) {
            assertThat(policy.kind()).isEqualTo(PolicyKind.CLUSTER_NETWORK_POLICY);
            // the message about a port by name beside addresses is the only one; a note says it before
            assertThat(ClusterPolicyRules.check(policy.toDraft(), Channel.EXPERIMENTAL, Strictness.FULL))
                    .extracting(Violation::message)
                    .allMatch(message -> message.startsWith("a port by name in a rule with a peer by "));
        }
        assertThat(ClusterPolicyConversion.of(conversion.all()).all()).isEqualTo(conversion.all());
    }

    // --- the properties say something

    private static final int QUESTIONS = 200;

    /** The same questions each time. */
    private static List<Before> some() {
        Random random = new Random(20261122);
        List<Before> some = new ArrayList<>();
        while (some.size() < QUESTIONS) {
            some.add(Before.random(random));
        }
        return some;
    }

    @Test
    void everyKindOfNoteIsFrequent() {
        Map<ConversionNote.Kind, Integer> counts = new EnumMap<>(ConversionNote.Kind.class);
        int ambiguous = 0;
        for (Before before : some()) {
            ClusterPolicyConversion.of(before.policies())
                    .notes()
                    .forEach(note -> counts.merge(note.kind(), 1, Integer::sum));
            ambiguous += before.answer(before.policies()).ambiguous().isEmpty() ? 0 : 1;
        }
        assertThat(counts)
                .containsKeys(
                        ConversionNote.Kind.RULE_SPLIT,
                        ConversionNote.Kind.POLICY_SPLIT,
                        ConversionNote.Kind.RENAMED,
                        ConversionNote.Kind.NAMED_PORT,
                        ConversionNote.Kind.NOT_CONVERTED)
                .allSatisfy((kind, count) -> assertThat(count).as("%s", kind).isGreaterThan(QUESTIONS / 20));
        assertThat(ambiguous).as("answers with an ambiguous part").isGreaterThan(QUESTIONS / 50);
    }

    /** Counts the questions that a wrong conversion would answer otherwise. */
    private int noticed(UnaryOperator<ClusterNetworkPolicy> mistake) {
        int noticed = 0;
        for (Before before : some()) {
            ClusterPolicyConversion conversion = ClusterPolicyConversion.of(before.policies());
            List<ClusterNetworkPolicy> wrong =
                    conversion.all().stream().map(mistake).toList();
            noticed += before.answer(wrong).equals(before.answer(before.policies())) ? 0 : 1;
        }
        return noticed;
    }

    private static boolean isPart(ClusterNetworkPolicy policy) {
        return policy.name().matches(".*-[23]") && !policy.name().equals("a-2");
    }

    private static ImmutableList<ClusterRule> distinctNeighbours(ImmutableList<ClusterRule> rules, boolean byPeers) {
        ImmutableList.Builder<ClusterRule> kept = ImmutableList.builder();
        for (int i = 0; i < rules.size(); i++) {
            boolean continues = i > 0
                    && (byPeers
                            ? rules.get(i).ports().equals(rules.get(i - 1).ports())
                            : rules.get(i).peers().equals(rules.get(i - 1).peers()));
            if (!continues) {
                kept.add(rules.get(i));
            }
        }
        return kept.build();
    }

    private static ClusterNetworkPolicy withRules(
            ClusterNetworkPolicy policy, UnaryOperator<ImmutableList<ClusterRule>> change) {
        return ClusterNetworkPolicy.builder()
                .from(policy)
                .ingress(change.apply(policy.ingress()))
                .egress(change.apply(policy.egress()))
                .build();
    }

    @Test
    void aPartThatIsLostIsNoticed() {
        assertThat(noticed(policy -> isPart(policy) ? withRules(policy, rules -> ImmutableList.of()) : policy))
                .isGreaterThan(2);
    }

    @Test
    void partsInAnotherOrderAreNoticed() {
        assertThat(noticed(policy -> isPart(policy)
                        ? ClusterNetworkPolicy.builder()
                                .from(policy)
                                .priority(0)
                                .build()
                        : policy))
                .isGreaterThan(2);
    }

    @Test
    void peersOrPortsThatAreLostAreNoticed() {
        assertThat(noticed(policy -> withRules(policy, rules -> distinctNeighbours(rules, true))))
                .isGreaterThan(2);
        assertThat(noticed(policy -> withRules(policy, rules -> distinctNeighbours(rules, false))))
                .isGreaterThan(2);
    }
}
