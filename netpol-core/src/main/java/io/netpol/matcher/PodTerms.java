package io.netpol.matcher;

import io.netpol.cluster.Namespace;
import io.netpol.cluster.Pod;
import io.netpol.model.LabelSelector;
import io.netpol.model.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms about pods and their namespaces that hold for a pod. Pods of one namespace whose labels differ only in
 * keys that no selector mentions are looked up once, until a term comes in. Not thread-safe.
 */
final class PodTerms {
    /** So many looks are remembered: a bound for clusters that change for weeks. */
    private static final int MEMORY = 1 << 20;
    /** An odd number near 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B1;

    private final SelectorIndex scopes = new SelectorIndex();
    private final Interner<LabelSelector> scopeIds = new Interner<>();
    private final List<SelectorIndex> podsByScope = new ArrayList<>();
    private final Map<String, SelectorIndex> podsByOwnNamespace = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<Namespace, IntList> scopesOfNamespace = new HashMap<>();
    private Map<Look, IntList> known = new HashMap<>();
    /** The look before: pods of a workload come one after another. */
    private @Nullable Namespace lastNamespace;

    private Map<String, String> lastLabels = Map.of();
    private IntList lastTerms = IntList.EMPTY;

    /** What is looked at of a pod: its namespace, the scopes that have it, and keys and values in turn. */
    private record Look(String namespace, IntList scopes, List<String> labels) {
        /** Names that count up, as those of workloads do, collide by the dozen where hashes are sums of theirs. */
        @Override
        public int hashCode() {
            int hash = namespace.hashCode() * SPREAD ^ scopes.hashCode();
            for (String word : labels) {
                hash = (hash ^ word.hashCode()) * SPREAD;
                hash ^= hash >>> 15;
            }
            return hash;
        }
    }

    /** Adds a term, if it is about pods. */
    void add(Term term, int id) {
        if (term instanceof Term.PodsOfNamespace own) {
            podsByOwnNamespace
                    .computeIfAbsent(own.namespace(), name -> new SelectorIndex())
                    .add(own.pods(), id);
            note(own.pods());
        } else if (term instanceof Term.PodsOfNamespaces some) {
            scope(some.namespaces()).add(some.pods(), id);
            note(some.pods());
        }
    }

    private SelectorIndex scope(LabelSelector namespaces) {
        int scope = scopeIds.id(namespaces);
        if (scope == podsByScope.size()) {
            podsByScope.add(new SelectorIndex());
            scopes.add(namespaces, scope);
            scopesOfNamespace.clear();
        }
        return podsByScope.get(scope);
    }

    private void note(LabelSelector selector) {
        selector.requirements().stream().map(Requirement::key).forEach(keys::add);
        forget();
    }

    private void forget() {
        lastNamespace = null;
        // to clear a large map costs its size, and most of the time there is nothing in it any more
        if (!known.isEmpty()) {
            known = new HashMap<>();
        }
    }

    /** Gives the terms that hold for a pod, sorted. */
    IntList of(Pod pod, Namespace namespace) {
        if (namespace.equals(lastNamespace) && pod.labels().equals(lastLabels)) {
            return lastTerms;
        }
        IntList terms = lookedUp(pod, namespace);
        lastNamespace = namespace;
        lastLabels = pod.labels();
        lastTerms = terms;
        return terms;
    }

    private IntList lookedUp(Pod pod, Namespace namespace) {
        if (known.size() > MEMORY || scopesOfNamespace.size() > MEMORY) {
            forget();
            scopesOfNamespace.clear();
        }
        List<String> seen = new ArrayList<>();
        for (Map.Entry<String, String> label : pod.labels().entrySet()) {
            if (keys.contains(label.getKey())) {
                seen.add(label.getKey());
                seen.add(label.getValue());
            }
        }
        IntList matching = scopesOfNamespace.computeIfAbsent(namespace, this::scopesOf);
        return known.computeIfAbsent(new Look(pod.namespace(), matching, seen), look -> find(pod, matching));
    }

    private IntList scopesOf(Namespace namespace) {
        IntBuffer found = new IntBuffer();
        scopes.match(namespace.labels(), found::add);
        return found.toSortedSet();
    }

    private IntList find(Pod pod, IntList scopesOfPod) {
        IntBuffer found = new IntBuffer();
        SelectorIndex own = podsByOwnNamespace.get(pod.namespace());
        if (own != null) {
            own.match(pod.labels(), found::add);
        }
        for (int i = 0; i < scopesOfPod.size(); i++) {
            podsByScope.get(scopesOfPod.get(i)).match(pod.labels(), found::add);
        }
        return found.toSortedSet();
    }
}
