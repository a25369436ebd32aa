package io.netpol.yaml.document;

import static io.netpol.yaml.document.Trees.placed;
import static io.netpol.yaml.document.Trees.problem;
import static io.netpol.yaml.document.Trees.problems;
import static io.netpol.yaml.document.Trees.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlProblemsTest {

    @ParameterizedTest
    @MethodSource
    void syntax(String text, String message) {
        assertThat(problem(text)).isEqualTo(message.replaceFirst(" ", " yaml-syntax: "));
        assertThat(yaml(text).documents()).isEmpty();
    }

    static Stream<Arguments> syntax() {
        String colon =
                "a colon cannot follow here; quote a text that has \": \" in it, or indent the line like its neighbours";
        String space = "a colon behind a text without quotes needs a space after it, or the text needs quotes";
        String quote = "; put quotes around it if it is text";
        String neighbours = "; indent it like its neighbours";
        String directive = "a line starting with % has to be %YAML 1.1 or %TAG with two names; delete it";
        String tag = "\"!\" starts a tag here, and this one is not declared or not finished" + quote;
        String header =
                " only +, -, a digit 1 to 9 and a comment may follow on the line; start the text on the next line";
        return Stream.of(
                arguments("a: b: c", "1:5: " + colon),
                arguments("foo\nbar: x", "2:4: " + colon),
                arguments("a: b\n  c: d", "2:4: " + colon),
                arguments(
                        "foo: a\nbar baz  # no colon\nqux: 1",
                        "2:1: \"bar baz  # no colon\" stands where \"key: value\" is needed; add a colon and a space,"
                                + " or indent the line if it continues the value above"),
                arguments(
                        "foo: a\r\nbar\r\nqux: 1",
                        "2:1: \"bar\" stands where \"key: value\" is needed; add a colon and a space,"
                                + " or indent the line if it continues the value above"),
                arguments(": a", "1:1: a key is missing before the colon"),
                arguments("a: - b", "1:4: a list item \"- \" cannot start here; write the list on lines of its own"),
                arguments("a: ? b", "1:4: a key with \"? \" cannot start here" + quote),
                arguments("a: @b", "1:4: \"@\" cannot start a text without quotes" + quote),
                arguments("a: `b`", "1:4: \"`\" cannot start a text without quotes" + quote),
                arguments("a: %b", "1:4: \"%\" cannot start a text without quotes" + quote),
                arguments(
                        "a: b\n- c",
                        "2:1: a list item stands here in the mapping that starts at 1:1;"
                                + " indent it below the key that it belongs to"),
                arguments(
                        "- a\nb: c",
                        "2:1: this line fits neither the list that starts at 1:1 nor what is around it" + neighbours),
                arguments(
                        "a:\n  b: c\n d: e",
                        "3:2: this line fits neither the mapping that starts at 1:1 nor what is around it"
                                + neighbours),
                arguments("a: \"b\" c", "1:8: text follows a value that is already complete; quote the whole value"),
                arguments("a: &x &y b", "1:7: text follows a value that is already complete; quote the whole value"),
                arguments(
                        "  a: b\n c: d",
                        "2:2: the document ended before this text; indent it like the lines above,"
                                + " or write --- before another document"),
                arguments("a: ]", "1:4: a value cannot start with \"]\"" + quote),
                arguments("a: ,b", "1:4: a value cannot start with \",\"" + quote),
                arguments("x: [a,,b]", "1:7: a value is missing before \",\"; write it, or \"\""),
                arguments("x: {: a}", "1:5: a value is missing before \":\"; write it, or \"\""),
                arguments("x: [a\nb: c", "2:2: a comma or ] is missing here in the list opened at 1:4"),
                arguments("x: {a: b\nc: d", "2:2: a comma or } is missing here in the mapping opened at 1:4"),
                arguments("x: {\"a\" \"b\"}", "1:9: a comma or } is missing here in the mapping opened at 1:4"),
                arguments("x: {a:[b]}", "1:6: " + space),
                arguments("x: {a:{b: c}}", "1:6: " + space),
                arguments("x: {a:}", "1:6: " + space),
                arguments("x: [a:, b]", "1:6: " + space),
                arguments("x: {a: b:}", "1:9: " + space),
                arguments("a: & b", "1:5: a name of letters, digits, - or _ must follow \"&\"" + quote),
                arguments("a: *.*", "1:5: a name of letters, digits, - or _ must follow \"*\"" + quote),
                arguments("a: !<b", "1:7: " + tag),
                arguments("a: !e!b c", "1:4: " + tag),
                arguments("a: !b}c d", "1:6: " + tag),
                arguments("a: |x\n b", "1:5: after \"|\"" + header),
                arguments("a: >0\n b", "1:5: after \">\"" + header),
                arguments("%YAML 3.0\n---\na: b", "1:1: " + directive),
                arguments("%YAML a\n---\na: b", "1:7: " + directive),
                arguments("%TAG x\n---\na: b", "1:6: " + directive),
                arguments("%YAML 1.1\n%YAML 1.1\n---\na: b", "2:1: " + directive),
                arguments(
                        "a: \"b\\qc\"",
                        "1:6: there is no escape \\q in double quotes; write \\\\ for a backslash, or use single quotes"),
                arguments(
                        "a: \"C:\\\uD83D\uDE00\"",
                        "1:7: there is no escape \\\uD83D\uDE00 in double quotes; write \\\\ for a backslash, or use single quotes"),
                arguments(
                        "a: \"\\U00110000\"",
                        "1:5: \\U needs the hexadecimal digits of a character behind it: 2 after \\x, 4 after \\u, 8 after \\U"),
                arguments(
                        "a: \"\\u12x4\"",
                        "1:5: \\u needs the hexadecimal digits of a character behind it: 2 after \\x, 4 after \\u, 8 after \\U"),
                arguments(
                        "a: \"\\UFFFFFFFF\"", "1:7: the text is no YAML here; check quotes, escapes and indentation"));
    }

    @ParameterizedTest
    @MethodSource
    void cutOff(String text, String message) {
        assertThat(problem(text)).isEqualTo(message.replaceFirst(" ", " cut-off: "));
    }

    static Stream<Arguments> cutOff() {
        return Stream.of(
                arguments("a: \"b", "1:6: the text ends inside the quoted text opened at 1:4; close it with \""),
                arguments("a: 'b\nc: d\n", "3:1: the text ends inside the quoted text opened at 1:4; close it with '"),
                arguments("a: \"b\\", "1:7: the text ends inside the quoted text opened at 1:4; close it with \""),
                arguments("a: \"\\u12", "1:9: the text ends inside the quoted text opened at 1:4; close it with \""),
                arguments("a: [b", "1:6: the text ends inside the list opened at 1:4; close it with ]"),
                arguments("a: [b,\n  c,\n", "3:1: the text ends inside the list opened at 1:4; close it with ]"),
                arguments("a: {b: c", "1:9: the text ends inside the mapping opened at 1:4; close it with }"),
                arguments("a: {b: ", "1:8: the text ends inside the mapping opened at 1:4; close it with }"),
                arguments("a: {b", "1:6: the text ends inside the mapping opened at 1:4; close it with }"),
                arguments("a: {b: [{c: d}, ", "1:17: the text ends inside the list opened at 1:8; close it with ]"),
                arguments("- {", "1:4: the text ends inside the mapping opened at 1:3; close it with }"),
                arguments("- [", "1:4: the text ends inside the list opened at 1:3; close it with ]"),
                arguments("a: [b\n---\n", "2:1: the document ends inside the list opened at 1:4; close it with ]"),
                arguments("a: {b: \n...\n", "2:1: the document ends inside the mapping opened at 1:4; close it with }"),
                arguments(
                        "a: 'b\n---\n", "2:1: the document ends inside the quoted text opened at 1:4; close it with '"),
                arguments(
                        "spec:\n  podSelector: {}\n  ingr",
                        "3:3: the text ends after \"ingr\", where \"key: value\" is needed;"
                                + " add a colon and a value, or restore what is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:\n\tb: c",
                "a:\n\t- b",
                "a: b\n\t\nc: d",
                "a: b\n\tc: d",
                "a: b\n\t# c\nd: e",
                "a: |\n\tb",
                "a:\n\t'b': c"
            })
    void aTabThatIndents(String text) {
        assertThat(problem(text)).isEqualTo("2:1: tab-indentation: a tab indents this line; use spaces");
    }

    @Test
    void aTabBehindSpacesOrMarks() {
        assertThat(problem("\ta: b")).isEqualTo("1:1: tab-indentation: a tab indents this line; use spaces");
        assertThat(problem("a:\r  \tb: c")).isEqualTo("2:3: tab-indentation: a tab indents this line; use spaces");
        assertThat(problem("a:\n  -\tb: c"))
                .isEqualTo("2:4: tab-indentation: a tab stands where a space is needed; use spaces");
        assertThat(problem("?\ta\n: b"))
                .isEqualTo("1:2: tab-indentation: a tab stands where a space is needed; use spaces");
    }

    @Test
    void anEscapeInAnEscape() {
        assertThat(problem("a: \"\\u\\")).startsWith("1:5: yaml-syntax: \\u needs the hexadecimal digits");
    }

    @Test
    void aTabInsideAnEscapeInQuotes() {
        assertThat(problem("a: \"\\u\tb\""))
                .isEqualTo("1:5: yaml-syntax: \\u needs the hexadecimal digits of a character behind it:"
                        + " 2 after \\x, 4 after \\u, 8 after \\U");
        assertThat(problem("a: \"\\\tb\""))
                .isEqualTo("1:5: yaml-syntax: there is no escape \\U+0009 in double quotes;"
                        + " write \\\\ for a backslash, or use single quotes");
    }

    /** Reading again because of tabs ends somewhere; then a tab is an error as SnakeYAML sees it. */
    @Test
    void tabsBeyondMeasureAreRefused() {
        String text = "a:\tb\n".repeat(20_000);
        assertThat(problems(yaml(text)))
                .last()
                .asString()
                .endsWith("tab-indentation: a tab stands where a space is needed; use spaces");
    }

    @ParameterizedTest
    @MethodSource
    void values(String text, String problem) {
        Documents documents = yaml(text);
        assertThat(problems(documents)).containsExactly(problem);
        assertThat(documents.documents()).hasSize(1).noneMatch(Document::intact);
    }

    static Stream<Arguments> values() {
        String tag = " has no meaning in a manifest; delete it, or quote the text if \"!\" is a part of it";
        String merge =
                " bad-merge: the merge key << needs a mapping, an alias of one, or a list of these; quote \"<<\" if it is a name";
        return Stream.of(
                arguments(
                        "{a: 1, b: 2, a: 3}",
                        "1:14: duplicate-key: the key \"a\" is already at 1:2; keep one of the two"),
                arguments(
                        "x:\n  a: 1\n  'a': 2",
                        "3:3: duplicate-key: the key \"a\" is already at 2:3; keep one of the two"),
                arguments("1: a\n\"1\": b", "2:1: duplicate-key: the key \"1\" is already at 1:1; keep one of the two"),
                arguments(
                        "0x10: a\n16: b", "2:1: duplicate-key: the key \"16\" is already at 1:1; keep one of the two"),
                arguments(
                        "on: a\ntrue: b",
                        "2:1: duplicate-key: the key \"true\" is already at 1:1; keep one of the two"),
                arguments(
                        "a: &x {k: 1}\nb:\n  <<: *x\n  <<: *x",
                        "4:3: duplicate-key: the key \"<<\" is already at 3:3; keep one of the two"),
                arguments(
                        "null: a\nb: c",
                        "1:1: unsupported-key: null cannot be a key; write a name, in quotes if it has to be this one"),
                arguments(
                        "? \n: a\nb: c",
                        "1:2: unsupported-key: null cannot be a key; write a name, in quotes if it has to be this one"),
                arguments(
                        "18446744073709551615: a",
                        "1:1: unsupported-key: a number of more than 64 bits cannot be a key; write a name, in quotes if it has to be this one"),
                arguments("[a]: b", "1:1: unsupported-key: a list cannot be a key; write a name"),
                arguments("? {a: b}\n: [c]\nd: e", "1:3: unsupported-key: a mapping cannot be a key; write a name"),
                arguments("- &x [a]\n- *x : b", "2:3: unsupported-key: a list cannot be a key; write a name"),
                arguments("a: !!timestamp 2001-01-01", "1:4: unsupported-tag: the tag !!timestamp" + tag),
                arguments("a: !!binary aGk=", "1:4: unsupported-tag: the tag !!binary" + tag),
                arguments("a: !Ref b", "1:4: unsupported-tag: the tag !Ref" + tag),
                arguments("a: !Sub [b]", "1:4: unsupported-tag: the tag !Sub" + tag),
                arguments("a: !!set {b}", "1:4: unsupported-tag: the tag !!set" + tag),
                arguments("a: !!merge <<", "1:4: unsupported-tag: the tag !!merge" + tag),
                arguments(
                        "a: !!int b",
                        "1:4: tag-mismatch: the tag !!int does not fit \"b\"; delete the tag or mend the value"),
                arguments(
                        "a: !!int 5.0",
                        "1:4: tag-mismatch: the tag !!int does not fit \"5.0\"; delete the tag or mend the value"),
                arguments(
                        "a: !!int",
                        "1:4: tag-mismatch: the tag !!int does not fit \"\"; delete the tag or mend the value"),
                arguments(
                        "a: !!float b",
                        "1:4: tag-mismatch: the tag !!float does not fit \"b\"; delete the tag or mend the value"),
                arguments(
                        "a: !!bool 1",
                        "1:4: tag-mismatch: the tag !!bool does not fit \"1\"; delete the tag or mend the value"),
                arguments(
                        "a: !!null b",
                        "1:4: tag-mismatch: the tag !!null does not fit \"b\"; delete the tag or mend the value"),
                arguments(
                        "a: !!map b",
                        "1:4: tag-mismatch: the tag !!map does not fit the text \"b\"; delete the tag or mend the value"),
                arguments(
                        "a: !!seq b",
                        "1:4: tag-mismatch: the tag !!seq does not fit the text \"b\"; delete the tag or mend the value"),
                arguments(
                        "a: !!seq {b: c}",
                        "1:4: tag-mismatch: the tag !!seq does not fit a mapping; delete the tag or mend the value"),
                arguments(
                        "a: !!str [b]",
                        "1:4: tag-mismatch: the tag !!str does not fit a list; delete the tag or mend the value"),
                arguments("a: {<<: 5}", "1:9:" + merge),
                arguments("a: {<<: [{b: c}, d]}", "1:9:" + merge),
                arguments("<<:\na: b", "1:4:" + merge),
                arguments("a: &x [{b: c}]\nd: {<<: *x}", "2:9:" + merge),
                arguments(
                        "a: &x {b: c}\nd:\n  b: e\n  <<: *x",
                        "3:3: bad-merge: the key \"b\" stands before the merge key at 4:3 that brings it too,"
                                + " and tools disagree which one counts; write << first"),
                arguments(
                        "%YAML 1.2\n---\na: yes",
                        "1:1: unsupported-version: YAML 1.2 is asked for, and Kubernetes reads YAML 1.1; delete the line %YAML"),
                arguments(
                        "%TAG !x! tag:x\n%YAML\t1.0\n---\na: yes",
                        "2:1: unsupported-version: YAML 1.0 is asked for, and Kubernetes reads YAML 1.1; delete the line %YAML"),
                arguments(
                        "a: \"\\ud800\"",
                        "1:4: control-character: the text holds U+D800, one half of a surrogate pair;"
                                + " write both halves or the character itself"));
    }

    /** The tree of a document with such a problem is there, so that more can be said about it. */
    @Test
    void whatIsKeptOfADocumentThatIsNotIntact() {
        assertThat(placed(yaml("{a: 1, a: 2, null: 3, [b]: 4, c: !x 5, ? {d: e} : [f], g: 6}")))
                .containsExactly("1:1 | 1:1 {1:2 a: 1:5 1, 1:31 c: 1:34 5, 1:56 g: 1:59 6}");
    }

    @Test
    void everyDuplicateIsReported() {
        assertThat(problems(yaml("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n---\nx: 1\nx: 2\n")))
                .containsExactly(
                        "2:11: duplicate-key: the key \"c\" is already at 2:5; keep one of the two",
                        "3:1: duplicate-key: the key \"a\" is already at 1:1; keep one of the two",
                        "4:1: duplicate-key: the key \"a\" is already at 1:1; keep one of the two",
                        "7:1: duplicate-key: the key \"x\" is already at 6:1; keep one of the two");
    }

    @Test
    void aKeyMergedTwiceMayBeWrittenOnce() {
        assertThat(problems(yaml("{<<: [{a: 1}, {a: 2}], a: 3, a: 4}")))
                .containsExactly("1:30: duplicate-key: the key \"a\" is already at 1:24; keep one of the two");
    }

    @ParameterizedTest
    @MethodSource
    void refusedAliases(String text, String problem) {
        Documents documents = yaml(text);
        assertThat(problems(documents)).containsExactly(problem);
        assertThat(documents.documents()).isEmpty();
    }

    static Stream<Arguments> refusedAliases() {
        return Stream.of(
                arguments(
                        "a: *x",
                        "1:4: undefined-alias: the alias *x has no anchor: write &x before the value that is meant,"
                                + " or quote the text if it is no alias"),
                arguments(
                        "a: &x [*x]",
                        "1:8: recursive-alias: the alias *x stands inside the value that it names; write the value out"),
                arguments(
                        "&x\na: {b: [*x]}",
                        "2:9: recursive-alias: the alias *x stands inside the value that it names; write the value out"),
                arguments(
                        "a: &x\n  <<: *x",
                        "2:7: recursive-alias: the alias *x stands inside the value that it names; write the value out"));
    }

    @ParameterizedTest
    @MethodSource
    void characters(String text, String problem) {
        assertThat(problem(text)).isEqualTo(problem);
    }

    static Stream<Arguments> characters() {
        String escape = ", which YAML does not allow; delete it, or write it as an escape in double quotes";
        return Stream.of(
                arguments("a: b\0c", "1:5: control-character: the text holds a NUL character; save it as UTF-8 text"),
                arguments("a: b\n\u0007", "2:1: control-character: the text holds the character U+0007" + escape),
                arguments("a: \u007F", "1:4: control-character: the text holds the character U+007F" + escape),
                arguments("a: \u0080", "1:4: control-character: the text holds the character U+0080" + escape),
                arguments("a: \uFFFE", "1:4: control-character: the text holds the character U+FFFE" + escape),
                arguments(
                        "a: b\n\uFEFFc: d",
                        "2:1: control-character: a byte order mark (U+FEFF) stands inside the text; delete it"),
                arguments(
                        "a: \uD83D\uDE00\uD83D",
                        "1:5: control-character: the text holds U+D83D, one half of a surrogate pair;"
                                + " write both halves or the character itself"),
                arguments(
                        "a: \uDE00",
                        "1:4: control-character: the text holds U+DE00, one half of a surrogate pair;"
                                + " write both halves or the character itself"));
    }

    @Test
    void charactersThatAreAllowed() {
        assertThat(problems(yaml("a: \"\t\u0085\u00A0\uD7FF\uE000\uFFFD\uD83D\uDE00\"\r\n")))
                .isEmpty();
    }

    @Test
    void documentsAroundAnErrorAreRead() {
        String text = """
                a: 1
                ---
                b: [
                ---
                c: 3
                ---
                d: \1
                --- # e
                e: 5
                ---
                f: *x
                ---
                g: 7
                g: 8
                ---
                \th: 9
                ---
                i: 10
                ---
                j: 'k
                ---\s
                l: 12
                """;
        Documents documents = yaml(text);
        assertThat(problems(documents))
                .map(problem -> problem.split(": ", -1)[0] + " " + problem.split(": ", -1)[1])
                .containsExactly(
                        "4:1 cut-off",
                        "7:4 control-character",
                        "11:4 undefined-alias",
                        "14:1 duplicate-key",
                        "16:1 tab-indentation",
                        "21:1 cut-off");
        assertThat(documents.documents().stream()
                        .map(document -> document.intact() + " " + Trees.value(document.root())))
                .containsExactly(
                        "true {a: integer 1}",
                        "true {c: integer 3}",
                        "true {e: integer 5}",
                        "false {g: integer 7}",
                        "true {i: integer 10}",
                        "true {l: integer 12}");
        assertThat(documents.documents().get(5).start()).isEqualTo(new Position(21, 1));
    }

    /** Text behind a complete value belongs to its document, which is not what the text says then. */
    @Test
    void aDocumentWithTextBehindItIsLost() {
        Documents documents = yaml("a: 1\n---\n{b: 2}\nc: 3\n---\nd: 4\n");
        assertThat(problems(documents))
                .containsExactly(
                        "4:1: yaml-syntax: the document ended before this text; indent it like the lines above,"
                                + " or write --- before another document");
        assertThat(placed(documents)).containsExactly("1:1 | 1:1 {1:1 a: 1:4 1}", "5:1 | 6:1 {6:1 d: 6:4 4}");
    }

    @Test
    void aDocumentThatWasClosedIsKept() {
        Documents documents = yaml("a: 1\n...\n@\n---\nb: 2\n");
        assertThat(problems(documents)).hasSize(1);
        assertThat(documents.documents())
                .map(document -> Trees.value(document.root()))
                .containsExactly("{a: integer 1}", "{b: integer 2}");
    }

    /** A document whose directive is wrong is not read without it. */
    @Test
    void directivesBelongToTheirDocument() {
        Documents documents = yaml("a: 1\n...\n%YAML 7\n---\nb: 2\n---\nc: 3\n");
        assertThat(problems(documents)).hasSize(1);
        assertThat(documents.documents())
                .map(document -> Trees.value(document.root()))
                .containsExactly("{a: integer 1}", "{c: integer 3}");
    }

    /** SnakeYAML passes over such lines, and a document that only looks empty would be lost in silence. */
    @Test
    void unknownDirectives() {
        String message = ": yaml-syntax: a line starting with % has to be %YAML 1.1 or %TAG with two names; delete it";
        assertThat(problems(yaml("\n%- if policies\n"))).containsExactly("2:1" + message);
        assertThat(problems(yaml("a: 1\n...\n# c\n%end\n"))).containsExactly("4:1" + message);
        Documents documents = yaml("a: 1\n...\n%TAG !x! tag:x\n%x\n---\nb: 2\n");
        assertThat(problems(documents)).containsExactly("4:1" + message);
        assertThat(documents.documents()).map(Document::intact).containsExactly(true, false);
        assertThat(problems(yaml("# %x\na: '\n\n %x'\n"))).isEmpty();
    }

    @Test
    void manyErrorsInOneStream() {
        Documents documents = yaml("---\na: [\n---\nb: 1\n".repeat(5_000));
        assertThat(documents.problems()).hasSize(5_000);
        assertThat(documents.documents()).hasSize(5_000);
        assertThat(documents.problems().get(4_999).position()).isEqualTo(new Position(19_999, 1));
    }

    @Test
    void messagesAreOneLine() {
        String text = "a: 1\n" + "\u00AD\u200Bx y".repeat(50) + "\nb: 2";
        assertThat(problem(text))
                .startsWith("2:1: yaml-syntax: \"U+00ADU+200Bx yU+00ADU+200Bx y")
                .contains("...\" stands where")
                .hasSizeLessThan(250);
    }

    @Test
    void codesAreKebabCase() {
        assertThat(Arrays.stream(SyntaxCode.values()).map(SyntaxCode::id))
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"))
                .doesNotHaveDuplicates();
    }
}
