package io.netpol.eval;

import static io.netpol.eval.Question.connection;
import static io.netpol.model.Ports.sctp;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.cluster.UnanswerableException;
import io.netpol.cluster.WorkloadId;
import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import io.netpol.reference.ReferenceEvaluator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions as people write them, and the connections that they stand for. */
class QuestionTest {
    private static final WorkloadId WEB = new WorkloadId("x", "web", "Deployment");
    private static final Cluster CLUSTER = Cluster.builder()
            .pod(pod("web-1", "10.0.0.1", "fd00::1").workload(WEB).build())
            .pod(pod("web-2", "10.0.0.2").workload(WEB).build())
            .pod(pod("db", "10.0.0.3", "fd00::3").build())
            .build();

    private static Pod.Builder pod(String name, String... ips) {
        return Pod.builder()
                .namespace("x")
                .name(name)
                .ips(List.of(ips).stream().map(IpAddress::parse).toList());
    }

    private static Question.Builder question(String from, String to) {
        return Question.builder().source(from).destination(to).port(80);
    }

    private static List<String> connections(Question.Builder question) {
        return question.build().connections(CLUSTER, EvaluationOptions.defaults()).stream()
                .map(connection -> connection.ends().sourceIp().orElseThrow() + " > "
                        + connection.ends().destinationIp().orElseThrow() + " " + connection.protocol() + " "
                        + connection.port())
                .toList();
    }

    private static void assertUnanswerable(Question.Builder question, String message) {
        assertThatThrownBy(() -> question.build().connections(CLUSTER, EvaluationOptions.defaults()))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage(message);
    }

    @Test
    void onePodAndOneAddress() {
        assertThat(connections(question("x/web-2", "192.0.2.1"))).containsExactly("10.0.0.2 > 192.0.2.1 TCP 80");
        assertThat(connections(question("fd00::1", "x/db").protocol("UDP").port(53)))
                .containsExactly("fd00::1 > fd00::3 UDP 53");
    }

    @Test
    void everyPodOfAWorkloadAndEveryFamily() {
        assertThat(connections(question("x/web", "x/db")))
                .containsExactly(
                        "10.0.0.1 > 10.0.0.3 TCP 80", "fd00::1 > fd00::3 TCP 80", "10.0.0.2 > 10.0.0.3 TCP 80");
        assertThat(connections(question("x/db", "x/web[Deployment]")))
                .containsExactly(
                        "10.0.0.3 > 10.0.0.1 TCP 80", "fd00::3 > fd00::1 TCP 80", "10.0.0.3 > 10.0.0.2 TCP 80");
    }

    @Test
    void oneFamily() {
        assertThat(connections(question("x/web-1", "x/db").family(IpFamily.IPV6)))
                .containsExactly("fd00::1 > fd00::3 TCP 80");
        assertUnanswerable(
                question("x/web-2", "x/db").family(IpFamily.IPV6),
                "from x/web-2 [10.0.0.2] to x/db [10.0.0.3, fd00::3]: no address family that both ends have and that is"
                        + " asked for (ip-families: auto)");
    }

    @Test
    void onlyThePrimaryFamily() {
        assertThat(question("x/web", "x/db").build().primaryConnections(CLUSTER, EvaluationOptions.defaults()))
                .extracting(
                        connection -> connection.ends().sourceIp().orElseThrow().toString())
                .containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(question("x/web-1", "x/db")
                        .family(IpFamily.IPV6)
                        .build()
                        .primaryConnections(CLUSTER, EvaluationOptions.defaults()))
                .extracting(connection -> connection.ends().family())
                .containsExactly(IpFamily.IPV6);
    }

