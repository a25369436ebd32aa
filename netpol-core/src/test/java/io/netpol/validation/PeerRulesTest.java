package io.netpol.validation;

import static io.netpol.validation.Drafts.block;
import static io.netpol.validation.Drafts.expressions;
import static io.netpol.validation.Drafts.ipBlock;
import static io.netpol.validation.Drafts.labels;
import static io.netpol.validation.Drafts.namespaces;
import static io.netpol.validation.Drafts.pathsAndKinds;
import static io.netpol.validation.Drafts.pods;
import static io.netpol.validation.Drafts.requirement;
import static io.netpol.validation.Drafts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.SelectorDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules V4.1 to V5.6. */
class PeerRulesTest {
    private static final SelectorDraft EMPTY = SelectorDraft.builder().build();
    private static final Strictness LENIENT = Strictness.FULL.withCidrs(false);

    private static ImmutableList<Violation> check(PeerDraft peer) {
        Violations violations = Violations.collector();
        PeerRules.check(peer, Strictness.FULL, violations.field("peer"));
        return violations.toList();
    }

    private static ImmutableList<Violation> check(IpBlockDraft block, Strictness strictness) {
        Violations violations = Violations.collector();
        PeerRules.check(block, strictness, violations);
        return violations.toList();
    }

    private static ImmutableList<Violation> check(String cidr, String... except) {
        return check(block(cidr, except), Strictness.FULL);
    }

    @Test
    void anEmptySelectorIsAPeer() {
        assertThat(check(pods(EMPTY))).isEmpty();
        assertThat(check(namespaces(EMPTY))).isEmpty();
        assertThat(check(PeerDraft.builder()
                        .podSelector(EMPTY)
                        .namespaceSelector(EMPTY)
                        .build()))
                .isEmpty();
        assertThat(check(ipBlock(block("10.0.0.0/8")))).isEmpty();
    }

    @Test
    void anEmptyPeerIsNone() {
        ImmutableList<Violation> found = check(PeerDraft.builder().build());

        assertThat(pathsAndKinds(found)).containsExactly("peer REQUIRED");
        assertThat(texts(found))
                .containsExactly("peer: an empty peer; write podSelector, namespaceSelector or ipBlock (for every peer"
                        + " leave the whole list out)");
    }

    @Test
    void aBlockStandsAlone() {
        ImmutableList<Violation> found = check(PeerDraft.builder()
                .podSelector(EMPTY)
                .namespaceSelector(EMPTY)
                .ipBlock(block("10.0.0.0/8"))
                .build());

        assertThat(pathsAndKinds(found)).containsExactly("peer FORBIDDEN");
        assertThat(texts(found))
                .containsExactly(
                        "peer: ipBlock stands alone, and a selector stands beside it; write two peers, each with"
                                + " its own dash: they are ORed");
    }

    @Test
    void orderIsPodsNamespacesBlockPeer() {
        assertThat(pathsAndKinds(check(PeerDraft.builder()
                        .podSelector(labels("?", "a"))
                        .namespaceSelector(expressions(requirement("a", "In")))
                        .ipBlock(block("", "x"))
                        .build())))
                .containsExactly(
                        "peer.podSelector.matchLabels INVALID",
                        "peer.namespaceSelector.matchExpressions[0].values REQUIRED",
                        "peer.ipBlock.cidr REQUIRED",
                        "peer FORBIDDEN");
    }

