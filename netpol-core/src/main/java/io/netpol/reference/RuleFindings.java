package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.NearMiss;
import io.netpol.eval.Outcome;
import io.netpol.eval.RuleMatch;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.PolicyId;
import io.netpol.model.PortMatch;
import io.netpol.model.Rule;
import io.netpol.net.IpSet;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Looks at the rules of the isolating policies for one connection, and keeps what the explanation needs. */
final class RuleFindings {
    private final Side side;
    private final List<RuleMatch> certain = new ArrayList<>();
    private final List<RuleMatch> perhaps = new ArrayList<>();
    private final List<NearMiss> nearMisses = new ArrayList<>();
    private IpSet allowedAddresses = IpSet.empty();

    RuleFindings(Side side) {
        this.side = side;
    }

    /** A peer that matches, by its index, and the addresses at which it does. */
    private record PeerFinding(OptionalInt index, IpSet addresses) {}

    /** Looks at one rule (rule S12: a port and a peer of the same rule). */
    void look(NetworkPolicy policy, int ruleIndex, Rule rule, Protocol protocol, int port) {
        List<OptionalInt> ports = matchingPorts(rule, protocol, port);
        List<PeerFinding> peers = matchingPeers(rule, policy);
        for (PeerFinding peer : peers) {
            if (ports.isEmpty()) {
                nearMisses.add(
                        new NearMiss(match(policy, ruleIndex, peer.index, OptionalInt.empty()), NearMiss.Half.PEER));
            }
            for (OptionalInt entry : ports) {
                boolean always = peer.addresses.containsAll(side.otherAddresses());
                (always ? certain : perhaps).add(match(policy, ruleIndex, peer.index, entry));
                allowedAddresses = allowedAddresses.union(peer.addresses);
            }
        }
        if (peers.isEmpty()) {
            ports.forEach(entry -> nearMisses.add(
                    new NearMiss(match(policy, ruleIndex, OptionalInt.empty(), entry), NearMiss.Half.PORT)));
        }
    }

    private RuleMatch match(NetworkPolicy policy, int rule, OptionalInt peer, OptionalInt port) {
        return RuleMatch.of(policy.id(), side.direction(), rule, peer, port);
    }

    private List<OptionalInt> matchingPorts(Rule rule, Protocol protocol, int port) {
        List<OptionalInt> found = new ArrayList<>();
        if (rule.ports().isAny()) {
            found.add(OptionalInt.empty());
        }
        ImmutableList<PortMatch> entries = rule.ports().list();
        for (int i = 0; i < entries.size(); i++) {
            if (PortMeaning.matches(entries.get(i), side.destination(), protocol, port)) {
                found.add(OptionalInt.of(i));
            }
        }
        return found;
    }

    private List<PeerFinding> matchingPeers(Rule rule, NetworkPolicy policy) {
        List<PeerFinding> found = new ArrayList<>();
        if (rule.peers().isAnywhere()) {
            found.add(new PeerFinding(OptionalInt.empty(), side.otherAddresses()));
        }
        ImmutableList<Peer> peers = rule.peers().list();
        for (int i = 0; i < peers.size(); i++) {
            IpSet addresses = side.matched(peers.get(i), policy.namespace());
            if (!addresses.isEmpty()) {
                found.add(new PeerFinding(OptionalInt.of(i), addresses));
            }
        }
        return found;
    }

    /** Gives the explanation of what was found under these policies. */
    DirectionExplanation explanation(ImmutableList<PolicyId> isolatedBy) {
        DirectionExplanation.Builder explanation = DirectionExplanation.builder()
                .direction(side.direction())
                .isolatedBy(isolatedBy)
                .allowedBy(ImmutableList.sortedCopyOf(certain))
                .perhapsAllowedBy(ImmutableList.sortedCopyOf(perhaps));
        if (allowedAddresses.containsAll(side.otherAddresses())) {
            return explanation
                    .outcome(Outcome.ALLOWED)
                    .reason(Reason.RULE_MATCHES)
                    .build();
        }
        if (allowedAddresses.isEmpty()) {
            return explanation
                    .outcome(Outcome.DENIED)
                    .reason(Reason.NO_RULE_MATCHES)
                    .nearMisses(ImmutableList.sortedCopyOf(nearMisses))
                    .build();
        }
        return explanation
                .outcome(Outcome.UNKNOWN)
                .reason(Reason.FACT_MISSING)
                .missing(ImmutableSet.of(side.missingAddress()))
                .build();
    }
}
