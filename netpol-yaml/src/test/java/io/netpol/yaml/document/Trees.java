package io.netpol.yaml.document;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads texts in tests, and prints what was read on one line. */
final class Trees {

    private Trees() {}

    static Documents yaml(String text) {
        return DocumentReader.read(text, new SourceName("policies.yaml"), Limits.DEFAULT);
    }

    static Documents json(String text) {
        return DocumentReader.read(text, new SourceName("policies.json"), Limits.DEFAULT);
    }

    /** The trees without positions, one a document, after checking that nothing was wrong. */
    static List<String> valuesOf(Documents documents) {
        if (!documents.problems().isEmpty()
                || documents.documents().stream().anyMatch(document -> !document.intact())) {
            throw new AssertionError("problems: " + documents.problems());
        }
        return documents.documents().stream()
                .map(document -> value(document.root()))
                .toList();
    }

    /** The tree of the only document. */
    static String value(String text) {
        List<String> values = valuesOf(yaml(text));
        if (values.size() != 1) {
            throw new AssertionError("documents: " + values);
        }
        return values.get(0);
    }

    static String value(Node node) {
        return node.match(
                Trees::value,
                list -> list.items().stream().map(Trees::value).collect(Collectors.joining(", ", "[", "]")),
                object -> object.entries().stream()
                        .map(entry -> entry.key() + ": " + value(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    private static String value(ScalarNode scalar) {
        return switch (scalar.kind()) {
            case STRING -> (scalar.plain() ? "" : "quoted ") + "'" + scalar.text() + "'";
            case NULL -> "null";
            default -> scalar.kind().name().toLowerCase(Locale.ROOT) + " " + scalar.text();
        };
    }

    /** The tree with the position of every key and value before it. */
    static String placed(Node node) {
        String content = node.match(
                scalar -> scalar.text(),
                list -> list.items().stream().map(Trees::placed).collect(Collectors.joining(", ", "[", "]")),
                object -> object.entries().stream()
                        .map(entry -> entry.keyPosition() + " " + entry.key() + ": " + placed(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}")));
        return node.position() + " " + content;
    }

    static List<String> placed(Documents documents) {
        return documents.documents().stream()
                .map(document -> document.start() + " | " + placed(document.root()))
                .toList();
    }

    /** All problems as they are printed. */
    static List<String> problems(Documents documents) {
        return documents.problems().stream().map(SyntaxProblem::toString).toList();
    }

    /** The only problem of a YAML text, as it is printed. */
    static String problem(String text) {
        return only(yaml(text));
    }

    /** The only problem of a text that is promised to be JSON. */
    static String jsonProblem(String text) {
        return only(json(text));
    }

    private static String only(Documents documents) {
        List<String> problems = problems(documents);
        if (problems.size() != 1) {
            throw new AssertionError("problems: " + problems);
        }
        return problems.get(0);
    }
}
