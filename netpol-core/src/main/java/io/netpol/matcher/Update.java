package io.netpol.matcher;

import com.google.common.primitives.ImmutableIntArray;
import io.netpol.cluster.Change;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.model.LabelSelector;
import io.netpol.model.PolicyId;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Makes the index of a cluster after changes. What has to be looked at again are pods: those that changed, those of a
 * namespace with other labels, the subjects of policies that came or went, and those of which a policy asks something that
 * none asked before. A policy that goes leaves its questions behind, until the index is made anew. Nodes and what is on the
 * host network have no records.
 */
final class Update {
    private final Index before;
    private final Cluster cluster;
    private final Classes classes;
    private final boolean isBatch;
    private Optional<Neighbours> neighbours;
    private final IntBuffer touched = new IntBuffer();
    private final IntBuffer ofTouchedKind = new IntBuffer();
    private final IntBuffer changedPods = new IntBuffer();
    /** For each policy what the last of the changes makes of it. */
    private final Map<PolicyId, Consumer<PolicySet.Edit>> changedPolicies = new LinkedHashMap<>();

    private Update(Index before, List<Change> changes) {
        this.before = before;
        this.cluster = before.cluster().with(changes);
        this.classes = before.classes();
        this.neighbours = before.neighbours();
        this.isBatch = changes.size() > 1;
        for (Change change : changes) {
            note(change);
        }
    }

    static Index of(Index before, List<Change> changes, Room room) {
        Index after = new Update(before, changes).after();
        return after.classes().size() > after.mostNumbers() ? Index.of(after.cluster(), after.options(), room) : after;
    }

    private void note(Change change) {
        change.<Runnable>match(
                        put -> () -> notePod(put.pod()),
                        remove -> () -> notePod(remove.pod()),
                        put -> () -> changedPolicies.put(put.policy().id(), edit -> edit.put(put.policy())),
                        put -> () -> changedPolicies.put(put.policy().id(), edit -> edit.put(put.policy())),
                        remove -> () ->
                                changedPolicies.put(remove.policy(), edit -> edit.removeIfPresent(remove.policy())),
                        put -> () -> cluster.handlesIn(put.namespace().name()).forEach(touched::add),
                        remove -> () -> cluster.handlesIn(remove.name()).forEach(touched::add),
                        put -> () -> {},
                        remove -> () -> {})
                .run();
    }

    private void notePod(Pod pod) {
        OptionalInt old = before.cluster().handleOf(pod);
        old.ifPresent(changedPods::add);
        // one that is there before and after a change keeps its handle; after several it may have gone and come back
        if (old.isEmpty() || isBatch) {
            cluster.handleOf(pod).ifPresent(changedPods::add);
        }
    }

    private Index after() {
        moveNeighbours();
        PolicySet policies = before.policies();
        AddressIndex addresses = before.addresses();
        if (!changedPolicies.isEmpty()) {
            PolicySet.Edit edit = new PolicySet.Edit(policies, classes);
            changedPolicies.values().forEach(change -> change.accept(edit));
            policies = edit.after();
            addresses = withNewTerms(edit.newPeers());
            touchHolders(edit.touchedSubjects(), edit);
            touchHolders(edit.newPeers(), edit);
            if (edit.namesNewPorts()) {
                touchPodsWithPorts(edit);
            }
        }
        Index after = Index.of(cluster, classes, policies, addresses, before.pods(), neighbours, before.mostNumbers());
        return after.with(table(after));
    }

    private PodTable table(Index after) {
        PodTable.Edit table = new PodTable.Edit(before.pods(), cluster.handleLimit());
        putAgain(after, table);
        touched.addAll(changedPods.toSortedSet());
        IntList handles = touched.toSortedSet();
        for (int i = 0; i < handles.size(); i++) {
            Optional<Pod> pod = cluster.podAt(handles.get(i));
            table.put(handles.get(i), pod.map(after.records()::kind).orElse(PodKind.NONE));
        }
        return table.after();
    }

