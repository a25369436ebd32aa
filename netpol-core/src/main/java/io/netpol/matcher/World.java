package io.netpol.matcher;

import io.netpol.eval.MissingFact;
import io.netpol.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Terms of which nobody knows whether they hold, taken to hold or not to hold.
 *
 * @param vocabulary all terms
 * @param holding those taken to hold
 * @param failing those taken not to hold
 */
record World(Vocabulary vocabulary, IntList holding, IntList failing) {

    static World unlimited(Vocabulary vocabulary) {
        return new World(vocabulary, IntList.EMPTY, IntList.EMPTY);
    }

    World with(int term, boolean holds) {
        return holds
                ? new World(vocabulary, holding.with(term), failing)
                : new World(vocabulary, holding, failing.with(term));
    }

    /** Tells whether a term can hold besides. */
    boolean mayHold(int term) {
        return with(term, true).isPossible();
    }

    /** Tells whether a term cannot but hold. */
    boolean mustHold(int term) {
        return !with(term, false).isPossible();
    }

    /** Tells whether all of it can be so at once: what resolves a name resolves what covers it, and a node has one set of labels. */
    boolean isPossible() {
        for (int i = 0; i < holding.size(); i++) {
            for (int j = 0; j < failing.size(); j++) {
                if (vocabulary.term(holding.get(i)) instanceof Term.Resolved name
                        && vocabulary.term(failing.get(j)) instanceof Term.Resolved wider
                        && wider.name().covers(name.name())) {
                    return false;
                }
            }
        }
        List<LabelSelector> matching = nodeSelectors(holding);
        List<LabelSelector> others = nodeSelectors(failing);
        return (matching.isEmpty() && others.isEmpty()) || NodeLabels.canExist(matching, others);
    }

    private List<LabelSelector> nodeSelectors(IntList some) {
        List<LabelSelector> selectors = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            if (vocabulary.term(some.get(i)) instanceof Term.OnNode term) {
                selectors.add(term.nodes());
            }
        }
        return selectors;
    }

    /** Tells whether this world and another can be one, as far as one fact is concerned. */
    boolean agreesWith(World other, MissingFact fact) {
        return new World(
                        vocabulary,
                        about(fact, holding).with(about(fact, other.holding)),
                        about(fact, failing).with(about(fact, other.failing)))
                .isPossible();
    }

    private IntList about(MissingFact fact, IntList some) {
        IntPredicate isAbout = term -> fact
                == (vocabulary.term(term) instanceof Term.Resolved
                        ? MissingFact.DOMAIN_NAMES
                        : MissingFact.DESTINATION_NODE);
        return some.filter(isAbout);
    }
}
