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

/**
 * Finds the terms about pods and their namespaces that hold for a pod. Pods of one namespace whose labels differ only in
 * keys that no selector mentions are looked up once.
 */
final class PodTerms {
    private final SelectorIndex scopes = new SelectorIndex();
    private final Interner<LabelSelector> scopeIds = new Interner<>();
    private final List<SelectorIndex> podsByScope = new ArrayList<>();
    private final Map<String, SelectorIndex> podsByOwnNamespace = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, IntList> scopesOfNamespace = new HashMap<>();
    private final Map<Look, IntList> known = new HashMap<>();

    /** What is looked at of a pod: its namespace, and keys and values in turn. */
    private record Look(String namespace, List<String> labels) {}

    PodTerms(List<Term> terms) {
        for (int id = 0; id < terms.size(); id++) {
            if (terms.get(id) instanceof Term.PodsOfNamespace own) {
                podsByOwnNamespace
                        .computeIfAbsent(own.namespace(), name -> new SelectorIndex())
                        .add(own.pods(), id);
                note(own.pods());
            } else if (terms.get(id) instanceof Term.PodsOfNamespaces some) {
                scope(some.namespaces()).add(some.pods(), id);
                note(some.pods());
            }
        }
    }

    private SelectorIndex scope(LabelSelector namespaces) {
        int scope = scopeIds.id(namespaces);
        if (scope == podsByScope.size()) {
            podsByScope.add(new SelectorIndex());
            scopes.add(namespaces, scope);
        }
        return podsByScope.get(scope);
    }

    private void note(LabelSelector selector) {
        selector.requirements().stream().map(Requirement::key).forEach(keys::add);
    }

    /** Gives the terms that hold for a pod, sorted. */
    IntList of(Pod pod, Namespace namespace) {
        List<String> seen = new ArrayList<>();
        for (Map.Entry<String, String> label : pod.labels().entrySet()) {
            if (keys.contains(label.getKey())) {
                seen.add(label.getKey());
                seen.add(label.getValue());
            }
        }
        return known.computeIfAbsent(new Look(pod.namespace(), seen), look -> find(pod.labels(), namespace));
    }

    private IntList find(Map<String, String> labels, Namespace namespace) {
        IntBuffer found = new IntBuffer();
        SelectorIndex own = podsByOwnNamespace.get(namespace.name());
        if (own != null) {
            own.match(labels, found::add);
        }
        IntList matching = scopesOfNamespace.computeIfAbsent(namespace.name(), name -> {
            IntBuffer scopesFound = new IntBuffer();
            scopes.match(namespace.labels(), scopesFound::add);
            return scopesFound.toSortedSet();
        });
        for (int i = 0; i < matching.size(); i++) {
            podsByScope.get(matching.get(i)).match(labels, found::add);
        }
        return found.toSortedSet();
    }
}
