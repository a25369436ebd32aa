package io.netpol.validation;

import static io.netpol.validation.Drafts.SEL;
import static io.netpol.validation.Drafts.V4;
import static io.netpol.validation.Drafts.block;
import static io.netpol.validation.Drafts.ipBlock;
import static io.netpol.validation.Drafts.labels;
import static io.netpol.validation.Drafts.namespaces;
import static io.netpol.validation.Drafts.pathsAndKinds;
import static io.netpol.validation.Drafts.peers;
import static io.netpol.validation.Drafts.pods;
import static io.netpol.validation.Drafts.policy;
import static io.netpol.validation.Drafts.ports;
import static io.netpol.validation.Drafts.protocol;
import static io.netpol.validation.Drafts.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netpol.draft.IntOrString;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.model.NetworkPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API server refuses: the rejected cases of upstream, each with the path and kind of every error. */
class RejectedPoliciesTest {
    private static final PeerDraft EMPTY_PEER = PeerDraft.builder().build();
    private static final SelectorDraft BAD_SELECTOR = labels("NoUppercaseOrSpecialCharsLike=Equals", "b");
    private static final PortDraft END_WITHOUT_PORT =
            PortDraft.builder().protocol("TCP").endPort(32_768).build();
    private static final String FROM = "spec.ingress[0].from[0]";
    private static final String TO = "spec.egress[0].to[0]";

    private static PortDraft endOfName(String protocol, String name) {
        return PortDraft.builder()
                .protocol(protocol)
                .port(IntOrString.of(name))
                .endPort(32_768)
                .build();
    }

    private static Arguments blockCase(String name, IpBlockDraft block, String... expected) {
        return arguments(
                name,
                policy().addIngress(peers(ipBlock(block))),
                Stream.of(expected).map(end -> FROM + ".ipBlock" + end).toList());
    }