    /** What becomes of a kind is found once for all its pods. */
    private void putAgain(Index after, PodTable.Edit table) {
        IdentityHashMap<PodKind, PodKind> known = new IdentityHashMap<>();
        for (int i = 0; i < ofTouchedKind.size(); i++) {
            PodKind kind = before.pods().kind(ofTouchedKind.get(i));
            table.put(ofTouchedKind.get(i), known.computeIfAbsent(kind, after.records()::again));
        }
    }

    private void moveNeighbours() {
        IntList handles = changedPods.toSortedSet();
        for (int i = 0; i < handles.size(); i++) {
            int handle = handles.get(i);
            Optional<Pod> old = before.cluster().podAt(handle);
            Optional<Pod> now = cluster.podAt(handle);
            if (neighbours.isPresent() && !old.map(Pod::ips).equals(now.map(Pod::ips))) {
                Neighbours others = neighbours.get();
                others = old.isPresent() ? others.without(old.get(), handle) : others;
                neighbours = Optional.of(now.isPresent() ? others.with(now.get(), handle) : others);
            }
        }
    }

    /** Cuts addresses by terms that are new, and touches the pods that can have one of theirs. */
    private AddressIndex withNewTerms(IntList terms) {
        IntList fresh = terms.filter(term -> classes.vocabulary().term(term) instanceof Term.Addresses
                && !before.addresses().knows(term));
        if (fresh.size() == 0) {
            return before.addresses();
        }
        Neighbours all = neighbours.orElseGet(() -> Neighbours.of(cluster));
        neighbours = Optional.of(all);
        for (int i = 0; i < fresh.size(); i++) {
            Term.Addresses term = (Term.Addresses) classes.vocabulary().term(fresh.get(i));
            all.addNear(term.addresses(), touched);
        }
        for (int handle = 0; handle < before.pods().limit(); handle++) {
            PodKind kind = before.pods().kind(handle);
            if (kind.isLive() && !kind.hasKnownAddress()) {
                touched.add(handle);
            }
        }
        return before.addresses().with(fresh);
    }

    private void touchHolders(IntList terms, PolicySet.Edit edit) {
        for (int i = 0; i < terms.size(); i++) {
            int number = terms.get(i);
            Term term = classes.vocabulary().term(number);
            if (term instanceof Term.PodsOfNamespace own) {
                touchHolders(number, cluster.handlesIn(own.namespace()), own.pods(), edit);
            } else if (term instanceof Term.PodsOfNamespaces some) {
                touchHolders(
                        number,
                        cluster.handlesIn(namespace -> some.namespaces().matches(namespace.labels())),
                        some.pods(),
                        edit);
            }
        }
    }

    /** Touches pods by their kinds, where those tell whether a term holds for them, and by their labels where not. */
    private void touchHolders(int term, ImmutableIntArray handles, LabelSelector pods, PolicySet.Edit edit) {
        boolean isKnown = edit.isKnown(term);
        for (int i = 0; i < handles.length(); i++) {
            int handle = handles.get(i);
            PodKind kind = before.pods().kind(handle);
            if (!isKnown || !kind.hasClasses()) {
                touchIf(pods.matches(labels(handle)), handle);
            } else if (kind.held().contains(term)) {
                ofTouchedKind.add(handle);
            }
        }
    }

    private Map<String, String> labels(int handle) {
        return cluster.podAt(handle).orElseThrow().labels();
    }

    private void touchIf(boolean isConcerned, int handle) {
        if (isConcerned) {
            touched.add(handle);
        }
    }

    private void touchPodsWithPorts(PolicySet.Edit edit) {
        for (int handle = 0; handle < cluster.handleLimit(); handle++) {
            boolean isConcerned = cluster.podAt(handle)
                    .filter(pod -> pod.ports().stream().anyMatch(port -> edit.namesForTheFirstTime(port.name())))
                    .isPresent();
            touchIf(isConcerned, handle);
        }
    }
}
