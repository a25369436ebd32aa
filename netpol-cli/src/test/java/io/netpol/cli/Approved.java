package io.netpol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole outputs, compared with files under {@code src/test/resources}. With {@code -Dnetpol.approve=true} the files are
 * written anew instead; the difference is to be read before it is committed.
 */
final class Approved {
    private static final Path FOLDER = Path.of("src/test/resources/io/netpol/cli");

    private Approved() {}

    static void assertApproved(String text, String name) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("netpol.approve")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).exists();
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
