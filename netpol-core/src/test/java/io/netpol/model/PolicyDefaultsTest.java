package io.netpol.model;

import static io.netpol.net.Direction.EGRESS;
import static io.netpol.net.Direction.INGRESS;
import static io.netpol.validation.Drafts.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.collect.ImmutableMap;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.validation.Drafts;
import io.netpol.validation.InvalidValueException;
import io.netpol.validation.KubernetesVersion;
import io.netpol.validation.Strictness;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules S1 to S9: what a draft means. */
class PolicyDefaultsTest {
    private static final RuleDraft EMPTY_RULE = RuleDraft.builder().build();
    private static final Rule ANYTHING = Rule.of(Peers.anywhere(), Ports.any());
    private static final SelectorDraft EMPTY_SELECTOR = SelectorDraft.builder().build();

    private static NetworkPolicy meaning(NetworkPolicyDraft.Builder draft) {
        return NetworkPolicy.of(draft.build(), Strictness.FULL);
    }

    private static Peer meaning(PeerDraft peer) {
        return meaning(policy().addIngress(Drafts.peers(peer)))
                .ingress()
                .get(0)
                .peers()
                .list()
                .get(0);
    }

    @Test
    void s1AbsentProtocolIsTcp() {
        Ports ports = meaning(policy().addIngress(Drafts.ports(
                        Drafts.port(53),
                        Drafts.port("dns"),
                        Drafts.range(1, 9),
                        PortDraft.builder().build(),
                        Drafts.protocol("UDP", 53))))
                .ingress()
                .get(0)
                .ports();

        assertThat(ports)
                .isEqualTo(Ports.of(
                        Ports.tcp(53), Ports.tcp("dns"), Ports.tcp(1).through(9), Ports.anyTcpPort(), Ports.udp(53)));
    }

    @Test
    void s2AndS3EmptyAndAbsentPodSelectorsSelectAllPods() {
        NetworkPolicyDraft.Builder absent =
                NetworkPolicyDraft.builder().metadata(Drafts.metadata().build());

        assertThat(meaning(absent).podSelector()).isEqualTo(LabelSelector.everything());
        assertThat(meaning(absent)).isEqualTo(meaning(policy().podSelector(EMPTY_SELECTOR)));
        assertThat(meaning(policy()).podSelector()).isEqualTo(LabelSelector.of(Requirement.equalTo("a", "b")));
    }

    @Test
    void s4AnAbsentSelectorIsNoEmptyOneInAPeer() {
        assertThat(meaning(Drafts.pods(EMPTY_SELECTOR)))
                .isEqualTo(PodPeer.of(LabelSelector.everything(), NamespaceScope.own()));
        assertThat(meaning(Drafts.namespaces(EMPTY_SELECTOR)))
                .isEqualTo(PodPeer.of(LabelSelector.everything(), NamespaceScope.all()));
        assertThat(meaning(PeerDraft.builder()
                        .podSelector(EMPTY_SELECTOR)
                        .namespaceSelector(EMPTY_SELECTOR)
                        .build()))
                .isEqualTo(PodPeer.of(LabelSelector.everything(), NamespaceScope.all()));
        assertThatThrownBy(() -> meaning(PeerDraft.builder().build())).isInstanceOf(InvalidValueException.class);
    }

