package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import io.netpol.matcher.CompiledRule.PortEntry;
import io.netpol.net.Direction;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What a profile asks of the other end of a connection: terms, each of which gives a sign to the classes for which it holds.
 * Classes with the same signs, and the same of what else is asked, get the same answer.
 *
 * <p>Where only NetworkPolicies speak, and only of pods and addresses, it makes no difference which rule it was: a sign is a
 * list of ports, and all terms for which it is open give that one sign. The answer is then a matter of those lists, whichever
 * profile asks. Elsewhere each term gives a sign of its own, and answers are good for the profile only.
 */
final class Questions {
    private final IntBuffer terms = new IntBuffer();
    private final IntBuffer signs = new IntBuffer();
    private final IntBuffer portLists = new IntBuffer();
    private final IntBuffer portListsForAll = new IntBuffer();
    private final Map<Integer, Integer> signsByKey = new HashMap<>();
    private final boolean isPlain;
    private boolean asksAddresses;
    private boolean asksNames;
    private boolean asksNodes;
    private boolean usesPortNames;
    private boolean asksPorts;
    /** Whether ports are named that every other end resolves, and the signs of those ends that resolve some. */
    private boolean asksPortsOfAll;

    private final BitSet signsOfPorts = new BitSet();

    /** Takes a term and a sign that it gives. */
    @FunctionalInterface
    interface SignConsumer {
        void accept(int term, int sign);
    }

    /**
     * Finds what a profile asks.
     *
     * @param lists the numbers of lists of ports
     */
    Questions(Vocabulary vocabulary, Profile profile, Interner<ImmutableList<PortEntry>> lists) {
        for (CompiledRule rule : profile.allRules()) {
            note(vocabulary, rule);
        }
        this.isPlain = profile.isIsolated()
                && profile.admin().isEmpty()
                && profile.baseline().isEmpty()
                && !asksNames
                && !asksNodes;
        for (CompiledRule rule : profile.allRules()) {
            int list = isPlain ? lists.id(rule.ports()) : 0;
            boolean names = asksPorts(rule);
            for (IntList alternatives : rule.peers()) {
                for (int i = 0; i < alternatives.size(); i++) {
                    add(vocabulary, alternatives.get(i), list, names);
                }
            }
        }
    }

    private void note(Vocabulary vocabulary, CompiledRule rule) {
        for (PortEntry entry : rule.ports()) {
            usesPortNames |= !entry.name().isEmpty();
        }
        asksPorts |= asksPorts(rule);
        for (IntList alternatives : rule.peers()) {
            for (int i = 0; i < alternatives.size(); i++) {
                Term term = vocabulary.term(alternatives.get(i));
                asksAddresses |= term instanceof Term.Addresses;
                asksNames |= term instanceof Term.Resolved;
                asksNodes |= term instanceof Term.OnNode;
            }
        }
    }

    /** Tells whether a rule names ports that the other end resolves. */
    private static boolean asksPorts(CompiledRule rule) {
        boolean names = false;
        for (PortEntry entry : rule.ports()) {
            names |= !entry.name().isEmpty();
        }
        return names && rule.direction() == Direction.EGRESS;
    }

    private void add(Vocabulary vocabulary, int term, int list, boolean names) {
        if (vocabulary.term(term) instanceof Term.Anything) {
            portListsForAll.add(list);
            asksPortsOfAll |= names;
            return;
        }
        Integer sign = signsByKey.get(isPlain ? list : term);
        if (sign == null) {
            sign = signsByKey.size();
            signsByKey.put(isPlain ? list : term, sign);
            portLists.add(list);
        }
        if (names) {
            signsOfPorts.set(sign);
        }
        terms.add(term);
        signs.add(sign);
    }

    /** Gives how many signs there are. */
    int signCount() {
        return signsByKey.size();
    }

    /** Hands over each term with each sign that it gives, but for the term that always holds. */
    void forEachTerm(SignConsumer consumer) {
        for (int i = 0; i < terms.size(); i++) {
            consumer.accept(terms.get(i), signs.get(i));
        }
    }

    /** Gives the numbers of the lists of ports that are open to whoever has some signs, where the profile is plain. */
    IntList portLists(IntList some) {
        IntBuffer open = new IntBuffer();
        for (int i = 0; i < some.size(); i++) {
            open.add(portLists.get(some.get(i)));
        }
        for (int i = 0; i < portListsForAll.size(); i++) {
            open.add(portListsForAll.get(i));
        }
        return open.toSortedSet();
    }

    /** Tells whether signs are lists of ports, and the answer a matter of them alone. */
    boolean isPlain() {
        return isPlain;
    }

    boolean asksAddresses() {
        return asksAddresses;
    }

    /** Tells whether domain names are asked, about which every address has something to say. */
    boolean asksNames() {
        return asksNames;
    }

    boolean asksNodes() {
        return asksNodes;
    }

    /** Tells whether ports are named, which one of the ends resolves. */
    boolean usesPortNames() {
        return usesPortNames;
    }

    /** Tells whether ports are named that the other end resolves. */
    boolean asksPorts() {
        return asksPorts;
    }

    /** Tells whether ports are named that an end with these signs resolves. */
    boolean asksPorts(BitSet held) {
        return asksPortsOfAll || signsOfPorts.intersects(held);
    }
}
