package io.netpol.reference;

import io.netpol.eval.MissingFact;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;

/** Something that the input does not tell and that may hold or not: peers match by it. */
sealed interface Supposition {
    /** The fact that would tell. */
    MissingFact fact();

    /** The other end has one of the addresses to which a name resolves. */
    record Resolves(DomainName name) implements Supposition {
        @Override
        public MissingFact fact() {
            return MissingFact.DOMAIN_NAMES;
        }

        /** Tells whether what has the other name has this one too. */
        boolean covers(Resolves other) {
            return name.covers(other.name);
        }
    }

    /** The other end is on a node whose labels match. */
    record OnNode(LabelSelector selector) implements Supposition {
        @Override
        public MissingFact fact() {
            return MissingFact.DESTINATION_NODE;
        }
    }
}
