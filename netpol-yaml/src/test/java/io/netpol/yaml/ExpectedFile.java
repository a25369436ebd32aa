package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole outputs, compared with files under {@code src/test/resources}. With {@code -Dnetpol.approve=true} the files are
 * written anew instead; the difference is to be read before it is committed.
 */
final class ExpectedFile {
    private ExpectedFile() {}

    static void assertEquals(String name, String text) throws IOException {
        Path file = Path.of("src/test/resources/io/netpol/yaml", name);
        if (Boolean.getBoolean("netpol.approve")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
