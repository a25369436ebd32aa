package io.netpol.yaml.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/**
 * Prints trees as YAML in block style, the same bytes each time. A text stands without quotes only where every reader of
 * YAML takes it for a text, whichever version of YAML it speaks.
 */
public final class YamlPrinter {
    /** Words, and CIDRs of IPv4: letters first, or a slash that no number has. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z_][-A-Za-z0-9_./]*|[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}");

    private static final List<String> NO_TEXTS =
            List.of("y", "yes", "n", "no", "true", "false", "on", "off", "null", "nan", "inf", "infinity");

    /** Label keys have up to 317 characters; above 128 SnakeYAML would write "? " before them. */
    private static final int LONGEST_KEY = 1024;

    private YamlPrinter() {}

    /** Gives one document, without a separator, ending with a line feed. */
    public static String print(JsonNode tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setMaxSimpleKeyLength(LONGEST_KEY);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setAllowUnicode(!hasInvisible(tree));
        StringWriter text = new StringWriter();
        Serializer serializer = new Serializer(new Emitter(text, options), new Resolver(), options, null);
        try {
            serializer.open();
            serializer.serialize(node(tree));
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    /**
     * Tells whether a text holds a byte order mark, which no YAML text may hold as it is, or a mark that changes how the text
     * around it looks: then all but ASCII is written as escapes.
     */
    private static boolean hasInvisible(JsonNode tree) {
        return tree.toString().codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT);
    }

    private static org.yaml.snakeyaml.nodes.Node node(JsonNode tree) {
        if (tree.isObject()) {
            List<NodeTuple> entries = new ArrayList<>();
            tree.properties()
                    .forEach(entry -> entries.add(new NodeTuple(text(entry.getKey()), node(entry.getValue()))));
            return new MappingNode(Tag.MAP, entries, tree.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (tree.isArray()) {
            List<org.yaml.snakeyaml.nodes.Node> items = new ArrayList<>();
            tree.forEach(item -> items.add(node(item)));
            return new SequenceNode(Tag.SEQ, items, tree.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (tree.isTextual()) {
            return text(tree.textValue());
        }
        Tag tag = tree.isIntegralNumber()
                ? Tag.INT
                : tree.isNumber() ? Tag.FLOAT : tree.isBoolean() ? Tag.BOOL : Tag.NULL;
        return new org.yaml.snakeyaml.nodes.ScalarNode(tag, tree.asText(), null, null, ScalarStyle.PLAIN);
    }

    private static org.yaml.snakeyaml.nodes.ScalarNode text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !NO_TEXTS.contains(text.toLowerCase(Locale.ROOT));
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        ScalarStyle style =
                plain ? ScalarStyle.PLAIN : printable ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED;
        return new org.yaml.snakeyaml.nodes.ScalarNode(Tag.STR, text, null, null, style);
    }
}
