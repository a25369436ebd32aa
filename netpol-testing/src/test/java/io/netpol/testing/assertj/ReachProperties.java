package io.netpol.testing.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Pod;
import io.netpol.cluster.PodPhase;
import io.netpol.cluster.WorkloadId;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.eval.Connection;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Verdict;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.net.IpFamily;
import io.netpol.reference.ReferenceEvaluator;
import io.netpol.testing.assertj.BruteForce.Port;
import io.netpol.testkit.Choice;
import io.netpol.testkit.ClusterPolicies;
import io.netpol.testkit.Clusters;
import io.netpol.testkit.Completions;
import io.netpol.testkit.Policies;
import io.netpol.testkit.PortEntries;
import io.netpol.testkit.Situation;
import io.netpol.testkit.Situations;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.opentest4j.AssertionFailedError;

/** Assertions about who reaches what, against trying it out. */
class ReachProperties {

    /** A cluster in which pods belong to few workloads, some from templates. */
    private static Cluster cluster(
            Random random, ImmutableList<NetworkPolicyDraft> drafts, ImmutableList<ClusterPolicyDraft> clusterDrafts) {
        Cluster bare = Clusters.withoutPolicies(random);
        ClusterBuilder grouped = Cluster.builder()
                .policies(Policies.meanings(drafts))
                .clusterPolicies(ClusterPolicies.meanings(clusterDrafts));
        bare.namespaces().values().stream()
                .filter(namespace -> !bare.assumedNamespaces().contains(namespace.name()))
                .forEach(grouped::namespace);
        bare.nodes().values().forEach(grouped::node);
        bare.terminalPods().forEach(grouped::pod);
        int number = 0;
        for (Pod pod : bare.pods()) {
            WorkloadId workload = new WorkloadId(pod.namespace(), "w" + random.nextInt(2), "Deployment");
            number++;
            grouped.pod(
                    switch (random.nextInt(5)) {
                        case 0, 1 -> Pod.builder().from(pod).workload(workload).build();
                        case 2 ->
                            Pod.builder()
                                    .from(pod)
                                    .workload(workload)
                                    .name("template" + number)
                                    .fromTemplate(true)
                                    .phase(PodPhase.UNKNOWN)
                                    .ips(List.of())
                                    .build();
                        default -> pod;
                    });
        }
        return grouped.build();
    }

