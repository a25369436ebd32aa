package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What writing a folder of manifests changes. Files are told by their names in the folder, sorted; the index
 * {@code .netpol-manifests} is one of them.
 *
 * @param added the files that were not there
 * @param changed the files that had other bytes
 * @param removed the files whose policies are gone
 */
public record FolderChanges(ImmutableList<String> added, ImmutableList<String> changed, ImmutableList<String> removed) {

    /** Tells whether the folder holds already what it should. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /** Gives a line for each file, such as {@code changed shop_api.yaml}, or {@code no changes}. */
    @Override
    public String toString() {
        return isEmpty()
                ? "no changes"
                : Stream.of(lines("added", added), lines("changed", changed), lines("removed", removed))
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(String word, ImmutableList<String> files) {
        return files.stream().map(file -> word + " " + file);
    }
}
