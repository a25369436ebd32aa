package io.netpol.matcher;

import io.netpol.eval.ConnectionSet;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.net.Direction;
import io.netpol.net.Protocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** One end of a connection: a profile of policies, and the class of the endpoint at the other end. */
final class Encounter {
    private final Vocabulary vocabulary;
    private final Profile profile;
    private final PeerClass peer;
    private final NamedPorts namedPorts;
    private final IntList addressClasses;

    Encounter(Vocabulary vocabulary, Profile profile, PeerClass peer) {
        this.vocabulary = vocabulary;
        this.profile = profile;
        this.peer = peer;
        this.namedPorts = profile.direction() == Direction.EGRESS ? peer.namedPorts() : profile.namedPorts();
        this.addressClasses = distinctClasses();
    }

    Profile profile() {
        return profile;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Tells whether one port is allowed for certain. */
    boolean allows(Protocol protocol, int port) {
        return PortEndings.of(this, protocol, port).outcome() == Outcome.ALLOWED;
    }

    MissingFact missingAddress() {
        return profile.direction() == Direction.EGRESS ? MissingFact.DESTINATION_ADDRESS : MissingFact.SOURCE_ADDRESS;
    }

    /** Tells whether the other end can have one address only. */
    boolean isAtOneAddress() {
        return peer.hasOneAddress();
    }

    /** Gives the classes of addresses in which the other end can be, one for all that the rules cannot tell apart. */
    IntList addressClasses() {
        return addressClasses;
    }

    private IntList distinctClasses() {
        if (peer.addressClasses().size() == 1) {
            return peer.addressClasses();
        }
        TreeSet<Integer> asked = new TreeSet<>();
        for (CompiledRule rule : profile.allRules()) {
            for (IntList terms : rule.peers()) {
                for (int i = 0; i < terms.size(); i++) {
                    if (vocabulary.isAboutAddresses(terms.get(i))) {
                        asked.add(terms.get(i));
                    }
                }
            }
        }
        Map<IntList, Integer> firsts = new LinkedHashMap<>();
        IntBuffer held = new IntBuffer();
        for (int i = 0; i < peer.addressClasses().size(); i++) {
            int addressClass = peer.addressClasses().get(i);
            held.clear();
            for (int term : asked) {
                if (holds(term, addressClass)) {
                    held.add(term);
                } else if (mayHold(term, addressClass)) {
                    held.add(-term - 1);
                }
            }
            firsts.putIfAbsent(held.toList(), addressClass);
        }
        return IntList.of(firsts.values().stream().mapToInt(Integer::intValue).toArray());
    }

    /** Tells whether a term holds for certain, the other end having an address of a class. */
    boolean holds(int term, int addressClass) {
        return vocabulary.holds(term, peer, addressClass);
    }

    /** Tells whether a term may hold that does not for certain. */
    boolean mayHold(int term, int addressClass) {
        return vocabulary.mayHold(term, peer, addressClass);
    }

    /** Tells whether some peer of a rule may hold without holding for certain. */
    boolean isUncertain(CompiledRule rule) {
        for (IntList terms : rule.peers()) {
            for (int i = 0; i < terms.size(); i++) {
                for (int j = 0; j < addressClasses.size(); j++) {
                    if (mayHold(terms.get(i), addressClasses.get(j))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Tells whether a peer of a rule, by its index, holds for certain. */
    boolean holdsPeer(CompiledRule rule, int index, int addressClass) {
        IntList terms = rule.peers().get(index);
        for (int i = 0; i < terms.size(); i++) {
            if (holds(terms.get(i), addressClass)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a peer of a rule holds, or may where terms that are not certain pass a test. */
    boolean holdsPeer(CompiledRule rule, int index, int addressClass, IntPredicate isTaken) {
        if (holdsPeer(rule, index, addressClass)) {
            return true;
        }
        IntList terms = rule.peers().get(index);
        for (int i = 0; i < terms.size(); i++) {
            if (mayHold(terms.get(i), addressClass) && isTaken.test(terms.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether some peer of a rule holds for certain. */
    boolean holdsForCertain(CompiledRule rule, int addressClass) {
        for (int i = 0; i < rule.peers().size(); i++) {
            if (holdsPeer(rule, i, addressClass)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether some peer of a rule holds in a world; what is certain is looked at first. */
    boolean holds(CompiledRule rule, int addressClass, Worlds worlds) {
        if (holdsForCertain(rule, addressClass)) {
            return true;
        }
        for (IntList terms : rule.peers()) {
            for (int i = 0; i < terms.size(); i++) {
                if (mayHold(terms.get(i), addressClass) && worlds.holds(terms.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Gives the connections of a rule's ports. */
    ConnectionSet connections(CompiledRule rule) {
        return rule.connections(namedPorts);
    }

    /** Gives the connections of one port entry of a rule. */
    ConnectionSet connections(CompiledRule rule, int entry) {
        return rule.ports().get(entry).on(namedPorts);
    }
}
