package io.netpol.testing.assertj;

import static io.netpol.eval.Question.connection;
import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;
import static io.netpol.testing.assertj.Fixture.cluster;
import static io.netpol.testing.assertj.Fixture.failure;
import static io.netpol.testing.assertj.Fixture.message;
import static io.netpol.testing.assertj.Fixture.shop;
import static io.netpol.testing.assertj.Fixture.shopWith;
import static io.netpol.testing.assertj.NetpolAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netpol.cluster.Cluster;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Question;
import io.netpol.net.Cidr;
import io.netpol.net.IpFamily;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** {@code allows} and {@code denies} of questions. */
class QuestionAssertionsTest {
    private static final Question TO_API =
            connection().from("shop/frontend").to("shop/api").on(tcp(8080));
    private static final Question TO_DATABASE =
            connection().from("shop/frontend").to("shop/database").on(tcp(5432));

    /** Both ends have both families; a block lets only IPv6 in. */
    private static final Cluster DUAL_STACK = cluster("""
            apiVersion: v1
            kind: Pod
            metadata: {name: a, namespace: x}
            status: {podIPs: [{ip: 10.0.0.1}, {ip: "fd00::1"}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: b, namespace: x, labels: {app: b}}
            status: {podIPs: [{ip: 10.0.0.2}, {ip: "fd00::2"}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: only-ipv6, namespace: x}
            spec: {podSelector: {matchLabels: {app: b}}, ingress: [{from: [{ipBlock: {cidr: "fd00::/8"}}]}]}
            """);

    /** The addresses of the pods are not known, and half of the private ranges may come in. */
    private static final Cluster UNKNOWN = cluster("""
            apiVersion: v1
            kind: Pod
            metadata: {name: a, namespace: x}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: b, namespace: x, labels: {app: b}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: block, namespace: x}
            spec: {podSelector: {matchLabels: {app: b}}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/9}}]}]}
            """);

    private static final Question A_TO_B = connection().from("x/a").to("x/b").on(tcp(80));

    @Test
    void whatHolds() {
        assertThat(shop())
                .allows(TO_API)
                .allows(
                        TO_API,
                        connection().from("shop/api").to("shop/database").on(tcp(5432)))
                .allows(List.of(TO_API))
                .denies(TO_DATABASE)
                .denies(
                        TO_DATABASE,
                        connection().from("shop/frontend").to("shop/api").on(udp(8080)))
                .denies(List.of(TO_DATABASE));
    }

    @Test
    void deniedAndShouldNot() {
        AssertionFailedError failure = failure(() -> assertThat(shop()).allows(TO_DATABASE));

        assertThat(failure).hasMessage("""

                Expecting shop/frontend => shop/database TCP 5432 to be allowed, but:
                  shop/frontend[Deployment] => shop/database[StatefulSet] TCP 5432 (IPv4): denied
                    egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                    ingress to shop/database[StatefulSet]: denied, as it is isolated by shop/database and no rule matches
                      near miss: shop/database, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches""");
        assertThat(failure.getExpected().getValue())
                .isEqualTo("shop/frontend[Deployment] => shop/database[StatefulSet] TCP 5432 (IPv4): allowed");
        assertThat(failure.getActual().getValue())
                .isEqualTo("shop/frontend[Deployment] => shop/database[StatefulSet] TCP 5432 (IPv4): denied");
    }

    @Test
    void allowedAndShouldNot() {
        AssertionFailedError failure = failure(() -> assertThat(shop()).denies(TO_API));

        assertThat(failure).hasMessage("""

                Expecting shop/frontend => shop/api TCP 8080 to be denied, but:
                  shop/frontend[Deployment] => shop/api[Deployment] TCP 8080 (IPv4): allowed
                    egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                    ingress to shop/api[Deployment]: allowed, as a rule matches
                      allowed by shop/api, spec.ingress[0].from[0] and spec.ingress[0].ports[0]""");
        assertThat(failure.getExpected().getValue())
                .isEqualTo("shop/frontend[Deployment] => shop/api[Deployment] TCP 8080 (IPv4): denied");
        assertThat(failure.getActual().getValue())
                .isEqualTo("shop/frontend[Deployment] => shop/api[Deployment] TCP 8080 (IPv4): allowed");
    }

    @Test
    void severalQuestionsFailTogether() {
        Question misspelt = connection()
                .from("shop/frontnd")
                .to("shop/api")
                .over(IpFamily.IPV4)
                .on(tcp(8080));
        AssertionFailedError failure = failure(() -> assertThat(shop()).allows(TO_DATABASE, TO_API, misspelt));

        assertThat(failure).hasMessage("""

                Expecting 2 connections to be allowed, but:
                  shop/frontend[Deployment] => shop/database[StatefulSet] TCP 5432 (IPv4): denied
                    egress from shop/frontend[Deployment]: allowed, as no policy isolates the pod in this direction
                    ingress to shop/database[StatefulSet]: denied, as it is isolated by shop/database and no rule matches
                      near miss: shop/database, spec.ingress[0].ports[0] matches the port, but no peer of the rule matches
                  shop/frontnd => shop/api TCP 8080 (IPv4): no answer
                    no pod or workload is named shop/frontnd; did you mean shop/frontend?""");
        assertThat(failure.getExpected().getValue()).isEqualTo("""
                shop/frontend[Deployment] => shop/database[StatefulSet] TCP 5432 (IPv4): allowed
                shop/frontnd => shop/api TCP 8080 (IPv4): allowed""");
        assertThat(failure.getActual().getValue()).isEqualTo("""
                shop/frontend[Deployment] => shop/database[StatefulSet] TCP 5432 (IPv4): denied
                shop/frontnd => shop/api TCP 8080 (IPv4): no answer""");
    }

