package io.netpol.matcher;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableIntArray;
import io.netpol.internal.PersistentMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pods of namespaces by the terms that hold for them, so that a change of policies looks at few pods but those that it
 * concerns. A namespace is gone through when it is first asked about; pods that change later stand beside, and when they are
 * many, the namespace is forgotten.
 */
final class Holders {
    private static final Holders NONE = new Holders(PersistentMap.empty());
    private static final int MOST_CHANGED = 64;

    private final PersistentMap<String, Members> byNamespace;

    /** The pods of a namespace in groups for which the same terms held, and those for which others hold since. */
    private record Members(Groups groups, IntList changed) {}

    private Holders(PersistentMap<String, Members> byNamespace) {
        this.byNamespace = byNamespace;
    }

    static Holders none() {
        return NONE;
    }

    /** Adds a namespace, if it is not there. */
    Holders with(String namespace, ImmutableIntArray handles, PodTable pods) {
        return byNamespace.get(namespace) != null
                ? this
                : new Holders(byNamespace.with(namespace, new Members(Groups.of(handles, pods), IntList.EMPTY)));
    }

    /** Notes that other terms hold for a pod than did, or none as it is gone. */
    Holders withChanged(String namespace, int handle) {
        Members members = byNamespace.get(namespace);
        if (members == null || members.changed.contains(handle)) {
            return this;
        }
        return members.changed.size() < MOST_CHANGED
                ? new Holders(byNamespace.with(namespace, new Members(members.groups, members.changed.with(handle))))
                : new Holders(byNamespace.without(namespace));
    }

    /**
     * Collects the pods for which a term holds, of a namespace that is there.
     *
     * @param pods the pods as they are now
     */
    void addHolders(String namespace, int term, PodTable pods, IntBuffer holders) {
        Members members = requireNonNull(byNamespace.get(namespace));
        members.groups.addHolders(term, members.changed, holders);
        for (int i = 0; i < members.changed.size(); i++) {
            int handle = members.changed.get(i);
            if (pods.kind(handle).held().contains(term)) {
                holders.add(handle);
            }
        }
    }

    /** Pods in groups for which the same terms held at some time. */
    private static final class Groups {
        /** The terms of one group after those of the other: to look for one takes a glance at each. */
        private final int[] terms;

        private final int[] ends;
        private final int[][] handles;

        private Groups(int[] terms, int[] ends, int[][] handles) {
            this.terms = terms;
            this.ends = ends;
            this.handles = handles;
        }

        static Groups of(ImmutableIntArray all, PodTable pods) {
            Map<IntList, IntBuffer> byHeld = new LinkedHashMap<>();
            for (int i = 0; i < all.length(); i++) {
                IntList held = pods.kind(all.get(i)).held();
                if (held.size() > 0) {
                    byHeld.computeIfAbsent(held, key -> new IntBuffer()).add(all.get(i));
                }
            }
            IntBuffer terms = new IntBuffer();
            IntBuffer ends = new IntBuffer();
            byHeld.keySet().forEach(held -> {
                terms.addAll(held);
                ends.add(terms.size());
            });
            int[][] handles = byHeld.values().stream().map(IntBuffer::toArray).toArray(int[][]::new);
            return new Groups(terms.toArray(), ends.toArray(), handles);
        }

        void addHolders(int term, IntList except, IntBuffer holders) {
            for (int i = 0; i < terms.length; i++) {
                if (terms[i] == term) {
                    addMembers(group(i), except, holders);
                }
            }
        }

        private void addMembers(int group, IntList except, IntBuffer members) {
            for (int handle : handles[group]) {
                if (!except.contains(handle)) {
                    members.add(handle);
                }
            }
        }

        /** Gives the group of the term at a place: the first that ends behind it. */
        private int group(int place) {
            int found = Arrays.binarySearch(ends, place + 1);
            return found >= 0 ? found : -found - 1;
        }
    }
}
