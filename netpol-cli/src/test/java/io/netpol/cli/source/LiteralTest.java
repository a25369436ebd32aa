package io.netpol.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How strings are written. That they are read as what they were, {@link JavaSourceTest} shows. */
class LiteralTest {
    private static String literal(String value) {
        return LayoutPrinter.print(Literal.of(value).layout(), 120);
    }

    @Test
    void plainText() {
        assertThat(literal("")).isEqualTo("\"\"");
        assertThat(literal("app.kubernetes.io/name")).isEqualTo("\"app.kubernetes.io/name\"");
        assertThat(literal("it's")).isEqualTo("\"it's\"");
        assertThat(literal("$L $$ %s")).isEqualTo("\"$L $$ %s\"");
    }

    @Test
    void whatTheLanguageEscapes() {
        assertThat(literal("\"a\"\\\t\b\f\r")).isEqualTo("\"\\\"a\\\"\\\\\\t\\b\\f\\r\"");
        // a backslash before a u is two, or the compiler would see an escape
        assertThat(literal("C:\\users")).isEqualTo("\"C:\\\\users\"");
    }

    @Test
    void lettersOfAllLanguagesStay() {
        assertThat(literal("Gr\u00fc\u00dfe, \u4f60\u597d, \ud83d\ude80"))
                .isEqualTo("\"Gr\u00fc\u00dfe, \u4f60\u597d, \ud83d\ude80\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, \\u0000",
        "26, \\u001a",
        "127, \\u007f",
        "133, \\u0085",
        "160, \\u00a0",
        "173, \\u00ad",
        "8206, \\u200e",
        "8232, \\u2028",
        "8238, \\u202e",
        "55296, \\ud800",
        "57343, \\udfff",
        "57344, \\ue000",
        "65279, \\ufeff",
        "917536, \\udb40\\udc20"
    })
    void whatNobodySeesIsEscaped(int character, String escape) {
        assertThat(literal("a" + Character.toString(character) + "b")).isEqualTo("\"a" + escape + "b\"");
    }

    @Test
    void aLineOfTextHasALine() {
        assertThat(literal("one\ntwo\n")).isEqualTo("\"one\\n\"\n+ \"two\\n\"");
        assertThat(literal("one\n\nthree")).isEqualTo("\"one\\n\"\n+ \"\\n\"\n+ \"three\"");
        assertThat(literal("\n")).isEqualTo("\"\\n\"");
    }

    @Test
    void longTextIsBrokenBehindBlanksAndCommas() {
        String words = IntStream.range(0, 30).mapToObj("word%d"::formatted).collect(Collectors.joining(" "));

        assertThat(literal(words)).isEqualTo("""
                "word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 "
                + "word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 word22 "
                + "word23 word24 word25 word26 word27 word28 word29\"""");
        assertThat(literal("x".repeat(80))).hasLineCount(1);
        assertThat(literal("x".repeat(81))).isEqualTo("\"" + "x".repeat(80) + "\"\n+ \"x\"");
        // no escape is broken
        assertThat(literal("x".repeat(79) + "\u0000")).isEqualTo("\"" + "x".repeat(79) + "\"\n+ \"\\u0000\"");
    }

    @Test
    void whatIsTooLongForAConstantIsSeveral() {
        Code code = Literal.of("x".repeat(39_999) + "\ud83d\ude80");
        String text = LayoutPrinter.print(code.layout(), 120);

        assertThat(code.constants()).isEqualTo(6);
        assertThat(text.lines().filter(line -> line.contains(".concat("))).hasSize(2);
        assertThat(text).endsWith(".concat(\"\ud83d\ude80\")");
    }
}