    static Stream<Arguments> upstream() {
        return Stream.of(
                arguments(
                        "a namespace selector and a block in one peer",
                        policy().addIngress(peers(PeerDraft.builder()
                                .namespaceSelector(SEL)
                                .ipBlock(V4)
                                .build())),
                        List.of(FROM + " FORBIDDEN")),
                arguments(
                        "a pod selector and a block in one peer",
                        policy().addEgress(peers(
                                PeerDraft.builder().podSelector(SEL).ipBlock(V4).build())),
                        List.of(TO + " FORBIDDEN")),
                arguments(
                        "empty peers in both directions",
                        policy().addIngress(peers(EMPTY_PEER)).addEgress(peers(EMPTY_PEER)),
                        List.of(FROM + " REQUIRED", TO + " REQUIRED")),
                arguments(
                        "a bad key in the pod selector of the policy",
                        policy().podSelector(BAD_SELECTOR),
                        List.of("spec.podSelector.matchLabels INVALID")),
                arguments(
                        "a bad key in the pod selector of a source",
                        policy().addIngress(peers(pods(BAD_SELECTOR))),
                        List.of(FROM + ".podSelector.matchLabels INVALID")),
                arguments(
                        "a bad key in the namespace selector of a source",
                        policy().addIngress(peers(namespaces(BAD_SELECTOR))),
                        List.of(FROM + ".namespaceSelector.matchLabels INVALID")),
                arguments(
                        "a bad key in the pod selector of a destination",
                        policy().addEgress(peers(pods(BAD_SELECTOR))),
                        List.of(TO + ".podSelector.matchLabels INVALID")),
                arguments(
                        "an unknown protocol, ingress",
                        policy().addIngress(ports(protocol("ICMP", 80))),
                        List.of("spec.ingress[0].ports[0].protocol UNSUPPORTED")),
                arguments(
                        "an unknown protocol, egress",
                        policy().addEgress(ports(protocol("ICMP", 80))),
                        List.of("spec.egress[0].ports[0].protocol UNSUPPORTED")),
                arguments(
                        "a number that is no port, ingress",
                        policy().addIngress(ports(protocol("TCP", 123_456_789))),
                        List.of("spec.ingress[0].ports[0].port INVALID")),
                arguments(
                        "a number that is no port, egress",
                        policy().addEgress(ports(protocol("TCP", 123_456_789))),
                        List.of("spec.egress[0].ports[0].port INVALID")),
                arguments(
                        "a text that is no port name, ingress",
                        policy().addIngress(ports(protocol("TCP", "!@#$"))),
                        List.of("spec.ingress[0].ports[0].port INVALID", "spec.ingress[0].ports[0].port INVALID")),
                arguments(
                        "a text that is no port name, egress",
                        policy().addEgress(ports(protocol("TCP", "!@#$"))),
                        List.of("spec.egress[0].ports[0].port INVALID", "spec.egress[0].ports[0].port INVALID")),
                blockCase("no cidr", block("", "192.168.3.0/24", "192.168.4.0/24"), ".cidr REQUIRED"),
                blockCase("an IPv4 address as cidr", block("192.168.5.6"), ".cidr INVALID"),
                blockCase("an IPv6 address as cidr", block("fd00:192:168::"), ".cidr INVALID"),
                blockCase("an empty exception", block("192.168.8.0/24", ""), ".except[0] INVALID"),
                blockCase("a blank as exception", block("192.168.8.0/24", " "), ".except[0] INVALID"),
                blockCase(
                        "an exception of impossible octets",
                        block("192.168.8.0/24", "300.300.300.300"),
                        ".except[0] INVALID"),
                blockCase(
                        "an exception outside the block",
                        block("192.168.8.0/24", "192.168.9.1/32"),
                        ".except[0] INVALID"),
                blockCase(
                        "an exception as wide as the block",
                        block("192.168.0.0/24", "192.168.0.0/24"),
                        ".except[0] INVALID"),
                blockCase(
                        "an IPv6 exception outside the block",
                        block("fd00:192:168:1::/64", "fd00:192:168:2::/64"),
                        ".except[0] INVALID"),
                arguments(
                        "unknown directions",
                        policy().addPolicyTypes("foo", "bar"),
                        List.of("spec.policyTypes[0] UNSUPPORTED", "spec.policyTypes[1] UNSUPPORTED")),
                arguments(
                        "three directions",
                        policy().addPolicyTypes("foo", "bar", "baz"),
                        List.of("spec.policyTypes INVALID")),
                arguments(
                        "one bad range of two",
                        policy().addEgress(ports(protocol("UDP", 35_000, 32_768), range(32_000, 32_768))),
                        List.of("spec.egress[0].ports[0].endPort INVALID")),
                arguments(
                        "a range that begins with a name",
                        policy().addEgress(ports(endOfName("UDP", "dns"))),
                        List.of("spec.egress[0].ports[0].endPort INVALID")),
                arguments(
                        "a range without a beginning",
                        policy().addEgress(ports(END_WITHOUT_PORT)),
                        List.of("spec.egress[0].ports[0].endPort INVALID")),
                arguments(
                        "a range that ends before it begins",
                        policy().addEgress(ports(protocol("SCTP", 35_000, 32_768))),
                        List.of("spec.egress[0].ports[0].endPort INVALID")),
                arguments(
                        "three bad ranges",
                        policy().addEgress(ports(
                                protocol("UDP", 35_000, 32_768), END_WITHOUT_PORT, endOfName("TCP", "https"))),
                        List.of(
                                "spec.egress[0].ports[0].endPort INVALID",
                                "spec.egress[0].ports[1].endPort INVALID",
                                "spec.egress[0].ports[2].endPort INVALID")),
                arguments(
                        "a range that ends beyond the last port",
                        policy().addEgress(ports(protocol("TCP", 30_000, 65_537))),
                        List.of("spec.egress[0].ports[0].endPort INVALID")),
                arguments(
                        "end-to-end case: 30000 to 20000",
                        policy().addEgress(ports(range(30_000, 20_000))),
                        List.of("spec.egress[0].ports[0].endPort INVALID")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("upstream")
    void isRefusedWithEveryError(String name, NetworkPolicyDraft.Builder policy, List<String> expected) {
        NetworkPolicyDraft draft = policy.build();

        assertThat(pathsAndKinds(NetworkPolicyRules.check(draft, Strictness.FULL)))
                .as(name)
                .isEqualTo(expected);
        assertThatThrownBy(() -> NetworkPolicy.of(draft, Strictness.FULL))
                .asInstanceOf(type(InvalidValueException.class))
                .extracting(InvalidValueException::violations)
                .isEqualTo(NetworkPolicyRules.check(draft, Strictness.FULL));
    }
}
