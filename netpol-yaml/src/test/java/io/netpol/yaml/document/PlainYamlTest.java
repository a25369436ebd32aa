package io.netpol.yaml.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without SnakeYAML, and what is left to it. */
class PlainYamlTest {

    private static PlainYaml reader(String text) {
        return new PlainYaml(text, text.length(), Limits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "a: b\r\nc: d\r\n",
                "--- # one\na:\n  b: \"c\" # d\n",
                "# head\n\na:\n- b\n- c: d\n  e: f\n",
                "a:\n  - 'b'\n  - c\nd: {}\n",
                "a: [Ingress, \"Egress\"]\n",
                "a: {b: {c: d}, e: [f]}\n",
                "a:\nb: ::/0\n",
                "a: x # \u00FCber\n",
                "---\n",
                "# nothing\n"
            })
    void readsPlainYaml(String text) {
        assertThat(reader(text).read(0, 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &b c",
                "a: *b",
                "a: !!str b",
                "a: |\n  b\n",
                "a: \"b\\n\"",
                "a: 'it''s'",
                "a: b\n  c",
                "a: \"b\n  c\"",
                "a: [b,\n  c]",
                "a: b: c",
                "a:\tb",
                "a: b\n c: d",
                "a: b\na: c",
                "? a\n: b",
                "<<: {a: b}",
                "a",
                "- a",
                "{a: b}",
                "a: b\n...\n",
                "a: {b:c}",
                "a: [b: c]",
                "a: \uD83D\uDE00",
                "a: [b]#c",
                "null: a"
            })
    void leavesTheRestToSnakeYaml(String text) {
        assertThat(reader(text).read(0, 1)).isFalse();
    }

    @Test
    void goesFromDocumentToDocument() {
        String text = "a: b\n---\n# c\nd:\n- e\n";
        PlainYaml reader = reader(text);

        assertThat(reader.read(0, 1)).isTrue();
        assertThat(reader.offset()).isEqualTo(5);
        assertThat(reader.line()).isEqualTo(2);
        assertThat(reader.start()).isEqualTo(new Position(1, 1));
        assertThat(reader.read(reader.offset(), reader.line())).isTrue();
        assertThat(reader.offset()).isEqualTo(text.length());
        assertThat(reader.start()).isEqualTo(new Position(2, 1));
        assertThat(reader.root().map(Trees::placed)).contains("4:1 {4:1 d: 5:1 [5:3 e]}");
    }

    @Test
    void readsOnWithSnakeYamlAndBack() {
        Documents documents = Trees.yaml("a: b\n---\nc: &d e\nf: *d\n---\ng: h\n---\ni: \"j\n---\nk: l\n");

        assertThat(Trees.placed(documents))
                .isEqualTo(List.of(
                        "1:1 | 1:1 {1:1 a: 1:4 b}",
                        "2:1 | 3:1 {3:1 c: 3:4 e, 4:1 f: 4:4 e}",
                        "5:1 | 6:1 {6:1 g: 6:4 h}",
                        "9:1 | 10:1 {10:1 k: 10:4 l}"));
        assertThat(documents.problems()).hasSize(1);
    }
}
