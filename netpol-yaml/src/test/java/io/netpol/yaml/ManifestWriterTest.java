package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Policies as text, each in full. */
class ManifestWriterTest {

    private static LabelSelector labeled(String key, String value) {
        return LabelSelector.of(Requirement.equalTo(key, value));
    }

    private static void assertWritten(String file, NetworkPolicy policy) throws IOException {
        String yaml = Manifests.write(policy);
        ExpectedFile.assertEquals("written/" + file, yaml);
        assertThat(Texts.read(yaml).cluster().policies()).containsExactly(policy);
    }

    @Test
    void policyForBothDirections() throws IOException {
        assertWritten(
                "api.yaml",
                NetworkPolicy.builder()
                        .namespace("production")
                        .name("api")
                        .labels(Map.of("team", "shop"))
                        .annotations(Map.of("owner", "the shop team"))
                        .podSelector(labeled("app", "api"))
                        .addIsolates(Direction.INGRESS, Direction.EGRESS)
                        .addIngress(Rule.of(
                                Peers.of(
                                        PodPeer.of(labeled("app", "frontend"), NamespaceScope.own()),
                                        PodPeer.of(labeled("app", "bff"), NamespaceScope.named("mobile"))),
                                Ports.of(Ports.tcp(8080))))
                        .addIngress(Rule.of(
                                Peers.of(PodPeer.of(LabelSelector.everything(), NamespaceScope.named("monitoring"))),
                                Ports.of(Ports.tcp("metrics"))))
                        .addEgress(Rule.of(
                                Peers.of(
                                        IpBlock.of(Cidr.parse("203.0.113.0/24"), Cidr.parse("203.0.113.64/26")),
                                        IpBlock.of(Cidr.parse("2001:db8::/32"))),
                                Ports.of(Ports.tcp(8000).through(8999), Ports.udp(53), Ports.anySctpPort())))
                        .addEgress(Rule.of(Peers.anywhere(), Ports.of(Ports.tcp(443))))
                        .build());
    }

    @Test
    void policyThatDeniesEverything() throws IOException {
        assertWritten(
                "deny-all.yaml",
                NetworkPolicy.builder()
                        .namespace("production")
                        .name("deny-all")
                        .podSelector(LabelSelector.everything())
                        .addIsolates(Direction.EGRESS, Direction.INGRESS)
                        .build());
    }

    @Test
    void policyThatAllowsEverything() throws IOException {
        assertWritten(
                "allow-all.yaml",
                NetworkPolicy.builder()
                        .namespace("production")
                        .name("allow-all")
                        .podSelector(LabelSelector.everything())
                        .addIsolates(Direction.INGRESS)
                        .addIngress(Rule.of(Peers.anywhere(), Ports.any()))
                        .addIngress(Rule.of(
                                Peers.of(
                                        PodPeer.of(LabelSelector.everything(), NamespaceScope.own()),
                                        PodPeer.of(LabelSelector.everything(), NamespaceScope.all())),
                                Ports.of(Ports.anyTcpPort())))
                        .build());
    }

    @Test
    void textsThatNeedQuotes() throws IOException {
        assertWritten(
                "quotes.yaml",
                NetworkPolicy.builder()
                        .namespace("1e3")
                        .name("2026-01-01")
                        .labels(Map.of("on", "off", "010", "0x1F", "version", "v1.2-rc_3"))
                        .annotations(Map.of(
                                "example.com/note",
                                "two lines:\nand \"quotes\"",
                                "time",
                                "12:30",
                                "nothing",
                                "~",
                                "unicode",
                                "naïve 🙂 \u2028 \u0007",
                                "blank",
                                " padded ",
                                "apostrophe",
                                "it's",
                                "k".repeat(253) + "/" + "n".repeat(63),
                                "long key"))
                        .podSelector(LabelSelector.of(
                                Requirement.equalTo("canary", "true"),
                                Requirement.equalTo("empty", ""),
                                Requirement.equalTo("tier", "1"),
                                Requirement.in("stage", List.of("no", "null", "prod", "")),
                                Requirement.equalTo("canary", "false"),
                                Requirement.notIn("zone", List.of("1.0", "a")),
                                Requirement.exists("y"),
                                Requirement.doesNotExist("gone")))
                        .addIsolates(Direction.INGRESS)
                        .build());
    }

