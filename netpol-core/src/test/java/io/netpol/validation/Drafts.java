package io.netpol.validation;

import io.netpol.draft.IntOrString;
import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.draft.PortDraft;
import io.netpol.draft.RequirementDraft;
import io.netpol.draft.RuleDraft;
import io.netpol.draft.SelectorDraft;
import java.util.Arrays;
import java.util.List;

/** Short words for drafts, after the template object of the upstream validation cases. */
public final class Drafts {
    public static final IpBlockDraft V4 = block("192.168.0.0/16", "192.168.3.0/24", "192.168.4.0/24");
    public static final IpBlockDraft V6 = block("fd00:192:168::/48", "fd00:192:168:3::/64", "fd00:192:168:4::/64");
    public static final SelectorDraft SEL = labels("c", "d");

    private Drafts() {}

    /** The template: bar/foo, which selects a=b. */
    public static NetworkPolicyDraft.Builder policy() {
        return NetworkPolicyDraft.builder().metadata(metadata().build()).podSelector(labels("a", "b"));
    }

    public static MetadataDraft.Builder metadata() {
        return MetadataDraft.builder().name("foo").namespace("bar");
    }

    public static SelectorDraft labels(String key, String value) {
        return SelectorDraft.builder().putMatchLabels(key, value).build();
    }

    public static SelectorDraft expressions(RequirementDraft... requirements) {
        return SelectorDraft.builder()
                .matchExpressions(Arrays.asList(requirements))
                .build();
    }

    public static RequirementDraft requirement(String key, String operator, String... values) {
        return RequirementDraft.builder()
                .key(key)
                .operator(operator)
                .values(Arrays.asList(values))
                .build();
    }

    public static RuleDraft peers(PeerDraft... peers) {
        return RuleDraft.builder().peers(Arrays.asList(peers)).build();
    }

    public static RuleDraft ports(PortDraft... ports) {
        return RuleDraft.builder().ports(Arrays.asList(ports)).build();
    }

    public static PeerDraft pods(SelectorDraft selector) {
        return PeerDraft.builder().podSelector(selector).build();
    }

    public static PeerDraft namespaces(SelectorDraft selector) {
        return PeerDraft.builder().namespaceSelector(selector).build();
    }

    public static PeerDraft ipBlock(IpBlockDraft block) {
        return PeerDraft.builder().ipBlock(block).build();
    }

    public static IpBlockDraft block(String cidr, String... except) {
        return IpBlockDraft.builder().cidr(cidr).except(Arrays.asList(except)).build();
    }

    public static PortDraft port(int port) {
        return PortDraft.builder().port(IntOrString.of(port)).build();
    }

    public static PortDraft port(String name) {
        return PortDraft.builder().port(IntOrString.of(name)).build();
    }

    public static PortDraft range(int port, int endPort) {
        return PortDraft.builder().port(IntOrString.of(port)).endPort(endPort).build();
    }

    public static PortDraft protocol(String protocol) {
        return PortDraft.builder().protocol(protocol).build();
    }

    public static PortDraft protocol(String protocol, int port) {
        return PortDraft.builder().protocol(protocol).port(IntOrString.of(port)).build();
    }

    public static PortDraft protocol(String protocol, String port) {
        return PortDraft.builder().protocol(protocol).port(IntOrString.of(port)).build();
    }

    public static PortDraft protocol(String protocol, int port, int endPort) {
        return PortDraft.builder()
                .protocol(protocol)
                .port(IntOrString.of(port))
                .endPort(endPort)
                .build();
    }

    /** Every violation as {@code path KIND}, a warning with that word in front. */
    static List<String> pathsAndKinds(List<Violation> violations) {
        return violations.stream()
                .map(violation -> (violation.isError() ? "" : "warning ") + violation.path() + " " + violation.kind())
                .toList();
    }

    /** Every violation as it prints, a warning with that word in front. */
    static List<String> texts(List<Violation> violations) {
        return violations.stream()
                .map(violation -> (violation.isError() ? "" : "warning ") + violation)
                .toList();
    }
}