    @ParameterizedTest
    @CsvSource({"tcp, write TCP", "Udp, write UDP", "sctp, write SCTP"})
    void protocolsAreSpelledExactly(String protocol, String mend) {
        assertUnanswerable(question("x/web", "x/db").protocol(protocol), "protocol \"" + protocol + "\": " + mend);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ICMP", "", "TCP "})
    void otherProtocolsAreNotDefined(String protocol) {
        assertUnanswerable(
                question("x/web", "x/db").protocol(protocol),
                "protocol \"" + protocol
                        + "\": what NetworkPolicies do to it is not defined, so there is no answer; ask"
                        + " about TCP, UDP or SCTP");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 65_536})
    void otherNumbersAreNoPorts(int port) {
        assertUnanswerable(question("x/web", "x/db").port(port), "port " + port + " is no port; ports are 1 to 65535");
        EndpointPair ends = question("x/db", "x/db")
                .build()
                .connections(CLUSTER, EvaluationOptions.defaults())
                .get(0)
                .ends();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connection.of(ends, Protocol.TCP, port))
                .withMessage("port " + port + " is no port; ports are 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535})
    void theOutermostPorts(int port) {
        assertThat(connections(question("x/web-2", "x/db").port(port)))
                .containsExactly("10.0.0.2 > 10.0.0.3 TCP " + port);
    }

    @Test
    void nothingComesFromALoopbackAddress() {
        assertUnanswerable(
                question("127.0.0.1", "x/db"),
                "127.0.0.1 is a loopback address: nothing comes from there over the network; name the pod itself");
        assertUnanswerable(
                question("::1", "x/db"),
                "::1 is a loopback address: nothing comes from there over the network; name the pod itself");
        assertThat(connections(question("x/db", "127.0.0.1"))).containsExactly("10.0.0.3 > 127.0.0.1 TCP 80");
    }

    @Test
    void namesThatFitNothing() {
        assertUnanswerable(question("x/wep", "x/db"), "no pod or workload is named x/wep; did you mean x/web?");
        assertUnanswerable(question("x/db", "x/wep"), "no pod or workload is named x/wep; did you mean x/web?");
    }

    @Test
    void theSentence() {
        assertThat(connection().from("x/web").to("x/db").on(tcp(80)))
                .isEqualTo(question("x/web", "x/db").build());
        assertThat(connection().from("x/web").to("x/db").on(udp(53)))
                .isEqualTo(question("x/web", "x/db").protocol("UDP").port(53).build());
        assertThat(connection().from("x/web").to("x/db").over(IpFamily.IPV6).on(sctp(9)))
                .isEqualTo(question("x/web", "x/db")
                        .family(IpFamily.IPV6)
                        .protocol("SCTP")
                        .port(9)
                        .build());
    }

    @Test
    void halfASentenceCanBeUsedAgain() {
        Question.From fromWeb = connection().from("x/web");
        Question.FromTo toDb = fromWeb.to("x/db");
        Question.OverFamily overIpv6 = toDb.over(IpFamily.IPV6);

        assertThat(overIpv6.on(tcp(81)).text()).isEqualTo("x/web => x/db TCP 81 (IPv6)");
        assertThat(overIpv6.on(udp(82)).text()).isEqualTo("x/web => x/db UDP 82 (IPv6)");
        assertThat(toDb.on(tcp(83)).text()).isEqualTo("x/web => x/db TCP 83");
        assertThat(fromWeb.to("192.0.2.1").on(tcp(84)).text()).isEqualTo("x/web => 192.0.2.1 TCP 84");
    }

    @Test
    void theVerdictsOfAQuestion() {
        Evaluator evaluator = ReferenceEvaluator.of(CLUSTER);
        Question question = connection().from("x/web").to("x/db").on(tcp(80));

        assertThat(evaluator.verdicts(question))
                .extracting(Verdict::connection)
                .isEqualTo(question.connections(CLUSTER, EvaluationOptions.defaults()));
        assertThat(evaluator.verdicts(question)).allMatch(Verdict::isAllowed);
        assertThatThrownBy(() ->
                        evaluator.verdicts(connection().from("x/wep").to("x/db").on(tcp(80))))
                .isInstanceOf(UnanswerableException.class)
                .hasMessage("no pod or workload is named x/wep; did you mean x/web?");
    }

    @Test
    void endsAndPortAreRequired() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Question.builder().destination("x/db").port(80).build());
        assertThatIllegalStateException()
                .isThrownBy(() -> Question.builder().source("x/db").port(80).build());
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Question.builder().source("x/db").destination("x/db").build());
    }
}
