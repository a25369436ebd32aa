package io.netpol.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a document names in comments before its blocks, in a folder of their own. */
final class DocumentFiles {
    private final Path folder;

    private DocumentFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes the named blocks of a document into a folder, each under its name. */
    static DocumentFiles of(MarkdownDocument document, Path folder) {
        try {
            DocumentFiles files = new DocumentFiles(folder.toRealPath());
            for (FencedBlock block : document.blocks()) {
                if (block.isFile()) {
                    files.write(block.fileName(), block.text());
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives where a path of a command leads: to a file of the document, else into the checkout, else nowhere. Paths into the
     * checkout are relative: where it lies must not decide where generated source breaks its lines.
     */
    String resolve(String argument) {
        for (Path base : new Path[] {folder, Checkout.fromHere()}) {
            Path file = base.resolve(argument);
            if (!argument.isEmpty() && !argument.startsWith("-") && Files.exists(file)) {
                return file.toString();
            }
        }
        return argument;
    }

    /** Gives an output with the paths as the document writes them. */
    String unresolve(String output) {
        String inCheckout = Checkout.fromHere().resolve("x").toString().replaceFirst("x$", "");
        return output.replace(folder + "/", "").replace(inCheckout, "");
    }
}
