package io.netpol.validation;

import static io.netpol.validation.ViolationKind.DUPLICATE;
import static io.netpol.validation.ViolationKind.FORBIDDEN;
import static io.netpol.validation.ViolationKind.INVALID;
import static io.netpol.validation.ViolationKind.REQUIRED;
import static io.netpol.validation.ViolationKind.TOO_LONG;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.ClusterPeerDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.net.CidrText;
import io.netpol.net.Direction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for the peers of a cluster-wide policy's rule. */
public final class ClusterPeerRules {
    private static final int MAX_CIDR = 43;
    private static final ImmutableList<String> OUTSIDE_FIELDS = ImmutableList.of("networks", "nodes", "domainNames");
    // the range A-z, with the six characters between Z and a, is what the published schema says
    private static final Pattern DOMAIN_NAME = Pattern.compile(
            "(\\*\\.)?([a-zA-z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\\.)+[a-zA-z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\\.?");

    private ClusterPeerRules() {}

    static void check(
            ClusterPeerDraft peer, Direction direction, PolicyKind kind, Strictness strictness, Violations violations) {
        UnionRules union = UnionRules.ofEntry("a peer", violations);
        union.field("namespaces", peer.namespaces().isPresent());
        union.field("pods", peer.pods().isPresent());
        ImmutableList<String> outside = outsideFields(peer);
        for (String field : OUTSIDE_FIELDS) {
            Optional<String> reason = whyNoField(field, direction, kind);
            if (reason.isEmpty()) {
                union.field(field, outside.contains(field));
            } else if (outside.contains(field)) {
                union.hiddenField(field);
                violations.field(field).error(FORBIDDEN, reason.get());
            }
        }
        peer.unknownFields().forEach(union::hiddenField);
        union.check();
        peer.namespaces()
                .ifPresent(selector -> SelectorRules.check(selector, strictness, violations.field("namespaces")));
        peer.pods().ifPresent(pods -> checkPods(pods, kind.isLegacy(), strictness, violations.field("pods")));
        peer.nodes().ifPresent(selector -> SelectorRules.check(selector, strictness, violations.field("nodes")));
        peer.networks().ifPresent(networks -> checkNetworks(networks, violations.field("networks")));
        peer.domainNames().ifPresent(names -> checkDomainNames(names, violations.field("domainNames")));
    }

    /** Gives why a peer outside the pods cannot stand here; empty where it can. */
    static Optional<String> whyNoField(String field, Direction direction, PolicyKind kind) {
        if (direction == Direction.INGRESS) {
            return Optional.of(field + " is a field of egress peers only: no rule matches what comes from outside the"
                    + " pods; write namespaces or pods");
        }
        boolean isMissing = field.equals("domainNames") && kind == PolicyKind.BASELINE_ADMIN_NETWORK_POLICY;
        return isMissing
                ? Optional.of(
                        "a BaselineAdminNetworkPolicy has no peers by domainNames; write a ClusterNetworkPolicy of"
                                + " tier Baseline, or networks")
                : Optional.empty();
    }

    /**
     * Checks pods with their namespaces, of a peer or a subject. In v1alpha1 the schema asks for both selectors, and clients
     * that are made from it always write both, an empty one for one that is left out: so it is read here, with a warning.
     */
    static void checkPods(NamespacedPodsDraft pods, boolean isLegacy, Strictness strictness, Violations violations) {
        Violations namespaceSelector = violations.field("namespaceSelector");
        if (pods.namespaceSelector().isEmpty() && isLegacy) {
            namespaceSelector.warning(
                    REQUIRED,
                    "v1alpha1 wants it written, and it is read as all namespaces; write {}, or which are meant");
        }
        pods.namespaceSelector().ifPresent(selector -> SelectorRules.check(selector, strictness, namespaceSelector));
        Violations podSelector = violations.field("podSelector");
        if (pods.podSelector().isEmpty() && isLegacy) {
            podSelector.warning(
                    REQUIRED, "v1alpha1 wants it written, and it is read as all pods; write {}, or which are meant");
        } else if (pods.podSelector().isEmpty()) {
            podSelector.error(REQUIRED, "a pod selector is required; for all pods write {}");
        }
        pods.podSelector().ifPresent(selector -> SelectorRules.check(selector, strictness, podSelector));
    }

    private static void checkNetworks(ImmutableList<String> networks, Violations violations) {
        if (networks.isEmpty()) {
            violations.error(REQUIRED, "a list of no networks; write at least one CIDR, such as 192.0.2.0/24");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < networks.size(); i++) {
            String text = networks.get(i);
            Violations at = violations.item(i);
            if (!seen.add(text)) {
                at.error(DUPLICATE, text + " stands here twice; leave one out");
            }
            if (LabelRules.bytes(text) > MAX_CIDR) {
                at.error(TOO_LONG, "a CIDR has at most " + MAX_CIDR + " characters");
                continue;
            }
            Optional<CidrText> cidr = CidrText.parse(text);
            if (cidr.isEmpty()) {
                at.error(
                        INVALID,
                        "\"" + text + "\" is no CIDR; write an address, '/' and a prefix length (IPv4 0 to 32,"
                                + " IPv6 0 to 128), such as 192.0.2.0/24 or 2001:db8::/32");
            } else {
                cidr.get().defects().stream()
                        .findFirst()
                        .ifPresent(defect -> checkDefect(cidr.get(), text, defect, at));
            }
        }
    }

    private static void checkDefect(CidrText cidr, String text, CidrText.Defect defect, Violations violations) {
        switch (defect) {
            case LEADING_ZEROS ->
                violations.error(INVALID, "\"" + text + "\" has leading zeros; write " + cidr.canonical());
            case IPV4_MAPPED ->
                violations.error(
                        INVALID, "\"" + text + "\" is an IPv4 address in IPv6 clothes; write " + cidr.canonical());
            case HOST_BITS ->
                violations.warning(
                        INVALID,
                        "\"" + text + "\" has bits beyond its prefix length, which are ignored; write "
                                + cidr.canonical() + " for the network, or " + cidr.hostAddressText()
                                + " for the one address");
            case NOT_CANONICAL ->
                violations.warning(
                        INVALID,
                        "\"" + text + "\" is not the canonical spelling (RFC 5952); write " + cidr.canonical());
        }
    }

    private static void checkDomainNames(ImmutableList<String> names, Violations violations) {
        if (names.isEmpty()) {
            violations.error(REQUIRED, "a list of no domain names; write at least one, such as www.example.com");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!seen.add(name)) {
                violations.item(i).error(DUPLICATE, name + " stands here twice; leave one out");
            }
            Violations at = violations.item(i);
            domainNameDefect(name).ifPresent(defect -> at.error(INVALID, defect));
        }
    }

    /** Gives what is wrong with a domain name; empty for a valid one. */
    public static Optional<String> domainNameDefect(String name) {
        return DOMAIN_NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        "\"" + name + "\" is no domain name; write at least two parts with a dot between, letters,"
                                + " digits, '-' and '_', such as www.example.com, or *.example.com for all names below");
    }

    /** Gives the fields for what is outside the pods that this peer uses. */
    static ImmutableList<String> outsideFields(ClusterPeerDraft peer) {
        ImmutableList.Builder<String> fields = ImmutableList.builder();
        if (peer.networks().isPresent()) {
            fields.add("networks");
        }
        if (peer.nodes().isPresent()) {
            fields.add("nodes");
        }
        if (peer.domainNames().isPresent()) {
            fields.add("domainNames");
        }
        return fields.build();
    }
}
