package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptToDns;
import static io.netpol.dsl.clusterwide.ClusterSentences.allAddresses;
import static io.netpol.dsl.clusterwide.ClusterSentences.clusterNetworkPolicy;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.domainNames;
import static io.netpol.dsl.clusterwide.ClusterSentences.egressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.forPods;
import static io.netpol.dsl.clusterwide.ClusterSentences.ingressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.networks;
import static io.netpol.dsl.clusterwide.ClusterSentences.passFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.passTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.portNamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.dsl.clusterwide.EgressDecision;
import io.netpol.dsl.clusterwide.IngressDecision;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.NamespacedPods;
import io.netpol.validation.InvalidValueException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What compiles and is wrong all the same throws at the word that is wrong, whatever would have come after it. */
class ClusterRefusedWordsTest {
    private static final String NO_PODS = "a list of no peers; for all pods write allPods().inAllNamespaces()";
    private static final String NO_PEERS =
            "a list of no peers; for all pods write allPods().inAllNamespaces(), for all addresses allAddresses()";
    private static final String NO_PORTS = "a list of no ports; for every port of every protocol write onAnyPort()";
    private static final String A_PORT_NAME =
            ": a name has 1 to 15 lower-case letters, digits and single '-' between them, at least one letter; for a number"
                    + " write tcp(80), udp(80) or sctp(80)";
    private static final String A_DOMAIN_NAME =
            " is no domain name; write at least two parts with a dot between, letters, digits, '-' and '_', such as"
                    + " www.example.com, or *.example.com for all names below";

    private static Arguments refused(Supplier<?> word, String message) {
        return Arguments.of(word, message);
    }