    @Test
    void aBlockNeedsACidr() {
        ImmutableList<Violation> found = check("", "not looked at");

        assertThat(pathsAndKinds(found)).containsExactly("cidr REQUIRED");
        assertThat(texts(found))
                .containsExactly("cidr: an ipBlock needs a cidr, such as 192.0.2.0/24 or 2001:db8::/32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0/8",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/+8",
                "10.0.0.0/-8",
                " 10.0.0.0/8",
                "10.0.0.0/8 ",
                "10.0.0.0/8\n",
                "256.0.0.0/8",
                "2001:db8::/129",
                "2001:db8::",
                "fe80::%eth0/64",
                "a.b.c.d/8",
                "everything",
                "10.0.0.0/8/8"
            })
    void otherTextsAreNoCidr(String cidr) {
        String text = "\"" + cidr + "\" is no CIDR; write an address, '/' and a prefix length (IPv4 0 to 32, IPv6 0 to"
                + " 128), such as 192.0.2.0/24 or 2001:db8::/32";

        assertThat(texts(check(cidr, "not looked at"))).containsExactly("cidr: " + text);
        assertThat(texts(check("0.0.0.0/0", "10.0.0.0/8", cidr, "12.0.0.0/8"))).containsExactly("except[1]: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "10.0.0.0/8", "192.0.2.1/32", "2001:db8::/32", "::1/128"})
    void canonicalCidrs(String cidr) {
        assertThat(check(cidr)).isEmpty();
    }

    @Test
    void leadingZerosAreErrorsOrWarnings() {
        String text = "cidr: \"010.0.0.1/8\" has leading zeros; write 10.0.0.0/8";

        assertThat(texts(check("010.0.0.1/8"))).containsExactly(text);
        assertThat(texts(check(block("010.0.0.1/8"), LENIENT))).containsExactly("warning " + text);
        assertThat(texts(check("10.0.0.0/08")))
                .containsExactly("cidr: \"10.0.0.0/08\" has leading zeros; write 10.0.0.0/8");
    }

    @Test
    void mappedAddressesAreErrorsOrWarnings() {
        String text = "cidr: \"::ffff:10.0.0.0/104\" is an IPv4 address in IPv6 clothes; write 10.0.0.0/8";

        assertThat(texts(check("::ffff:10.0.0.0/104"))).containsExactly(text);
        assertThat(texts(check(block("::ffff:10.0.0.0/104"), LENIENT))).containsExactly("warning " + text);
        assertThat(texts(check("::ffff:010.0.0.0/104")))
                .containsExactly("cidr: \"::ffff:010.0.0.0/104\" has leading zeros; write 10.0.0.0/8");
    }

    @Test
    void hostBitsAreErrorsOrWarnings() {
        String text =
                "cidr: \"192.168.1.5/24\" has bits beyond its prefix length; write 192.168.1.0/24 for the network,"
                        + " or 192.168.1.5/32 for the one address";

        assertThat(texts(check("192.168.1.5/24"))).containsExactly(text);
        assertThat(texts(check(block("192.168.1.5/24"), LENIENT))).containsExactly("warning " + text);
        assertThat(texts(check("2001:DB8::1/32")))
                .containsExactly(
                        "cidr: \"2001:DB8::1/32\" has bits beyond its prefix length; write 2001:db8::/32 for the"
                                + " network, or 2001:db8::1/128 for the one address");
    }

    @Test
    void anotherSpellingOfIpv6IsAlwaysAWarning() {
        String text = "warning cidr: \"2001:DB8::/32\" is not the canonical spelling (RFC 5952); write 2001:db8::/32";

        assertThat(texts(check("2001:DB8::/32"))).containsExactly(text);
        assertThat(texts(check(block("2001:DB8::/32"), LENIENT))).containsExactly(text);
    }

    @Test
    void strictnessFollowsTheRelease() {
        IpBlockDraft block = block("10.0.0.1/8", "010.1.0.0/16");

        assertThat(pathsAndKinds(check(block, Strictness.of(new KubernetesVersion(36)))))
                .containsExactly("cidr INVALID", "except[0] INVALID");
        assertThat(pathsAndKinds(check(block, Strictness.of(new KubernetesVersion(35)))))
                .containsExactly("warning cidr INVALID", "warning except[0] INVALID");
    }

    @Test
    void exceptionsAreCheckedUnderAnOddCidrToo() {
        assertThat(pathsAndKinds(check("10.0.0.1/8", "11.0.0.0/8", "10.0.0.0/9")))
                .containsExactly("cidr INVALID", "except[0] INVALID");
    }

    @Test
    void anExceptionCanBeOddAndOutside() {
        assertThat(texts(check("192.168.8.0/24", "192.168.9.1/24")))
                .containsExactly(
                        "except[0]: \"192.168.9.1/24\" has bits beyond its prefix length; write 192.168.9.0/24 for the"
                                + " network, or 192.168.9.1/32 for the one address",
                        "except[0]: 192.168.9.0/24 is no smaller part of 192.168.8.0/24; an exception lies inside the"
                                + " cidr and is smaller than it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.8.0/24", "192.168.0.0/16", "192.168.9.0/25", "0.0.0.0/0", "::/0", "2001:db8::/64"})
    void exceptionsThatAreNoSmallerPart(String except) {
        assertThat(texts(check("192.168.8.0/24", "192.168.8.128/25", except)))
                .containsExactly("except[1]: " + except + " is no smaller part of 192.168.8.0/24; an exception lies"
                        + " inside the cidr and is smaller than it");
    }

    @Test
    void familiesNeverMixWhateverTheSpelling() {
        assertThat(pathsAndKinds(check("::/0", "10.0.0.0/8"))).containsExactly("except[0] INVALID");
        // an IPv4 block in IPv6 spelling, and an exception that is a part of it
        assertThat(pathsAndKinds(check(block("10.0.0.0/8", "::ffff:10.1.0.0/112"), LENIENT)))
                .containsExactly("warning except[0] INVALID");
        // as wide as the block once both are IPv4
        assertThat(pathsAndKinds(check(block("10.0.0.0/8", "::ffff:10.0.0.0/104"), LENIENT)))
                .containsExactly("warning except[0] INVALID", "except[0] INVALID");
    }
}
