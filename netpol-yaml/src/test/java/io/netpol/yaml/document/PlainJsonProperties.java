package io.netpol.yaml.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without Jackson has the tree and the places that it has with Jackson, and is never what Jackson refuses. */
class PlainJsonProperties {

    private static final String[] KEYS = {"app", "kind", "a.b/c-d", "", "a", "b", "é", "\\u0061", "x\\ny", "𝒳", "spec"
    };
    private static final String[] SCALARS = {
        "\"web\"",
        "\"\"",
        "\"a\\\"b\\\\c\\/\\b\\f\\n\\r\\t\"",
        "\"\\u00e9\\uD83D\\uDE00\"",
        "\"é\"",
        "\"😀 😀\"",
        "\"\u2028\u0085\u007F\"",
        "\"a text that is longer than forty-eight characters, as an annotation may be\"",
        "0",
        "-0",
        "8080",
        "-12",
        "123456789012345678901234567890",
        "1.5",
        "-0.25",
        "1e3",
        "2E+7",
        "3.0e-2",
        "true",
        "false",
        "null",
        "{}",
        "[]",
        "{ }",
        "[ ]"
    };
    private static final String[] BLANKS = {"", "", "", " ", "  ", "\n", "\n  ", "\r\n", "\r", "\t", "\n\n\r\r\n "};
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"a\":1,",
        "0",
        "1",
        "-",
        ".",
        "e",
        "E",
        "+",
        "true",
        "nul",
        "\\",
        "\\u",
        "\\u12",
        "\\uD83D",
        "\\uDE00",
        "\uD83D",
        "\uDE00",
        "\uFEFF",
        "\u0000",
        "\u0001",
        "\u007F",
        "/",
        "//",
        "'",
        " ",
        "\n",
        "\r",
        "\t",
        "\f",
        "\u00A0",
        "é",
        "😀",
        "01",
        "1.",
        "\\x",
        "NaN",
        "{}",
        "[[",
        "# c\n"
    };

    private final StringBuilder text = new StringBuilder();

    private static String documents(Random random) {
        PlainJsonProperties writer = new PlainJsonProperties();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            writer.blank(random);
            writer.collection(random, 4);
        }
        writer.blank(random);
        return writer.text.toString();
    }

    private void blank(Random random) {
        text.append(pick(random, BLANKS));
    }

    private void value(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            text.append(pick(random, SCALARS));
        } else {
            collection(random, depth);
        }
    }

    private void collection(Random random, int depth) {
        boolean object = random.nextBoolean();
        // seldom more than eight, from where on objects have an index
        int size = random.nextInt(random.nextInt(8) == 0 ? 12 : 4);
        text.append(object ? '{' : '[');
        blank(random);
        for (int i = 0; i < size; i++) {
            if (object) {
                // a key that is there twice comes by chance, one with a number does not
                String number = random.nextInt(6) == 0 ? "" : "" + i;
                text.append('"').append(pick(random, KEYS)).append(number).append('"');
                blank(random);
                text.append(':');
                blank(random);
            }
            value(random, depth - 1);
            blank(random);
            if (i < size - 1) {
                text.append(',');
                blank(random);
            }
        }
        text.append(object ? '}' : ']');
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    /** Tells whether the text was understood. */
    private static boolean assertReadAlike(String text, Limits limits) {
        Documents plain = new PlainJson(text, limits, early -> {}).read();
        Documents jackson = new JsonDocuments(text, limits).read();
        if (plain != null) {
            assertThat(plain).as(text).isEqualTo(jackson);
            assertThat(plain).as(text).hasToString(jackson.toString());
        }
        return plain != null;
    }

    @Property(tries = 5000)
    void wholeTextsAreReadAlikeAndNotDeclined(@ForAll Random random) {
        String text = documents(random);
        boolean understood = assertReadAlike(text, Limits.DEFAULT);
        boolean intact =
                new JsonDocuments(text, Limits.DEFAULT).read().problems().isEmpty();
        assertThat(understood).as(text).isEqualTo(intact);
    }

    @Property(tries = 8000)
    void mutatedTextsAreReadAlike(@ForAll Random random) {
        StringBuilder text = new StringBuilder(documents(random));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, at + 1 + random.nextInt(4));
                case 1 -> text.insert(at, pick(random, PIECES));
                default -> text.insert(at, pick(random, BLANKS));
            }
        }
        assertReadAlike(text.toString(), Limits.DEFAULT);
    }

    @Property(tries = 6000)
    void soupIsReadAlike(@ForAll Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(pick(random, PIECES));
        }
        assertReadAlike(text.toString(), Limits.DEFAULT);
    }

    @Property(tries = 3000)
    void limitsHoldAlike(@ForAll Random random) {
        String text = documents(random);
        Limits narrow = new Limits(Integer.MAX_VALUE, 1 + random.nextInt(5), 1 + random.nextInt(20));
        boolean understood = assertReadAlike(text, narrow);
        assertThat(understood)
                .as(text)
                .isEqualTo(new JsonDocuments(text, narrow).read().problems().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,}",
                "[1,]",
                "{,}",
                "{\"a\"}",
                "[1 2]",
                "[01]",
                "[-]",
                "[1.]",
                "[.5]",
                "[1e]",
                "[truex]",
                "[tru]",
                "{\"a\":1,\"a\":2}",
                "[\"\\uD83D\"]",
                "[\"\n\"]",
                "[\"\\x\"]",
                "[\"a",
                "[",
                "{\"a\":",
                "[1]]",
                "{} x",
                "[\uFEFF]"
            })
    void whatIsOddIsLeftToJackson(String text) {
        assertThat(new PlainJson(text, Limits.DEFAULT, early -> {}).read()).isNull();
        assertThat(new JsonDocuments(text, Limits.DEFAULT).read().problems()).isNotEmpty();
    }

    @Test
    void aThousandItemsFitOnTheStacks() {
        String text = "[" + "{\"a\":[1,2,3]},".repeat(1000) + "{}]";
        assertThat(assertReadAlike(text, Limits.DEFAULT)).isTrue();
    }
}
