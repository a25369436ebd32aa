package io.netpol.reference;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.netpol.eval.MissingFact;
import io.netpol.model.LabelSelector;
import io.netpol.reference.Supposition.OnNode;
import io.netpol.reference.Supposition.Resolves;
import java.util.List;
import java.util.Set;

/**
 * What is assumed of that which is not known.
 *
 * @param holding what is assumed to hold
 * @param failing what is assumed not to hold
 */
record Assumed(ImmutableSet<Supposition> holding, ImmutableSet<Supposition> failing) {
    static final Assumed NOTHING = new Assumed(ImmutableSet.of(), ImmutableSet.of());

    Assumed with(Supposition supposition, boolean holds) {
        ImmutableSet<Supposition> one = ImmutableSet.of(supposition);
        return holds
                ? new Assumed(Sets.union(holding, one).immutableCopy(), failing)
                : new Assumed(holding, Sets.union(failing, one).immutableCopy());
    }

    /** Tells whether something can hold besides. */
    boolean mayHold(Supposition supposition) {
        return with(supposition, true).isPossible();
    }

    /** Tells whether something cannot fail to hold. */
    boolean mustHold(Supposition supposition) {
        return !with(supposition, false).isPossible();
    }

    /** Tells whether all of it can be so together. */
    boolean isPossible() {
        for (Supposition holds : holding) {
            for (Supposition fails : failing) {
                if (holds instanceof Resolves name && fails instanceof Resolves other && other.covers(name)) {
                    return false;
                }
            }
        }
        List<LabelSelector> matching = selectors(holding);
        List<LabelSelector> notMatching = selectors(failing);
        return (matching.isEmpty() && notMatching.isEmpty()) || PossibleLabels.exist(matching, notMatching);
    }

    private static List<LabelSelector> selectors(Set<Supposition> suppositions) {
        return suppositions.stream()
                .filter(OnNode.class::isInstance)
                .map(supposition -> ((OnNode) supposition).selector())
                .toList();
    }

    /** Tells whether what is assumed here and there about one fact can be so together. */
    boolean agreesWith(Assumed other, MissingFact fact) {
        return new Assumed(about(fact, holding, other.holding), about(fact, failing, other.failing)).isPossible();
    }

    private static ImmutableSet<Supposition> about(MissingFact fact, Set<Supposition> some, Set<Supposition> others) {
        return Sets.filter(Sets.union(some, others), supposition -> supposition.fact() == fact).stream()
                .collect(ImmutableSet.toImmutableSet());
    }
}
