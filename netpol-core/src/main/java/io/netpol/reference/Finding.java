package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Sets;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.net.IpAddress;
import io.netpol.net.IpRange;
import io.netpol.net.IpSet;
import io.netpol.net.Protocol;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is found for one port at one end: every way in which it can end, whatever the facts that are missing (rule S55).
 *
 * @param endings one for each combination of what is not known, as far as it matters
 * @param missing the facts on which the outcome depends; empty where it is the same in all endings
 */
record Finding(ImmutableList<Ending> endings, ImmutableSet<MissingFact> missing) {

    /**
     * Looks at a port, with the other end at each of some addresses, one for all those that no rule tells apart.
     *
     * @param otherAddresses every address that the other end can have
     */
    static Finding of(
            SideRules rules,
            ImmutableList<IpAddress> addresses,
            IpSet otherAddresses,
            MissingFact missingAddress,
            Protocol protocol,
            int port) {
        ImmutableList.Builder<Ending> endings = ImmutableList.builder();
        for (IpAddress address : addresses) {
            Assumptions assumptions = new Assumptions();
            do {
                endings.add(Ending.of(rules, address, protocol, port, assumptions));
            } while (assumptions.next());
        }
        ImmutableList<Ending> all = endings.build();
        return new Finding(all, missing(all, !isOne(otherAddresses), missingAddress));
    }

    private static boolean isOne(IpSet addresses) {
        ImmutableList<IpRange> ranges = addresses.ranges();
        return ranges.size() == 1 && ranges.get(0).first().equals(ranges.get(0).last());
    }

    /**
     * The facts that matter: a fact does if two endings of different outcomes differ in nothing else. A name resolves to each
     * address by itself, so where names matter and other addresses are possible, the address matters as well.
     */
    private static ImmutableSet<MissingFact> missing(
            ImmutableList<Ending> endings, boolean severalAddresses, MissingFact missingAddress) {
        Set<MissingFact> missing = EnumSet.noneOf(MissingFact.class);
        for (Collection<Ending> ofOneAddress :
                Multimaps.index(endings, Ending::address).asMap().values()) {
            for (Ending one : ofOneAddress) {
                for (Ending other : ofOneAddress) {
                    if (one.outcome() == other.outcome()) {
                        continue;
                    }
                    if (one.assumed().agreesWith(other.assumed(), MissingFact.DESTINATION_NODE)) {
                        missing.add(MissingFact.DOMAIN_NAMES);
                    } else if (one.assumed().agreesWith(other.assumed(), MissingFact.DOMAIN_NAMES)) {
                        missing.add(MissingFact.DESTINATION_NODE);
                    }
                }
            }
        }
        if (severalAddresses && (missing.contains(MissingFact.DOMAIN_NAMES) || differOnOneNode(endings))) {
            missing.add(missingAddress);
        }
        return Sets.immutableEnumSet(missing);
    }

    private static boolean differOnOneNode(ImmutableList<Ending> endings) {
        return endings.stream()
                .anyMatch(one -> endings.stream()
                        .anyMatch(other -> one.outcome() != other.outcome()
                                && one.assumed().agreesWith(other.assumed(), MissingFact.DESTINATION_NODE)));
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
