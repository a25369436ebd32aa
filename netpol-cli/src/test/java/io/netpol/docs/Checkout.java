package io.netpol.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in: its root folder and its documents. */
final class Checkout {
    private static final List<String> FOLDERS_WITH_DOCUMENTS = List.of("docs", "examples");

    private Checkout() {}

    /** Gives the folder that holds the modules, wherever below it the tests were started. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw")) || !Files.exists(folder.resolve("netpol-core"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "no checkout of netpol holds the folder " + Path.of("").toAbsolutePath());
            }
            folder = parent;
        }
        return folder;
    }

    /** Gives the way to the root from the folder that the tests were started in. */
    static Path fromHere() {
        return Path.of("").toAbsolutePath().relativize(root());
    }

    /** Gives every markdown file at the top, under {@code docs} and under {@code examples}, sorted by name. */
    static List<MarkdownDocument> documents() {
        List<Path> files = new ArrayList<>(filesIn(root(), 1, ".md"));
        FOLDERS_WITH_DOCUMENTS.forEach(
                folder -> files.addAll(filesIn(root().resolve(folder), Integer.MAX_VALUE, ".md")));
        return files.stream()
                .map(file -> MarkdownDocument.read(file, name(file)))
                .toList();
    }

    /** Gives every drawing under {@code docs}. */
    static List<Path> pictures() {
        return filesIn(root().resolve("docs"), Integer.MAX_VALUE, ".svg");
    }

    /** Gives the name of a file as seen from the root. */
    static String name(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    /** Gives the files in a folder with an ending of their names, down to a depth, sorted. */
    static List<Path> filesIn(Path folder, int depth, String ending) {
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
