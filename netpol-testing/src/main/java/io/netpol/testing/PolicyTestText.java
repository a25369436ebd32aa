package io.netpol.testing;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.UnanswerableException;
import io.netpol.cluster.WorkloadId;
import io.netpol.eval.Connection;
import io.netpol.eval.DomainAddresses;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Outcome;
import io.netpol.eval.Question;
import io.netpol.eval.VerdictText;
import io.netpol.internal.EnumWords;
import io.netpol.model.ClusterPeer;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.validation.Channel;
import io.netpol.validation.ClusterPolicyRules;
import io.netpol.validation.Strictness;
import io.netpol.validation.Violation;
import io.netpol.yaml.PolicyTestDocument.Expectation;
import io.netpol.yaml.PolicyTestDocument.Option;
import io.netpol.yaml.PolicyTestWriter;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import io.netpol.yaml.SourcePosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Connections with what is expected of them as policy tests: how a generated case that fails is written down. */
public final class PolicyTestText {
    private static final SourcePosition NOWHERE = new SourcePosition("", 0, 0);

    private final Cluster cluster;
    private final EvaluationOptions options;

    private PolicyTestText(Cluster cluster, EvaluationOptions options) {
        this.cluster = cluster;
        this.options = options;
    }

    /**
     * Gives a policy test as YAML. Its objects read back as an equal cluster, its options as these, and its expectations
     * ask about these very connections.
     *
     * @param name the name of the test
     * @param expected what is expected of each connection, at least one
     * @throws IllegalArgumentException if an end of a connection has no name and no address that mean it alone, if there is
     *     nothing to write, or if the cluster holds a pod or a policy that no manifest can say
     */
    public static String of(
            String name, Cluster cluster, EvaluationOptions options, Map<Connection, Outcome> expected) {
        PolicyTestText text = new PolicyTestText(cluster, options);
        ImmutableList<Expectation> expectations = expected.entrySet().stream()
                .map(entry -> text.expectation(entry.getKey(), entry.getValue()))
                .collect(ImmutableList.toImmutableList());
        return PolicyTestWriter.yaml(name, cluster, text.changedOptions(), expectations);
    }

    /** The options that are not as by default. */
    private ImmutableList<Option> changedOptions() {
        ImmutableList.Builder<Option> changed = ImmutableList.<Option>builder().addAll(readingOptions());
        EvaluationOptions defaults = EvaluationOptions.defaults();
        if (options.hostNetworkPods() != defaults.hostNetworkPods()) {
            changed.add(option("hostNetworkPods", EnumWords.word(options.hostNetworkPods())));
        }
        if (options.ipBlockMatchesPods() != defaults.ipBlockMatchesPods()) {
            changed.add(option("ipBlockMatchesPods", String.valueOf(options.ipBlockMatchesPods())));
        }
        if (options.egressToOwnNode() != defaults.egressToOwnNode()) {
            changed.add(option("egressToOwnNode", EnumWords.word(options.egressToOwnNode())));
        }
        if (options.ipFamilies() != defaults.ipFamilies()) {
            changed.add(option("ipFamilies", EnumWords.word(options.ipFamilies())));
        }
        if (!options.podCidrs().equals(defaults.podCidrs())) {
            changed.add(option(
                    "podCidrs", options.podCidrs().stream().map(Cidr::toString).toArray(String[]::new)));
        }
        if (!options.domainNames().isEmpty()) {
            changed.add(option(
                    "domainNames",
                    options.domainNames().entrySet().stream()
                            .map(entry -> new DomainAddresses(entry.getKey(), entry.getValue()).toString())
                            .toArray(String[]::new)));
        }
        return changed.build();
    }

    /** The options without which the cluster-wide policies would be refused. */
    private ImmutableList<Option> readingOptions() {
        ImmutableList.Builder<Option> changed = ImmutableList.builder();
        Optional<String> refusal = refusal(Channel.EXPERIMENTAL);
        if (refusal.isPresent()) {
            refusal(Channel.STANDARD).ifPresent(other -> {
                throw new IllegalArgumentException(
                        "no channel of the API takes all cluster-wide policies: experimental not " + refusal.get()
                                + "; standard not " + other);
            });
            changed.add(option("channel", EnumWords.word(Channel.STANDARD)));
        }
        boolean hasUnknownPeers = cluster.clusterPolicies().stream()
                .flatMap(policy -> Stream.of(Direction.values()).map(policy::rules))
                .flatMap(ImmutableList::stream)
                .flatMap(rule -> rule.peers().stream())
                .anyMatch(ClusterPeer.Unknown.class::isInstance);
        if (hasUnknownPeers) {
            changed.add(option("unknownPeers", EnumWords.word(UnknownPeers.FAIL_CLOSED)));
        }
        return changed.build();
    }

    /** Why a channel refuses some cluster-wide policy; nothing where it takes them all. */
    private Optional<String> refusal(Channel channel) {
        return cluster.clusterPolicies().stream()
                .flatMap(policy -> ClusterPolicyRules.check(policy.toDraft(), channel, Strictness.FULL).stream()
                        .filter(Violation::isError)
                        .map(violation -> policy.id() + ", " + violation))
                .findFirst();
    }

    private static Option option(String name, String... values) {
        return new Option(name, ImmutableList.copyOf(values), NOWHERE);
    }

    /** Writes the ends by name where the names mean exactly this connection, else by address. */
    private Expectation expectation(Connection connection, Outcome outcome) {
        EndpointPair ends = connection.ends();
        for (String from : texts(ends.source(), ends.sourceIp())) {
            for (String to : texts(ends.destination(), ends.destinationIp())) {
                if (means(from, to, connection)) {
                    return new Expectation(
                            from,
                            to,
                            connection.port(),
                            connection.protocol().name(),
                            outcome.text(),
                            ends.family().toString(),
                            NOWHERE);
                }
            }
        }
        throw new IllegalArgumentException(
                VerdictText.question(connection) + ": no names and no addresses mean these two ends and no others");
    }

    private static ImmutableList<String> texts(Endpoint end, Optional<IpAddress> address) {
        ImmutableList.Builder<String> texts = ImmutableList.builder();
        end.match(
                pod -> texts.add(pod.namespace() + "/" + pod.name())
                        .add(new WorkloadId(pod.namespace(), pod.name(), WorkloadId.POD).toString())
                        .add(pod.workload().toString()),
                node -> texts,
                external -> texts);
        address.ifPresent(ip -> texts.add(ip.toString()));
        return texts.build();
    }

    private boolean means(String from, String to, Connection connection) {
        Question question = Question.builder()
                .source(from)
                .destination(to)
                .protocol(connection.protocol().name())
                .port(connection.port())
                .family(connection.ends().family())
                .build();
        try {
            return question.primaryConnections(cluster, options).equals(List.of(connection));
        } catch (UnanswerableException e) {
            return false;
        }
    }
}
