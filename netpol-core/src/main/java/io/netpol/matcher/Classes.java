package io.netpol.matcher;

import com.google.common.collect.Interners;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Pod;
import io.netpol.eval.EvaluationOptions;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Numbers for policies, profiles and peer classes, and for each profile its row of cells, made when somebody asks. What
 * a number means never changes and nothing is taken away; so all snapshots that came from one share this, and what is no
 * longer of use goes when the index is made anew.
 */
final class Classes {
    private final Vocabulary vocabulary;
    private final PodTerms podTerms = new PodTerms();
    private final Interner<CompiledPolicy> policies = new Interner<>();
    private final Interner<IntList> policyLists = new Interner<>();
    private final Interner<ProfileKey> profileKeys = new Interner<>();
    private final Interner<PeerClass> peerClasses = new Interner<>();
    /** Kinds have no numbers: what no pod is any more, goes by itself. */
    private final Function<PodKind, PodKind> kinds = Interners.asFunction(Interners.newWeakInterner());

    private final Cells cells = new Cells();
    private final Rows rows;
    private final RowMaker rowMaker;

    private int indexedTerms;
    private volatile IntList nodeTerms = IntList.EMPTY;

    /** What makes a profile: the direction, lists of policies, and the named ports of the pod where it is the destination. */
    private record ProfileKey(Direction direction, IntList policyLists, NamedPorts namedPorts) {}

    Classes(EvaluationOptions options, long rowBytes) {
        this.vocabulary = new Vocabulary(options);
        this.rows = new Rows(rowBytes);
        for (Direction direction : new Direction[] {Direction.EGRESS, Direction.INGRESS}) {
            int profile = profileKeys.id(new ProfileKey(direction, IntList.EMPTY, NamedPorts.NONE));
            rows.put(profile, Row.uniform(cells.of(EndAnswer.ALL)));
        }
        this.rowMaker = new RowMaker(this);
    }

    /** Gives the profile of no policies: 0 for egress, 1 for ingress. */
    private static int openProfile(Direction direction) {
        return direction == Direction.EGRESS ? 0 : 1;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Gives how many numbers there are: what it takes to keep them. */
    int size() {
        return vocabulary.size() + policies.size() + policyLists.size() + profileKeys.size() + peerClasses.size();
    }

    /** Gives a number to a policy; one that comes back gets another. */
    synchronized int add(NetworkPolicy policy) {
        return added(new PolicyCompiler(vocabulary).compile(policy));
    }

    /** Gives a number to a cluster-wide policy. */
    synchronized int add(ClusterNetworkPolicy policy) {
        return added(new PolicyCompiler(vocabulary).compile(policy));
    }

    private int added(CompiledPolicy policy) {
        IntBuffer onNodes = new IntBuffer();
        onNodes.addAll(nodeTerms);
        for (; indexedTerms < vocabulary.size(); indexedTerms++) {
            Term term = vocabulary.term(indexedTerms);
            podTerms.add(term, indexedTerms);
            if (term instanceof Term.OnNode) {
                onNodes.add(indexedTerms);
            }
        }
        nodeTerms = onNodes.toList();
        return policies.id(policy);
    }

    CompiledPolicy policy(int number) {
        return policies.value(number);
    }

    /** Gives the distinct cells. */
    Cells cells() {
        return cells;
    }

    /** Gives a number to the policies of one subject. */
    int policyList(IntList policyNumbers) {
        return policyLists.id(policyNumbers);
    }

    /** Gives the terms about nodes. */
    IntList nodeTerms() {
        return nodeTerms;
    }

    /** Gives the terms about pods that hold for a pod, sorted. */
    synchronized IntList podTerms(Pod pod, Namespace namespace) {
        return podTerms.of(pod, namespace);
    }

    /** Gives the number of the profile of the policies in some lists. */
    int profile(Direction direction, IntList lists, NamedPorts namedPorts) {
        return lists.size() == 0
                ? openProfile(direction)
                : profileKeys.id(new ProfileKey(direction, lists, namedPorts));
    }

    /** Tells whether a profile is one of no policies: it is the same, whatever ports a pod has. */
    boolean isOpen(int profile) {
        return policyLists(profile).size() == 0;
    }

    /** Gives the lists of policies that make a profile. */
    IntList policyLists(int profile) {
        return profileKeys.value(profile).policyLists;
    }

    /** Gives the one kind of those that are equal. */
    PodKind kind(PodKind kind) {
        return kinds.apply(kind);
    }

    /** Gives the number of a peer class. */
    int id(PeerClass peerClass) {
        return peerClasses.id(peerClass);
    }

    /** Gives what a profile says to a peer class. */
    Cell cell(int profile, int peerClass) {
        Cell cell = rows.cell(profile, peerClass);
        return cell != null ? cell : missingCell(profile, peerClass);
    }

    /** Makes the row; where there is no room for rows any more, answers for one class. */
    private Cell missingCell(int profile, int peerClass) {
        return rows.isFull()
                ? newCell(profile(profile), peerClasses.value(peerClass))
                : newRow(profile, peerClass).cell(peerClass);
    }

    /** Gives what a profile says to all classes there are now, or more. */
    Row row(int profile) {
        return newRow(profile, peerClasses.size() - 1);
    }

    private Row newRow(int profile, int peerClass) {
        synchronized (rows) {
            Row known = rows.find(profile, peerClass);
            if (known != null) {
                return known;
            }
            Row row = rowMaker.row(profile(profile), rows.last(profile), peerClasses.size());
            rows.put(profile, row);
            return row;
        }
    }

    /** Works out an answer. */
    Cell newCell(Profile profile, PeerClass peer) {
        return cells.of(AnswerMaker.of(new Encounter(vocabulary, profile, peer)));
    }

    Encounter encounter(int profile, int peerClass) {
        return new Encounter(vocabulary, profile(profile), peerClasses.value(peerClass));
    }

    PeerClass peerClass(int number) {
        return peerClasses.value(number);
    }

    Profile profile(int number) {
        ProfileKey key = profileKeys.value(number);
        IntBuffer numbers = new IntBuffer();
        for (int i = 0; i < key.policyLists.size(); i++) {
            numbers.addAll(policyLists.value(key.policyLists.get(i)));
        }
        IntList sorted = numbers.toSortedSet();
        List<CompiledPolicy> some = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            some.add(policies.value(sorted.get(i)));
        }
        return Profile.of(key.direction, some, key.namedPorts);
    }
}
