package io.netpol.validation;

import static io.netpol.validation.ClusterDrafts.ALL_PODS;
import static io.netpol.validation.ClusterDrafts.EVERYTHING;
import static io.netpol.validation.ClusterDrafts.admin;
import static io.netpol.validation.ClusterDrafts.baseline;
import static io.netpol.validation.ClusterDrafts.domainNames;
import static io.netpol.validation.ClusterDrafts.experimental;
import static io.netpol.validation.ClusterDrafts.legacyNamed;
import static io.netpol.validation.ClusterDrafts.named;
import static io.netpol.validation.ClusterDrafts.networks;
import static io.netpol.validation.ClusterDrafts.nodes;
import static io.netpol.validation.ClusterDrafts.number;
import static io.netpol.validation.ClusterDrafts.pods;
import static io.netpol.validation.ClusterDrafts.policy;
import static io.netpol.validation.ClusterDrafts.rule;
import static io.netpol.validation.ClusterDrafts.standard;
import static io.netpol.validation.ClusterDrafts.tcp;
import static io.netpol.validation.Drafts.expressions;
import static io.netpol.validation.Drafts.labels;
import static io.netpol.validation.Drafts.requirement;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for peers of cluster-wide policies, in both channels. */
class ClusterPeerRulesTest {
    private static final ClusterPeerDraft EMPTY = ClusterPeerDraft.builder().build();
    private static final ClusterPeerDraft NODES = nodes(EVERYTHING);
    private static final ClusterPeerDraft NAMES = domainNames("www.example.com");

    private static List<String> egress(ClusterPeerDraft... peers) {
        return experimental(policy().addEgress(rule(peers).build()));
    }

    @Test
    void everyKindOfPeer() {
        ClusterPeerDraft pods =
                ClusterPeerDraft.builder().pods(pods(EVERYTHING, EVERYTHING)).build();

        assertThat(experimental(policy().addIngress(rule(ALL_PODS, pods).build())))
                .isEmpty();
        assertThat(egress(ALL_PODS, pods, networks("0.0.0.0/0", "::/0"), NODES, NAMES))
                .isEmpty();
        assertThat(experimental(admin().addEgress(rule(ALL_PODS, pods, networks("0.0.0.0/0"), NODES, NAMES)
                        .build())))
                .isEmpty();
        assertThat(experimental(baseline()
                        .addEgress(rule(ALL_PODS, pods, networks("0.0.0.0/0"), NODES)
                                .build())))
                .isEmpty();
    }

    @Test
    void anEmptyPeerIsNone() {
        assertThat(experimental(policy().addIngress(rule(EMPTY).build())))
                .containsExactly("spec.ingress[0].from[0]: a peer is empty; write namespaces or pods");
        assertThat(egress(ALL_PODS, EMPTY))
                .containsExactly(
                        "spec.egress[0].to[1]: a peer is empty; write namespaces, pods, networks, nodes or domainNames");
        assertThat(experimental(baseline().addEgress(rule(EMPTY).build())))
                .containsExactly("spec.egress[0].to[0]: a peer is empty; write namespaces, pods, networks or nodes");
    }

    @Test
    void aPeerHasOneField() {
        assertThat(egress(ClusterPeerDraft.builder()
                        .namespaces(EVERYTHING)
                        .pods(pods(EVERYTHING, EVERYTHING))
                        .networks(ImmutableList.of("10.0.0.0/8"))
                        .addUnknownFields("tenants")
                        .build()))
                .containsExactly(
                        "spec.egress[0].to[0]: a peer has exactly one field, and here are namespaces and pods and"
                                + " networks and tenants; write one of them, and the others as entries of their own");
    }

    @Test
    void aFieldThatIsNotKnownIsAPeerForWhoeverLetsItPass() {
        assertThat(egress(ClusterPeerDraft.builder().addUnknownFields("tenants").build()))
                .isEmpty();
    }

