package io.netpol.cluster;

import com.google.common.primitives.ImmutableIntArray;
import io.netpol.internal.PagedList;
import java.util.Arrays;
import java.util.Objects;

/**
 * The handles of the pods of a namespace by the hashes of their names, so that one is found without a look at the names of
 * others. Immutable.
 */
final class PodNames {
    static final PodNames NONE = new PodNames(new long[0]);

    private static final int NOBODY = -1;

    /** For each pod the hash of its name, and behind that its handle; rising. */
    private final long[] entries;

    private PodNames(long[] entries) {
        this.entries = entries;
    }

    static PodNames of(ImmutableIntArray handles, PagedList<Pod> byHandle) {
        long[] entries = handles.stream()
                .mapToLong(handle -> entry(Objects.requireNonNull(byHandle.get(handle)), handle))
                .sorted()
                .toArray();
        return new PodNames(entries);
    }

    private static long entry(Pod pod, int handle) {
        return (long) pod.name().hashCode() << Integer.SIZE | handle;
    }

    private static int hash(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private static int handle(long entry) {
        return (int) entry;
    }

    /** Gives the handle of a pod; -1 if it is not there. */
    int find(Pod pod, PagedList<Pod> byHandle) {
        int hash = pod.name().hashCode();
        for (int i = place(entry(pod, 0)); i < entries.length && hash(entries[i]) == hash; i++) {
            int handle = handle(entries[i]);
            if (Place.IDENTITY.compare(Objects.requireNonNull(byHandle.get(handle)), pod) == 0) {
                return handle;
            }
        }
        return NOBODY;
    }

    /** Gives the place of an entry, or where it would be. */
    private int place(long entry) {
        int found = Arrays.binarySearch(entries, entry);
        return found >= 0 ? found : -found - 1;
    }

    PodNames with(Pod pod, int handle) {
        long entry = entry(pod, handle);
        int place = place(entry);
        long[] more = Arrays.copyOf(entries, entries.length + 1);
        System.arraycopy(entries, place, more, place + 1, entries.length - place);
        more[place] = entry;
        return new PodNames(more);
    }

    PodNames without(Pod pod, int handle) {
        int place = place(entry(pod, handle));
        long[] fewer = Arrays.copyOf(entries, entries.length - 1);
        System.arraycopy(entries, place + 1, fewer, place, fewer.length - place);
        return new PodNames(fewer);
    }
}
