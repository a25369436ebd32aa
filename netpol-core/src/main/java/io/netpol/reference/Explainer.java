package io.netpol.reference;

import com.google.common.collect.ImmutableList;
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
import java.util.function.Predicate;

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
        Reached networkPolicies = reached(Ending::networkPoliciesAsked);
        DirectionExplanation.Builder explanation = DirectionExplanation.builder()
                .direction(side.direction())
                .outcome(finding.outcome())
                .reason(finding.reason())
                .admin(step(!rules.admin().isEmpty(), ending -> true, Ending::admin))
                .isolatedBy(rules.isolatedBy())
                .networkPolicies(networkPolicies)
                .baseline(step(!rules.baseline().isEmpty(), Ending::baselineAsked, Ending::baseline))
                .missing(finding.missing());
        if (networkPolicies != Reached.NO) {
            addRuleMatches(explanation);
        }
        return explanation.build();
    }

    private Reached reached(Predicate<Ending> isAsked) {
        ImmutableList<Ending> endings = finding.endings();
        return endings.stream().allMatch(isAsked)
                ? Reached.YES
                : endings.stream().anyMatch(isAsked) ? Reached.PERHAPS : Reached.NO;
    }

    private Optional<TierStep> step(
            boolean hasPolicies, Predicate<Ending> isAsked, Function<Ending, Winners> winnersOf) {
        return hasPolicies ? Optional.of(new TierStep(reached(isAsked), matches(winnersOf))) : Optional.empty();
    }

    /** The places of all rules that may decide; certain are those that may in every ending. */
    private ImmutableList<TierMatch> matches(Function<Ending, Winners> winnersOf) {
        Map<TierMatch, Integer> counts = new LinkedHashMap<>();
        for (Ending ending : finding.endings()) {
            Winners winners = winnersOf.apply(ending);
            for (ActionRule winner : winners.rules()) {
                for (RuleMatch place : places(winner.rule(), ending)) {
                    counts.merge(
                            new TierMatch(winners.priority(), place, winner.name(), winner.action(), true),
                            1,
                            Integer::sum);
                }
            }
        }
        return counts.entrySet().stream()
                .map(entry -> {
                    TierMatch match = entry.getKey();
                    boolean always = entry.getValue() == finding.endings().size();
                    return always
                            ? match
                            : new TierMatch(match.priority(), match.place(), match.ruleName(), match.action(), false);
                })
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }

    /** The peers that match the address of an ending for certain, or else those that do by what it assumes. */
    private List<RuleMatch> places(AppliedRule rule, Ending ending) {
        List<RuleMatch> places = new ArrayList<>();
        for (int peer : rule.touchingPeers()) {
            Reach reach = rule.peers().get(peer);
            if (ending.reaches(reach)) {
                rule.matchingPorts(protocol, port)
                        .forEach(entry -> places.add(rule.place(rule.peerPlace(peer), entry)));
            }
        }
        return places;
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
