package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.netpol.yaml.document.DocumentReader;
import io.netpol.yaml.document.Limits;
import io.netpol.yaml.document.ListNode;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.SourceName;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownPartsTest {
    private static List<Node> items(String text) {
        Node root = DocumentReader.read(text, new SourceName("parts.json"), Limits.DEFAULT)
                .documents()
                .get(0)
                .root();
        return ((ListNode) root).items();
    }

    @Test
    void onlyPartsThatSayTheSameAreKnown() {
        List<Node> parts = items(
                "[{\"a\":\"b\",\"c\":[1]}, {\"a\": \"b\", \"c\": [ 1 ]}, {\"c\":[1],\"a\":\"b\"},"
                        + "{\"a\":\"b\"}, {\"a\":\"b\",\"c\":[\"1\"]}, {\"a\":\"b\",\"c\":[1,1]}, {\"a\":\"b\",\"c\":1}, [], 1]");
        KnownParts<String> known = new KnownParts<>();
        known.learn(parts.get(0), "first");
        assertThat(parts.stream().map(part -> known.find(part) != null).toList())
                .containsExactly(true, true, false, false, false, false, false, false, false);
    }

    @Test
    void whatIsFoundIsWhatWasLearntHoweverMuchThatWas() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 20_000; i++) {
            text.append(i > 0 ? "," : "").append("{\"app\":\"").append(i).append("\"}");
        }
        List<Node> parts = items(text.append("]").toString());
        KnownParts<Integer> known = new KnownParts<>();
        int found = 0;
        for (int i = 0; i < parts.size(); i++) {
            assertThat(known.find(parts.get(i))).isNull();
            known.learn(parts.get(i), i);
            assertThat(known.find(parts.get(i))).isEqualTo(i);
        }
        for (int i = 0; i < parts.size(); i++) {
            Integer value = known.find(parts.get(i));
            found += value == null ? 0 : 1;
            assertThat(value == null || value == i).isTrue();
        }
        assertThat(found).isGreaterThan(4096);
    }
}
