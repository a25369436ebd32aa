package io.netpol.model;

import static io.netpol.model.Requirement.equalTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netpol.draft.PeerDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.net.Cidr;
import io.netpol.validation.Drafts;
import io.netpol.validation.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Peers, the peers of pods, the scopes of namespaces, and rules. */
class PeersTest {
    private static final LabelSelector SOME = LabelSelector.of(equalTo("c", "d"));
    private static final PodPeer POD_PEER = PodPeer.of(SOME, NamespaceScope.own());
    private static final IpBlock BLOCK = IpBlock.of(Cidr.parse("10.0.0.0/8"));

    @Test
    void anywhere() {
        assertThat(Peers.anywhere().isAnywhere()).isTrue();
        assertThat(Peers.anywhere().list()).isEmpty();
        assertThat(Peers.anywhere()).isEqualTo(Peers.anywhere()).isNotEqualTo(Peers.of(POD_PEER));
    }

    @Test
    void severalKeepTheirOrder() {
        Peers peers = Peers.of(BLOCK, POD_PEER, BLOCK);

        assertThat(peers.isAnywhere()).isFalse();
        assertThat(peers.list()).containsExactly(BLOCK, POD_PEER, BLOCK);
        assertThat(peers).isEqualTo(Peers.of(List.of(BLOCK, POD_PEER, BLOCK))).isNotEqualTo(Peers.of(POD_PEER, BLOCK));
        assertThat(Peers.of(List.of(POD_PEER))).isEqualTo(Peers.of(POD_PEER));
    }

    @Test
    void anEmptyListIsNotAnywhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Peers.of(List.of()))
                .withMessage("a list of no peers; for every peer write Peers.anywhere()");
    }

    @Test
    void kindsAreToldApart() {
        assertThat(List.<Peer>of(POD_PEER, BLOCK))
                .extracting(peer -> peer.<Object>match(PodPeer::pods, IpBlock::cidr))
                .containsExactly(SOME, Cidr.parse("10.0.0.0/8"));
    }

    @Test
    void whatAManifestSaysForPods() {
        LabelSelector all = LabelSelector.everything();
        NamespaceScope some = NamespaceScope.matching(SOME);

        assertThat(PodPeer.of(SOME, NamespaceScope.own()).toDraft()).isEqualTo(Drafts.pods(Drafts.SEL));
        assertThat(PodPeer.of(all, NamespaceScope.own()).toDraft()).isEqualTo(Drafts.pods(all.toDraft()));
        assertThat(PodPeer.of(all, some).toDraft()).isEqualTo(Drafts.namespaces(Drafts.SEL));
        assertThat(PodPeer.of(all, NamespaceScope.all()).toDraft()).isEqualTo(Drafts.namespaces(all.toDraft()));
        assertThat(PodPeer.of(SOME, some).toDraft())
                .isEqualTo(PeerDraft.builder()
                        .podSelector(Drafts.SEL)
                        .namespaceSelector(Drafts.SEL)
                        .build());
    }

    @Test
    void scopesOfNamespaces() {
        assertThat(NamespaceScope.own().isOwn()).isTrue();
        assertThat(NamespaceScope.own().selector()).isEmpty();
        assertThat(NamespaceScope.all().isOwn()).isFalse();
        assertThat(NamespaceScope.all().selector()).contains(LabelSelector.everything());
        assertThat(NamespaceScope.all()).isNotEqualTo(NamespaceScope.own());
        assertThat(NamespaceScope.matching(SOME).selector()).contains(SOME);
    }

    @Test
    void aNamespaceIsNamedByItsAutomaticLabel() {
        LabelSelector selector = NamespaceScope.named("prod").selector().orElseThrow();

        assertThat(selector.matches(Map.of("kubernetes.io/metadata.name", "prod")))
                .isTrue();
        assertThat(selector.matches(Map.of("kubernetes.io/metadata.name", "dev")))
                .isFalse();
        assertThatThrownBy(() -> NamespaceScope.named("no name")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> NamespaceScope.named("")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void severalNamespacesAreNamedByTheirAutomaticLabels() {
        LabelSelector selector =
                NamespaceScope.named(List.of("prod", "dev")).selector().orElseThrow();

        assertThat(selector.requirements())
                .containsExactly(Requirement.in("kubernetes.io/metadata.name", List.of("dev", "prod")));
        assertThat(NamespaceScope.named(List.of("prod"))).isEqualTo(NamespaceScope.named("prod"));
        assertThatThrownBy(() -> NamespaceScope.named(List.of("prod", "Dev", "my.dev")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("The namespace scope is not valid: the namespace name \"Dev\" is no DNS label: lower-case"
                        + " letters, digits and '-', starting and ending with a letter or digit, such as my-name; the"
                        + " namespace name \"my.dev\" has a dot; a namespace name has none, write my-dev");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamespaceScope.named(List.of()))
                .withMessage("a list of no namespace names; for every namespace write NamespaceScope.all()");
    }

    @Test
    void namesAreGivenWhereNothingElseIsAskedOfNamespaces() {
        Requirement prod = Requirement.equalTo(NamespaceScope.NAME_LABEL, "prod");

        assertThat(NamespaceScope.named(List.of("prod", "dev")).names()).containsExactly("dev", "prod");
        assertThat(NamespaceScope.matching(LabelSelector.of(prod)).names()).containsExactly("prod");
        assertThat(Stream.of(
                        NamespaceScope.own(),
                        NamespaceScope.all(),
                        NamespaceScope.matching(SOME),
                        NamespaceScope.matching(LabelSelector.of(prod, Requirement.exists("team"))),
                        NamespaceScope.matching(
                                LabelSelector.of(Requirement.notIn(NamespaceScope.NAME_LABEL, List.of("prod")))),
                        // a label value that is the name of no namespace
                        NamespaceScope.matching(
                                LabelSelector.of(Requirement.in(NamespaceScope.NAME_LABEL, List.of("prod", "Dev")))),
                        NamespaceScope.matching(LabelSelector.of(Requirement.equalTo(NamespaceScope.NAME_LABEL, "")))))
                .allMatch(scope -> scope.names().isEmpty());
    }

    @Test
    void aRule() {
        Rule rule = Rule.of(Peers.of(POD_PEER, BLOCK), Ports.of(Ports.tcp(80), Ports.udp("dns")));

        assertThat(rule.toDraft())
                .isEqualTo(RuleDraft.builder()
                        .addPeers(POD_PEER.toDraft(), BLOCK.toDraft())
                        .addPorts(Drafts.protocol("TCP", 80), Drafts.protocol("UDP", "dns"))
                        .build());
        assertThat(Rule.of(Peers.anywhere(), Ports.any()).toDraft())
                .isEqualTo(RuleDraft.builder().build());
        assertThat(rule).isNotEqualTo(Rule.of(rule.peers(), Ports.any()));
        assertThat(rule).isNotEqualTo(Rule.of(Peers.anywhere(), rule.ports()));
    }
}
