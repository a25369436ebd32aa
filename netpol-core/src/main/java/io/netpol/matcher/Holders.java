package io.netpol.matcher;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableIntArray;
import io.netpol.internal.PersistentMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

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
     * Hands over the pods for which a term holds, of a namespace that is there.
     *
     * @param pods the pods as they are now
     */
    void forEachHolder(String namespace, int term, PodTable pods, IntConsumer consumer) {
        Members members = requireNonNull(byNamespace.get(namespace));
        IntList changed = members.changed;
        members.groups.forEachHolder(term, handle -> {
            if (!changed.contains(handle)) {
                consumer.accept(handle);
            }
        });
        changed.forEach(handle -> {
            if (pods.kind(handle).held().contains(term)) {
                consumer.accept(handle);
            }
        });
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

        void forEachHolder(int term, IntConsumer consumer) {
            for (int i = 0; i < terms.length; i++) {
                if (terms[i] == term) {
                    for (int handle : handles[group(i)]) {
                        consumer.accept(handle);
                    }
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
