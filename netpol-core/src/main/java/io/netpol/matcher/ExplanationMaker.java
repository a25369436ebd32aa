package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.DirectionExplanation;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.NearMiss;
import io.netpol.eval.RuleMatch;
import io.netpol.eval.TierMatch;
import io.netpol.eval.TierStep;
import io.netpol.eval.TierStep.Reached;
import io.netpol.matcher.Ending.Winners;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Says why a port of an encounter ends as it does. It looks at the rules of one profile only, and only when asked. */
final class ExplanationMaker {
    private final Encounter encounter;
    private final Protocol protocol;
    private final int port;
    private final PortEndings endings;

    private ExplanationMaker(Encounter encounter, Protocol protocol, int port) {
        this.encounter = encounter;
        this.protocol = protocol;
        this.port = port;
        this.endings = PortEndings.of(encounter, protocol, port);
    }

    static DirectionExplanation of(Encounter encounter, Protocol protocol, int port) {
        return new ExplanationMaker(encounter, protocol, port).explanation();
    }

    private DirectionExplanation explanation() {
        Profile profile = encounter.profile();
        Reached networkPolicies = reached(Ending::networkPolicies);
        DirectionExplanation.Builder explanation = DirectionExplanation.builder()
                .direction(profile.direction())
                .outcome(endings.outcome())
                .reason(endings.reason())
                .isolatedBy(profile.isolatedBy())
                .networkPolicies(networkPolicies)
                .missing(endings.missing());
        if (!profile.admin().isEmpty()) {
            explanation.admin(new TierStep(Reached.YES, matches(Ending::admin)));
        }
        if (!profile.baseline().isEmpty()) {
            explanation.baseline(new TierStep(reached(Ending::baselineTier), matches(Ending::baseline)));
        }
        if (networkPolicies != Reached.NO) {
            addPlaces(explanation);
        }
        return explanation.build();
    }

    private Reached reached(Function<Ending, Reached> tier) {
        Set<Reached> all = EnumSet.noneOf(Reached.class);
        endings.endings().forEach(ending -> all.add(tier.apply(ending)));
        return all.size() == 1 ? all.iterator().next() : Reached.PERHAPS;
    }

    /** Gives where the rules match that may decide; for certain where they do so in every ending. */
    private ImmutableList<TierMatch> matches(Function<Ending, Winners> tier) {
        Map<TierMatch, Integer> timesCertain = new TreeMap<>();
        for (Ending ending : endings.endings()) {
            Winners winners = tier.apply(ending);
            for (CompiledRule rule : winners.rules()) {
                for (int peer = 0; peer < rule.peers().size(); peer++) {
                    if (encounter.holdsPeer(rule, peer, ending.addressClass(), ending.world()::mayHold)) {
                        boolean certain =
                                encounter.holdsPeer(rule, peer, ending.addressClass(), ending.world()::mustHold);
                        for (OptionalInt entry : ports(rule)) {
                            RuleMatch place = rule.place(rule.peerPlace(peer), entry);
                            timesCertain.merge(
                                    new TierMatch(winners.priority(), place, rule.name(), rule.action(), true),
                                    certain ? 1 : 0,
                                    Integer::sum);
                        }
                    }
                }
            }
        }
        return timesCertain.entrySet().stream()
                .map(found -> found.getValue() == endings.endings().size() ? found.getKey() : uncertain(found.getKey()))
                .collect(ImmutableList.toImmutableList());
    }

    private static TierMatch uncertain(TierMatch match) {
        return new TierMatch(match.priority(), match.place(), match.ruleName(), match.action(), false);
    }

    private List<OptionalInt> ports(CompiledRule rule) {
        List<OptionalInt> found = new ArrayList<>();
        for (int i = 0; i < rule.ports().size(); i++) {
            if (encounter.connections(rule, i).contains(protocol, port)) {
                found.add(rule.portPlace(i));
            }
        }
        return found;
    }

    private void addPlaces(DirectionExplanation.Builder explanation) {
        List<RuleMatch> certain = new ArrayList<>();
        List<RuleMatch> perhaps = new ArrayList<>();
        List<NearMiss> near = new ArrayList<>();
        for (CompiledRule rule : encounter.profile().networkPolicies()) {
            List<OptionalInt> ports = ports(rule);
            boolean touched = false;
            for (int peer = 0; peer < rule.peers().size(); peer++) {
                int times = timesHeld(rule, peer);
                if (times == 0) {
                    continue;
                }
                touched = true;
                OptionalInt place = rule.peerPlace(peer);
                List<RuleMatch> matches = times == encounter.addressClasses().size() ? certain : perhaps;
                ports.forEach(entry -> matches.add(rule.place(place, entry)));
                if (ports.isEmpty()) {
                    near.add(new NearMiss(rule.place(place, OptionalInt.empty()), NearMiss.Half.PEER));
                }
            }
            if (!touched) {
                ports.forEach(
                        entry -> near.add(new NearMiss(rule.place(OptionalInt.empty(), entry), NearMiss.Half.PORT)));
            }
        }
        explanation
                .allowedBy(ImmutableList.sortedCopyOf(certain))
                .perhapsAllowedBy(ImmutableList.sortedCopyOf(perhaps));
        if (endings.reason() == Reason.NO_RULE_MATCHES) {
            explanation.nearMisses(ImmutableList.sortedCopyOf(near));
        }
    }

    private int timesHeld(CompiledRule rule, int peer) {
        int times = 0;
        for (int i = 0; i < encounter.addressClasses().size(); i++) {
            if (encounter.holdsPeer(rule, peer, encounter.addressClasses().get(i))) {
                times++;
            }
        }
        return times;
    }
}
