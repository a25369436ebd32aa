package io.netpol.matcher;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.internal.PersistentMap;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import io.netpol.net.Direction;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The policies in force in one snapshot, and what the records of its pods know of them: the terms by which peers are named,
 * and the names of ports. It knows too what policies used that are gone, which harms nothing.
 */
final class PolicySet {
    private static final PolicySet NONE =
            new PolicySet(PersistentMap.empty(), PersistentMap.empty(), new BitSet(), new BitSet(), ImmutableSet.of());

    private final PersistentMap<PolicyId, Integer> numbers;
    private final PersistentMap<Integer, SubjectPolicies> bySubject;
    private final BitSet peers;
    /** The terms that were asked of pods at some time, as peers or as subjects. */
    private final BitSet asked;

    private final ImmutableSet<String> portNames;
    /** By the terms that hold for a pod, to find it once for pods alike. */
    private final ConcurrentMap<IntList, PodClass> podClasses = new ConcurrentHashMap<>();

    private PolicySet(
            PersistentMap<PolicyId, Integer> numbers,
            PersistentMap<Integer, SubjectPolicies> bySubject,
            BitSet peers,
            BitSet asked,
            ImmutableSet<String> portNames) {
        this.numbers = numbers;
        this.bySubject = bySubject;
        this.peers = peers;
        this.asked = asked;
        this.portNames = portNames;
    }

    static PolicySet none() {
        return NONE;
    }

    int size() {
        return numbers.size();
    }

    /** Gives what these policies make of a pod for which some terms hold. */
    PodClass podClass(IntList held) {
        PodClass known = podClasses.get(held);
        return known != null ? known : podClasses.computeIfAbsent(held, this::newPodClass);
    }

    private PodClass newPodClass(IntList held) {
        IntBuffer asPeer = new IntBuffer();
        IntBuffer egress = new IntBuffer();
        IntBuffer ingress = new IntBuffer();
        for (int i = 0; i < held.size(); i++) {
            int term = held.get(i);
            if (peers.get(term)) {
                asPeer.add(term);
            }
            SubjectPolicies applying = ofSubject(term);
            applying.egress().ifPresent(egress::add);
            applying.ingress().ifPresent(ingress::add);
        }
        return new PodClass(asPeer.toList(), egress.toSortedSet(), ingress.toSortedSet());
    }

    /** Gives back the room of what was found of pods: once all have been gone through, most of it is asked no more. */
    void forgetPods() {
        podClasses.clear();
    }

    /** Gives the policies of one subject. */
    SubjectPolicies ofSubject(int subject) {
        SubjectPolicies some = bySubject.get(subject);
        return some == null ? SubjectPolicies.NONE : some;
    }

    boolean namesPort(String name) {
        return portNames.contains(name);
    }

    /** Changes to a set of policies, and what is new by them. */
    static final class Edit {
        private final Classes classes;
        private final PolicySet before;
        private PersistentMap<PolicyId, Integer> numbers;
        /** The policies of the subjects of which some came or went. */
        private final Map<Integer, IntList> touchedSubjects = new LinkedHashMap<>();

        private final BitSet peers;
        private final BitSet asked;
        private final Set<String> portNames;
        private final IntBuffer newPeers = new IntBuffer();

        Edit(PolicySet before, Classes classes) {
            this.before = before;
            this.classes = classes;
            this.numbers = before.numbers;
            this.peers = (BitSet) before.peers.clone();
            this.asked = (BitSet) before.asked.clone();
            this.portNames = new HashSet<>(before.portNames);
        }

        void put(NetworkPolicy policy) {
            removeIfPresent(policy.id());
            add(classes.add(policy));
        }

        void put(ClusterNetworkPolicy policy) {
            removeIfPresent(policy.id());
            add(classes.add(policy));
        }

        private void add(int number) {
            CompiledPolicy policy = classes.policy(number);
            numbers = numbers.with(policy.id(), number);
            touchedSubjects.put(policy.subject(), ofSubject(policy.subject()).with(number));
            asked.set(policy.subject());
            for (Direction direction : Direction.values()) {
                for (CompiledRule rule : policy.rules(direction)) {
                    rule.peers().forEach(this::note);
                    rule.ports().forEach(entry -> portNames.add(entry.name()));
                }
            }
        }

        private void note(IntList terms) {
            for (int i = 0; i < terms.size(); i++) {
                if (!peers.get(terms.get(i))) {
                    peers.set(terms.get(i));
                    asked.set(terms.get(i));
                    newPeers.add(terms.get(i));
                }
            }
        }

        void removeIfPresent(PolicyId id) {
            Integer number = numbers.get(id);
            if (number == null) {
                return;
            }
            int gone = number;
            int subject = classes.policy(gone).subject();
            numbers = numbers.without(id);
            touchedSubjects.put(subject, ofSubject(subject).filter(other -> other != gone));
        }

        private IntList ofSubject(int subject) {
            IntList touched = touchedSubjects.get(subject);
            return touched != null ? touched : before.ofSubject(subject).numbers();
        }

        /** Gives the subjects of all policies that came or went. */
        IntList touchedSubjects() {
            IntBuffer subjects = new IntBuffer();
            touchedSubjects.keySet().forEach(subjects::add);
            return subjects.toSortedSet();
        }

        /** Gives the terms by which a peer is named for the first time. */
        IntList newPeers() {
            return newPeers.toSortedSet();
        }

        /** Tells whether a term was asked about already: then the kinds of pods know whether it holds for them. */
        boolean isKnown(int term) {
            return before.asked.get(term);
        }

        /** Tells whether a port of this name is named for the first time. */
        boolean namesForTheFirstTime(String port) {
            return portNames.contains(port) && !before.portNames.contains(port);
        }

        boolean namesNewPorts() {
            return portNames.size() > before.portNames.size();
        }

        PolicySet after() {
            PersistentMap<Integer, SubjectPolicies> bySubject = before.bySubject;
            for (Map.Entry<Integer, IntList> entry : touchedSubjects.entrySet()) {
                bySubject = entry.getValue().size() == 0
                        ? bySubject.without(entry.getKey())
                        : bySubject.with(entry.getKey(), SubjectPolicies.of(entry.getValue(), classes));
            }
            return new PolicySet(numbers, bySubject, peers, asked, ImmutableSet.copyOf(portNames));
        }

        /** Gives what these changes were, which led from one set to another. */
        PolicyChange change(PolicySet after) {
            ImmutableList.Builder<PolicyChange.Subject> subjects = ImmutableList.builder();
            for (int term : touchedSubjects.keySet()) {
                subjects.add(new PolicyChange.Subject(term, before.ofSubject(term), after.ofSubject(term)));
            }
            return PolicyChange.of(subjects.build(), newPeers());
        }
    }
}