    @Test
    void streamOfNoPoliciesIsEmpty() {
        assertThat(Manifests.write(ImmutableList.of())).isEmpty();
    }

    private static final NetworkPolicy DENY = Written.policy("shop", "deny");

    @Test
    void aHeaderStandsOnceAboveAll() {
        ManifestWriter writer = ManifestWriter.with(WritingOptions.builder()
                .header("Generated from ShopPolicies; do not edit.\n\n  apiVersion: none\n")
                .build());
        String header = "# Generated from ShopPolicies; do not edit.\n#\n#   apiVersion: none\n";
        NetworkPolicy other = Written.policy("shop", "other");

        assertThat(writer.text(DENY)).isEqualTo(header + Written.manifest("shop", "deny"));
        assertThat(writer.text(ImmutableList.of(DENY, other)))
                .isEqualTo(header + Written.manifest("shop", "deny") + "---\n" + Written.manifest("shop", "other"));
        assertThat(writer.text(ImmutableList.of())).isEqualTo(header);
    }

    @Test
    void aHeaderThatIsNoCommentIsRefusedWhereItIsWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WritingOptions.builder()
                        .header("Generated.\u2028kind: Pod")
                        .build())
                .withMessage(
                        "line 1 of the comment \"Generated.U+2028kind: Pod\" holds U+2028, which no comment here may"
                                + " hold; leave it out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WritingOptions.builder().header("\n").build())
                .withMessage("a comment without text; leave it out");
    }

    @Test
    void jsonHasNoHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WritingOptions.builder()
                        .format(ManifestFormat.JSON)
                        .header("Generated.")
                        .build())
                .withMessage("JSON has no comments; leave the header out, or write YAML");
    }

    @Test
    void onePolicyAsJson() throws IOException {
        ManifestWriter writer = ManifestWriter.with(
                WritingOptions.builder().format(ManifestFormat.JSON).build());
        NetworkPolicy policy = NetworkPolicy.builder()
                .from(DENY)
                .putAnnotations("note", "für \"alle\"\n")
                .addIngress(Rule.of(Peers.anywhere(), Ports.of(Ports.tcp(8080), Ports.tcp("http"))))
                .build();

        ExpectedFile.assertEquals("written/one.json", writer.text(policy));
        assertThat(Manifests.read(writer.text(policy)).cluster().policies()).containsExactly(policy);
    }

    @Test
    void severalPoliciesAsJsonAreOneList() throws IOException {
        ManifestWriter writer = ManifestWriter.with(
                WritingOptions.builder().format(ManifestFormat.JSON).build());
        ImmutableList<NetworkPolicy> policies = ImmutableList.of(DENY, Written.policy("shop", "other"));

        ExpectedFile.assertEquals("written/list.json", writer.text(policies));
        assertThat(Manifests.read(writer.text(policies)).cluster().policies()).containsExactlyElementsOf(policies);
        assertThat(writer.text(ImmutableList.of()))
                .isEqualTo("{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"List\",\n  \"items\": []\n}\n");
    }

    @Test
    void twoPoliciesOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.write(ImmutableList.of(DENY, DENY)))
                .withMessage("several policies of one namespace and name, of which a cluster keeps the last: shop/deny;"
                        + " give each a name of its own");
    }

    /** No bytes of UTF-8 stand for it, so it would be another text, or none, when it is read. */
    @Test
    void halfACharacterIsRefused() {
        for (String half : List.of("a\uD800b", "\uDC00")) {
            NetworkPolicy policy = NetworkPolicy.builder()
                    .from(DENY)
                    .putAnnotations("note", half)
                    .build();
            String message = "NetworkPolicy shop/deny: metadata.annotations[note]: holds one half of a surrogate pair;"
                    + " write both halves or the character itself";

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Manifests.write(policy))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            Manifests.write(Cluster.builder().policy(policy).build()))
                    .withMessage(message);
        }
    }
}
