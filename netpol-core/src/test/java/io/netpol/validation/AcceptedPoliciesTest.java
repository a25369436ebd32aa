package io.netpol.validation;

import static io.netpol.validation.Drafts.SEL;
import static io.netpol.validation.Drafts.V4;
import static io.netpol.validation.Drafts.V6;
import static io.netpol.validation.Drafts.block;
import static io.netpol.validation.Drafts.expressions;
import static io.netpol.validation.Drafts.ipBlock;
import static io.netpol.validation.Drafts.labels;
import static io.netpol.validation.Drafts.namespaces;
import static io.netpol.validation.Drafts.peers;
import static io.netpol.validation.Drafts.pods;
import static io.netpol.validation.Drafts.policy;
import static io.netpol.validation.Drafts.port;
import static io.netpol.validation.Drafts.ports;
import static io.netpol.validation.Drafts.protocol;
import static io.netpol.validation.Drafts.range;
import static io.netpol.validation.Drafts.requirement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.model.NetworkPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server takes: the acceptance set of upstream, and what the rules name as no error. */
class AcceptedPoliciesTest {
    private static final RuleDraft MANY_PORTS =
            ports(port(80), protocol("TCP"), protocol("TCP", 443), protocol("UDP", "dns"), protocol("SCTP", 7777));
    private static final RuleDraft ALL_PORTS_OF_TCP = ports(PortDraft.builder().build());
    private static final RuleDraft EMPTY_RULE = RuleDraft.builder().build();
    private static final SelectorDraft EMPTY_SELECTOR = SelectorDraft.builder().build();

    static Stream<Arguments> upstream() {
        PeerDraft podsInNamespaces = PeerDraft.builder()
                .podSelector(labels("e", "f"))
                .namespaceSelector(SEL)
                .build();
        return Stream.of(
                arguments("no ingress rule", policy().ingress(List.of())),
                arguments("an ingress rule without fields", policy().addIngress(EMPTY_RULE)),
                arguments(
                        "an ingress rule with empty lists",
                        policy().addIngress(RuleDraft.builder()
                                .peers(List.of())
                                .ports(List.of())
                                .build())),
                arguments("an empty port entry", policy().addIngress(ALL_PORTS_OF_TCP)),
                arguments("all shapes of ingress ports", policy().addIngress(MANY_PORTS)),
                arguments("all shapes of egress ports", policy().addEgress(MANY_PORTS)),
                arguments("from pods", policy().addIngress(peers(pods(SEL)))),
                arguments("from namespaces", policy().addIngress(peers(namespaces(SEL)))),
                arguments("from pods in namespaces", policy().addIngress(peers(podsInNamespaces))),
                arguments(
                        "to namespaces, from an IPv4 block",
                        policy().addEgress(peers(namespaces(SEL))).addIngress(peers(ipBlock(V4)))),
                arguments(
                        "to namespaces, from an IPv6 block",
                        policy().addEgress(peers(namespaces(SEL))).addIngress(peers(ipBlock(V6)))),
                arguments("from an IPv4 block", policy().addIngress(peers(ipBlock(V4)))),
                arguments("from an IPv6 block", policy().addIngress(peers(ipBlock(V6)))),
                arguments(
                        "to an IPv4 block, egress only",
                        policy().addEgress(peers(ipBlock(V4))).addPolicyTypes("Egress")),
                arguments(
                        "to an IPv6 block, egress only",
                        policy().addEgress(peers(ipBlock(V6))).addPolicyTypes("Egress")),
                arguments(
                        "to an IPv4 block, both directions",
                        policy().addEgress(peers(ipBlock(V4))).addPolicyTypes("Ingress", "Egress")),
                arguments(
                        "to an IPv6 block, both directions",
                        policy().addEgress(peers(ipBlock(V6))).addPolicyTypes("Ingress", "Egress")),
                arguments(
                        "a range of ports beside a named port",
                        policy().addEgress(ports(range(32_000, 32_768), protocol("UDP", "dns")))),
                arguments(
                        "ranges that overlap, and a range of one port",
                        policy().addEgress(RuleDraft.builder()
                                        .addPeers(namespaces(SEL))
                                        .addPorts(range(30_000, 32_768), range(32_000, 32_768))
                                        .build())
                                .addIngress(RuleDraft.builder()
                                        .addPeers(pods(labels("e", "f")))
                                        .addPorts(protocol("TCP", 32_768, 32_768))
                                        .build())),
                arguments("end-to-end case: a range of one port", policy().addEgress(ports(range(20_000, 20_000)))),
                arguments("end-to-end case: a wide range", policy().addEgress(ports(range(10_000, 20_000)))));
    }

    static Stream<Arguments> noErrors() {
        return Stream.of(
                arguments(
                        "no spec at all",
                        NetworkPolicyDraft.builder().metadata(Drafts.metadata().build())),
                arguments("an empty pod selector", policy().podSelector(EMPTY_SELECTOR)),
                arguments("an empty selector as peer", policy().addIngress(peers(pods(EMPTY_SELECTOR)))),
                arguments("a direction twice", policy().addPolicyTypes("Ingress", "Ingress")),
                arguments("directions in the other order", policy().addPolicyTypes("Egress", "Ingress")),
                arguments(
                        "rules of a direction that is not listed",
                        policy().addPolicyTypes("Egress").addIngress(EMPTY_RULE)),
                arguments("the same rule twice", policy().addIngress(MANY_PORTS, MANY_PORTS)),
                arguments("the same port twice", policy().addIngress(ports(port(80), port(80)))),
                arguments(
                        "requirements that contradict each other",
                        policy().podSelector(expressions(
                                requirement("a", "Exists"),
                                requirement("a", "DoesNotExist"),
                                requirement("a", "In", "b", "b"),
                                requirement("a", "NotIn", "b")))),
                arguments("an empty value", policy().podSelector(expressions(requirement("a", "In", "")))),
                arguments("both address families", policy().addIngress(peers(ipBlock(V4), ipBlock(V6)))),
                arguments(
                        "everything of both families",
                        policy().addIngress(peers(ipBlock(block("0.0.0.0/0")), ipBlock(block("::/0"))))),
                arguments(
                        "exceptions that overlap and repeat",
                        policy().addIngress(peers(
                                ipBlock(block("10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24", "10.1.0.0/16"))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"upstream", "noErrors"})
    void isTakenWithoutAWord(String name, NetworkPolicyDraft.Builder policy) {
        NetworkPolicyDraft draft = policy.build();

        assertThat(NetworkPolicyRules.check(draft, Strictness.FULL)).as(name).isEmpty();
        assertThat(NetworkPolicy.of(draft, Strictness.FULL).id()).hasToString("bar/foo");
    }
}
