package io.netpol.matcher;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The peer classes by the terms that hold for them, each list rising: the rows of profiles are made from these without going
 * through all classes. Not thread-safe.
 */
final class Postings {
    private static final IntBuffer NOBODY = new IntBuffer();

    private final Vocabulary vocabulary;
    private final List<IntBuffer> byTerm = new ArrayList<>();
    private final BitSet atSeveralAddresses = new BitSet();
    private final BitSet withPorts = new BitSet();
    private final Interner<NamedPorts> portLists = new Interner<>();
    private final IntBuffer ports = new IntBuffer();
    private final BitSet perhapsOnNode = new BitSet();
    private final Map<Integer, Others> othersByTerm = new HashMap<>();
    private int limit;

    /** The classes below a number for which a term does not hold. */
    private static final class Others {
        private final IntBuffer classes = new IntBuffer();
        private int holdersPassed;
        private int limit;
    }

    Postings(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Gives the number below which all classes are here. */
    int limit() {
        return limit;
    }

    /** Adds the next class. */
    void add(PeerClass peer) {
        addTo(peer.podTerms());
        addTo(peer.onNode());
        if (peer.addressClasses().size() != 1) {
            atSeveralAddresses.set(limit);
        } else if (peer.addressesCount()) {
            addTo(vocabulary.addressClass(peer.addressClasses().get(0)).terms());
        }
        if (!peer.namedPorts().isEmpty()) {
            withPorts.set(limit);
        }
        if (peer.perhapsOnNode().size() > 0) {
            perhapsOnNode.set(limit);
        }
        ports.add(portLists.id(peer.namedPorts()));
        limit++;
    }

    private void addTo(IntList terms) {
        for (int i = 0; i < terms.size(); i++) {
            int term = terms.get(i);
            while (byTerm.size() <= term) {
                byTerm.add(NOBODY);
            }
            if (byTerm.get(term) == NOBODY) {
                byTerm.set(term, new IntBuffer());
            }
            byTerm.get(term).add(limit);
        }
    }

    /** Gives the classes for which a term holds for certain, those left out that have several addresses. */
    IntBuffer of(int term) {
        return term < byTerm.size() ? byTerm.get(term) : NOBODY;
    }

    /** Tells whether a term holds for more than half of the classes from a number on. */
    boolean isWide(int term, int from) {
        IntBuffer holders = of(term);
        int first = from == 0 ? 0 : holders.firstFrom(from);
        return 2 * (holders.size() - first) > limit - from;
    }

    /** Gives the classes for which a term does not hold for certain: what is kept is only for the few terms that are wide. */
    IntBuffer without(int term) {
        Others others = othersByTerm.computeIfAbsent(term, key -> new Others());
        IntBuffer holders = of(term);
        for (; others.limit < limit; others.limit++) {
            if (others.holdersPassed < holders.size() && holders.get(others.holdersPassed) == others.limit) {
                others.holdersPassed++;
            } else {
                others.classes.add(others.limit);
            }
        }
        return others.classes;
    }

    /** Gives the classes of endpoints of which nobody knows in which of several blocks they are. */
    BitSet atSeveralAddresses() {
        return atSeveralAddresses;
    }

    /** Gives the classes that have ports by name. */
    BitSet withPorts() {
        return withPorts;
    }

    /** Gives the number of the ports by name that a class has. */
    int ports(int peerClass) {
        return ports.get(peerClass);
    }

    /** Gives the classes of which nobody knows whether some terms about nodes hold. */
    BitSet perhapsOnNode() {
        return perhapsOnNode;
    }
}
