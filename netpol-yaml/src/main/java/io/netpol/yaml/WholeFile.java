package io.netpol.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/** A file that is replaced as a whole, and only by other bytes: nobody sees half of it, a failure included. */
final class WholeFile {
    private final Path file;

    private WholeFile(Path file) {
        this.file = file;
    }

    static WholeFile at(Path file) {
        return new WholeFile(file);
    }

    /** Tells whether the file is there and holds this text. */
    boolean holds(String text) throws IOException {
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the text unless it is there already; tells whether it did. */
    boolean write(String text) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder, where a file is to be written");
        }
        if (holds(text)) {
            return false;
        }
        // What a link leads to is written, and the link stays.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        makeFolder(target.resolveSibling(""));
        // Not Files.createTempFile, whose files nobody else may read. The dot hides a leftover from readers of folders.
        Path draft = target.resolveSibling(".netpol-" + UUID.randomUUID() + ".tmp");
        try {
            Files.writeString(draft, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        return true;
    }

    /** Makes a folder unless it is there, also as a link, which {@code createDirectories} refuses on older JDKs. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }
}
