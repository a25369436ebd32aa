package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.NearMiss;
import io.netpol.eval.RuleMatch;
import io.netpol.eval.TierMatch;
import io.netpol.eval.TierStep;
import io.netpol.eval.TierStep.Reached;
import io.netpol.net.IpSet;
import io.netpol.net.Protocol;
import io.netpol.reference.PriorityGroup.ActionRule;
import io.netpol.reference.PriorityGroup.Winners;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** Puts together why one port ends as it was found, tier by tier. */
final class Explainer {
    private final Side side;
    private final SideRules rules;
    private final Finding finding;
    private final Protocol protocol;
    private final int port;

    Explainer(Side side, SideRules rules, Finding finding, Protocol protocol, int port) {
        this.side = side;
        this.rules = rules;
        this.finding = finding;
        this.protocol = protocol;
        this.port = port;
    }

    DirectionExplanation explanation() {
        Reached networkPolicies = reached(Ending::networkPolicies);
        DirectionExplanation.Builder explanation = DirectionExplanation.builder()
                .direction(side.direction())
                .outcome(finding.outcome())
                .reason(finding.reason())
                .admin(step(!rules.admin().isEmpty(), ending -> Reached.YES, Ending::admin))
                .isolatedBy(rules.isolatedBy())
                .networkPolicies(networkPolicies)
                .baseline(step(!rules.baseline().isEmpty(), Ending::baselineTier, Ending::baseline))
                .missing(finding.missing());
        if (networkPolicies != Reached.NO) {
            addRuleMatches(explanation);
        }
        return explanation.build();
    }

    private Reached reached(Function<Ending, Reached> tier) {
        ImmutableSet<Reached> all = finding.endings().stream().map(tier).collect(Sets.toImmutableEnumSet());
        return all.size() == 1 ? all.iterator().next() : Reached.PERHAPS;
    }

    private Optional<TierStep> step(
            boolean hasPolicies, Function<Ending, Reached> tier, Function<Ending, Winners> winnersOf) {
        return hasPolicies ? Optional.of(new TierStep(reached(tier), matches(winnersOf))) : Optional.empty();
    }

    /** The places of all rules that may decide; certain are those that match and may decide in every ending. */
    private ImmutableList<TierMatch> matches(Function<Ending, Winners> winnersOf) {
        Map<TierMatch, Integer> counts = new LinkedHashMap<>();
        for (Ending ending : finding.endings()) {
            Winners winners = winnersOf.apply(ending);
            for (ActionRule winner : winners.rules()) {
                for (int peer : winner.rule().touchingPeers()) {
                    Reach reach = winner.rule().peers().get(peer);
                    if (ending.mayReach(reach)) {
                        int certain = ending.mustReach(reach) ? 1 : 0;
                        places(winner.rule(), peer)
                                .map(place ->
                                        new TierMatch(winners.priority(), place, winner.name(), winner.action(), true))
                                .forEach(match -> counts.merge(match, certain, Integer::sum));
                    }
                }
            }
        }
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() == finding.endings().size() ? entry.getKey() : uncertain(entry.getKey()))
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }

    private Stream<RuleMatch> places(AppliedRule rule, int peer) {
        return rule.matchingPorts(protocol, port).stream().map(entry -> rule.place(rule.peerPlace(peer), entry));
    }

    private static TierMatch uncertain(TierMatch match) {
        return new TierMatch(match.priority(), match.place(), match.ruleName(), match.action(), false);
    }

    /** Adds what the rules of NetworkPolicies match and nearly match; a rule matches by a peer and a port of its own (S12). */
    private void addRuleMatches(DirectionExplanation.Builder explanation) {
        List<RuleMatch> certain = new ArrayList<>();
        List<RuleMatch> perhaps = new ArrayList<>();
        List<NearMiss> nearMisses = new ArrayList<>();
        for (AppliedRule rule : rules.networkPolicies()) {
            List<OptionalInt> ports = rule.matchingPorts(protocol, port);
            List<Integer> peers = rule.touchingPeers();
            for (int peer : peers) {
                OptionalInt peerPlace = rule.peerPlace(peer);
                IpSet addresses = rule.peers().get(peer).certain();
                List<RuleMatch> matches = addresses.containsAll(side.otherAddresses()) ? certain : perhaps;
                ports.forEach(entry -> matches.add(rule.place(peerPlace, entry)));
                if (ports.isEmpty()) {
                    nearMisses.add(new NearMiss(rule.place(peerPlace, OptionalInt.empty()), NearMiss.Half.PEER));
                }
            }
            if (peers.isEmpty()) {
                ports.forEach(entry ->
                        nearMisses.add(new NearMiss(rule.place(OptionalInt.empty(), entry), NearMiss.Half.PORT)));
            }
        }
        explanation
                .allowedBy(ImmutableList.sortedCopyOf(certain))
                .perhapsAllowedBy(ImmutableList.sortedCopyOf(perhaps));
        if (finding.reason() == Reason.NO_RULE_MATCHES) {
            explanation.nearMisses(ImmutableList.sortedCopyOf(nearMisses));
        }
    }
}
