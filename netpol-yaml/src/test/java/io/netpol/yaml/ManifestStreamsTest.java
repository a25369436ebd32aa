package io.netpol.yaml;

import static io.netpol.yaml.Written.manifest;
import static io.netpol.yaml.Written.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import io.netpol.model.NetworkPolicy;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Manifests from and to streams, which belong to whoever opened them. */
class ManifestStreamsTest {
    private static final ImmutableList<NetworkPolicy> TWO =
            ImmutableList.of(policy("shop", "web"), policy("payments", "web"));
    private static final String TEXT = manifest("shop", "web") + "---\n" + manifest("payments", "web");

    /** Counts what is asked of it, and must not be closed. */
    private static final class OpenStream extends ByteArrayInputStream {
        private OpenStream(String text) {
            super(text.getBytes(StandardCharsets.UTF_8));
        }

        private int taken() {
            return pos;
        }

        @Override
        public void close() {
            throw new AssertionError("closed");
        }
    }

    private static final class OpenReader extends StringReader {
        private OpenReader(String text) {
            super(text);
        }

        @Override
        public void close() {
            throw new AssertionError("closed");
        }
    }

    @Test
    void aStreamIsUtf8AndStaysOpen() throws IOException {
        NetworkPolicy policy = NetworkPolicy.builder()
                .from(policy("shop", "web"))
                .putAnnotations("note", "für 日本 🙂")
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        ManifestWriter.withDefaults().write(out, ImmutableList.of(policy));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(Manifests.write(policy))
                .contains("für 日本 🙂");
    }

    @Test
    void aWriterIsFlushedAndStaysOpen() throws IOException {
        StringWriter text = new StringWriter() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        ManifestWriter.withDefaults().write(new BufferedWriter(text), TWO);

        assertThat(text).hasToString(TEXT);
    }

    @Test
    void nothingIsWrittenOfWhatIsRefused() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestWriter.withDefaults()
                        .write(out, ImmutableList.of(policy("shop", "web"), policy("shop", "web"))))
                .withMessage(
                        "several policies of one namespace and name, of which a cluster keeps the last: shop/web; give"
                                + " each a name of its own");
        assertThat(out.size()).isZero();
    }

    @Test
    void streamsAndReadersAreReadAndStayOpen() throws IOException {
        assertThat(Manifests.read(new OpenStream(TEXT)).cluster().policies()).containsExactlyInAnyOrderElementsOf(TWO);
        assertThat(Manifests.read(new OpenReader(TEXT)).cluster().policies()).containsExactlyInAnyOrderElementsOf(TWO);
    }

    @Test
    void bytesAreReadAsThoseOfAFile() throws IOException {
        byte[] utf16 = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE);
        assertThat(Manifests.read(new ByteArrayInputStream(utf16)).cluster().policies())
                .hasSize(2);

        byte[] latin = "kind: Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Texts.lines(Manifests.read(new ByteArrayInputStream(latin))))
                .containsExactly(
                        "input:1:9: error: the byte 0xFC is no UTF-8 text here; save the source as UTF-8 [bad-encoding]");
    }

    @Test
    void problemsTellTheSource() throws IOException {
        String bad = TEXT.replace("name: web", "nam: web");

        assertThat(Texts.lines(Manifests.read(new OpenReader(bad))))
                .first()
                .asString()
                .startsWith("input:4:3: error: ");
        Reading reading = ManifestReader.with(ReadingOptions.defaults())
                .add(new OpenStream(bad), "from git")
                .add(new OpenReader("{"), "from.json")
                .read();
        assertThat(Texts.lines(reading))
                .anyMatch(line -> line.startsWith("from git:4:3: error: "))
                .anyMatch(line -> line.startsWith("from.json:1:2: error: "));
    }

    /** No more is taken than tells that it is too much. */
    @Test
    void tooLongStreamsAreRefusedUnread() throws IOException {
        String blanks = " ".repeat(100_000);
        OpenStream bytes = new OpenStream(blanks);
        OpenReader characters = new OpenReader(blanks);

        Reading reading = ManifestReader.with(
                        ReadingOptions.builder().maxFileBytes(10_000).build())
                .add(bytes, "bytes")
                .add(characters, "characters")
                .read();

        assertThat(Texts.lines(reading))
                .containsExactly(
                        "bytes:1:1: error: the source has more than 10000 bytes; split it or raise the limit [too-large]",
                        "characters:1:1: error: the source has more than 10000 bytes; split it or raise the limit"
                                + " [too-large]");
        assertThat(bytes.taken()).isEqualTo(10_001);
        assertThat(characters.read()).isEqualTo(' ');
    }

    @Test
    void longReadersAreReadWhole() throws IOException {
        String text = "# " + "x".repeat(50_000) + "\n" + TEXT;

        assertThat(Manifests.read(new OpenReader(text)).cluster().policies()).containsExactlyInAnyOrderElementsOf(TWO);
    }

    @Test
    void whatCannotBeReadIsTheCallersBusiness() throws IOException {
        InputStream bytes = InputStream.nullInputStream();
        bytes.close();
        Reader characters = Reader.nullReader();
        characters.close();

        assertThatIOException().isThrownBy(() -> Manifests.read(bytes)).withMessage("Stream closed");
        assertThatIOException().isThrownBy(() -> Manifests.read(characters)).withMessage("Stream closed");
    }
}
