package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import io.netpol.model.NetworkPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is to be done to a folder so that it holds certain manifests, a file each. Planning looks at everything and changes
 * nothing. Files are ours if the index lists them; of these, one without a policy is removed only while it is as we write it.
 */
final class ManifestFolder {
    private final Path folder;
    private final ImmutableSortedMap<String, String> wanted;
    private final ImmutableSortedSet<String> listed;
    private final List<String> added = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();

    private ManifestFolder(Path folder, ImmutableSortedMap<String, String> wanted, ImmutableSortedSet<String> listed) {
        this.folder = folder;
        this.wanted = wanted;
        this.listed = listed;
    }

    /**
     * Compares a folder, which need not exist, with the files that it is to hold.
     *
     * @param wanted the text of each file, by its name
     * @throws IllegalStateException if something of somebody else is in the way
     */
    static ManifestFolder plan(Path folder, ImmutableSortedMap<String, String> wanted) throws IOException {
        ManifestFolder plan = new ManifestFolder(folder, wanted, FolderIndex.read(folder));
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            plan.compare(file.getKey(), file.getValue());
        }
        for (String stale : Sets.difference(plan.listed, wanted.keySet())) {
            plan.checkRemovable(stale);
        }
        if (!plan.obstacles.isEmpty()) {
            throw new IllegalStateException(
                    "the folder " + folder + " is left as it is:\n  " + String.join("\n  ", plan.obstacles));
        }
        plan.sortInIndex();
        return plan;
    }

    private void compare(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            added.add(name);
        } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            obstacles.add(name + " is no plain file; move it elsewhere");
        } else if (!WholeFile.at(file).holds(text)) {
            changed.add(name);
            if (!listed.contains(name)) {
                obstacles.add(name + " is there and was not written here; move it elsewhere, or delete it");
            }
        }
    }

    private void checkRemovable(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isAsWritten(name)) {
            obstacles.add(name + " belongs to no policy any more, and was edited since it was written; delete it");
        }
        removed.add(name);
    }

    /** Tells whether a file is what is written for the policy in it, whatever its header and its line ends. */
    private boolean isAsWritten(String name) throws IOException {
        String text = new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8)
                .lines()
                .dropWhile(line -> line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        Reading reading = Manifests.read(text);
        if (!reading.errors().isEmpty() || reading.cluster().policies().size() != 1) {
            return false;
        }
        NetworkPolicy policy = reading.cluster().policies().get(0);
        ManifestFormat format = ManifestFileName.format(name);
        WritingOptions options = WritingOptions.builder().format(format).build();
        return ManifestFileName.of(policy.id(), format).equals(name)
                && ManifestWriter.with(options).text(policy).equals(text);
    }

    private void sortInIndex() throws IOException {
        Path index = folder.resolve(FolderIndex.NAME);
        if (!Files.exists(index)) {
            added.add(0, FolderIndex.NAME);
        } else if (!WholeFile.at(index).holds(FolderIndex.text(wanted.keySet()))) {
            changed.add(0, FolderIndex.NAME);
        }
    }

    FolderChanges changes() {
        return new FolderChanges(
                ImmutableList.copyOf(added), ImmutableList.copyOf(changed), ImmutableList.copyOf(removed));
    }

    /** Does what is planned. At any moment the index lists all files that are ours. */
    void write() throws IOException {
        if (changes().isEmpty()) {
            return;
        }
        WholeFile.makeFolder(folder);
        WholeFile index = WholeFile.at(folder.resolve(FolderIndex.NAME));
        index.write(FolderIndex.text(Sets.union(wanted.keySet(), ImmutableSet.copyOf(removed))));
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            WholeFile.at(folder.resolve(file.getKey())).write(file.getValue());
        }
        for (String stale : removed) {
            Files.delete(folder.resolve(stale));
        }
        index.write(FolderIndex.text(wanted.keySet()));
    }
}
