package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.netpol.internal.Nearest;
import io.netpol.yaml.document.ListNode;
import io.netpol.yaml.document.Node;
import io.netpol.yaml.document.ObjectNode;
import io.netpol.yaml.document.Position;
import io.netpol.yaml.document.ScalarKind;
import io.netpol.yaml.document.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object, asked for by name and type. {@code null} is absent, a {@code null} element is an empty object
 * (rule S4). A value of another type is reported and treated as absent.
 */
final class Fields {
    /** A text of more chars is shortened in messages. */
    private static final int LONGEST = 60;

    private static final int NO_INDEX = -1;
    private static final int USUAL_FIELDS = 5;

    private final ObjectNode node;
    /** The object whose field this is; null at the top. Most paths are never read: each is put together when it is. */
    private final @Nullable Fields parent;
    /** The field of the parent; at the top the path. */
    private final String name;
    /** The place in that field where it is a list. */
    private final int index;

    private final ObjectProblems problems;
    /** The names that were asked for, some of them twice; few enough to be walked. */
    private final List<String> asked = new ArrayList<>(USUAL_FIELDS);
    /** A bit for each of the first entries that was asked for. Where that is all of them, there is nothing to refuse. */
    private long met;

    Fields(ObjectNode node, String path, ObjectProblems problems) {
        this(node, null, path, NO_INDEX, problems);
    }

    private Fields(ObjectNode node, @Nullable Fields parent, String name, int index, ObjectProblems problems) {
        this.node = node;
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.problems = problems;
    }

    String path() {
        String field = parent == null ? name : parent.pathOf(name);
        return index == NO_INDEX ? field : field + "[" + index + "]";
    }

    ObjectNode node() {
        return node;
    }

    Position position() {
        return node.position();
    }

    ObjectProblems problems() {
        return problems;
    }

    private String pathOf(String field) {
        String path = path();
        return path.isEmpty() ? field : path + "." + field;
    }

    /** The value of a field, unless it is absent or null. */
    Optional<Node> value(String name) {
        return Optional.ofNullable(find(name));
    }

    /** As {@link #value}: null where there is none. Reading is mostly this, so there is no box around each. */
    private @Nullable Node find(String name) {
        asked.add(name);
        int place = node.place(name);
        if (place < 0) {
            return null;
        }
        if (place < Long.SIZE) {
            met |= 1L << place;
        }
        Node value = node.entryAt(place).value();
        return isNull(value) ? null : value;
    }

    private boolean hasMetAll() {
        return Long.bitCount(met) == node.size();
    }

    boolean has(String name) {
        return value(name).isPresent();
    }

    /** Tells whether a field is a list, be it empty. */
    boolean hasList(String name) {
        return value(name).filter(ListNode.class::isInstance).isPresent();
    }

    Optional<String> text(String name) {
        Node value = find(name);
        if (value == null) {
            return Optional.empty();
        }
        return isText(value) ? Optional.of(((ScalarNode) value).text()) : noText(value, pathOf(name));
    }

