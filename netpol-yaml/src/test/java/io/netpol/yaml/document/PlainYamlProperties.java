package io.netpol.yaml.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is read without SnakeYAML has the tree, the places and the problems that it has with SnakeYAML. */
class PlainYamlProperties {

    private static final String[] KEYS = {
        "app",
        "kind",
        "a.b/c-d",
        "\"q\"",
        "'s'",
        "80",
        "on",
        "y",
        "a",
        "b",
        "spec",
        "podSelector",
        "_x",
        "/p",
        ".d",
        "é"
    };
    private static final String[] SCALARS = {
        "web", "8080", "\"80\"", "'a b'", "true", "~", "a b  c", "x#y", "10.0.0.0/8", "::/0", "fd00::/8", "-5", "1e3",
                "a:b",
        "\"\"", "''", "http://x/?a=b&c", "é", "a, b", "it's", "a\"b", "...", "don't [x]", "+1", "/a", ".5", "\"é\"",
                "'a\\b'"
    };
    private static final String[] FLOWS = {
        "[]",
        "{}",
        "[ ]",
        "{ }",
        "[a, b]",
        "[a,b]",
        "['a', \"b\"]",
        "{a: b}",
        "{a: [b, {c: d}], e: f}",
        "[[a], [b]]",
        "[fd00::/8, ::1]",
        "{\"a\": 'b'}",
        "[1, true]"
    };
    private static final String[] PIECES = {
        "a",
        "b",
        ":",
        ": ",
        "- ",
        "-",
        "\n",
        "\n",
        "\n  ",
        "\n- ",
        " ",
        "  ",
        "#",
        " #",
        "'",
        "\"",
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "?",
        "? ",
        "&a ",
        "*a",
        "!t ",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\\",
        "\t",
        "\r\n",
        "\r",
        "---",
        "\n---\n",
        "\n---",
        "--- ",
        "...",
        "\n...\n",
        "<<",
        "<<: ",
        "~",
        "é",
        "\u0085",
        "\u2028",
        "\uD83D\uDE00",
        "\uFEFF",
        "\u00A0",
        "null",
        "1",
        "a: b\n",
        "  a: b\n",
        "- a\n",
        "%TAG ! x:\n",
        "%YAML 1.2\n",
        ".",
        "/",
        "=",
        "x: &a y\n",
        "z: *a\n"
    };

    private final StringBuilder text = new StringBuilder();

    /** Some documents in the layouts that people and tools write. */
    private static String manifests(Random random) {
        PlainYamlProperties writer = new PlainYamlProperties();
        int documents = 1 + random.nextInt(3);
        for (int i = 0; i < documents; i++) {
            if (i > 0 || random.nextBoolean()) {
                writer.text.append("---");
                writer.endLine(random);
            }
            if (random.nextInt(6) > 0) {
                writer.mapping(random, 0, 4);
            }
        }
        String text = writer.text.toString();
        String cut = random.nextInt(4) == 0 ? text.stripTrailing() : text;
        return random.nextInt(4) == 0 ? cut.replace("\n", "\r\n") : cut;
    }

    private void endLine(Random random) {
        text.append(
                switch (random.nextInt(12)) {
                    case 0 -> " # comment: é\n";
                    case 1 -> "  \n";
                    case 2 -> "\n\n";
                    case 3 -> "\n   # - more\n";
                    default -> "\n";
                });
    }

    private void indent(int column) {
        text.append(" ".repeat(column));
    }

    /** Writes entries; the first one on the line that is there if its indentation is. */
    private void mapping(Random random, int column, int depth) {
        int entries = 1 + random.nextInt(4);
        for (int i = 0; i < entries; i++) {
            if (i > 0 || text.length() == 0 || text.charAt(text.length() - 1) == '\n') {
                indent(column);
            }
            text.append(pick(random, KEYS)).append(':');
            int kind = random.nextInt(depth == 0 ? 6 : 10);
            switch (kind) {
                case 0, 1, 2, 3 -> inline(random, SCALARS);
                case 4 -> inline(random, FLOWS);
                case 5 -> endLine(random);
                case 6, 7 -> {
                    endLine(random);
                    mapping(random, column + 1 + random.nextInt(3), depth - 1);
                }
                default -> {
                    endLine(random);
                    sequence(random, column + random.nextInt(3), depth - 1);
                }
            }
        }
    }

    private void sequence(Random random, int column, int depth) {
        int items = 1 + random.nextInt(3);
        for (int i = 0; i < items; i++) {
            indent(column);
            text.append('-');
            if (depth > 0 && random.nextBoolean()) {
                int gap = 1 + random.nextInt(2);
                indent(gap);
                mapping(random, column + 1 + gap, depth - 1);
            } else {
                inline(random, random.nextInt(4) == 0 ? FLOWS : SCALARS);
            }
        }
    }

    private void inline(Random random, String[] values) {
        indent(1 + random.nextInt(2));
        text.append(pick(random, values));
        endLine(random);
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    private static void assertReadAlike(String text) {
        assertThat(new YamlDocuments(text, Limits.DEFAULT).read())
                .as(text)
                .isEqualTo(new YamlDocuments(text, Limits.DEFAULT, false).read());
    }

    @Property(tries = 3000)
    void usualLayoutsAreReadAlike(@ForAll Random random) {
        assertReadAlike(manifests(random));
    }

    @Property(tries = 6000)
    void mutatedManifestsAreReadAlike(@ForAll Random random) {
        StringBuilder text = new StringBuilder(manifests(random));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, at + 1 + random.nextInt(4));
                case 1 -> text.insert(at, pick(random, PIECES));
                default -> text.insert(at, " ".repeat(1 + random.nextInt(3)));
            }
        }
        assertReadAlike(text.toString());
    }

    @Property(tries = 6000)
    void soupIsReadAlike(@ForAll Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(pick(random, PIECES));
        }
        assertReadAlike(text.toString());
    }

    @Property(tries = 2000)
    void limitsHoldAlike(@ForAll Random random) {
        String text = manifests(random);
        Limits narrow = new Limits(Integer.MAX_VALUE, 1 + random.nextInt(5), 1 + random.nextInt(20));
        assertThat(new YamlDocuments(text, narrow).read())
                .as(text)
                .isEqualTo(new YamlDocuments(text, narrow, false).read());
    }
}
