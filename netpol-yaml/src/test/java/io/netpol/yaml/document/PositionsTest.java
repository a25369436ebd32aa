package io.netpol.yaml.document;

import static io.netpol.yaml.document.Trees.json;
import static io.netpol.yaml.document.Trees.placed;
import static io.netpol.yaml.document.Trees.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyKindOfLineEnd(String end) {
        String text = String.join(end, "a: b", "", "c:", "- d", "- 'e", "  f'", "g: |", "  h", "i: {j: k}", "");
        assertThat(placed(yaml(text)))
                .containsExactly(
                        "1:1 | 1:1 {1:1 a: 1:4 b, 3:1 c: 4:1 [4:3 d, 5:3 e f], 7:1 g: 7:4 h\n, 9:1 i: 9:4 {9:5 j: 9:8 k}}");
        assertThat(placed(json(String.join(end, "{", " \"a\": [", "1,", "  2]}", "", "3", ""))))
                .containsExactly("1:1 | 1:1 {2:2 a: 2:7 [3:1 1, 4:3 2]}", "6:1 | 6:1 3");
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(placed(yaml("{é: ü, \uD83D\uDE00: \uD83D\uDE00, x: y}")))
                .containsExactly("1:1 | 1:1 {1:2 é: 1:5 ü, 1:8 \uD83D\uDE00: 1:11 \uD83D\uDE00, 1:14 x: 1:17 y}");
        assertThat(placed(json("{\"é\": \"ü\", \"\uD83D\uDE00\": \"\uD83D\uDE00\", \"x\": 1}")))
                .containsExactly("1:1 | 1:1 {1:2 é: 1:7 ü, 1:12 \uD83D\uDE00: 1:17 \uD83D\uDE00, 1:22 x: 1:27 1}");
    }

    /** Separators that YAML takes for line ends and editors do not. */
    @Test
    void unicodeLineSeparatorsEndNoLine() {
        assertThat(placed(yaml("a: \"b\u2028c\"\nd: e\n")))
                .containsExactly("1:1 | 1:1 {1:1 a: 1:4 b\u2028c, 2:1 d: 2:4 e}");
    }

    @Test
    void aByteOrderMarkHasNoColumn() {
        assertThat(placed(yaml("\uFEFFa: b"))).containsExactly("1:1 | 1:1 {1:1 a: 1:4 b}");
        assertThat(placed(json("\uFEFF[1]"))).containsExactly("1:1 | 1:1 [1:2 1]");
    }

    @Test
    void aValueThatIsNotThereHasThePlaceBehindItsKey() {
        assertThat(placed(yaml("a:\nb:\n- \n"))).containsExactly("1:1 | 1:1 {1:1 a: 1:3 , 2:1 b: 3:1 [3:2 ]}");
        assertThat(placed(yaml("a:\nb: \n"))).containsExactly("1:1 | 1:1 {1:1 a: 1:3 , 2:1 b: 2:3 }");
    }

    @Test
    void tagsAndAnchorsBelongToTheValue() {
        assertThat(placed(yaml("a: &x !!str b\nc: !!map\n  d: e\n")))
                .containsExactly("1:1 | 1:1 {1:1 a: 1:4 b, 2:1 c: 2:4 {3:3 d: 3:6 e}}");
    }

    @Test
    void positionsAreOrderedAndPrinted() {
        Position early = new Position(2, 9);
        Position late = new Position(10, 1);
        assertThat(List.of(late, early, new Position(2, 10), Position.START).stream()
                        .sorted()
                        .map(Position::toString))
                .containsExactly("1:1", "2:9", "2:10", "10:1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Position(0, 1))
                .withMessage("line and column count from 1: 0:1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(1, 0));
    }

    @Test
    void theCursorGoesBack() {
        LineCursor cursor = new LineCursor("a\nbc\nd");
        assertThat(cursor.at(3)).isEqualTo(new Position(2, 2));
        cursor.mark();
        assertThat(cursor.at(6)).isEqualTo(new Position(3, 2));
        assertThat(cursor.at(4)).isEqualTo(new Position(2, 3));
        assertThat(cursor.at(0)).isEqualTo(Position.START);
        assertThat(cursor.at(5)).isEqualTo(new Position(3, 1));
    }

    @Test
    void equalTreesAreEqual() {
        Node one = yaml("{a: [1, {b: c}]}").documents().get(0).root();
        Node same = yaml("{a: [1, {b: c}]}").documents().get(0).root();
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
        assertThat(one).isNotEqualTo(yaml("{a: [1, {b: d}]}").documents().get(0).root());
        assertThat(one).isNotEqualTo(one.at(new Position(2, 1)));
        assertThat(one.at(new Position(2, 1)).position()).isEqualTo(new Position(2, 1));
        assertThat(one).isNotEqualTo(new ListNode(Position.START, List.of()));
        assertThat(ObjectNode.of(Position.START, List.of())).hasToString("ObjectNode[position=1:1, entries=[]]");
    }
}
