package io.netpol.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.eval.Answer;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.MissingFact;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.reference.ReferenceEvaluator;
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
        Answer ofPod = matcher.answer(fromPod);
        Answer ofHost = matcher.answer(fromHost);

        assertThat(ofPod).isEqualTo(reference.answer(fromPod));
        assertThat(ofHost).isEqualTo(reference.answer(fromHost));
        assertThat(ofPod.denied().isAll()).isTrue();
        assertThat(ofHost.missing()).contains(MissingFact.SOURCE_ADDRESS);
    }
}
