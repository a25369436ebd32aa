package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.DirectionExplanation.Reason;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.net.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * All ways in which one port of an encounter can end: one for each address and each world, as far as they differ.
 *
 * @param endings the ways
 * @param missing the facts on which the outcome depends
 */
record PortEndings(ImmutableList<Ending> endings, ImmutableSet<MissingFact> missing) {

    static PortEndings of(Encounter encounter, Protocol protocol, int port) {
        List<Ending> endings = new ArrayList<>();
        for (int i = 0; i < encounter.addressClasses().size(); i++) {
            Worlds worlds = new Worlds(encounter.vocabulary());
            do {
                endings.add(Ending.of(encounter, encounter.addressClasses().get(i), worlds, protocol, port));
            } while (worlds.next());
        }
        return new PortEndings(ImmutableList.copyOf(endings), missing(encounter, endings));
    }

    /**
     * The facts that matter: two endings differ in the outcome, and in nothing else. A name resolves to each address by
     * itself; so where it matters which do, the address matters too.
     */
    private static ImmutableSet<MissingFact> missing(Encounter encounter, List<Ending> endings) {
        Set<MissingFact> missing = EnumSet.noneOf(MissingFact.class);
        BiPredicate<Ending, Ending> onOneNode =
                (one, other) -> one.world().agreesWith(other.world(), MissingFact.DESTINATION_NODE);
        if (existPair(
                endings, (one, other) -> one.addressClass() == other.addressClass() && onOneNode.test(one, other))) {
            missing.add(MissingFact.DOMAIN_NAMES);
        }
        if (existPair(
                endings,
                (one, other) -> one.addressClass() == other.addressClass()
                        && !onOneNode.test(one, other)
                        && one.world().agreesWith(other.world(), MissingFact.DOMAIN_NAMES))) {
            missing.add(MissingFact.DESTINATION_NODE);
        }
        if (!encounter.isAtOneAddress()
                && (missing.contains(MissingFact.DOMAIN_NAMES) || existPair(endings, onOneNode))) {
            missing.add(encounter.missingAddress());
        }
        return Sets.immutableEnumSet(missing);
    }

    /** Tells whether there are two endings of different outcomes between which a relation holds, which must be symmetric. */
    private static boolean existPair(List<Ending> endings, BiPredicate<Ending, Ending> relation) {
        for (int i = 0; i < endings.size(); i++) {
            for (int j = i + 1; j < endings.size(); j++) {
                if (endings.get(i).outcome() != endings.get(j).outcome()
                        && relation.test(endings.get(i), endings.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    Outcome outcome() {
        return missing.isEmpty() ? endings.get(0).outcome() : Outcome.UNKNOWN;
    }

    Reason reason() {
        return switch (outcome()) {
            case UNKNOWN -> Reason.FACT_MISSING;
            case AMBIGUOUS -> Reason.POLICIES_DISAGREE;
            case ALLOWED, DENIED -> {
                Set<Reason> reasons = EnumSet.noneOf(Reason.class);
                endings.forEach(ending -> reasons.addAll(ending.reasons()));
                yield reasons.size() == 1 ? reasons.iterator().next() : Reason.EITHER_WAY;
            }
        };
    }
}
