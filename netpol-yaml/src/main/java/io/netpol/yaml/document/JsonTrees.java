package io.netpol.yaml.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Turns Jackson trees, which have no positions, into nodes that all stand at the start. */
public final class JsonTrees {
    private JsonTrees() {}

    /** Gives the same tree as nodes. */
    public static Node of(JsonNode json) {
        if (json.isObject()) {
            List<ObjectNode.Entry> entries = new ArrayList<>();
            json.properties()
                    .forEach(property -> entries.add(
                            new ObjectNode.Entry(property.getKey(), Position.START, of(property.getValue()))));
            return ObjectNode.of(Position.START, entries);
        }
        if (json.isArray()) {
            List<Node> items = new ArrayList<>();
            json.forEach(item -> items.add(of(item)));
            return new ListNode(Position.START, items);
        }
        return new ScalarNode(Position.START, kind(json), json.asText(), !json.isTextual());
    }

    private static ScalarKind kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> ScalarKind.STRING;
            case BOOLEAN -> ScalarKind.BOOLEAN;
            case NUMBER -> json.isIntegralNumber() ? ScalarKind.INTEGER : ScalarKind.FLOAT;
            case NULL, MISSING -> ScalarKind.NULL;
            case BINARY, POJO, ARRAY, OBJECT ->
                throw new IllegalArgumentException("a JSON tree holds a " + json.getNodeType()
                        + "; manifests hold texts, numbers and truth values");
        };
    }
}