    @Test
    void onlyEgressHasPeersOutsideThePods() {
        String reason = " is a field of egress peers only: no rule matches what comes from outside the pods; write"
                + " namespaces or pods";
        List<String> expected = List.of(
                "spec.ingress[0].from[0].networks: networks" + reason,
                "spec.ingress[0].from[1].nodes: nodes" + reason,
                "spec.ingress[0].from[2].domainNames: domainNames" + reason);

        assertThat(experimental(policy().addIngress(
                                rule(networks("10.0.0.0/8"), NODES, NAMES).build())))
                .isEqualTo(expected);
        assertThat(standard(admin().addIngress(
                                rule(networks("10.0.0.0/8"), NODES, NAMES).build())))
                .isEqualTo(expected);
    }

    @Test
    void aBaselineAdminNetworkPolicyHasNoDomainNames() {
        String text =
                "spec.egress[0].to[0].domainNames: a BaselineAdminNetworkPolicy has no peers by domainNames; write a"
                        + " ClusterNetworkPolicy of tier Baseline, or networks";

        assertThat(experimental(baseline().addEgress(rule(NAMES).build()))).containsExactly(text);
        assertThat(standard(baseline().addEgress(rule(NAMES).build()))).containsExactly(text);
    }

    @Test
    void theStandardChannelHasNoNodesAndNoDomainNames() {
        assertThat(standard(policy().addEgress(
                                rule(networks("10.0.0.0/8"), NODES, NAMES).build())))
                .containsExactly(
                        "spec.egress[0].to[1].nodes: nodes is a field of the experimental channel; install that, and read"
                                + " with channel experimental, or leave it out",
                        "spec.egress[0].to[2].domainNames: domainNames is a field of the experimental channel; install"
                                + " that, and read with channel experimental, or leave it out");
    }

    @Test
    void theStandardChannelOfV1alpha1HasNoNamedPorts() {
        assertThat(standard(admin().addIngress(rule(ALL_PODS)
                        .ports(ImmutableList.of(legacyNamed("web")))
                        .build())))
                .containsExactly("spec.ingress[0].ports[0].namedPort: namedPort is a field of the experimental channel;"
                        + " install that, and read with channel experimental, or leave it out");
        assertThat(standard(policy().addIngress(rule(ALL_PODS)
                        .protocols(ImmutableList.of(named("web")))
                        .build())))
                .isEmpty();
    }

    @Test
    void theExperimentalChannelHasNoNamedPortsOutsideThePods() {
        assertThat(experimental(policy().addEgress(rule(ALL_PODS, networks("10.0.0.0/8"), NODES, networks("11.0.0.0/8"))
                        .protocols(ImmutableList.of(tcp(number(80)), named("web")))
                        .build())))
                .containsExactly("spec.egress[0].protocols: a port by name in a rule with a peer by networks and nodes,"
                        + " which has no names for ports; write the number, or two rules");
        assertThat(experimental(admin().addEgress(rule(NAMES)
                        .ports(ImmutableList.of(legacyNamed("web")))
                        .build())))
                .containsExactly(
                        "warning spec.egress[0].ports: a port by name in a rule with a peer by domainNames, which has no"
                                + " names for ports; write the number, or two rules");
        assertThat(experimental(policy().addEgress(
                                rule(ALL_PODS)
                                        .protocols(ImmutableList.of(named("web")))
                                        .build(),
                                rule(NODES)
                                        .protocols(ImmutableList.of(tcp(number(80))))
                                        .build())))
                .isEmpty();
        assertThat(standard(policy().addEgress(rule(networks("10.0.0.0/8"))
                        .protocols(ImmutableList.of(named("web")))
                        .build())))
                .isEmpty();
    }

    @Test
    void selectorsFollowTheirRules() {
        assertThat(Drafts.pathsAndKinds(ClusterPolicyRules.check(
                        policy().addEgress(rule(
                                                ClusterPeerDraft.builder()
                                                        .namespaces(labels("?", "a"))
                                                        .build(),
                                                nodes(expressions(requirement("a", "In"))),
                                                ClusterPeerDraft.builder()
                                                        .pods(pods(labels("a", "?"), labels("b", "?")))
                                                        .build())
                                        .build())
                                .build(),
                        Channel.EXPERIMENTAL,
                        Strictness.FULL)))
                .containsExactly(
                        "spec.egress[0].to[0].namespaces.matchLabels INVALID",
                        "spec.egress[0].to[1].nodes.matchExpressions[0].values REQUIRED",
                        "spec.egress[0].to[2].pods.namespaceSelector.matchLabels INVALID",
                        "spec.egress[0].to[2].pods.podSelector.matchLabels INVALID");
    }

