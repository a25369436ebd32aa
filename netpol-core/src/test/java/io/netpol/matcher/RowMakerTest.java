package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Pod;
import io.netpol.eval.Answer;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.MissingFact;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import io.netpol.reference.ReferenceEvaluator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Classes that differ in one thing only do not share an answer. */
class RowMakerTest {
    /** Both can be at the same kinds of addresses; but blocks count for the host only, where they do not match pods. */
    @Test
    void aHostOfUnknownAddressIsNoPodOfUnknownAddress() {
        Pod pod = Pod.builder().namespace("x").name("pod").build();
        Pod host = Pod.builder().namespace("x").name("host").hostNetwork(true).build();
        Pod guarded = Pod.builder().namespace("y").name("guarded").build();
        NetworkPolicy policy = NetworkPolicy.builder()
                .namespace("y")
                .name("from-block")
                .podSelector(LabelSelector.everything())
                .addIsolates(Direction.INGRESS)
                .addIngress(Rule.of(Peers.of(IpBlock.of(Cidr.parse("10.0.0.0/30"))), Ports.any()))
                .build();
        Cluster cluster =
                Cluster.builder().pod(pod).pod(host).pod(guarded).policy(policy).build();
        EvaluationOptions options =
                EvaluationOptions.builder().ipBlockMatchesPods(false).build();
        PolicyMatcher matcher = PolicyMatcher.of(cluster, options);
        ReferenceEvaluator reference = ReferenceEvaluator.of(cluster, options);

        EndpointPair fromPod =
                EndpointPair.between(pod, guarded, cluster, options).get(0);
        EndpointPair fromHost =
                EndpointPair.between(host, guarded, cluster, options).get(0);
        // the host first, so that both are there when the row is made
        Answer ofHost = matcher.answer(fromHost);
        Answer ofPod = matcher.answer(fromPod);

        assertThat(ofPod).isEqualTo(reference.answer(fromPod));
        assertThat(ofHost).isEqualTo(reference.answer(fromHost));
        assertThat(ofPod.denied().isAll()).isTrue();
        assertThat(ofHost.missing()).contains(MissingFact.SOURCE_ADDRESS);
    }

    /** Where most are let in, those are the exceptions for which no term holds, as the stranger here. */
    @Test
    void whoeverHasNoTermIsTheExceptionWhereMostHaveOne() {
        Pod guarded = Pod.builder()
                .namespace("x")
                .name("guarded")
                .labels(Map.of("app", "db"))
                .build();
        Pod stranger = Pod.builder()
                .namespace("x")
                .name("stranger")
                .addIps(IpAddress.parse("10.1.1.1"))
                .build();
        ClusterBuilder cluster =
                Cluster.builder().pod(guarded).pod(stranger).policy(letsIn("db", Requirement.exists("app")));
        // policies that tell pods apart make classes of them
        for (String name : List.of("a", "b", "c", "d")) {
            cluster.pod(Pod.builder()
                    .namespace("x")
                    .name(name)
                    .labels(Map.of("app", name))
                    .build());
            cluster.policy(letsIn(name, Requirement.equalTo("app", name)));
        }
        PolicyMatcher matcher = PolicyMatcher.of(cluster.build());

        // the first to ask makes the row, the next is answered from what is kept of it
        for (int time = 0; time < 2; time++) {
            assertThat(matcher.allows(matcher.handle(stranger), matcher.handle(guarded), Protocol.TCP, 80))
                    .isFalse();
        }
        assertThat(matcher.allows(matcher.handle(guarded), matcher.handle(stranger), Protocol.TCP, 80))
                .isTrue();
    }

    private static NetworkPolicy letsIn(String app, Requirement peers) {
        return NetworkPolicy.builder()
                .namespace("x")
                .name("into-" + app)
                .podSelector(LabelSelector.of(Requirement.equalTo("app", app)))
                .addIsolates(Direction.INGRESS)
                .addIngress(Rule.of(Peers.of(PodPeer.of(LabelSelector.of(peers), NamespaceScope.own())), Ports.any()))
                .build();
    }
}
