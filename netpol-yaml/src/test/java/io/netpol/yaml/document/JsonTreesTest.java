package io.netpol.yaml.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jackson trees as nodes. */
class JsonTreesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static ScalarNode scalar(ScalarKind kind, String text) {
        return new ScalarNode(Position.START, kind, text, kind != ScalarKind.STRING);
    }

    @Test
    void sameTreeAsThatOfTheText() throws JsonProcessingException {
        String json = "{\"a\": [1, 1.5, true, false, null, \"x\", \"1\"], \"b\": {}}";
        assertThat(JsonTrees.of(new ObjectMapper().readTree(json)))
                .isEqualTo(ObjectNode.of(
                        Position.START,
                        List.of(
                                new ObjectNode.Entry(
                                        "a",
                                        Position.START,
                                        new ListNode(
                                                Position.START,
                                                List.of(
                                                        scalar(ScalarKind.INTEGER, "1"),
                                                        scalar(ScalarKind.FLOAT, "1.5"),
                                                        scalar(ScalarKind.BOOLEAN, "true"),
                                                        scalar(ScalarKind.BOOLEAN, "false"),
                                                        scalar(ScalarKind.NULL, "null"),
                                                        scalar(ScalarKind.STRING, "x"),
                                                        scalar(ScalarKind.STRING, "1")))),
                                new ObjectNode.Entry("b", Position.START, ObjectNode.empty(Position.START)))));
    }

    @Test
    void numbersOfEverySize() {
        assertThat(JsonTrees.of(JSON.numberNode(BigInteger.TEN.pow(30))))
                .isEqualTo(scalar(ScalarKind.INTEGER, "1" + "0".repeat(30)));
        assertThat(JsonTrees.of(JSON.numberNode(Long.MIN_VALUE)))
                .isEqualTo(scalar(ScalarKind.INTEGER, "-9223372036854775808"));
    }

    @Test
    void missingIsNull() {
        assertThat(JsonTrees.of(MissingNode.getInstance())).isEqualTo(scalar(ScalarKind.NULL, ""));
    }

    @Test
    void whatNoJsonTextCanHoldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonTrees.of(JSON.arrayNode().addPOJO(new Object())))
                .withMessage("a JSON tree holds a POJO; manifests hold texts, numbers and truth values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonTrees.of(JSON.binaryNode(new byte[] {1})))
                .withMessage("a JSON tree holds a BINARY; manifests hold texts, numbers and truth values");
    }
}
