package io.netpol.yaml.document;

import static io.netpol.yaml.document.Trees.problems;
import static io.netpol.yaml.document.Trees.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

    private static final SourceName STDIN = new SourceName("-");
    private static final SourceName JSON = new SourceName("a/B.Json");

    private static Documents read(String text) {
        return DocumentReader.read(text, STDIN, Limits.DEFAULT);
    }

    private static Documents read(byte[] bytes) {
        return DocumentReader.read(bytes, STDIN, Limits.DEFAULT);
    }

    private static Documents read(String text, Limits limits) {
        return DocumentReader.read(text, STDIN, limits);
    }

    // JSON or YAML

    @Test
    void jsonIsTriedWhereTheTextLooksLikeIt() {
        assertThat(valuesOf(read(" \r\n\t{\"a\": \"\\/\"}\n{\"b\": 1}")))
                .containsExactly("{a: quoted '/'}", "{b: integer 1}");
        assertThat(valuesOf(read("[1]\n[2]"))).containsExactly("[integer 1]", "[integer 2]");
    }

    @Test
    void yamlInFlowStyleIsRead() {
        assertThat(valuesOf(read("{a: b, c: [d]}\n---\ne: f\n"))).containsExactly("{a: 'b', c: ['d']}", "{e: 'f'}");
        assertThat(valuesOf(read("{\"a\": 1,\n# comment\n\t\"b\": [2, 3,],}")))
                .containsExactly("{a: integer 1, b: [integer 2, integer 3]}");
        assertThat(valuesOf(read("[a]: b".substring(0, 3)))).containsExactly("['a']");
    }

    @Test
    void aNameThatPromisesJsonHasToKeepIt() {
        assertThat(problems(DocumentReader.read("{a: b}", JSON, Limits.DEFAULT)))
                .containsExactly("1:2: json-syntax: a key in double quotes is needed before \"a\"");
        assertThat(valuesOf(DocumentReader.read("a: b", JSON, Limits.DEFAULT))).containsExactly("{a: 'b'}");
        assertThat(JSON.promisesJson()).isTrue();
        assertThat(new SourceName("json").promisesJson()).isFalse();
        assertThat(JSON).hasToString("a/B.Json");
    }

    @Test
    void theReaderThatCameFurtherSaysWhatIsWrong() {
        // No JSON from the second character on, YAML up to the end.
        assertThat(problems(read("{a: b, c: [d")))
                .containsExactly("1:13: cut-off: the text ends inside the list opened at 1:11; close it with ]");
        // JSON up to the end, no YAML because of the second document.
        assertThat(problems(read("{\"a\": 1}\n{\"b\": tru!}")))
                .containsExactly(
                        "2:7: json-syntax: \"tru\" is no JSON value; write true, false, null, a number, or text in double quotes");
        // Both to the end.
        assertThat(problems(read("{\"a\": [\"b\",")))
                .containsExactly("1:12: cut-off: the text ends inside the list opened at 1:7; close it with ]");
    }

    @Test
    void aDuplicateInJsonIsNoReasonToTryYaml() {
        assertThat(problems(read("{\"a\": 1, \"a\": 2}")))
                .containsExactly("1:10: duplicate-key: the key \"a\" is already at 1:2; keep one of the two");
    }

    @Test
    void yamlThatIsWellFormedDecidesEvenIfItIsRefused() {
        assertThat(problems(read("{a: 1, a: 2}")))
                .containsExactly("1:8: duplicate-key: the key \"a\" is already at 1:2; keep one of the two");
    }

    // Bytes

    @Test
    void utf8WithAndWithoutMark() {
        String text = "ключ: [é, \uD83D\uDE00]";
        assertThat(valuesOf(read(text.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("{ключ: ['é', '\uD83D\uDE00']}");
        assertThat(valuesOf(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))))
                .containsExactly("{ключ: ['é', '\uD83D\uDE00']}");
        assertThat(valuesOf(read(new byte[0]))).isEmpty();
    }

    @Test
    void utf16WithMark() {
        String text = "\uFEFFa: é\uD83D\uDE00";
        assertThat(valuesOf(read(text.getBytes(StandardCharsets.UTF_16BE)))).containsExactly("{a: 'é\uD83D\uDE00'}");
        assertThat(valuesOf(read(text.getBytes(StandardCharsets.UTF_16LE)))).containsExactly("{a: 'é\uD83D\uDE00'}");
    }

    @Test
    void utf16WithoutMarkAndUtf32AreRefused() {
        assertThat(problems(read("a: b".getBytes(StandardCharsets.UTF_16LE))))
                .containsExactly("1:2: control-character: the text holds a NUL character; save it as UTF-8 text");
        assertThat(problems(read(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0, 'a', 0, 0, 0})))
                .containsExactly("1:1: bad-encoding: the source is UTF-32; save it as UTF-8");
        assertThat(problems(read(new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF})))
                .containsExactly("1:1: bad-encoding: the source is UTF-32; save it as UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "61 0A C3 A9 FF, 2:2, 0xFF",
        "C3 28, 1:1, 0xC3",
        "61 E2 82, 1:2, 0xE2",
        "C0 80, 1:1, 0xC0",
        "61 0D 0A 0D 0A ED A0 80, 3:1, 0xED",
        "F0 9F 98 80 80, 1:2, 0x80"
    })
    void bytesThatAreNoUtf8(String hex, String place, String shown) {
        assertThat(problems(read(bytes(hex))))
                .containsExactly(place + ": bad-encoding: the byte " + shown
                        + " is no UTF-8 text here; save the source as UTF-8");
    }

    @Test
    void bytesThatAreNoUtf16() {
        assertThat(problems(read(bytes("FE FF 00 61 D8 00 00 61"))))
                .containsExactly("1:2: bad-encoding: the byte 0xD8 is no UTF-16BE text here; save the source as UTF-8");
        assertThat(problems(read(bytes("FF FE 61 00 61"))))
                .containsExactly("1:2: bad-encoding: the byte 0x61 is no UTF-16LE text here; save the source as UTF-8");
    }

    private static byte[] bytes(String hex) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String one : hex.split(" ", -1)) {
            bytes.write(Integer.parseInt(one, 16));
        }
        return bytes.toByteArray();
    }

    // Limits

    @Test
    void sizeIsLimited() {
        Limits limits = Limits.DEFAULT.withMaxBytes(4);
        assertThat(valuesOf(read("a: b", limits))).containsExactly("{a: 'b'}");
        assertThat(problems(read("a: bc", limits)))
                .containsExactly("1:1: too-large: the source has more than 4 bytes; split it or raise the limit");
        assertThat(problems(DocumentReader.read("a: \u00e9".getBytes(StandardCharsets.UTF_8), STDIN, limits)))
                .hasSize(1);
        assertThat(Limits.DEFAULT).isEqualTo(new Limits(33_554_432, 100, 2_000_000));
    }

    @Test
    void limitsAreAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(0, 1, 1))
                .withMessage("limits are at least 1, and the depth is at most 1000: 0 bytes, depth 1, 1 nodes");
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1001, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100, 1000})
    void depthUpToTheLimit(int depth) {
        Limits limits = new Limits(1_000_000, depth, 1_000_000);
        String fits = "[".repeat(depth) + "]".repeat(depth);
        assertThat(read("- ".repeat(depth), limits).problems()).isEmpty();
        assertThat(read(fits, limits).problems()).isEmpty();
        assertThat(read("--- " + fits, limits).problems()).isEmpty();
        String problem = "too-deep: lists and objects are nested more than " + depth + " levels deep; nest them less";
        assertThat(problems(read("- ".repeat(depth + 1), limits)))
                .containsExactly("1:" + (2 * depth + 1) + ": " + problem);
        assertThat(problems(read("[" + fits + "]", limits))).containsExactly("1:" + (depth + 1) + ": " + problem);
        assertThat(problems(read("--- [" + fits + "]", limits))).containsExactly("1:" + (depth + 5) + ": " + problem);
    }

    @Test
    void tenThousandLevelsNeedNoStack() {
        int levels = 10_000;
        String deep = "too-deep: lists and objects are nested more than 100 levels deep; nest them less";
        String block =
                IntStream.range(0, 2_000).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
        assertThat(problems(read("[".repeat(levels)))).contains("1:101: " + deep);
        assertThat(problems(read("[".repeat(levels) + "]".repeat(levels)))).containsExactly("1:101: " + deep);
        assertThat(problems(read("{\"a\":".repeat(levels) + "1" + "}".repeat(levels))))
                .containsExactly("1:501: " + deep);
        assertThat(problems(DocumentReader.read("{\"a\":".repeat(levels), JSON, Limits.DEFAULT)))
                .containsExactly(
                        "1:501: " + deep,
                        "1:50001: cut-off: the text ends inside the object opened at 1:496; close it with }");
        assertThat(problems(read("a: " + "[".repeat(levels)))).containsExactly("1:103: " + deep);
        assertThat(problems(read("{a: ".repeat(levels)))).containsExactly("1:401: " + deep);
        assertThat(problems(read("- ".repeat(levels)))).containsExactly("1:201: " + deep);
        assertThat(problems(read("? ".repeat(levels)))).containsExactly("1:201: " + deep);
        assertThat(problems(read(block))).containsExactly("101:101: " + deep);
    }

    @Test
    void whatFollowsADocumentThatIsTooDeepIsRead() {
        String deep = "[".repeat(101) + "]".repeat(101);
        for (String text : new String[] {"{}" + deep + "{\"a\": 1}", "--- {}\n--- " + deep + "\n--- {a: 1}"}) {
            Documents documents = read(text);
            assertThat(documents.documents().stream().map(document -> Trees.value(document.root())))
                    .containsExactly("{}", "{a: integer 1}");
            assertThat(documents.problems()).hasSize(1).allMatch(problem -> problem.code() == SyntaxCode.TOO_DEEP);
        }
    }

    @Test
    void depthThroughAliases() {
        Limits limits = new Limits(1_000, 4, 1_000);
        assertThat(valuesOf(read("- &a [[1]]\n- [*a]\n", limits))).containsExactly("[[[integer 1]], [[[integer 1]]]]");
        assertThat(problems(read("- &a [[1]]\n- [[*a]]\n", limits)))
                .containsExactly(
                        "2:5: too-deep: with the alias *a lists and objects are nested more than 4 levels deep; nest them less");
    }

    @Test
    void valuesAreLimited() {
        Limits limits = new Limits(1_000, 10, 7);
        assertThat(valuesOf(read("{a: [1, 2, 3, 4]}", limits))).hasSize(1);
        assertThat(problems(read("{a: [1, 2, 3, 4, 5]}", limits)))
                .containsExactly("1:18: too-large: the document has more than 7 values; split it");
        assertThat(valuesOf(read("[1, 2, 3]\n---\n[4, 5, 6]", limits))).hasSize(2);
    }

    @Test
    void aliasesThatExplodeAreRefusedAtOnce() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 60; i++) {
            String alias = "*a" + (i - 1);
            laughs.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
        }
        assertThat(problems(read(laughs.toString())))
                .containsExactly(
                        "7:10: alias-expansion: with its aliases written out the document has more than 2000000 values; use fewer aliases");
    }

    @Test
    void aliasesInMergesAndKeysCountToo() {
        Limits limits = new Limits(1_000, 10, 30);
        String base = "b: &b {k1: 1, k2: 2, k3: 3, k4: 4}\n";
        assertThat(read(base + "l: [*b]\n", limits).problems()).isEmpty();
        assertThat(problems(read(base + "l: [*b, *b, *b]\n", limits)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2:9: alias-expansion");
        assertThat(problems(read(base + "l:\n- <<: *b\n- <<: *b\n- <<: *b\n", limits)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("4:7: alias-expansion");
    }

    @Test
    void aliasesThatAreUsedOftenButStaySmallAreFine() {
        String text = "a: &a {b: c}\nl:\n" + "- *a\n".repeat(20_000);
        assertThat(read(text).problems()).isEmpty();
    }

    /** Ten thousand documents, and one line as long as all of them, in work that grows with the text only. */
    @Test
    void largeInputs() {
        String yaml = "---\nkind: NetworkPolicy\nspec:\n  podSelector: {matchLabels: {app: web}}\n  ports: [80, 443]\n"
                .repeat(10_000);
        Documents documents = read(yaml);
        assertThat(documents.documents()).hasSize(10_000);
        assertThat(documents.documents().get(9_999).start()).isEqualTo(new Position(49_996, 1));
        String json = "{\"kind\":\"NetworkPolicy\",\"spec\":{\"ports\":[80,443]}} ".repeat(10_000);
        assertThat(read(json).documents()).hasSize(10_000);
        assertThat(read(json).documents().get(9_999).start()).isEqualTo(new Position(1, 9_999 * 51 + 1));
    }
}