    @Test
    void theSameVerdictIsNeededInEveryFamily() {
        assertThat(message(() -> assertThat(DUAL_STACK).allows(A_TO_B))).isEqualTo("""
                Expecting x/a => x/b TCP 80 to be allowed, but:
                  x/a => x/b TCP 80 (IPv4): denied
                    egress from x/a: allowed, as no policy isolates the pod in this direction
                    ingress to x/b: denied, as it is isolated by x/only-ipv6 and no rule matches
                      near miss: x/only-ipv6, spec.ingress[0] matches the port, but no peer of the rule matches""");
        assertThat(message(() -> assertThat(DUAL_STACK).denies(A_TO_B))).isEqualTo("""
                Expecting x/a => x/b TCP 80 to be denied, but:
                  x/a => x/b TCP 80 (IPv6): allowed
                    egress from x/a: allowed, as no policy isolates the pod in this direction
                    ingress to x/b: allowed, as a rule matches
                      allowed by x/only-ipv6, spec.ingress[0].from[0]""");
        assertThat(DUAL_STACK)
                .allows(connection().from("x/a").to("x/b").over(IpFamily.IPV6).on(tcp(80)))
                .denies(connection().from("x/a").to("x/b").over(IpFamily.IPV4).on(tcp(80)));
    }

    @Test
    void whatIsUnknownIsNeitherAllowedNorDenied() {
        String why = """
                , but:
                  x/a => x/b TCP 80 (IPv4): unknown
                    egress from x/a: allowed, as no policy isolates the pod in this direction
                    ingress to x/b: unknown, as it is isolated by x/block and the source pod's address, not known yet, decides
                      allowed for some addresses by x/block, spec.ingress[0].from[0]
                  for a certain answer, give the addresses of the pods, or the ranges of the cluster's pods as podCidrs in the options""";

        assertThat(message(() -> assertThat(UNKNOWN).allows(A_TO_B)))
                .isEqualTo("Expecting x/a => x/b TCP 80 to be allowed" + why);
        assertThat(message(() -> assertThat(UNKNOWN).denies(A_TO_B)))
                .isEqualTo("Expecting x/a => x/b TCP 80 to be denied" + why);
    }

    @Test
    void optionsCanMakeItKnown() {
        EvaluationOptions inside = EvaluationOptions.builder()
                .podCidrs(List.of(Cidr.parse("10.1.0.0/16")))
                .build();
        EvaluationOptions outside = EvaluationOptions.builder()
                .podCidrs(List.of(Cidr.parse("10.244.0.0/16")))
                .build();

        assertThat(UNKNOWN)
                .withOptions(inside)
                .allows(A_TO_B)
                .withOptions(outside)
                .denies(A_TO_B);
    }

    @Test
    void whatHasNoAnswerFails() {
        String noAnswer = """
                , but:
                  203.0.113.7 => 2001:db8::7 TCP 80: no answer
                    from 203.0.113.7 [203.0.113.7] to 2001:db8::7 [2001:db8::7]: no address family that both ends have and \
                that is asked for (ip-families: auto)""";
        Question question = connection().from("203.0.113.7").to("2001:db8::7").on(tcp(80));

        assertThat(message(() -> assertThat(shop()).allows(question)))
                .isEqualTo("Expecting 203.0.113.7 => 2001:db8::7 TCP 80 to be allowed" + noAnswer);
        assertThat(message(() -> assertThat(shop()).denies(question)))
                .isEqualTo("Expecting 203.0.113.7 => 2001:db8::7 TCP 80 to be denied" + noAnswer);
    }

    /** Policies see the pods behind it (rule S37), so that "denied" would hold for the wrong reason. */
    @Test
    void theAddressOfAServiceHasNoAnswer() {
        Cluster shop = shopWith("""
                apiVersion: v1
                kind: Service
                metadata: {name: api, namespace: shop}
                spec: {clusterIP: 10.96.0.7, selector: {app: api}}
                """);
        assertThat(message(() -> assertThat(shop)
                        .denies(connection().from("shop/api").to("10.96.0.7").on(tcp(80)))))
                .isEqualTo("""
                        Expecting shop/api => 10.96.0.7 TCP 80 to be denied, but:
                          shop/api => 10.96.0.7 TCP 80: no answer
                            10.96.0.7 is the address of Service shop/api; policies see the pods behind it and their ports: name those""");
        assertThat(message(() -> assertThat(shop)
                        .denies(connection().from("10.96.0.7").to("shop/api").on(tcp(80)))))
                .isEqualTo("""
                        Expecting 10.96.0.7 => shop/api TCP 80 to be denied, but:
                          10.96.0.7 => shop/api TCP 80: no answer
                            10.96.0.7 is the address of Service shop/api; policies see the pods behind it and their ports: name those""");
        assertThat(shop).denies(connection().from("shop/api").to("10.96.0.8").on(tcp(80)));
    }

    @Test
    void noQuestionsAreAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(shop()).allows(List.of()))
                .withMessage("a list of no questions, which holds whatever the policies are");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(shop()).denies(List.of()))
                .withMessage("a list of no questions, which holds whatever the policies are");
    }
}
