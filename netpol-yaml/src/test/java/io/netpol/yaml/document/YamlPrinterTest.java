package io.netpol.yaml.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees as YAML: what stands without quotes, and how it is laid out. */
class YamlPrinterTest {

    private static String printed(String json) throws JsonProcessingException {
        return YamlPrinter.print(new ObjectMapper().readTree(json));
    }

    @Test
    void layout() throws JsonProcessingException {
        assertThat(printed("""
                {"a": {"b": [1, {"c": [], "d": {}}, [2, [3]]], "e": "f"}, "g": [{"h": 1, "i": 2}, {}]}
                """)).isEqualTo("""
                a:
                  b:
                    - 1
                    - c: []
                      d: {}
                    -   - 2
                        -   - 3
                  e: f
                g:
                  - h: 1
                    i: 2
                  - {}
                """);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "-7, -7", "1.5, 1.5", "true, true", "false, false", "null, null", "[], []", "{}, {}"})
    void scalarsOtherThanTexts(String json, String yaml) throws JsonProcessingException {
        assertThat(printed("{\"a\": " + json + "}")).isEqualTo("a: " + yaml + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "api",
                "Ingress",
                "networking.k8s.io/v1",
                "app.kubernetes.io/name",
                "_x",
                "e3",
                "x1F",
                "10.0.0.0/8"
            })
    void withoutQuotes(String text) {
        assertThat(YamlPrinter.print(TextNode.valueOf(text))).isEqualTo(text + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "true",
                "True",
                "TRUE",
                "yes",
                "n",
                "On",
                "off",
                "null",
                "Null",
                "NaN",
                "inf",
                "Infinity",
                "1",
                "010",
                "0x1F",
                "0o7",
                "1e3",
                "1.0",
                ".5",
                ".inf",
                "12:30",
                "2026-01-01",
                "10.0.0.1",
                "2001:db8::/32",
                "a b",
                "a: b",
                "a #b",
                "- a",
                " a",
                "a ",
                "*a",
                "&a",
                "!a",
                "<<",
                "=",
                "a,b",
                "[a]",
                "---",
                "1_000"
            })
    void inSingleQuotes(String text) {
        assertThat(YamlPrinter.print(TextNode.valueOf(text))).isEqualTo("'" + text + "'\n");
    }

    @Test
    void quotesInQuotes() {
        assertThat(YamlPrinter.print(TextNode.valueOf("it's \"so\""))).isEqualTo("'it''s \"so\"'\n");
    }

    @Test
    void inDoubleQuotes() {
        assertThat(YamlPrinter.print(TextNode.valueOf("a\nb\t\"c\"\\ \u0007\u0085\u2028 é 🙂")))
                .isEqualTo("\"a\\nb\\t\\\"c\\\"\\\\ \\a\\N\\L é 🙂\"\n");
    }

    @Test
    void whatCannotBeSeenIsEscapedAndAllElseWithIt() {
        assertThat(YamlPrinter.print(TextNode.valueOf("é\ufeff\u202e🙂")))
                .isEqualTo("\"\\xe9\\ufeff\\u202e\\U0001f642\"\n");
    }

    @Test
    void longTextsAndKeysStayOnOneLine() {
        String text = "word ".repeat(200).strip();
        String key = "k".repeat(317);
        assertThat(YamlPrinter.print(JsonNodeFactory.instance.objectNode().put(key, text)))
                .isEqualTo(key + ": '" + text + "'\n");
    }

    @Test
    void keysAreQuotedLikeTexts() throws JsonProcessingException {
        assertThat(printed("{\"on\": 1, \"1e3\": 2, \"a b\": 3, \"é\": 4}"))
                .isEqualTo("'on': 1\n'1e3': 2\n'a b': 3\n\"é\": 4\n");
    }

    @Test
    void equalPartsGetNoAnchors() throws JsonProcessingException {
        assertThat(printed("{\"c\": [{\"a\": \"b\"}, {\"a\": \"b\"}]}")).isEqualTo("c:\n  - a: b\n  - a: b\n");
    }
}
