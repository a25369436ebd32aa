package io.netpol.yaml.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Trees are written as JSON by Jackson, which is YAML too, and read back. */
class TreesProperties {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] WORDS = {
        "",
        "app",
        "yes",
        "null",
        "<<",
        "0x10",
        "1e3",
        "a: b",
        " x ",
        "- a",
        "#",
        "'",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "~",
        "\0",
        "é",
        "\uD83D\uDE00",
        "---",
        "{",
        "]",
        "*a",
        "&b",
        "!c",
        "%",
        "@",
        "12:30",
        "\u00A0",
        "\uFFFD"
    };

    @Provide
    Arbitrary<Object> trees() {
        return Arbitraries.randoms().map(random -> tree(random, 4));
    }

    private static Object tree(Random random, int depth) {
        int size = random.nextInt(5);
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> random.nextBoolean();
            case 1 ->
                new BigInteger(1 + random.nextInt(80), random)
                        .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
            case 2 -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
            case 3, 4 -> text(random);
            case 5, 6 -> {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    list.add(tree(random, depth - 1));
                }
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < size * 3; i++) {
                    map.put(text(random), tree(random, depth - 1));
                }
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /** What a node holds, with numbers as decimals; keys in order. */
    private static Object content(Node node) {
        return node.match(
                scalar -> switch (scalar.kind()) {
                    case STRING -> scalar.text();
                    case INTEGER -> scalar.integerValue();
                    case FLOAT -> Double.valueOf(scalar.text());
                    case BOOLEAN -> scalar.booleanValue();
                    case NULL -> "nothing";
                },
                list -> list.items().stream().map(TreesProperties::content).toList(),
                object -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    object.entries().forEach(entry -> map.put(entry.key(), content(entry.value())));
                    return map;
                });
    }

    @Property
    void readsWhatJacksonWrites(@ForAll("trees") Object tree, @ForAll boolean pretty) throws JsonProcessingException {
        String json = pretty
                ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree)
                : MAPPER.writeValueAsString(tree);
        Documents documents = new JsonDocuments(json, Limits.DEFAULT).read();
        assertThat(documents.problems()).isEmpty();
        assertThat(content(documents.documents().get(0).root())).isEqualTo(tree);
    }

    @Property
    void bothFrontEndsReadTheSameAtTheSamePlaces(@ForAll("trees") Object tree, @ForAll boolean pretty)
            throws JsonProcessingException {
        String json = pretty
                ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree)
                : MAPPER.writeValueAsString(tree);
        assertThat(new YamlDocuments(json, Limits.DEFAULT).read())
                .isEqualTo(new JsonDocuments(json, Limits.DEFAULT).read());
    }

    /** Whatever is cut out of or put into a text, nothing is thrown, and every problem stands inside the text. */
    @Property
    void brokenTextsAreReported(@ForAll("trees") Object tree, @ForAll Random random) throws JsonProcessingException {
        StringBuilder text =
                new StringBuilder(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            text.insert(at, WORDS[random.nextInt(WORDS.length)]);
            int from = random.nextInt(text.length() + 1);
            text.delete(from, from + random.nextInt(6));
            text.setLength(text.length() - (random.nextInt(4) == 0 ? random.nextInt(text.length() + 1) : 0));
        }
        String broken = text.toString();
        Position end = new LineCursor(broken).at(broken.length());
        for (Documents documents : List.of(
                new YamlDocuments(broken, Limits.DEFAULT).read(), new JsonDocuments(broken, Limits.DEFAULT).read())) {
            assertThat(documents.problems()).allSatisfy(problem -> {
                assertThat(problem.position()).isLessThanOrEqualTo(end);
                assertThat(problem.message()).doesNotContain("\n").doesNotContain("\r");
            });
        }
    }
}