    static Stream<Arguments> emptyLists() {
        return Stream.of(
                refused(() -> acceptFrom(ImmutableList.<NamespacedPods>of()), NO_PODS),
                refused(() -> denyFrom(ImmutableList.<NamespacedPods>of()), NO_PODS),
                refused(() -> passFrom(ImmutableList.<NamespacedPods>of()), NO_PODS),
                refused(() -> acceptTo(ImmutableList.<ClusterPeer>of()), NO_PEERS),
                refused(() -> denyTo(ImmutableList.<ClusterPeer>of()), NO_PEERS),
                refused(() -> passTo(ImmutableList.<ClusterPeer>of()), NO_PEERS),
                refused(() -> acceptFrom(Vocabulary.MONITORING).on(ImmutableList.<ClusterPorts.Entry>of()), NO_PORTS),
                refused(() -> denyTo(allAddresses()).on(ImmutableList.<ClusterPorts.Entry>of()), NO_PORTS),
                refused(
                        () -> ingressInOrder(ImmutableList.<IngressDecision>of()),
                        "a list of no ingress rules; to decide nothing about ingress leave ingressInOrder out"),
                refused(
                        () -> egressInOrder(ImmutableList.<EgressDecision>of()),
                        "a list of no egress rules; to decide nothing about egress leave egressInOrder out"),
                refused(
                        () -> networks(ImmutableList.of()),
                        "a list of no networks; for all addresses write allAddresses()"),
                refused(
                        () -> domainNames(ImmutableList.of()),
                        "a list of no domain names; for all addresses write allAddresses()"),
                refused(
                        () -> Vocabulary.RANKED.labeled(ImmutableMap.of()),
                        "a map of no labels; to have none leave the step out"),
                refused(
                        () -> Vocabulary.RANKED.annotated(ImmutableMap.of()),
                        "a map of no annotations; to have none leave the step out"),
                refused(
                        () -> forPods(Vocabulary.MONITORING)
                                .withPriority(0)
                                .allowFromMonitoring("m", ImmutableList.of()),
                        NO_PORTS),
                refused(
                        () -> Vocabulary.SCRAPING.named(""),
                        "the name of a rule is empty; to give it none leave the step out"));
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                refused(
                        () -> clusterNetworkPolicy("My policy"),
                        "The policy is not valid: metadata.name: the name \"My policy\" is no DNS name: lower-case"
                                + " letters, digits, '-' and '.', each part starting and ending with a letter or digit,"
                                + " such as example.com"),
                refused(
                        () -> clusterNetworkPolicy(""),
                        "The policy is not valid: metadata.name: a name is required; write one, such as default-deny"),
                refused(
                        () -> clusterNetworkPolicy("c").inAdminTier().withPriority(1001),
                        "The policy is not valid: spec.priority: 1001 is no priority; priorities are 0 to 1000"),
                refused(
                        () -> clusterNetworkPolicy("c").inBaselineTier().withPriority(-1),
                        "The policy is not valid: spec.priority: -1 is no priority; priorities are 0 to 1000"),
                refused(
                        () -> forPods(Vocabulary.MONITORING).withPriority(1001),
                        "The policy is not valid: spec.priority: 1001 is no priority; priorities are 0 to 1000"),
                refused(
                        () -> Vocabulary.RANKED.labeled("team", "a b"),
                        "The policy is not valid: metadata.labels: the value of label \"team\": \"a b\" is no label"
                                + " value: it is empty, or may hold letters, digits, '-', '_' and '.', and starts and"
                                + " ends with a letter or digit"),
                refused(
                        () -> Vocabulary.RANKED.labeled("team", "a").labeled("team", "b"),
                        "the policy has two labels with the key \"team\": \"a\" and \"b\"; leave one of them out"),
                refused(
                        () -> Vocabulary.RANKED.annotated("/x", ""),
                        "The policy is not valid: metadata.annotations: \"/x\" is no annotation key: the prefix before"
                                + " '/' is empty; write a DNS name there, or leave the '/' out"),
                refused(
                        () -> Vocabulary.SCRAPING.named("x".repeat(101)),
                        "The rule is not valid: name: a rule's name has at most 100 characters; shorten it"),
                refused(
                        () -> Vocabulary.NOT_TO_OFFICE.named("x".repeat(101)),
                        "The rule is not valid: name: a rule's name has at most 100 characters; shorten it"),
                refused(
                        () -> networks("10.0.0.1/8"),
                        "\"10.0.0.1/8\" has bits set beyond the prefix length; write 10.0.0.0/8 for the network, or"
                                + " 10.0.0.1/32 for the one address"),
                refused(
                        () -> networks("10.0.0.0/8", "fd00::/8", "10.0.0.0/8"),
                        "a list of networks with 10.0.0.0/8 in it twice; leave one of them out"),
                refused(() -> domainNames("localhost"), "\"localhost\"" + A_DOMAIN_NAME),
                refused(() -> domainNames("www.example.com", "*"), "\"*\"" + A_DOMAIN_NAME),
                refused(
                        () -> domainNames("www.example.com", "WWW.example.com."),
                        "a list of domain names with WWW.example.com. in it twice; leave one of them out"),
                refused(() -> portNamed("80"), "no container port can be named \"80\"" + A_PORT_NAME),
                refused(() -> portNamed(""), "no container port can be named \"\"" + A_PORT_NAME),
                refused(() -> portNamed("Web"), "no container port can be named \"Web\"" + A_PORT_NAME),
                refused(
                        () -> acceptToDns(allAddresses(), 0),
                        "The port is not valid: port: 0 is no port; ports are 1 to 65535"),
                refused(
                        () -> denyTo(allPods().inAllNamespaces(), ClusterPeer.Unknown.of("serviceAccounts")),
                        "a peer of the field \"serviceAccounts\", which is not known here; say what it means with pods,"
                                + " networks, nodes or domainNames"));
    }

    @ParameterizedTest
    @MethodSource("emptyLists")
    void whatIsEmptyIsNothingWide(Supplier<?> word, String message) {
        assertThat(catchThrowable(word::get))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aWrongValueIsRefused(Supplier<?> word, String message) {
        Throwable thrown = catchThrowable(word::get);

        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
        assertThat(thrown instanceof InvalidValueException).isEqualTo(message.contains(" is not valid: "));
    }
}
