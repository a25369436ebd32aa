package io.netpol.yaml.document;

import static io.netpol.yaml.document.Trees.json;
import static io.netpol.yaml.document.Trees.jsonProblem;
import static io.netpol.yaml.document.Trees.placed;
import static io.netpol.yaml.document.Trees.problems;
import static io.netpol.yaml.document.Trees.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

    @Test
    void readsEveryKindOfValue() {
        assertThat(
                        valuesOf(
                                json(
                                        "{\"a\": [1, -2, 80.0, 1e2, true, false, null, \"on\"], \"b\": {}, \"c\": [], \"<<\": {\"d\": 1}}")))
                .containsExactly(
                        "{a: [integer 1, integer -2, float 80.0, float 1e2, boolean true, boolean false, null, quoted 'on'],"
                                + " b: {}, c: [], <<: {d: integer 1}}");
    }

    @Test
    void numbersKeepTheirText() {
        String digits = "9".repeat(2_000);
        assertThat(valuesOf(json("[99999999999999999999, -0, 1E400, 0.10, " + digits + "]")))
                .containsExactly(
                        "[integer 99999999999999999999, integer -0, float 1E400, float 0.10, integer " + digits + "]");
    }

    @Test
    void escapes() {
        assertThat(valuesOf(json("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\u0000\"]")))
                .containsExactly("[quoted '\"\\/\b\f\n\r\té\uD83D\uDE00\0']");
    }

    @Test
    void positions() {
        assertThat(placed(json("{\n  \"a\" : [ 1,\n    \"x\" ],\n  \"b\":{\"c\":null}\n}")))
                .containsExactly("1:1 | 1:1 {2:3 a: 2:9 [2:11 1, 3:5 x], 4:3 b: 4:7 {4:8 c: 4:12 null}}");
    }

    @Test
    void valuesInOneStream() {
        assertThat(placed(json("{} {\"a\":1}\n[2]{\"b\":3} null \"text\" 7")))
                .containsExactly(
                        "1:1 | 1:1 {}",
                        "1:4 | 1:4 {1:5 a: 1:9 1}",
                        "2:1 | 2:1 [2:2 2]",
                        "2:4 | 2:4 {2:5 b: 2:9 3}",
                        "2:17 | 2:17 text",
                        "2:24 | 2:24 7");
    }

    @Test
    void keysAreNotResolved() {
        assertThat(valuesOf(json("{\"yes\": 1, \"true\": 2, \"0x10\": 3, \"16\": 4, \"\": 5}")))
                .containsExactly("{yes: integer 1, true: integer 2, 0x10: integer 3, 16: integer 4, : integer 5}");
    }

    @Test
    void duplicateKeys() {
        Documents documents = json("{\"a\": 1, \"b\": {\"c\": 1, \"\\u0063\": 2}, \"a\": 3}\n[{\"d\": 4}]");
        assertThat(problems(documents))
                .containsExactly(
                        "1:24: duplicate-key: the key \"c\" is already at 1:16; keep one of the two",
                        "1:38: duplicate-key: the key \"a\" is already at 1:2; keep one of the two");
        assertThat(documents.documents()).map(Document::intact).containsExactly(false, true);
    }

    @Test
    void halvesOfSurrogatePairs() {
        assertThat(jsonProblem("[\"a\\ud800b\"]"))
                .isEqualTo("1:2: control-character: the text holds U+D800, one half of a surrogate pair;"
                        + " write both halves or the character itself");
        String key =
                "json-syntax: an escape in the key is one half of a surrogate pair; write both halves or the character itself";
        assertThat(jsonProblem("{\"\\ude00\": 1}")).isEqualTo("1:9: " + key);
        assertThat(jsonProblem("{\"a\\ud83db\": 1}")).isEqualTo("1:10: " + key);
        assertThat(jsonProblem("{\"\uDE00\": 1}")).startsWith("1:2: control-character: the text holds U+DE00");
    }

    @ParameterizedTest
    @MethodSource
    void syntax(String text, String message) {
        assertThat(jsonProblem(text)).isEqualTo(message.replaceFirst(" ", " json-syntax: "));
    }

    static Stream<Arguments> syntax() {
        String number =
                "this is no JSON number: digits without a leading zero or plus, with a digit on both sides of the point;"
                        + " put it in double quotes if it is text";
        String value = ": true, false, null, a number, text in double quotes, a list or an object";
        String word = " is no JSON value; write true, false, null, a number, or text in double quotes";
        return Stream.of(
                arguments("{\"a\" 1}", "1:6: a colon is missing between key and value before \"1\""),
                arguments(
                        "{\"a\": 1 \"b\": 2}", "1:9: a comma or } is missing before '\"' in the object opened at 1:1"),
                arguments("{\"a\": [1 2]}", "1:10: a comma or ] is missing before \"2\" in the list opened at 1:7"),
                arguments("{a: 1}", "1:2: a key in double quotes is needed before \"a\""),
                arguments("{1: 1}", "1:2: a key in double quotes is needed before \"1\""),
                arguments("{'a': 1}", "1:2: a key in double quotes is needed before \"'\""),
                arguments("{\"a\":1,,}", "1:8: a key in double quotes is needed before \",\""),
                arguments("{\"a\":1,}", "1:8: the comma before \"}\" has nothing behind it; delete the comma"),
                arguments("[1,\n]", "2:1: the comma before \"]\" has nothing behind it; delete the comma"),
                arguments("[,1]", "1:2: a value is needed before \",\"" + value),
                arguments("{\"a\":}", "1:6: a value is needed before \"}\"" + value),
                arguments("['a']", "1:2: a value is needed before \"'\"" + value),
                arguments("[.5]", "1:2: a value is needed before \".\"" + value),
                arguments("[\u0001]", "1:2: a value is needed before \"U+0001\"" + value),
                arguments("{\"a\": tru}", "1:7: \"tru\"" + word),
                arguments("[\"\uD83D\uDE00\", True]", "1:7: \"True\"" + word),
                arguments("[falsehood]", "1:2: \"falsehood\"" + word),
                arguments("[01]", "1:2: " + number),
                arguments("[-01]", "1:2: " + number),
                arguments("[+1]", "1:2: " + number),
                arguments("[1.]", "1:2: " + number),
                arguments("[1.e2]", "1:2: " + number),
                arguments("[1e]", "1:2: " + number),
                arguments("[-]", "1:2: " + number),
                arguments("[NaN]", "1:2: " + number),
                arguments("[-Infinity]", "1:2: " + number),
                arguments("[1x]", "1:3: a comma or ] is missing before \"x\" in the list opened at 1:1"),
                arguments("[1}", "1:3: \"}\" cannot close the list opened at 1:1; write ]"),
                arguments("{\"a\": 1]", "1:8: \"]\" cannot close the object opened at 1:1; write }"),
                arguments("[1 // c\n]", "1:4: JSON has no comments; delete it"),
                arguments("{ /* c */ }", "1:3: JSON has no comments; delete it"),
                arguments("[1 # c\n]", "1:4: JSON has no comments; delete it"),
                arguments(
                        "[\"a\nb\"]",
                        "1:4: a text holds the character U+000A, maybe because a quote is missing; write it as an escape such as \\n"),
                arguments(
                        "{\"a\tb\": 1}",
                        "1:4: a text holds the character U+0009, maybe because a quote is missing; write it as an escape such as \\n"),
                arguments("[\"\\q\"]", "1:4: there is no escape \\q in JSON; write \\\\ for a backslash"),
                arguments("[\"\\u12g4\"]", "1:7: \\u needs four hexadecimal digits"));
    }

    @ParameterizedTest
    @MethodSource
    void behindTheEnd(String text, String message) {
        Documents documents = json(text);
        assertThat(problems(documents)).containsExactly(message.replaceFirst(" ", " json-syntax: "));
        assertThat(valuesOf(new Documents(documents.documents(), List.of()))).containsExactly("{}");
    }

    static Stream<Arguments> behindTheEnd() {
        return Stream.of(
                arguments("{} x", "1:4: \"x\" follows the end of the JSON value; delete it"),
                arguments("{}\n]", "2:1: \"]\" follows the end of the JSON value; delete it"),
                arguments("{},{}", "1:3: \",\" follows the end of the JSON value; delete it"),
                arguments("{}\n---\n{}", "2:1: \"-\" follows the end of the JSON value; delete it"),
                arguments("{}\0", "1:3: \"U+0000\" follows the end of the JSON value; delete it"),
                arguments("{}\uFEFF", "1:3: \"U+FEFF\" follows the end of the JSON value; delete it"),
                arguments("{} // c", "1:4: \"/\" follows the end of the JSON value; delete it"));
    }

    @ParameterizedTest
    @MethodSource
    void cutOff(String text, String message) {
        assertThat(problems(json(text))).containsExactly(message.replaceFirst(" ", " cut-off: "));
    }

    static Stream<Arguments> cutOff() {
        return Stream.of(
                arguments("{", "1:2: the text ends inside the object opened at 1:1; close it with }"),
                arguments("[\n", "2:1: the text ends inside the list opened at 1:1; close it with ]"),
                arguments("{\"a\"", "1:5: the text ends inside the object opened at 1:1; close it with }"),
                arguments("{\"a\":", "1:6: the text ends inside the object opened at 1:1; close it with }"),
                arguments("{\"a\": 12", "1:9: the text ends inside the object opened at 1:1; close it with }"),
                arguments("{\"a\": [1, 2", "1:12: the text ends inside the list opened at 1:7; close it with ]"),
                arguments("{\"a\": [1, ", "1:11: the text ends inside the list opened at 1:7; close it with ]"),
                arguments("{\"a\": nul", "1:10: the text ends inside the object opened at 1:1; close it with }"),
                arguments("{\"a\": true", "1:11: the text ends inside the object opened at 1:1; close it with }"),
                arguments("[-", "1:3: the text ends inside the list opened at 1:1; close it with ]"),
                arguments("[1e", "1:4: the text ends inside the list opened at 1:1; close it with ]"),
                arguments("[1.", "1:4: the text ends inside the list opened at 1:1; close it with ]"),
                arguments("{\"a\": \"b", "1:9: the text ends inside the text opened at 1:7; close it with \""),
                arguments("[\"a\\", "1:5: the text ends inside the text opened at 1:2; close it with \""),
                arguments("[\"a\\u12", "1:8: the text ends inside the text opened at 1:2; close it with \""),
                arguments("{\"ab", "1:5: the text ends inside the key opened at 1:2; close it with \""),
                arguments("{\"a\\\"b", "1:7: the text ends inside the key opened at 1:2; close it with \""),
                arguments("{\"a\\", "1:5: the text ends inside the text opened at 1:2; close it with \""),
                arguments("{} \"ab", "1:7: the text ends inside the text opened at 1:4; close it with \""),
                arguments("{} -", "1:5: the text ends inside a value; restore what is missing"));
    }

    @Test
    void whatComesBeforeAnErrorIsKept() {
        Documents documents = json("{\"a\": 1}\n[2]\n{\"b\": ]\n{}");
        assertThat(placed(documents)).containsExactly("1:1 | 1:1 {1:2 a: 1:7 1}", "2:1 | 2:1 [2:2 2]");
        assertThat(problems(documents)).hasSize(1).first().asString().startsWith("3:7: json-syntax");
    }
}
