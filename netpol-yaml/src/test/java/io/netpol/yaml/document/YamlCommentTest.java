package io.netpol.yaml.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments: what they look like, and that no text gets out of them. */
class YamlCommentTest {
    @Test
    void everyLineIsOne() {
        assertThat(YamlComment.of("Generated.")).isEqualTo("# Generated.\n");
        assertThat(YamlComment.of("one\ntwo: 2\n---\n# three")).isEqualTo("# one\n# two: 2\n# ---\n# # three\n");
    }

    @Test
    void blanksAtTheEndAreNone() {
        assertThat(YamlComment.of("\n one  \n\t\n \ntwo\n\n")).isEqualTo("#\n#  one\n#\n#\n# two\n");
    }

    @Test
    void lettersOfAllScriptsAreLetters() {
        assertThat(YamlComment.of("für 日本 🙂\ta\u00a0b")).isEqualTo("# für 日本 🙂\ta\u00a0b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\n"})
    void nothingIsNoComment(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YamlComment.of(text))
                .withMessage("a comment without text; leave it out");
    }

    /** Everything that ends a line for some reader of YAML, and what no YAML text may hold or nobody sees. */
    @ParameterizedTest
    @CsvSource({
        "0x0, U+0000",
        "0x7, U+0007",
        "0xB, U+000B",
        "0xC, U+000C",
        "0x1B, U+001B",
        "0x7F, U+007F",
        "0x85, U+0085",
        "0xAD, U+00AD",
        "0x200B, U+200B",
        "0x2028, U+2028",
        "0x2029, U+2029",
        "0x202E, U+202E",
        "0xD800, U+D800",
        "0xDC00, U+DC00",
        "0xFDD0, U+FDD0",
        "0xFDEF, U+FDEF",
        "0xFEFF, U+FEFF",
        "0xFFFE, U+FFFE",
        "0xFFFF, U+FFFF",
        "0x1FFFE, U+1FFFE",
        "0xE0041, U+E0041"
    })
    void otherEndsOfLinesAndInvisibleCharactersAreRefused(String code, String name) {
        String odd = Character.toString(Integer.decode(code));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> YamlComment.of("one\ntwo" + odd + "kind: Pod"))
                .withMessage("line 2 of the comment \"oneU+000Atwo" + Excerpt.of(odd) + "kind: Pod\" holds " + name
                        + ", which no comment here may hold; leave it out");
    }

    @Test
    void carriageReturnsAreRefusedWithAMend() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> YamlComment.of("one\r\ntwo"))
                .withMessage(
                        "line 1 of the comment \"oneU+000DU+000Atwo\" holds U+000D, which no comment here may hold;"
                                + " end lines with a line feed alone");
    }
}
