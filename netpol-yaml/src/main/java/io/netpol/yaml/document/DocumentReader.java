package io.netpol.yaml.document;

import java.util.function.Consumer;

/**
 * Reads the documents of a source, YAML or JSON, whichever it is.
 *
 * <p>A text whose first character other than white space is <code>{</code> or {@code [} is tried as JSON. If it is none, it is
 * read as YAML, whose flow style starts in the same way, unless the name of the source promises JSON. If it is neither, the
 * reader that came further says what is wrong; on a tie that is YAML's. Every other text is YAML, whatever its name.
 *
 * <p>Nothing is thrown for a bad text: all problems that can be told apart are in the result. After a YAML error reading goes
 * on at the next line {@code ---}; after a JSON error it stops. The cost is linear in the length of the text.
 */
public final class DocumentReader {

    private DocumentReader() {}

    /**
     * Reads bytes: UTF-8, or UTF-16 with a byte order mark.
     *
     * @param bytes the whole source
     * @param source what the source is called
     * @param limits when to refuse it
     */
    public static Documents read(byte[] bytes, SourceName source, Limits limits) {
        return read(bytes, source, limits, early -> {});
    }

    /** Reads bytes, and shows what is in them early, as the method for a text does. */
    public static Documents read(byte[] bytes, SourceName source, Limits limits, Consumer<ObjectNode> early) {
        if (bytes.length > limits.maxBytes()) {
            return tooLarge(limits);
        }
        TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
        if (decoded instanceof TextDecoder.Unreadable unreadable) {
            return Documents.unreadable(unreadable.problem());
        }
        return readText(((TextDecoder.Text) decoded).text(), source, limits, early);
    }

    /**
     * Reads a text; a byte order mark at its start is passed over.
     *
     * @param text the whole source
     * @param source what the source is called
     * @param limits when to refuse it
     */
    public static Documents read(String text, SourceName source, Limits limits) {
        return read(text, source, limits, early -> {});
    }

    /**
     * Reads a text, and shows what is in it early: of a large list of objects in JSON each as soon as it is there, while the
     * processor has it at hand. What is shown may be seen again in the documents, or not, if the text goes wrong further on;
     * not all is shown.
     *
     * @param early takes objects
     */
    public static Documents read(String text, SourceName source, Limits limits, Consumer<ObjectNode> early) {
        if (text.length() > limits.maxBytes()) {
            return tooLarge(limits);
        }
        return readText(text.startsWith("\uFEFF") ? text.substring(1) : text, source, limits, early);
    }

    private static Documents tooLarge(Limits limits) {
        return Documents.unreadable(new SyntaxProblem(
                Position.START,
                SyntaxCode.TOO_LARGE,
                "the source has more than " + limits.maxBytes() + " bytes; split it or raise the limit"));
    }

    private static Documents readText(String text, SourceName source, Limits limits, Consumer<ObjectNode> early) {
        if (!looksLikeJson(text)) {
            return new YamlDocuments(text, limits).read();
        }
        Documents plain = new PlainJson(text, limits, early).read();
        if (plain != null) {
            return plain;
        }
        JsonDocuments json = new JsonDocuments(text, limits);
        Documents asJson = json.read();
        Position jsonFault = json.firstFault();
        if (jsonFault == null || source.promisesJson()) {
            return asJson;
        }
        YamlDocuments yaml = new YamlDocuments(text, limits);
        Documents asYaml = yaml.read();
        Position yamlFault = yaml.firstFault();
        return yamlFault == null || yamlFault.compareTo(jsonFault) >= 0 ? asYaml : asJson;
    }

    private static boolean looksLikeJson(String text) {
        int i = 0;
        while (i < text.length() && " \t\r\n".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i < text.length() && (text.charAt(i) == '{' || text.charAt(i) == '[');
    }
}
