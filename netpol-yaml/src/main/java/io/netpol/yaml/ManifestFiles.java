package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import io.netpol.yaml.document.SourceName;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the files below paths, and reads them as far as their size allows. */
final class ManifestFiles {
    private static final ImmutableList<String> ENDINGS = ImmutableList.of(".yaml", ".yml", ".json");

    private final long maxBytes;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Content> contents = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final Set<Path> seen;
    /** How many files, problems and folders seen before were met: a folder that adds none is empty. */
    private int met;

    private ManifestFiles(long maxBytes, Set<Path> seen) {
        this.maxBytes = maxBytes;
        this.seen = seen;
    }

    /**
     * A file that was read.
     *
     * @param name the path as it was given, with what was found below it
     * @param bytes the content
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Content(SourceName name, byte[] bytes) {}

    static ManifestFiles in(Iterable<Path> paths, long maxBytes) {
        return in(paths, maxBytes, new HashSet<>());
    }

    /**
     * The same, but what was seen before is passed over.
     *
     * @param seen files and folders; those that are met are added
     */
    static ManifestFiles in(Iterable<Path> paths, long maxBytes, Set<Path> seen) {
        ManifestFiles found = new ManifestFiles(maxBytes, seen);
        for (Path path : paths) {
            found.addPath(path);
        }
        return found;
    }

    ImmutableList<Problem> problems() {
        return ImmutableList.copyOf(problems);
    }

    /** Gives the names of what was found, readable or not, in the order in which it was found. */
    ImmutableList<String> sources() {
        return ImmutableList.copyOf(sources);
    }

    /** Gives the files that could be read, in the order in which they were found. */
    ImmutableList<Content> contents() {
        return ImmutableList.copyOf(contents);
    }

    private void addPath(Path path) {
        if (!Files.exists(path)) {
            refuse(path, "missing", "there is no such file or folder");
        } else if (Files.isDirectory(path)) {
            int before = met;
            addFolder(path);
            if (met == before) {
                refuse(path, "no-manifests", "the folder holds no .yaml, .yml or .json file");
            }
        } else {
            addFile(path);
        }
    }

    private void addFolder(Path folder) {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            if (!seen.add(folder.toRealPath())) {
                met++;
                return;
            }
            entries = listed.sorted(
                            Comparator.comparing(entry -> entry.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            refuse(folder, "unreadable", "the folder cannot be read: " + reason(e));
            return;
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".")) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                addFolder(entry);
            } else if (ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)) {
                addFile(entry);
            }
        }
    }

    private void addFile(Path file) {
        met++;
        try {
            long size = Files.size(file);
            if (size > maxBytes) {
                refuse(
                        file,
                        "too-large",
                        "the file has " + size + " bytes, and at most " + maxBytes
                                + " are read; split it, or allow more with --max-file-size");
            } else if (!Files.isReadable(file)) {
                refuse(file, "unreadable", "the file cannot be read; check its permissions");
            } else if (seen.add(file.toRealPath())) {
                contents.add(new Content(new SourceName(file.toString()), Files.readAllBytes(file)));
                sources.add(file.toString());
            }
        } catch (IOException e) {
            refuse(file, "unreadable", "the file cannot be read: " + reason(e));
        }
    }

    /** The messages of the commonest exceptions are nothing but the path. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it is a link to something that is not there";
        }
        if (e instanceof AccessDeniedException) {
            return "check its permissions";
        }
        return String.valueOf(e.getMessage());
    }

    private void refuse(Path path, String code, String message) {
        met++;
        sources.add(path.toString());
        problems.add(Problem.ofWhole(path.toString(), code, message));
    }
}
