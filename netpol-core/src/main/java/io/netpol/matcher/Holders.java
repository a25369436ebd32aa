package io.netpol.matcher;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.ImmutableIntArray;
import io.netpol.internal.PersistentMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

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
        /** For each term of each group the term, and behind that the group; rising. */
        private final long[] groupsByTerm;

        private final int[][] handles;

        private Groups(long[] groupsByTerm, int[][] handles) {
            this.groupsByTerm = groupsByTerm;
            this.handles = handles;
        }

        static Groups of(ImmutableIntArray all, PodTable pods) {
            Map<IntList, IntBuffer> byHeld = new LinkedHashMap<>();
            for (int i = 0; i < all.length(); i++) {
                IntList held = pods.kind(all.get(i)).held();
                byHeld.computeIfAbsent(held, key -> new IntBuffer()).add(all.get(i));
            }
            LongStream.Builder pairs = LongStream.builder();
            int group = 0;
            for (IntList held : byHeld.keySet()) {
                for (int i = 0; i < held.size(); i++) {
                    pairs.add(first(held.get(i)) | group);
                }
                group++;
            }
            int[][] handles = byHeld.values().stream().map(IntBuffer::toArray).toArray(int[][]::new);
            return new Groups(pairs.build().sorted().toArray(), handles);
        }

        /** Gives what stands for a term and the first group. */
        private static long first(int term) {
            return (long) term << Integer.SIZE;
        }

        void addHolders(int term, IntList except, IntBuffer holders) {
            int found = Arrays.binarySearch(groupsByTerm, first(term));
            int i = found >= 0 ? found : -found - 1;
            for (; i < groupsByTerm.length && groupsByTerm[i] < first(term + 1); i++) {
                addMembers((int) groupsByTerm[i], except, holders);
            }
        }

        private void addMembers(int group, IntList except, IntBuffer members) {
            for (int handle : handles[group]) {
                if (!except.contains(handle)) {
                    members.add(handle);
                }
            }
        }
    }
}
