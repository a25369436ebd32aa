package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.ExternalAddress;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.Connection;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.EvaluationOptions.EgressToOwnNode;
import io.netpol.eval.EvaluationOptions.HostNetworkPods;
import io.netpol.eval.EvaluationOptions.IpFamilies;
import io.netpol.net.Protocol;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generated situations: a cluster, options, and a connection whose ends have an address family in common. */
public final class Situations {
    private Situations() {}

    /**
     * A situation with any two ends, of which at least one is a pod; seldom they are the same pod. One in four is without
     * cluster-wide policies; where there are some, NetworkPolicies are fewer, so that every tier has its turn.
     */
    public static Situation situation(RandomGenerator random) {
        return Choice.chance(random, 25) ? ofNetworkPolicies(random) : ofAllTiers(random);
    }

    /** A situation without cluster-wide policies, and so without domain names. */
    public static Situation ofNetworkPolicies(RandomGenerator random) {
        return withoutPolicies(random, Situations::pluginOptions).withDrafts(Policies.drafts(random, 2, 8));
    }

    /** A situation with cluster-wide policies. */
    public static Situation ofAllTiers(RandomGenerator random) {
        return withoutPolicies(random, Situations::options)
                .withDrafts(Policies.drafts(random, 0, 5))
                .withClusterDrafts(ClusterPolicies.drafts(random, 2, 6));
    }

    private static Situation withoutPolicies(
            RandomGenerator random, Function<RandomGenerator, EvaluationOptions> optionsOf) {
        while (true) {
            Cluster bare = Clusters.withoutPolicies(random);
            EvaluationOptions options = optionsOf.apply(random);
            ImmutableList<EndpointPair> pairs = pairs(random, bare, options);
            if (!pairs.isEmpty()) {
                Connection connection = connection(random, Choice.of(random, pairs));
                return new Situation(bare, ImmutableList.of(), ImmutableList.of(), options, connection);
            }
        }
    }

    /** A connection to a port that rules speak of, often one for which the destination has a name, or has in another protocol. */
    private static Connection connection(RandomGenerator random, EndpointPair pair) {
        if (pair.destination() instanceof Pod pod && !pod.ports().isEmpty() && Choice.chance(random, 35)) {
            ContainerPort named = Choice.of(random, pod.ports());
            Protocol protocol = Choice.chance(random, 30) ? PortEntries.protocol(random) : named.protocol();
            return Connection.of(pair, protocol, named.port());
        }
        return Connection.of(pair, PortEntries.protocol(random), PortEntries.port(random));
    }

    /** A situation in which some fact is missing (rule S55), whether it matters or not. */
    public static Situation uncertain(RandomGenerator random) {
        while (true) {
            Situation situation = situation(random);
            if (!Completions.missing(situation).isEmpty()) {
                return situation;
            }
        }
    }

    /** The pairs for two random ends; none if they have no family in common. */
    private static ImmutableList<EndpointPair> pairs(
            RandomGenerator random, Cluster cluster, EvaluationOptions options) {
        Endpoint source = endpoint(random, cluster);
        Endpoint destination = endpoint(random, cluster);
        boolean isAboutPods = source instanceof Pod || destination instanceof Pod;
        if (!isAboutPods || (source.equals(destination) && !Choice.chance(random, 20))) {
            return ImmutableList.of();
        }
        try {
            return EndpointPair.between(source, destination, cluster, options);
        } catch (UnanswerableException noCommonFamily) {
            return ImmutableList.of();
        }
    }

    /** A pod of the cluster, a node of it, or an external address. */
    public static Endpoint endpoint(RandomGenerator random, Cluster cluster) {
        if (Choice.chance(random, 80)) {
            return Choice.of(random, cluster.pods());
        }
        return cluster.nodes().isEmpty() || Choice.chance(random, 55)
                ? new ExternalAddress(ClusterAddresses.external(random))
                : Choice.of(random, cluster.nodes().values().asList());
    }

    /** Any combination of options; each is the default in about half of the cases. */
    public static EvaluationOptions options(RandomGenerator random) {
        EvaluationOptions options = pluginOptions(random);
        return Choice.chance(random, 60)
                ? EvaluationOptions.builder()
                        .from(options)
                        .domainNames(DomainNames.declared(random))
                        .build()
                : options;
    }

    /** The same options with a few domain names more, as far as they do not contradict what is declared. */
    public static EvaluationOptions withMoreNames(RandomGenerator random, EvaluationOptions options) {
        return EvaluationOptions.builder()
                .from(options)
                .domainNames(DomainNames.declaredMore(random, options.domainNames()))
                .build();
    }

    /** Any combination of options, without domain names. */
    private static EvaluationOptions pluginOptions(RandomGenerator random) {
        EvaluationOptions.Builder options = EvaluationOptions.builder();
        if (random.nextBoolean()) {
            options.hostNetworkPods(HostNetworkPods.AS_PODS);
        }
        if (Choice.chance(random, 20)) {
            options.ipBlockMatchesPods(false);
        }
        if (random.nextBoolean()) {
            options.egressToOwnNode(EgressToOwnNode.ALLOWED);
        }
        if (random.nextBoolean()) {
            options.ipFamilies(Choice.of(random, ImmutableList.copyOf(IpFamilies.values())));
        }
        if (Choice.chance(random, 65)) {
            options.podCidrs(ClusterAddresses.podRanges(random));
        }
        return options.build();
    }

    /** {@link #uncertain} for jqwik. */
    public static Arbitrary<Situation> allUncertain() {
        return Arbitraries.randomValue(Situations::uncertain);
    }

    /** {@link #ofNetworkPolicies} for jqwik. */
    public static Arbitrary<Situation> allOfNetworkPolicies() {
        return Arbitraries.randomValue(Situations::ofNetworkPolicies);
    }

    /** {@link #ofAllTiers} for jqwik. */
    public static Arbitrary<Situation> allOfAllTiers() {
        return Arbitraries.randomValue(Situations::ofAllTiers);
    }

    /** {@link #situation} for jqwik. */
    public static Arbitrary<Situation> allSituations() {
        return Arbitraries.randomValue(Situations::situation);
    }
}