    @Test
    void aNamespaceSelectorIsOptionalInV1alpha2Only() {
        ClusterPeerDraft peer = ClusterPeerDraft.builder()
                .pods(NamespacedPodsDraft.builder().podSelector(EVERYTHING).build())
                .build();

        assertThat(experimental(policy().addIngress(rule(peer).build()))).isEmpty();
        assertThat(experimental(admin().addIngress(rule(peer).build())))
                .containsExactly(
                        "warning spec.ingress[0].from[0].pods.namespaceSelector: v1alpha1 wants it written, and"
                                + " it is read as all namespaces; write {}, or which are meant");
        assertThat(egress(ClusterPeerDraft.builder()
                        .pods(NamespacedPodsDraft.builder().build())
                        .build()))
                .containsExactly(
                        "spec.egress[0].to[0].pods.podSelector: a pod selector is required; for all pods write {}");
    }

    @Test
    void networksAreCidrs() {
        String to = "spec.egress[0].to[0].networks";

        assertThat(egress(networks()))
                .containsExactly(to + ": a list of no networks; write at least one CIDR, such as 192.0.2.0/24");
        assertThat(egress(networks("10.0.0.0/8", "10.0.0.0/8")))
                .containsExactly(to + "[1]: 10.0.0.0/8 stands here twice; leave one out");
        assertThat(egress(networks("10.0.0.0")))
                .containsExactly(
                        to + "[0]: \"10.0.0.0\" is no CIDR; write an address, '/' and a prefix length (IPv4 0 to"
                                + " 32, IPv6 0 to 128), such as 192.0.2.0/24 or 2001:db8::/32");
        assertThat(egress(networks("010.0.0.0/8")))
                .containsExactly(to + "[0]: \"010.0.0.0/8\" has leading zeros; write 10.0.0.0/8");
        assertThat(egress(networks("::ffff:10.0.0.0/104")))
                .containsExactly(
                        to + "[0]: \"::ffff:10.0.0.0/104\" is an IPv4 address in IPv6 clothes; write 10.0.0.0/8");
        assertThat(egress(networks("1".repeat(44)))).containsExactly(to + "[0]: a CIDR has at most 43 characters");
    }

    @Test
    void oddNetworksAreWarnedAbout() {
        String to = "warning spec.egress[0].to[0].networks";

        assertThat(egress(networks("10.0.0.1/8", "2001:DB8::/32")))
                .containsExactly(
                        to
                                + "[0]: \"10.0.0.1/8\" has bits beyond its prefix length, which are ignored; write 10.0.0.0/8"
                                + " for the network, or 10.0.0.1/32 for the one address",
                        to + "[1]: \"2001:DB8::/32\" is not the canonical spelling (RFC 5952); write 2001:db8::/32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "www.example.com.",
                "*.example.com",
                "WWW.EXAMPLE.COM",
                "a-b.c_d.example",
                "1.2",
                "_.x"
            })
    void textsThatAreDomainNames(String name) {
        assertThat(egress(domainNames(name))).isEmpty();
        assertThat(ClusterPeerRules.domainNameDefect(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "com",
                "*",
                "*.com",
                "www.*.com",
                "*example.com",
                ".example.com",
                "a..b",
                "-a.com",
                "a-.com",
                "exämple.com",
                "example.com\n",
                "example.com:443",
                "https://example.com"
            })
    void otherTextsAreNoDomainNames(String name) {
        assertThat(egress(domainNames("www.example.com", name)))
                .containsExactly(
                        "spec.egress[0].to[0].domainNames[1]: \"" + name + "\" is no domain name; write at least two"
                                + " parts with a dot between, letters, digits, '-' and '_', such as www.example.com, or"
                                + " *.example.com for all names below");
    }

    @Test
    void domainNamesAreListedOnce() {
        assertThat(egress(domainNames()))
                .containsExactly(
                        "spec.egress[0].to[0].domainNames: a list of no domain names; write at least one, such as"
                                + " www.example.com");
        assertThat(egress(domainNames("a.b", "a.b")))
                .containsExactly("spec.egress[0].to[0].domainNames[1]: a.b stands here twice; leave one out");
    }
}
