package io.netpol.yaml;

import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The file in a folder of manifests that lists the files written there, and so tells them from all others. It holds names
 * alone: the index changes only when files come and go, and two branches that change policies merge without it.
 */
final class FolderIndex {
    static final String NAME = ".netpol-manifests";

    private static final String HEADER =
            "# The files of this folder that netpol wrote, and may replace and remove. Keep this list with them.\n";

    private FolderIndex() {}

    /**
     * Gives the names that the index of a folder lists; none where there is no index.
     *
     * @throws IllegalStateException if a line is no name of a file that could have been written here
     */
    static ImmutableSortedSet<String> read(Path folder) throws IOException {
        Path index = folder.resolve(NAME);
        if (!Files.exists(index)) {
            return ImmutableSortedSet.of();
        }
        List<String> lines = new String(Files.readAllBytes(index), StandardCharsets.UTF_8)
                .lines()
                .toList();
        ImmutableSortedSet.Builder<String> names = ImmutableSortedSet.naturalOrder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (ManifestFileName.isPossible(line)) {
                names.add(line);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                throw new IllegalStateException(
                        index + ":" + (i + 1) + ": \"" + line
                                + "\" is no name of a manifest written here, such as shop_api.yaml; a line holds one such name");
            }
        }
        return names.build();
    }

    /** Gives the index of these files. */
    static String text(Set<String> names) {
        return HEADER + String.join("\n", ImmutableSortedSet.copyOf(names)) + "\n";
    }
}