    OptionalInt integer(String name) {
        OptionalLong number = longInteger(name);
        if (number.isPresent() && number.getAsLong() != (int) number.getAsLong()) {
            value(name).ifPresent(value -> wrongType(value, pathOf(name), "a whole number of at most 32 bits"));
            return OptionalInt.empty();
        }
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    OptionalLong longInteger(String name) {
        Node value = find(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof ScalarNode scalar && scalar.kind() == ScalarKind.INTEGER) {
            OptionalLong number = scalar.longValue();
            if (number.isEmpty()) {
                wrongType(scalar, pathOf(name), "a whole number of at most 64 bits");
            }
            return number;
        }
        wrongType(value, pathOf(name), "a whole number without quotes");
        return OptionalLong.empty();
    }

    boolean flag(String name) {
        Optional<Node> value = value(name);
        if (value.isPresent() && value.get() instanceof ScalarNode scalar && scalar.kind() == ScalarKind.BOOLEAN) {
            return scalar.booleanValue();
        }
        value.ifPresent(other -> wrongType(other, pathOf(name), "true or false without quotes"));
        return false;
    }

    Optional<Fields> object(String name) {
        Node value = find(name);
        return value == null ? Optional.empty() : Optional.ofNullable(object(value, name, NO_INDEX));
    }

    /** The objects of a list. One that is none counts as empty: what comes behind it keeps its index. */
    ImmutableList<Fields> objects(String name) {
        List<Node> nodes = items(name);
        if (nodes.isEmpty()) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<Fields> objects = ImmutableList.builderWithExpectedSize(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Node item = nodes.get(i);
            Fields fields = isNull(item) ? null : object(item, name, i);
            objects.add(
                    fields == null ? new Fields(ObjectNode.empty(item.position()), this, name, i, problems) : fields);
        }
        return objects.build();
    }

    /** The texts of a list. One that is none counts as empty: what comes behind it keeps its index. */
    ImmutableList<String> texts(String name) {
        List<Node> nodes = items(name);
        if (nodes.isEmpty()) {
            return ImmutableList.of();
        }
        ImmutableList.Builder<String> texts = ImmutableList.builderWithExpectedSize(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Node item = nodes.get(i);
            if (isText(item)) {
                texts.add(((ScalarNode) item).text());
            } else {
                texts.add(
                        isNull(item)
                                ? ""
                                : noText(item, pathOf(name) + "[" + i + "]").orElse(""));
            }
        }
        return texts.build();
    }

    /** Labels, annotations and the like: texts by name. */
    ImmutableMap<String, String> textMap(String name) {
        Node value = find(name);
        if (value == null) {
            return ImmutableMap.of();
        }
        if (!(value instanceof ObjectNode map)) {
            noObject(value, pathOf(name));
            return ImmutableMap.of();
        }
        ImmutableMap.Builder<String, String> texts = ImmutableMap.builderWithExpectedSize(map.size());
        for (int i = 0; i < map.size(); i++) {
            ObjectNode.Entry entry = map.entryAt(i);
            if (isText(entry.value())) {
                texts.put(entry.key(), ((ScalarNode) entry.value()).text());
            } else if (isNull(entry.value())) {
                texts.put(entry.key(), "");
            } else {
                noText(entry.value(), pathOf(name) + "[" + entry.key() + "]");
            }
        }
        return texts.buildOrThrow();
    }

    private List<Node> items(String name) {
        Node value = find(name);
        if (value instanceof ListNode list) {
            return list.items();
        }
        if (value != null) {
            wrongType(value, pathOf(name), "a list (write each entry with a dash)");
        }
        return List.of();
    }

    private @Nullable Fields object(Node value, String field, int at) {
        if (value instanceof ObjectNode object) {
            return new Fields(object, this, field, at, problems);
        }
        noObject(value, at == NO_INDEX ? pathOf(field) : pathOf(field) + "[" + at + "]");
        return null;
    }

    private void noObject(Node value, String path) {
        wrongType(value, path, "an object (write its fields below, each with a name)");
    }

    private static boolean isText(Node value) {
        return value instanceof ScalarNode scalar && scalar.kind() == ScalarKind.STRING;
    }

    private Optional<String> noText(Node value, String path) {
        wrongType(
                value,
                path,
                value instanceof ScalarNode scalar
                        ? "a text in quotes, such as \"" + shortened(scalar.text()) + "\","
                        : "a text");
        return Optional.empty();
    }

    void wrongType(Node value, String at, String wanted) {
        problems.error(
                "wrong-type", value.position(), at, "found " + description(value) + "; " + wanted + " belongs here");
    }

    /** Names the type of a value, and a scalar's text. */
    static String description(Node value) {
        return value.match(
                scalar -> switch (scalar.kind()) {
                    case STRING -> "the text \"" + shortened(scalar.text()) + "\"";
                    case INTEGER -> "the number " + shortened(scalar.text());
                    case FLOAT -> "the fraction " + shortened(scalar.text());
                    case BOOLEAN -> "the truth value " + scalar.text();
                    case NULL -> "nothing";
                },
                list -> "a list",
                object -> "an object");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "...";
    }

    static boolean isNull(Node value) {
        return value instanceof ScalarNode scalar && scalar.kind() == ScalarKind.NULL;
    }

    /** Reports every field that nobody asked for: an object of a strict kind has no others. */
    void refuseOthers() {
        if (hasMetAll()) {
            return;
        }
        for (ObjectNode.Entry entry : node.entries()) {
            if (!asked.contains(entry.key())) {
                problems.error(
                        "unknown-field",
                        entry.keyPosition(),
                        pathOf(entry.key()),
                        unknownField(entry.key(), ImmutableSortedSet.copyOf(asked)));
            }
        }
    }

    private static String unknownField(String name, ImmutableSortedSet<String> known) {
        if (LayerSeven.isField(name)) {
            return LayerSeven.explanation(name);
        }
        return "there is no such field here; "
                + Nearest.to(name, known)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("the fields are " + String.join(", ", known));
    }

    /** Reports a field that nobody may write, where it is there, with a reason of its own. */
    void refuse(String name, String message) {
        for (ObjectNode.Entry entry : node.entries()) {
            if (entry.key().equals(name)) {
                asked.add(name);
                problems.error("unknown-field", entry.keyPosition(), pathOf(name), message);
            }
        }
    }

    /** Gives the fields that nobody asked for, and lets them be with a warning, which begins as the refusal would. */
    ImmutableList<String> passOthers(String code, String consequence) {
        ImmutableSortedSet<String> known = ImmutableSortedSet.copyOf(asked);
        ImmutableList.Builder<String> others = ImmutableList.builder();
        for (ObjectNode.Entry entry : node.entries()) {
            if (!asked.contains(entry.key())) {
                asked.add(entry.key());
                others.add(entry.key());
                problems.warning(
                        code,
                        entry.keyPosition(),
                        pathOf(entry.key()),
                        consequence + "; " + unknownField(entry.key(), known));
            }
        }
        return others.build();
    }

    /** Marks fields as known that no reader needs. */
    void pass(List<String> names) {
        if (!hasMetAll()) {
            asked.addAll(names);
        }
    }
}
