package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.eval.Answer;
import io.netpol.eval.ConnectionSet;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.PortRange;
import io.netpol.model.ClusterRule.Action;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers all ports of an encounter at once, by sets of connections. Where a term may hold or not, ports are asked one by
 * one instead, one for each range that the rules cannot tell apart.
 */
final class AnswerMaker {
    private static final int LAST_PORT = 65_535;

    private final Encounter encounter;

    private AnswerMaker(Encounter encounter) {
        this.encounter = encounter;
    }

    static EndAnswer of(Encounter encounter) {
        if (encounter.profile().saysNothing()) {
            return EndAnswer.ALL;
        }
        AnswerMaker maker = new AnswerMaker(encounter);
        return encounter.profile().allRules().stream().anyMatch(encounter::isUncertain)
                ? maker.portByPort()
                : maker.bySets();
    }

    private EndAnswer bySets() {
        ConnectionSet allowed = ConnectionSet.all();
        ConnectionSet denied = ConnectionSet.all();
        ConnectionSet ambiguous = ConnectionSet.all();
        for (int i = 0; i < encounter.addressClasses().size(); i++) {
            Sums sums = sums(encounter.addressClasses().get(i));
            allowed = allowed.intersection(sums.mayAllow.minus(sums.mayDeny));
            denied = denied.intersection(sums.mayDeny.minus(sums.mayAllow));
            ambiguous = ambiguous.intersection(sums.mayAllow.intersection(sums.mayDeny));
        }
        ConnectionSet unknown = allowed.union(denied).union(ambiguous).complement();
        return unknown.isEmpty()
                ? answer(allowed, ambiguous, ImmutableMap.of())
                : answer(allowed, ambiguous, ImmutableMap.of(encounter.missingAddress(), unknown));
    }

    /** What may be allowed and what may be denied; both are possible where policies of one priority disagree. */
    private static final class Sums {
        private ConnectionSet mayAllow = ConnectionSet.none();
        private ConnectionSet mayDeny = ConnectionSet.none();
    }

    private Sums sums(int addressClass) {
        Profile profile = encounter.profile();
        Sums sums = new Sums();
        ConnectionSet onward = tier(profile.admin(), ConnectionSet.all(), addressClass, sums);
        if (profile.isIsolated()) {
            ConnectionSet matched = ConnectionSet.none();
            for (CompiledRule rule : profile.networkPolicies()) {
                if (encounter.holdsForCertain(rule, addressClass)) {
                    matched = matched.union(encounter.connections(rule));
                }
            }
            sums.mayAllow = sums.mayAllow.union(onward.intersection(matched));
            sums.mayDeny = sums.mayDeny.union(onward.minus(matched));
        } else {
            // the tier adds to the sums itself, so it comes first
            ConnectionSet undecided = tier(profile.baseline(), onward, addressClass, sums);
            sums.mayAllow = sums.mayAllow.union(undecided);
        }
        return sums;
    }

    /** Lets a tier decide what it may; gives what it passes on, or says nothing about. */
    private ConnectionSet tier(ImmutableList<Profile.Group> groups, ConnectionSet asked, int addressClass, Sums sums) {
        ConnectionSet open = asked;
        ConnectionSet passed = ConnectionSet.none();
        for (Profile.Group group : groups) {
            ConnectionSet matched = ConnectionSet.none();
            for (ImmutableList<CompiledRule> policy : group.policies()) {
                ConnectionSet left = open;
                for (CompiledRule rule : policy) {
                    ConnectionSet hit = left.intersection(encounter.connections(rule));
                    if (hit.isEmpty() || !encounter.holdsForCertain(rule, addressClass)) {
                        continue;
                    }
                    left = left.minus(hit);
                    if (rule.action() == Action.ACCEPT) {
                        sums.mayAllow = sums.mayAllow.union(hit);
                    } else if (rule.action() == Action.DENY) {
                        sums.mayDeny = sums.mayDeny.union(hit);
                    } else {
                        passed = passed.union(hit);
                    }
                }
                matched = matched.union(open.minus(left));
            }
            open = open.minus(matched);
        }
        return open.union(passed);
    }

    private EndAnswer portByPort() {
        Map<Outcome, ConnectionSet> connections = new EnumMap<>(Outcome.class);
        Map<MissingFact, ConnectionSet> unknownBy = new EnumMap<>(MissingFact.class);
        for (Protocol protocol : Protocol.values()) {
            List<Integer> starts = new ArrayList<>(starts(protocol));
            for (int i = 0; i < starts.size(); i++) {
                int last = i + 1 < starts.size() ? starts.get(i + 1) - 1 : LAST_PORT;
                ConnectionSet part = ConnectionSet.of(protocol, new PortRange(starts.get(i), last));
                PortEndings endings = PortEndings.of(encounter, protocol, starts.get(i));
                connections.merge(endings.outcome(), part, ConnectionSet::union);
                endings.missing().forEach(fact -> unknownBy.merge(fact, part, ConnectionSet::union));
            }
        }
        return answer(
                connections.getOrDefault(Outcome.ALLOWED, ConnectionSet.none()),
                connections.getOrDefault(Outcome.AMBIGUOUS, ConnectionSet.none()),
                ImmutableMap.copyOf(unknownBy));
    }

    private static EndAnswer answer(
            ConnectionSet allowed, ConnectionSet ambiguous, ImmutableMap<MissingFact, ConnectionSet> unknownBy) {
        return new EndAnswer(
                new Answer(allowed, ambiguous, ConnectionSet.unionOf(unknownBy.values()), unknownBy.keySet()),
                unknownBy);
    }

    private Set<Integer> starts(Protocol protocol) {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(1);
        for (CompiledRule rule : encounter.profile().allRules()) {
            for (PortRange range : encounter.connections(rule).ranges(protocol)) {
                starts.add(range.first());
                if (range.last() < LAST_PORT) {
                    starts.add(range.last() + 1);
                }
            }
        }
        return starts;
    }
}
