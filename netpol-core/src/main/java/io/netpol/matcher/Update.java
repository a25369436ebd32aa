package io.netpol.matcher;

import com.google.common.primitives.ImmutableIntArray;
import io.netpol.cluster.Change;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.Pod;
import io.netpol.model.LabelSelector;
import io.netpol.model.PolicyId;
import java.util.HashMap;
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
    private Holders holders;
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
        this.holders = before.holders();
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
        return changedPolicies.isEmpty() ? withSamePolicies() : withOtherPolicies();
    }

    private Index withSamePolicies() {
        Index after = index(before.policies(), before.addresses());
        PodTable.Edit table = new PodTable.Edit(before.pods(), cluster.handleLimit());
        putTouched(after, table);
        return after.with(table.after(), holders);
    }

    private Index withOtherPolicies() {
        PolicySet.Edit edit = new PolicySet.Edit(before.policies(), classes);
        changedPolicies.values().forEach(change -> change.accept(edit));
        Index after = index(edit.after(), withNewTerms(edit.newPeers()));
        touchHolders(edit.touchedSubjects(), edit);
        touchHolders(edit.newPeers(), edit);
        if (edit.namesNewPorts()) {
            touchPodsWithPorts(edit);
        }
        PodTable.Edit table = new PodTable.Edit(before.pods(), cluster.handleLimit());
        putAgain(after, edit.change(after.policies()), table);
        putTouched(after, table);
        return after.with(table.after(), holders);
    }

    private Index index(PolicySet policies, AddressIndex addresses) {
        return Index.of(
                cluster, classes, policies, addresses, before.pods(), neighbours, holders, before.mostNumbers());
    }

    /** What becomes of a kind is found once for all its pods; they mostly come one after the other. */
    private void putAgain(Index after, PolicyChange change, PodTable.Edit table) {
        Map<PodKind, PodKind> known = new HashMap<>();
        PodKind last = PodKind.NONE;
        PodKind now = PodKind.NONE;
        for (int i = 0; i < ofTouchedKind.size(); i++) {
            int handle = ofTouchedKind.get(i);
            PodKind kind = before.pods().kind(handle);
            if (!kind.hasClasses()) {
                touched.add(handle);
                continue;
            }
            if (!kind.equals(last)) {
                PodKind done = known.get(kind);
                now = done != null ? done : after.records().again(kind, change, last, now);
                known.put(kind, now);
                last = kind;
            }
            table.put(handle, now);
        }
    }

    private void putTouched(Index after, PodTable.Edit table) {
        touched.addAll(changedPods.toSortedSet());
        IntList handles = touched.toSortedSet();
        for (int i = 0; i < handles.size(); i++) {
            int handle = handles.get(i);
            PodKind old = before.pods().kind(handle);
            PodKind kind = cluster.podAt(handle).map(after.records()::kind).orElse(PodKind.NONE);
            if (!kind.held().equals(old.held())) {
                holders = holders.withChanged(namespaceOf(handle), handle);
            }
            table.put(handle, kind);
        }
    }

    private String namespaceOf(int handle) {
        return cluster.podAt(handle)
                .or(() -> before.cluster().podAt(handle))
                .orElseThrow()
                .namespace();
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
            boolean isKnown = edit.isKnown(number);
            Term term = classes.vocabulary().term(number);
            if (term instanceof Term.PodsOfNamespace own && isKnown) {
                String namespace = own.namespace();
                holders = holders.with(namespace, before.cluster().handlesIn(namespace), before.pods());
                holders.addHolders(namespace, number, before.pods(), ofTouchedKind);
            } else if (term instanceof Term.PodsOfNamespace own) {
                touchMatching(cluster.handlesIn(own.namespace()), own.pods());
            } else if (term instanceof Term.PodsOfNamespaces some) {
                ImmutableIntArray handles =
                        cluster.handlesIn(namespace -> some.namespaces().matches(namespace.labels()));
                if (isKnown) {
                    touchHolders(handles, number);
                } else {
                    touchMatching(handles, some.pods());
                }
            }
        }
    }

    /** Touches pods for which a term holds, where their kinds tell; those that changed are touched anyway. */
    private void touchHolders(ImmutableIntArray handles, int term) {
        for (int i = 0; i < handles.length(); i++) {
            if (before.pods().kind(handles.get(i)).held().contains(term)) {
                ofTouchedKind.add(handles.get(i));
            }
        }
    }

    /** Touches pods by their labels. */
    private void touchMatching(ImmutableIntArray handles, LabelSelector pods) {
        for (int i = 0; i < handles.length(); i++) {
            int handle = handles.get(i);
            if (pods.matches(cluster.podAt(handle).orElseThrow().labels())) {
                touched.add(handle);
            }
        }
    }

    private void touchPodsWithPorts(PolicySet.Edit edit) {
        for (int handle = 0; handle < cluster.handleLimit(); handle++) {
            boolean isConcerned = cluster.podAt(handle)
                    .filter(pod -> pod.ports().stream().anyMatch(port -> edit.namesForTheFirstTime(port.name())))
                    .isPresent();
            if (isConcerned) {
                touched.add(handle);
            }
        }
    }
}
