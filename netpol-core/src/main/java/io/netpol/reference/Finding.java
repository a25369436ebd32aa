package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What is found for one port at one end: every way in which it can end, whatever the facts that are missing (rule S55).
 *
 * @param endings one for each combination of what is not known, as far as it matters
 * @param missing the facts on which the outcome depends; empty where it is the same in all endings
 */
record Finding(ImmutableList<Ending> endings, ImmutableSet<MissingFact> missing) {

    /** Looks at a port, with the other end at each of some addresses between which no rule can tell any others apart. */
    static Finding of(
            SideRules rules,
            ImmutableList<IpAddress> addresses,
            MissingFact missingAddress,
            Protocol protocol,
            int port) {
        ImmutableList.Builder<Ending> endings = ImmutableList.builder();
        Set<MissingFact> missing = EnumSet.noneOf(MissingFact.class);
        Set<Set<Outcome>> outcomesByAddress = new HashSet<>();
        for (IpAddress address : addresses) {
            Assumptions assumptions = new Assumptions();
            Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
            do {
                Ending ending = Ending.of(rules, address, protocol, port, assumptions);
                endings.add(ending);
                outcomes.add(ending.outcome());
            } while (assumptions.next());
            outcomesByAddress.add(outcomes);
            if (outcomes.size() > 1) {
                assumptions.asked().forEach(supposition -> missing.add(supposition.fact()));
            }
        }
        if (outcomesByAddress.size() > 1) {
            missing.add(missingAddress);
        }
        return new Finding(endings.build(), Sets.immutableEnumSet(missing));
    }

    Outcome outcome() {
        return missing.isEmpty() ? endings.get(0).outcome() : Outcome.UNKNOWN;
    }

    /** What decides, whichever way it ends. */
    Reason reason() {
        return switch (outcome()) {
            case UNKNOWN -> Reason.FACT_MISSING;
            case AMBIGUOUS -> Reason.POLICIES_DISAGREE;
            case ALLOWED, DENIED -> {
                ImmutableSet<Reason> reasons = endings.stream()
                        .flatMap(ending -> ending.reasons().stream())
                        .collect(Sets.toImmutableEnumSet());
                yield reasons.size() == 1 ? reasons.iterator().next() : Reason.EITHER_WAY;
            }
        };
    }
}
