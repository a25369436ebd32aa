package io.netpol.validation;

import static io.netpol.validation.ViolationKind.FORBIDDEN;
import static io.netpol.validation.ViolationKind.INVALID;
import static io.netpol.validation.ViolationKind.REQUIRED;

import io.netpol.draft.IpBlockDraft;
import io.netpol.draft.PeerDraft;
import io.netpol.net.Cidr;
import io.netpol.net.CidrText;
import java.util.Optional;

/** The rules for the peers of a NetworkPolicy rule (rules V4.1 to V5.6). */
public final class PeerRules {
    private PeerRules() {}

    /** Checks one entry of {@code from} or {@code to}; {@code violations} stands at it. */
    public static void check(PeerDraft peer, Strictness strictness, Violations violations) {
        peer.podSelector()
                .ifPresent(selector -> SelectorRules.check(selector, strictness, violations.field("podSelector")));
        peer.namespaceSelector()
                .ifPresent(
                        selector -> SelectorRules.check(selector, strictness, violations.field("namespaceSelector")));
        peer.ipBlock().ifPresent(block -> check(block, strictness, violations.field("ipBlock")));
        boolean selects =
                peer.podSelector().isPresent() || peer.namespaceSelector().isPresent();
        if (!selects && peer.ipBlock().isEmpty()) {
            violations.error(
                    REQUIRED,
                    "an empty peer; write podSelector, namespaceSelector or ipBlock"
                            + " (for every peer leave the whole list out)");
        } else if (selects && peer.ipBlock().isPresent()) {
            violations.error(
                    FORBIDDEN,
                    "ipBlock stands alone, and a selector stands beside it;"
                            + " write two peers, each with its own dash: they are ORed");
        }
    }

    /** Checks a block of addresses; {@code violations} stands at it. */
    public static void check(IpBlockDraft block, Strictness strictness, Violations violations) {
        Violations at = violations.field("cidr");
        if (block.cidr().isEmpty()) {
            at.error(REQUIRED, "an ipBlock needs a cidr, such as 192.0.2.0/24 or 2001:db8::/32");
            return;
        }
        Optional<Cidr> cidr = check(block.cidr(), strictness, at);
        if (cidr.isEmpty()) {
            return;
        }
        for (int i = 0; i < block.except().size(); i++) {
            Violations exceptAt = violations.field("except").item(i);
            Optional<Cidr> except = check(block.except().get(i), strictness, exceptAt);
            if (except.isPresent() && !except.get().isStrictSubsetOf(cidr.get())) {
                exceptAt.error(
                        INVALID,
                        except.get() + " is no smaller part of " + cidr.get()
                                + "; an exception lies inside the cidr and is smaller than it");
            }
        }
    }

    private static Optional<Cidr> check(String text, Strictness strictness, Violations violations) {
        Optional<CidrText> parsed = CidrText.parse(text);
        if (parsed.isEmpty()) {
            violations.error(
                    INVALID,
                    "\"" + text + "\" is no CIDR; write an address, '/' and a prefix length (IPv4 0 to 32,"
                            + " IPv6 0 to 128), such as 192.0.2.0/24 or 2001:db8::/32");
            return Optional.empty();
        }
        CidrText cidr = parsed.get();
        if (cidr.defects().isEmpty()) {
            return Optional.of(cidr.cidr());
        }
        CidrText.Defect first = cidr.defects().iterator().next();
        String message = switch (first) {
            case LEADING_ZEROS -> "\"" + text + "\" has leading zeros; write " + cidr.canonical();
            case IPV4_MAPPED -> "\"" + text + "\" is an IPv4 address in IPv6 clothes; write " + cidr.canonical();
            case HOST_BITS ->
                "\"" + text + "\" has bits beyond its prefix length; write " + cidr.canonical()
                        + " for the network, or " + cidr.hostAddressText() + " for the one address";
            case NOT_CANONICAL ->
                "\"" + text + "\" is not the canonical spelling (RFC 5952); write " + cidr.canonical();
        };
        if (strictness.cidrs() && first != CidrText.Defect.NOT_CANONICAL) {
            violations.error(INVALID, message);
        } else {
            violations.warning(INVALID, message);
        }
        return Optional.of(cidr.cidr());
    }
}