    /** What one try is about. */
    private record Try(
            ImmutableList<NetworkPolicyDraft> drafts,
            ImmutableList<ClusterPolicyDraft> clusterDrafts,
            Evaluator evaluator,
            BruteForce bruteForce,
            ImmutableList<NamedForTest> sources,
            ImmutableList<NamedForTest> destinations,
            ImmutableList<Port> ports) {

        static Try any(Random random) {
            ImmutableList<NetworkPolicyDraft> drafts = Policies.drafts(random, 0, 6);
            ImmutableList<ClusterPolicyDraft> clusterDrafts =
                    random.nextBoolean() ? ImmutableList.of() : ClusterPolicies.drafts(random, 1, 4);
            Cluster cluster = ReachProperties.cluster(random, drafts, clusterDrafts);
            EvaluationOptions options = Situations.options(random);
            Evaluator evaluator = ReferenceEvaluator.of(cluster, options);
            BruteForce bruteForce = new BruteForce(evaluator);
            ImmutableList<NamedForTest> destinations = several(random, cluster);
            ImmutableList<Port> ports = random.nextBoolean() ? ImmutableList.of() : ports(random);
            ImmutableList<NamedForTest> sources = Choice.chance(random, 25)
                    ? several(random, cluster)
                    : thoseWhoCan(random, bruteForce, cluster, destinations, ports);
            return new Try(drafts, clusterDrafts, evaluator, bruteForce, sources, destinations, ports);
        }

        /** Sources and destinations that have nothing to do with each other. */
        static Try unrelated(Random random) {
            Try any = any(random);
            return new Try(
                    any.drafts,
                    any.clusterDrafts,
                    any.evaluator,
                    any.bruteForce,
                    several(random, any.evaluator.cluster()),
                    any.destinations,
                    any.ports);
        }

        private static ImmutableList<NamedForTest> several(Random random, Cluster cluster) {
            return Choice.exactly(
                    random, Choice.chance(random, 75) ? 1 : 2, source -> NamedForTest.any(random, cluster));
        }

        private static ImmutableList<Port> ports(Random random) {
            return Choice.exactly(
                    random,
                    Choice.chance(random, 75) ? 1 : 2,
                    source -> new Port(PortEntries.protocol(source), PortEntries.port(source)));
        }

        /** Those who can perhaps reach the destinations, now and then without one of them. */
        private static ImmutableList<NamedForTest> thoseWhoCan(
                Random random,
                BruteForce bruteForce,
                Cluster cluster,
                ImmutableList<NamedForTest> destinations,
                ImmutableList<Port> ports) {
            ImmutableList.Builder<NamedForTest> found = ImmutableList.builder();
            List<EndpointPair> open =
                    bruteForce.open(List.of(), destinations, ports.isEmpty() ? BruteForce.allPorts() : ports);
            boolean outside = false;
            for (Pod pod : cluster.pods()) {
                if (open.stream().anyMatch(pair -> pair.source().equals(pod)) && Choice.chance(random, 97)) {
                    found.add(NamedForTest.ofPod(pod, cluster));
                }
            }
            for (EndpointPair pair : open) {
                outside |= !(pair.source() instanceof Pod);
            }
            if (outside && Choice.chance(random, 97)) {
                found.add(NamedForTest.ofRange("0.0.0.0/0"));
                if (open.stream().anyMatch(pair -> !(pair.source() instanceof Pod) && pair.family() == IpFamily.IPV6)) {
                    found.add(NamedForTest.ofRange("::/0"));
                }
            }
            ImmutableList<NamedForTest> all = found.build();
            return all.isEmpty() ? several(random, cluster) : all;
        }

        Sources from() {
            return new Sources(NetpolAssertions.subjects(
                    sources.stream().map(NamedForTest::subject).toList()));
        }

        Destinations to() {
            return new Destinations(NetpolAssertions.subjects(
                    destinations.stream().map(NamedForTest::subject).toList()));
        }

        /** Whether the subjects stand for something, and not for addresses on both sides. */
        boolean isAnswerable() {
            return sources.stream().allMatch(this::standsForSomething)
                    && destinations.stream().allMatch(this::standsForSomething)
                    && !(sources.stream().anyMatch(source -> !source.isPods())
                            && destinations.stream().anyMatch(destination -> !destination.isPods()));
        }

        private boolean standsForSomething(NamedForTest named) {
            return named.isPods() || bruteForce.addresses().stream().anyMatch(named.addresses());
        }

        boolean holds(Consumer<ClusterAssert> assertion) {
            Throwable thrown = catchThrowable(() -> assertion.accept(NetpolAssertions.assertThat(evaluator)));
            if (thrown == null) {
                return true;
            }
            assertThat(thrown).as(toString()).isInstanceOf(AssertionFailedError.class);
            AssertionFailedError failure = (AssertionFailedError) thrown;
            assertThat(failure.getActual().getStringRepresentation().equals("no answer"))
                    .as("%s%n%s", this, failure)
                    .isEqualTo(!isAnswerable());
            return false;
        }

        boolean allowsOnly() {
            return holds(cluster -> {
                if (ports.isEmpty()) {
                    cluster.allowsOnly(from(), to());
                } else {
                    cluster.allowsOnly(from(), to(), firstPort(), morePorts());
                }
            });
        }

        PortMatch firstPort() {
            return portMatch(ports.get(0));
        }

        PortMatch[] morePorts() {
            return ports.stream().skip(1).map(Try::portMatch).toArray(PortMatch[]::new);
        }

        private static PortMatch portMatch(Port port) {
            return switch (port.protocol()) {
                case TCP -> Ports.tcp(port.number());
                case UDP -> Ports.udp(port.number());
                case SCTP -> Ports.sctp(port.number());
            };
        }

        @Override
        public String toString() {
            return NamedForTest.texts(sources) + " => " + NamedForTest.texts(destinations) + " " + ports + "\n"
                    + evaluator.options() + "\n"
                    + evaluator.cluster().pods() + "\n"
                    + evaluator.cluster().nodes() + "\n"
                    + evaluator.cluster().policies() + "\n"
                    + evaluator.cluster().clusterPolicies();
        }
    }

