package io.netpol.yaml.document;

import static io.netpol.yaml.document.Trees.placed;
import static io.netpol.yaml.document.Trees.value;
import static io.netpol.yaml.document.Trees.valuesOf;
import static io.netpol.yaml.document.Trees.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTreesTest {

    @Test
    void readsBlockAndFlowStyle() {
        assertThat(value("""
                spec:
                  podSelector: {matchLabels: {app: web}}
                  ports:
                  - port: 80
                  - {port: 443, protocol: "TCP"}
                """))
                .isEqualTo("{spec: {podSelector: {matchLabels: {app: 'web'}},"
                        + " ports: [{port: integer 80}, {port: integer 443, protocol: quoted 'TCP'}]}}");
    }

    @Test
    void quotesAndBlocksMakeText() {
        assertThat(value("""
                a: "true"
                b: '5'
                c: |
                  1
                d: >-
                  on
                  off
                e: ""
                f: "\\u00e9\\x41\\ud83d\\ude00"
                """))
                .isEqualTo("{a: quoted 'true', b: quoted '5', c: quoted '1\n', d: quoted 'on off', e: quoted '',"
                        + " f: quoted 'éA\uD83D\uDE00'}");
    }

    @Test
    void plainScalarsAreResolved() {
        assertThat(value("[8080, 0x10, 1e3, yes, ~, , 12:30, a b]".replace(", ,", ",")))
                .isEqualTo("[integer 8080, integer 0x10, float 1e3, boolean yes, null, '12:30', 'a b']");
        assertThat(value("a:\nb:")).isEqualTo("{a: null, b: null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!!str 5             | '5'",
                "!!str               | ''",
                "!!str yes           | 'yes'",
                "! 5                 | '5'",
                "! [a]               | ['a']",
                "!!int \"5\"         | integer 5",
                "!!int 0b11          | integer 0b11",
                "!!float 5           | float 5",
                "!!float 0x10        | float 0x10",
                "!!float 1.5         | float 1.5",
                "!!float '.inf'      | float .inf",
                "!!bool yes          | boolean yes",
                "!!bool \"off\"      | boolean off",
                "[!!null '']         | [null]",
                "[!!null null]       | [null]",
                "!!seq [a]           | ['a']",
                "!!map {a: b}        | {a: 'b'}",
                "!<tag:yaml.org,2002:str> 5 | '5'"
            })
    void tagsOfThePlainTypes(String text, String value) {
        assertThat(value(text).replace("quoted ", "")).isEqualTo(value);
    }

    @Test
    void tagDirective() {
        assertThat(value("%YAML 1.1\n%TAG !k! tag:yaml.org,2002:\n---\na: !k!str 5\n"))
                .isEqualTo("{a: '5'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: v     | name",
                "\"5\": v    | 5",
                "5: v        | 5",
                "0x10: v     | 16",
                "010: v      | 8",
                "1_000: v    | 1000",
                "-1: v       | -1",
                "1.50: v     | 1.5",
                "1e6: v      | 1e+06",
                "yes: v      | true",
                "\"yes\": v    | yes",
                "off: v      | false",
                "2001-01-01: v | 2001-01-01",
                "\"<<\": v   | <<",
                "? name↵: v  | name"
            })
    void keysBecomeText(String text, String key) {
        assertThat(value(text.replace('↵', '\n'))).isEqualTo("{" + key + ": 'v'}");
    }

    @Test
    void anAliasIsTheValueItNames() {
        assertThat(value("""
                base: &base {app: web}
                text: &text 5
                list: &list [a, *text]
                uses: [*base, *text, *list]
                *text : key
                """))
                .isEqualTo("{base: {app: 'web'}, text: integer 5, list: ['a', integer 5],"
                        + " uses: [{app: 'web'}, integer 5, ['a', integer 5]], 5: 'key'}");
    }

    @Test
    void anAnchorMayBeGivenAnew() {
        assertThat(value("[&a 1, *a, &a 2, *a]")).isEqualTo("[integer 1, integer 1, integer 2, integer 2]");
        assertThat(value("[&a [&a b, *a], *a]")).isEqualTo("[['b', 'b'], 'b']");
        assertThat(value("&a {x: &a b, w: *a}")).isEqualTo("{x: 'b', w: 'b'}");
    }

    @Test
    void anAliasStandsWhereItIsUsed() {
        assertThat(placed(yaml("a: &x\n  b: c\nd: *x\ne: [ *x ]\nf: &s t\ng: *s\nh: &l [1]\ni: *l\n")))
                .containsExactly("1:1 | 1:1 {1:1 a: 1:4 {2:3 b: 2:6 c}, 3:1 d: 3:4 {2:3 b: 2:6 c},"
                        + " 4:1 e: 4:4 [4:6 {2:3 b: 2:6 c}], 5:1 f: 5:4 t, 6:1 g: 6:4 t,"
                        + " 7:1 h: 7:4 [7:8 1], 8:1 i: 8:4 [7:8 1]}");
    }

    @Test
    void anchorsEndWithTheirDocument() {
        assertThat(Trees.problems(yaml("a: &x 1\n---\nb: *x\n")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("3:4: undefined-alias");
    }

    @Test
    void mergesAMapping() {
        assertThat(value("base: &b {x: 1, w: 2}\nuse:\n  <<: *b\n  w: 3\n  z: 4\n"))
                .isEqualTo("{base: {x: integer 1, w: integer 2}, use: {x: integer 1, w: integer 3, z: integer 4}}");
        assertThat(value("{<<: {x: 1}, w: 2}")).isEqualTo("{x: integer 1, w: integer 2}");
        assertThat(value("{w: 2, <<: {x: 1}, z: 3}")).isEqualTo("{w: integer 2, x: integer 1, z: integer 3}");
        assertThat(value("{<<: {}, w: 2}")).isEqualTo("{w: integer 2}");
    }

    @Test
    void mergesSeveralMappingsTheFirstWins() {
        assertThat(value("- &a {x: 1}\n- &b {x: 2, w: 2}\n- <<: [*a, *b, {w: 3, z: 3}]\n  z: 4\n"))
                .isEqualTo(
                        "[{x: integer 1}, {x: integer 2, w: integer 2}, {x: integer 1, w: integer 2, z: integer 4}]");
        assertThat(value("{<<: [], a: b}")).isEqualTo("{a: 'b'}");
    }

    @Test
    void mergesWhatWasMerged() {
        assertThat(value("- &a {x: 1}\n- &b {<<: *a, w: 2}\n- {<<: *b, z: 3}\n"))
                .isEqualTo(
                        "[{x: integer 1}, {x: integer 1, w: integer 2}, {x: integer 1, w: integer 2, z: integer 3}]");
    }

    @Test
    void mergedEntriesStandWhereTheyAreWritten() {
        assertThat(placed(yaml("a: &x {k: v}\nb:\n  <<: *x\n")))
                .containsExactly("1:1 | 1:1 {1:1 a: 1:4 {1:8 k: 1:11 v}, 2:1 b: 3:3 {1:8 k: 1:11 v}}");
    }

    @Test
    void theMergeTextElsewhereIsText() {
        assertThat(value("[<<, '<<']")).isEqualTo("['<<', quoted '<<']");
        assertThat(value("<<")).isEqualTo("'<<'");
        assertThat(value("a: <<")).isEqualTo("{a: '<<'}");
    }

    @Test
    void objectsLargeAndSmallFindTheirEntries() {
        for (int size : new int[] {0, 1, 8, 9, 100}) {
            String text = IntStream.range(0, size)
                    .mapToObj(i -> "k" + i + ": " + i)
                    .collect(Collectors.joining(", ", "{", "}"));
            Node root = yaml(text).documents().get(0).root();
            ObjectNode object = root.match(scalar -> none(), list -> none(), found -> found);
            assertThat(object.entries()).hasSize(size);
            for (int i = 0; i < size; i++) {
                assertThat(object.value("k" + i)).map(Trees::value).contains("integer " + i);
                assertThat(object.entry("k" + i)).contains(object.entries().get(i));
            }
            assertThat(object.value("k" + size)).isEmpty();
            assertThat(object.at(new Position(7, 7)).entries()).isEqualTo(object.entries());
        }
    }

    private static ObjectNode none() {
        throw new AssertionError("no object");
    }

    @Test
    void mergesIntoALargeObject() {
        String base = IntStream.range(0, 20).mapToObj(i -> "k" + i + ": 0").collect(Collectors.joining(", ", "{", "}"));
        assertThat(value("{<<: " + base + ", k3: 1, new: 2}"))
                .startsWith("{k0: integer 0, k1: integer 0, k2: integer 0, k3: integer 1, k4: integer 0")
                .endsWith("k19: integer 0, new: integer 2}");
    }

    @Test
    void documentsOfAStream() {
        assertThat(valuesOf(yaml("a: 1\n---\nb: 2\n--- # source\nc: 3\n...\n# nothing\n---\n--- {d: 4}\n")))
                .containsExactly("{a: integer 1}", "{b: integer 2}", "{c: integer 3}", "{d: integer 4}");
        assertThat(placed(yaml("# a\n\na: 1\n---\n\nb: 2\n...\n%YAML 1.1\n---\nc\n")))
                .containsExactly("3:1 | 3:1 {3:1 a: 3:4 1}", "4:1 | 6:1 {6:1 b: 6:4 2}", "8:1 | 10:1 c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "# only a comment\n",
                "---\n",
                "---\n---\n# x\n---\n",
                "null",
                "~",
                "---\nNull\n...\n",
                "&a\n",
                "\uFEFF"
            })
    void documentsWithoutAValueAreLeftOut(String text) {
        assertThat(yaml(text)).isEqualTo(new Documents(List.of(), List.of()));
    }

    @Test
    void proseIsAScalar() {
        assertThat(value("This is no manifest,\nbut some lines of text.\n"))
                .isEqualTo("'This is no manifest, but some lines of text.'");
    }

    /** A line that starts with three dashes and goes on is no separator, nor is one that does not start with them. */
    @Test
    void dashesElsewhereDoNotSeparate() {
        assertThat(value("a: |\n  ---\n  b\nc: \"x --- y\"\n"))
                .isEqualTo("{a: quoted '---\nb\n', c: quoted 'x --- y'}");
    }

    @Test
    void longTokensAreRead() {
        String text = "x".repeat(100_000);
        assertThat(value("a: " + text)).isEqualTo("{a: '" + text + "'}");
        assertThat(value("a: \"" + text + "\"")).isEqualTo("{a: quoted '" + text + "'}");
    }

    /** Tabs between tokens, which the API tooling takes for spaces. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "a:→b                         => {a: 'b'}",
                "a:→b→↵c:→→d                  => {a: 'b', c: 'd'}",
                "a: b→# c                     => {a: 'b'}",
                "a: b→c                       => {a: 'b→c'}",
                "a: \"b→c\"→# d               => {a: 'b→c'}",
                "\"a\"→: b                    => {a: 'b'}",
                "a:→&x→1↵b:→*x→               => {a: integer 1, b: integer 1}",
                "a: >-→↵  b↵  c               => {a: 'b c'}",
                "a: |↵  →b                    => {a: '→b'}",
                "a: \"b↵→c\"                  => {a: 'b c'}",
                "··a:→b↵··c: d                => {a: 'b', c: 'd'}",
                "x: {↵→a: b,↵→→'c'→:→1↵→}↵w: z => {x: {a: 'b', c: integer 1}, w: 'z'}",
                "---↵[→1,→2↵→,→'it''s→',→\"→\\\"→\",→a→b ] => [integer 1, integer 2, 'it's→', '→\"→', 'a→b']",
                "- [→]↵- {→a: [↵→b↵→]↵→} => [[], {a: ['b']}]",
                "{↵→a: it's→}                 => {a: 'it's'}",
                "- {x:→[1]↵→}↵- w:→z => [{x: [integer 1]}, {w: 'z'}]",
                "a:→b↵...↵---↵c:→d↵---↵e:→f => {a: 'b'} {c: 'd'} {e: 'f'}",
                "a: b↵...↵{→c: d→} => {a: 'b'} {c: 'd'}"
            })
    void tabsThatSeparateAreBlanks(String text, String value) {
        String plain = text.replace('→', '\t').replace('↵', '\n').replace('·', ' ');
        assertThat(String.join(" ", valuesOf(yaml(plain))).replace("quoted ", ""))
                .isEqualTo(value.replace('→', '\t'));
    }

    /** What was found before a document is read again is not reported twice. */
    @Test
    void problemsBeforeATabAreReportedOnce() {
        assertThat(Trees.problems(yaml("a: 1\na: 2\nb:\t3\n")))
                .containsExactly("2:1: duplicate-key: the key \"a\" is already at 1:1; keep one of the two");
    }

    @Test
    void positionsWithTabs() {
        assertThat(placed(yaml("a:\tb\n---\n{\n\tc:\t\td\n}\n")))
                .containsExactly("1:1 | 1:1 {1:1 a: 1:4 b}", "2:1 | 3:1 {4:2 c: 4:6 d}");
    }
}