    static Stream<Arguments> policyTypes() {
        return Stream.of(
                arguments("nothing", policy(), List.of(INGRESS)),
                arguments("an ingress rule", policy().addIngress(EMPTY_RULE), List.of(INGRESS)),
                arguments("an empty list of egress rules", policy().egress(List.of()), List.of(INGRESS)),
                arguments("an egress rule", policy().addEgress(EMPTY_RULE), List.of(INGRESS, EGRESS)),
                arguments(
                        "an egress rule, and an empty list of types",
                        policy().addEgress(EMPTY_RULE).policyTypes(List.of()),
                        List.of(INGRESS, EGRESS)),
                arguments("only Egress", policy().addPolicyTypes("Egress"), List.of(EGRESS)),
                arguments(
                        "only Ingress beside an egress rule",
                        policy().addPolicyTypes("Ingress").addEgress(EMPTY_RULE),
                        List.of(INGRESS)),
                arguments("the same twice (S7)", policy().addPolicyTypes("Egress", "Egress"), List.of(EGRESS)),
                arguments(
                        "both in the other order (S7)",
                        policy().addPolicyTypes("Egress", "Ingress"),
                        List.of(INGRESS, EGRESS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policyTypes")
    void s5AndS7Directions(String name, NetworkPolicyDraft.Builder draft, List<Direction> isolated) {
        assertThat(meaning(draft).isolates()).as(name).containsExactlyElementsOf(isolated);
    }

    @Test
    void s6RulesOfAnotherDirectionAreInert() {
        NetworkPolicy egressOnly =
                meaning(policy().addPolicyTypes("Egress").addIngress(EMPTY_RULE).addEgress(EMPTY_RULE, EMPTY_RULE));
        NetworkPolicy ingressOnly = meaning(
                policy().addPolicyTypes("Ingress").addIngress(EMPTY_RULE).addEgress(EMPTY_RULE));

        assertThat(egressOnly.ingress()).isEmpty();
        assertThat(egressOnly.egress()).containsExactly(ANYTHING, ANYTHING);
        assertThat(ingressOnly.ingress()).containsExactly(ANYTHING);
        assertThat(ingressOnly.egress()).isEmpty();
        assertThat(egressOnly)
                .isEqualTo(meaning(policy().addPolicyTypes("Egress").addEgress(EMPTY_RULE, EMPTY_RULE)));
    }

    @Test
    void s8EmptyListsAreWide() {
        RuleDraft peersOnly = Drafts.peers(Drafts.pods(Drafts.SEL));
        RuleDraft portsOnly = Drafts.ports(Drafts.port(80));
        RuleDraft allTcp = Drafts.ports(PortDraft.builder().build());
        NetworkPolicy policy = meaning(policy().addIngress(EMPTY_RULE, peersOnly, portsOnly, allTcp));

        assertThat(policy.ingress().get(0)).isEqualTo(ANYTHING);
        assertThat(policy.ingress().get(1).ports()).isEqualTo(Ports.any());
        assertThat(policy.ingress().get(1).peers().isAnywhere()).isFalse();
        assertThat(policy.ingress().get(2).peers()).isEqualTo(Peers.anywhere());
        assertThat(policy.ingress().get(2).ports()).isEqualTo(Ports.of(Ports.tcp(80)));
        assertThat(policy.ingress().get(3).ports()).isEqualTo(Ports.of(Ports.anyTcpPort()));
        assertThat(meaning(policy()).ingress()).isEmpty();
    }

    @Test
    void s9TheNamespaceMustHaveBeenFilledIn() {
        NetworkPolicyDraft.Builder draft = NetworkPolicyDraft.builder()
                .metadata(MetadataDraft.builder().name("foo").build());

        assertThatThrownBy(() -> meaning(draft))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("NetworkPolicy foo is not valid: metadata.namespace: a namespace is required; write the"
                        + " namespace whose pods the policy selects");
    }

    @Test
    void metadataIsKept() {
        NetworkPolicy policy = meaning(policy().metadata(Drafts.metadata()
                .putLabels("b", "1")
                .putLabels("a", "2")
                .putAnnotations("c", "3")
                .generation(7)
                .addFinalizers("example.com/f")
                .build()));

        assertThat(policy.labels()).isEqualTo(ImmutableMap.of("a", "2", "b", "1"));
        assertThat(policy.annotations()).isEqualTo(ImmutableMap.of("c", "3"));
        assertThat(policy.id()).hasToString("bar/foo");
    }

    @Test
    void peersOfEveryShapeKeepTheirOrder() {
        PeerDraft both = PeerDraft.builder()
                .podSelector(Drafts.labels("e", "f"))
                .namespaceSelector(Drafts.SEL)
                .build();
        LabelSelector pods = LabelSelector.of(Requirement.equalTo("e", "f"));
        NamespaceScope namespaces = NamespaceScope.matching(LabelSelector.of(Requirement.equalTo("c", "d")));

        assertThat(meaning(policy().addEgress(Drafts.peers(
                                both,
                                Drafts.ipBlock(Drafts.block("10.0.0.0/8", "10.1.0.0/16")),
                                Drafts.namespaces(Drafts.SEL),
                                Drafts.pods(Drafts.labels("e", "f")))))
                        .egress()
                        .get(0)
                        .peers()
                        .list())
                .containsExactly(
                        PodPeer.of(pods, namespaces),
                        IpBlock.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("10.1.0.0/16")),
                        PodPeer.of(LabelSelector.everything(), namespaces),
                        PodPeer.of(pods, NamespaceScope.own()));
    }

    @Test
    void oddCidrsOfOldPoliciesHaveTheirMeaning() {
        NetworkPolicyDraft draft = policy().addIngress(
                        Drafts.peers(Drafts.ipBlock(Drafts.block("::ffff:10.0.0.1/104", "010.1.2.3/16"))))
                .build();

        assertThat(NetworkPolicy.of(draft, Strictness.of(new KubernetesVersion(35)))
                        .ingress()
                        .get(0)
                        .peers())
                .isEqualTo(Peers.of(IpBlock.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("10.1.0.0/16"))));
        assertThatThrownBy(() -> NetworkPolicy.of(draft, Strictness.of(new KubernetesVersion(36))))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void oddSelectorValuesOfOldPoliciesMatchNoLabel() {
        NetworkPolicyDraft draft = policy().podSelector(Drafts.expressions(Drafts.requirement("a", "In", "b c", "ok")))
                .build();

        assertThat(NetworkPolicy.of(draft, Strictness.of(new KubernetesVersion(25)))
                        .podSelector())
                .isEqualTo(LabelSelector.of(Requirement.equalTo("a", "ok")));
    }
}
