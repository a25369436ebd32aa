package io.netpol.testing.assertj;

import static io.netpol.dsl.Sentences.*;
import static io.netpol.eval.Question.*;
import static io.netpol.model.Ports.*;
import static io.netpol.net.Direction.*;
import static io.netpol.testing.assertj.NetpolAssertions.*;
import static org.assertj.core.api.Assertions.*;
import static org.junit.jupiter.api.Assertions.*;

import io.netpol.cluster.Cluster;
import io.netpol.dsl.EgressTo;
import io.netpol.dsl.IngressFrom;
import io.netpol.eval.Question;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A test file that imports every word there is: sentences, ports, questions, assertions, AssertJ's and JUnit's own. That it
 * compiles is half of the test; the other half is that each word still means what it means alone.
 */
class SentencesBesideAssertionsTest {
    private static final NetworkPolicy API = networkPolicy("api")
            .inNamespace("production")
            .selecting(pods(labeled("app", "api")))
            .isolating(
                    ingress(
                            from(
                                            pods(labeled("app", "frontend")).inSameNamespace(),
                                            pods(labeled("app", "mobile-bff")).inSameNamespace())
                                    .on(tcp(8080)),
                            from(allPods().inNamespace("monitoring")).on(tcp("metrics"))),
                    egress(
                            to(pods(labeled("app", "database")).inSameNamespace())
                                    .on(tcp(5432)),
                            to(ipBlock("203.0.113.0/24").except("203.0.113.64/26"))
                                    .on(tcp(8000).through(8999)),
                            toAnywhere().on(tcp(443))));

    private static final PodPeer FRONTEND = pods(labeled("app", "frontend")).inSameNamespace();

    @Test
    void sentencesMeanWhatTheyMeanAlone() {
        assertThat(API.ingress())
                .containsExactly(
                        Rule.of(
                                Peers.of(
                                        FRONTEND,
                                        pods(labeled("app", "mobile-bff")).inSameNamespace()),
                                Ports.of(tcp(8080))),
                        Rule.of(Peers.of(allPods().inNamespace("monitoring")), Ports.of(tcp("metrics"))));
        assertThat(API.egress())
                .containsExactly(
                        Rule.of(Peers.of(pods(labeled("app", "database")).inSameNamespace()), Ports.of(tcp(5432))),
                        Rule.of(
                                Peers.of(IpBlock.of(
                                        Cidr.parse("203.0.113.0/24"), List.of(Cidr.parse("203.0.113.64/26")))),
                                Ports.of(tcp(8000).through(8999))),
                        Rule.of(Peers.anywhere(), Ports.of(tcp(443))));
    }

    /** The types on the left are part of the test: with an overload of ours these lines would not compile. */
    @Test
    void fromAndToOfPeersAreSentences() {
        Peer peer = FRONTEND;
        IngressFrom ofPodPeer = from(FRONTEND);
        IngressFrom ofPeer = from(peer);
        IngressFrom ofSeveral = from(FRONTEND, ipBlock("10.0.0.0/8"));
        IngressFrom ofArray = from(FRONTEND, new Peer[] {peer, peer});
        IngressFrom ofList = from(List.of(FRONTEND, peer));
        IngressFrom ofNewList = from(new ArrayList<>(List.of(peer)));
        IngressFrom ofGeneric = from(Optional.of(FRONTEND).get());
        IngressFrom ofChoice =
                from(API.ingress().isEmpty() ? FRONTEND : allPods().inAllNamespaces());
        EgressTo toPeer = to(peer);
        EgressTo toList = to(List.of(FRONTEND));
        EgressTo toBlock = to(ipBlock("10.0.0.0/8").except("10.1.0.0/16"));

        assertThat(List.of(ofPodPeer, ofPeer, ofList, ofNewList, ofGeneric, ofChoice, ofSeveral, ofArray))
                .doesNotContainNull();
        assertThat(from(FRONTEND).on(tcp(80))).isEqualTo(ofPeer.on(tcp(80)));
        assertThat(toPeer.onAnyPort()).isEqualTo(toList.onAnyPort()).isNotEqualTo(toBlock.onAnyPort());
    }

    /** An empty list is no peer, and says so at this line. */
    @Test
    void fromOfAnEmptyListStillThrows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(List.of()))
                .withMessageStartingWith("a list of no peers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> to(List.of()))
                .withMessageStartingWith("a list of no peers");
    }

    @Test
    void fromAndToOfNamesAndSubjectsAreAssertions() {
        Sources ofName = from("production/api");
        Sources ofNames = from("production/api", "production/batch");
        Sources ofSubject = from(podsIn("production"));
        Sources ofSubjects = from(podsIn("production").labeled("app", "api"), named("203.0.113.0/24"));
        Sources ofPeer =
                from(podsMatching(pods(labeled("app", in("api", "web"))).inAllNamespaces()));
        Destinations toName = to("production/database");
        Destinations toSubject = to(podsInAllNamespaces());

        assertThat(List.of(ofName, ofNames, ofSubject, ofSubjects, ofPeer).toString())
                .isEqualTo("[production/api, production/api or production/batch, all pods in namespace production,"
                        + " pods with app=api in namespace production or 203.0.113.0/24, pods with app in (api, web) in all"
                        + " namespaces]");
        assertThat(List.of(toName, toSubject).toString())
                .isEqualTo("[production/database, all pods in all namespaces]");
    }

    @Test
    void fromOfAFunctionIsAssertJs() {
        assertThat(API)
                .returns("api", from(NetworkPolicy::name))
                .returns("production", from(policy -> policy.namespace()));
    }

    @Test
    void questionsAndLabelsAreApart() {
        Question question =
                connection().from("production/frontend").to("production/api").on(tcp(8080));

        assertThat(question.text()).isEqualTo("production/frontend => production/api TCP 8080");
        assertThat(labeled("app", "api").selector()).isEqualTo(LabelSelector.of(Requirement.equalTo("app", "api")));
        assertThat(labeled("app", absent()).selector()).isEqualTo(LabelSelector.of(Requirement.doesNotExist("app")));
    }

    @Test
    void allTogether() {
        Cluster cluster = Fixture.cluster("""
                apiVersion: v1
                kind: Pod
                metadata: {name: frontend, namespace: production, labels: {app: frontend}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: api, namespace: production, labels: {app: api}}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: database, namespace: production, labels: {app: database}}
                """);
        Cluster withPolicies = Cluster.builder()
                .policy(API)
                .policies(List.of(forNamespace("production").defaultDenyIngress()))
                .pod(cluster.pods().get(0))
                .pod(cluster.pods().get(1))
                .pod(cluster.pods().get(2))
                .build();

        assertThat(withPolicies)
                .as("production")
                .allows(connection()
                        .from("production/frontend")
                        .to("production/api")
                        .on(tcp(8080)))
                .denies(connection()
                        .from("production/frontend")
                        .to("production/database")
                        .on(tcp(5432)))
                .allowsOnly(from("production/frontend"), to("production/api"))
                .isolates("production/api")
                .isolates(podsMatching(pods(labeled("app", "api")).inNamespace("production")), EGRESS)
                .hasNoUnprotectedPods(INGRESS)
                .hasNoUnprotectedPods(except("production/frontend", "production/database"));
        assertEquals(3, withPolicies.pods().size());
    }
}
