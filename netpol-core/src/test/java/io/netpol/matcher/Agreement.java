package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Endpoint;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.End;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Outcome;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import io.netpol.reference.ReferenceEvaluator;
import io.netpol.testkit.PortEntries;
import io.netpol.testkit.Situations;
import java.util.random.RandomGenerator;

/** Holds a matcher against the specification as code, and counts what was compared. */
final class Agreement {
    /** Ports of which generated rules speak, and those beside them. */
    private static final int[] PORTS = {1, 2, 52, 53, 54, 79, 80, 81, 82, 443, 8079, 8080, 8081, 65_534, 65_535};

    private static final int FEW = 5;

    private final boolean onAllPorts;
    /** What was compared, by outcome, family and option. */
    private final Multiset<Object> counts = HashMultiset.create();

    private long verdicts;

    private Agreement(boolean onAllPorts) {
        this.onAllPorts = onAllPorts;
    }

    /** For few clusters: compares them on all ports. */
    static Agreement onAllPorts() {
        return new Agreement(true);
    }

    /** For many clusters: compares each on a few ports, as rare faults are found by many clusters rather than by many ports. */
    static Agreement onFewPorts() {
        return new Agreement(false);
    }

    long verdicts() {
        return verdicts;
    }

    /** How many verdicts by handles had this outcome, family, or value of an option. */
    int count(Object what) {
        return counts.count(what);
    }

    /** Compares all pairs of pods by handles, and connections between any ends with their explanations. */
    void check(PolicyMatcher matcher, Cluster cluster, RandomGenerator random) {
        ReferenceEvaluator reference = ReferenceEvaluator.of(cluster, matcher.options());
        int[] ports = PORTS;
        if (!onAllPorts) {
            ports = random.ints(FEW, 0, PORTS.length).map(i -> PORTS[i]).toArray();
        }
        for (int source : matcher.handles()) {
            for (int destination : matcher.handles()) {
                checkHandles(matcher, reference, source, destination, ports);
            }
        }
        for (int i = 0; i < 5; i++) {
            checkEnds(
                    matcher,
                    reference,
                    Situations.endpoint(random, cluster),
                    Situations.endpoint(random, cluster),
                    random);
        }
    }

    private void checkHandles(
            PolicyMatcher matcher, ReferenceEvaluator reference, int source, int destination, int[] ports) {
        End from = End.of(matcher.pod(source));
        End to = End.of(matcher.pod(destination));
        ImmutableList<EndpointPair> pairs = EndpointPair.possible(from, to, reference.cluster(), reference.options());
        if (pairs.isEmpty()) {
            assertThatThrownBy(() -> matcher.allows(source, destination, Protocol.TCP, 80))
                    .isInstanceOf(UnanswerableException.class)
                    .hasMessageContaining("no address family that both ends have");
            return;
        }
        ImmutableList<Answer> answers = pairs.stream().map(reference::answer).collect(ImmutableList.toImmutableList());
        for (int i = 0; i < pairs.size(); i++) {
            assertThat(matcher.answer(pairs.get(i))).as("%s", pairs.get(i)).isEqualTo(answers.get(i));
        }
        for (Protocol protocol : Protocol.values()) {
            for (int port : ports) {
                boolean allowed = true;
                for (int i = 0; i < pairs.size(); i++) {
                    IpFamily family = pairs.get(i).family();
                    Outcome expected = answers.get(i).outcome(protocol, port);
                    Outcome outcome = matcher.outcome(source, destination, family, protocol, port);
                    if (outcome != expected) {
                        assertThat(outcome)
                                .as("%s %s %d", pairs.get(i), protocol, port)
                                .isEqualTo(expected);
                    }
                    allowed &= expected == Outcome.ALLOWED;
                    count(expected, family, matcher.options());
                }
                assertThat(matcher.allows(source, destination, protocol, port)).isEqualTo(allowed);
            }
        }
    }

    private void count(Outcome outcome, IpFamily family, EvaluationOptions options) {
        verdicts++;
        counts.add(outcome);
        counts.add(family);
        counts.add(options.hostNetworkPods());
        counts.add(options.egressToOwnNode());
        counts.add(options.ipFamilies());
        counts.add(options.ipBlockMatchesPods());
    }

    private static void checkEnds(
            PolicyMatcher matcher,
            ReferenceEvaluator reference,
            Endpoint source,
            Endpoint destination,
            RandomGenerator random) {
        ImmutableList<EndpointPair> pairs =
                EndpointPair.possible(End.of(source), End.of(destination), reference.cluster(), reference.options());
        for (EndpointPair pair : pairs) {
            assertThat(matcher.answer(pair)).as("%s", pair).isEqualTo(reference.answer(pair));
            Connection connection =
                    Connection.of(pair, PortEntries.protocol(random), PORTS[random.nextInt(PORTS.length)]);
            assertThat(matcher.verdict(connection)).isEqualTo(reference.verdict(connection));
        }
    }
}
