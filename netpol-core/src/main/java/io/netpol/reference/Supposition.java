package io.netpol.reference;

import io.netpol.eval.MissingFact;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;

/** Something that the input does not tell and that may hold or not: peers match by it. */
sealed interface Supposition {
    /** The fact that would tell. */
    MissingFact fact();

    /** Tells whether this cannot hold without the other. */
    boolean implies(Supposition other);

    /** The other end has one of the addresses to which a name resolves. */
    record Resolves(DomainName name) implements Supposition {
        @Override
        public MissingFact fact() {
            return MissingFact.DOMAIN_NAMES;
        }

        @Override
        public boolean implies(Supposition other) {
            return other instanceof Resolves resolves && resolves.name.covers(name);
        }
    }

    /** The other end is on a node whose labels match. */
    record OnNode(LabelSelector selector) implements Supposition {
        @Override
        public MissingFact fact() {
            return MissingFact.DESTINATION_NODE;
        }

        @Override
        public boolean implies(Supposition other) {
            return equals(other);
        }
    }
}