    @Property(tries = 600)
    void onlyTheNamedCan(@ForAll long seed) {
        Try one = Try.any(new Random(seed));
        boolean holds = one.allowsOnly();
        ImmutableList<Port> ports = one.ports.isEmpty() ? BruteForce.allPorts() : one.ports;
        boolean expected = one.isAnswerable()
                && one.bruteForce.allCan(one.sources, one.destinations, one.ports)
                && one.bruteForce.open(one.sources, one.destinations, ports).isEmpty();
        assertThat(holds).as(one.toString()).isEqualTo(expected);
        Statistics.collect(holds);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 5));
    }

    /** However the facts turn out that the input lacks, nobody else can, unless no policy could keep them out. */
    @Property(tries = 300)
    void whatIsNotKnownLetsNobodyElseIn(@ForAll long seed) {
        Try one = Try.any(new Random(seed));
        if (!one.allowsOnly()) {
            return;
        }
        Random random = new Random(seed);
        for (EndpointPair pair : one.bruteForce.others(one.sources, one.destinations)) {
            Port port = Choice.of(random, one.ports.isEmpty() ? BruteForce.allPorts() : one.ports);
            Situation situation = new Situation(
                    one.evaluator.cluster(),
                    one.drafts,
                    one.clusterDrafts,
                    one.evaluator.options(),
                    Connection.of(pair, port.protocol(), port.number()));
            Completions.all(situation).forEach(completion -> assertKeptOut(completion.situation()));
        }
    }

    private static void assertKeptOut(Situation known) {
        Verdict verdict =
                ReferenceEvaluator.of(known.cluster(), known.options()).verdict(known.connection());
        boolean policiesHaveASay = !known.ends().isSamePod()
                && !known.ends().mayBeSamePod()
                && verdict.explanation().directions().stream()
                        .noneMatch(end -> end.reason() == DirectionExplanation.Reason.OWN_NODE);
        assertThat(policiesHaveASay && !verdict.isDenied()).as(known.toString()).isFalse();
    }

    @Property(tries = 300)
    void allNamedCan(@ForAll long seed) {
        Try one = Try.any(new Random(seed));
        if (one.ports.isEmpty()) {
            return;
        }
        boolean holds = one.holds(cluster -> cluster.allows(one.from(), one.to(), one.firstPort(), one.morePorts()));
        assertThat(holds)
                .as(one.toString())
                .isEqualTo(one.isAnswerable() && one.bruteForce.allCan(one.sources, one.destinations, one.ports));
        Statistics.collect(holds);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 10));
    }

    @Property(tries = 300)
    void noneOfTheNamedCan(@ForAll long seed) {
        Try one = Try.unrelated(new Random(seed));
        ImmutableList<Port> ports = one.ports.isEmpty() ? BruteForce.allPorts() : one.ports;
        boolean expected = one.isAnswerable() && one.bruteForce.noneCan(one.sources, one.destinations, ports);
        if (one.isAnswerable() && !one.bruteForce.isAnyWay(one.sources, one.destinations)) {
            // nothing to deny: a test that holds whatever the policies are
            expected = false;
        }
        boolean holds = one.holds(cluster -> {
            if (one.ports.isEmpty()) {
                cluster.denies(one.from(), one.to());
            } else {
                cluster.denies(one.from(), one.to(), one.firstPort(), one.morePorts());
            }
        });
        assertThat(holds).as(one.toString()).isEqualTo(expected);
        Statistics.collect(holds);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 4));
    }
}
