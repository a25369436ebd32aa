package io.netpol.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.cluster.WorkloadId;
import io.netpol.eval.Answer;
import io.netpol.eval.Connection;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.EndpointPair;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.Verdict;
import io.netpol.eval.VerdictText;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A template stands for several pods: from the workload to itself may be from one of them to another (rule S15). */
class PodsOfOneTemplateTest {
    private static final Pod DATABASE = Pod.builder()
            .namespace("data")
            .name("db")
            .workload(new WorkloadId("data", "db", "StatefulSet"))
            .fromTemplate(true)
            .build();

    private static final Rule REPLICATION =
            Rule.of(Peers.of(PodPeer.of(LabelSelector.everything(), NamespaceScope.own())), Ports.of(Ports.tcp(5432)));

    private static NetworkPolicy ingress(Rule... rules) {
        return NetworkPolicy.builder()
                .namespace("data")
                .name("db")
                .podSelector(LabelSelector.everything())
                .addIsolates(Direction.INGRESS)
                .addIngress(rules)
                .build();
    }

    private static ReferenceEvaluator evaluator(NetworkPolicy... policies) {
        return ReferenceEvaluator.of(
                Cluster.builder().pod(DATABASE).policies(List.of(policies)).build());
    }

    private static EndpointPair toItself(ReferenceEvaluator evaluator) {
        return EndpointPair.between(DATABASE, DATABASE, evaluator.cluster(), EvaluationOptions.defaults())
                .get(0);
    }

    private static Verdict verdict(ReferenceEvaluator evaluator, int port) {
        return evaluator.verdict(Connection.of(toItself(evaluator), Protocol.TCP, port));
    }

    @Test
    @DisplayName("S15: what policies let through between two of the pods is allowed, whichever they are")
    void letThroughIsAllowed() {
        assertThat(verdict(evaluator(), 5432).outcome()).isEqualTo(Outcome.ALLOWED);
        Verdict verdict = verdict(evaluator(ingress(REPLICATION)), 5432);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ALLOWED);
        assertThat(verdict.explanation().ingress().reason()).isEqualTo(Reason.RULE_MATCHES);
    }

    @Test
    @DisplayName("S15: what policies stop between two of the pods depends on whether it is one")
    void stoppedIsUnknown() {
        Verdict verdict = verdict(evaluator(ingress()), 5432);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict.explanation().ingress().missing()).containsExactly(MissingFact.SAME_POD);
        assertThat(VerdictText.plain().lines(verdict))
                .containsExactly(
                        "data/db[StatefulSet] => data/db[StatefulSet] TCP 5432 (IPv4): unknown",
                        "  egress from data/db[StatefulSet]: allowed, as no policy isolates the pod in this direction",
                        "  ingress to data/db[StatefulSet]: unknown, as it is isolated by data/db and whether both ends are"
                                + " one pod of the workload, not known yet, decides");
    }

    @Test
    @DisplayName("S65: the answer over all ports says the same")
    void answerAgrees() {
        ReferenceEvaluator evaluator = evaluator(ingress(REPLICATION));
        Answer answer = evaluator.answer(toItself(evaluator));
        assertThat(answer.allowed()).isEqualTo(ConnectionSet.of(Protocol.TCP, 5432));
        assertThat(answer.unknown()).isEqualTo(answer.allowed().complement());
        assertThat(answer.missing()).containsExactly(MissingFact.SAME_POD);
        assertThat(verdict(evaluator, 80).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @DisplayName("S15: a live pod is one for certain")
    void livePodIsOne() {
        Pod live = Pod.builder().namespace("data").name("db-0").build();
        ReferenceEvaluator evaluator = ReferenceEvaluator.of(
                Cluster.builder().pod(live).policy(ingress()).build());
        EndpointPair itself = EndpointPair.between(live, live, evaluator.cluster(), EvaluationOptions.defaults())
                .get(0);
        assertThat(evaluator.answer(itself)).isEqualTo(Answer.ALL);
    }
}
