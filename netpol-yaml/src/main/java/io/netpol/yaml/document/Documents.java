package io.netpol.yaml.document;

import java.util.Comparator;
import java.util.List;

/**
 * What one source holds. Documents without a value (nothing, comments only, {@code null}) are left out, as the Kubernetes
 * command line does.
 *
 * @param documents the documents that could be read, in the order of the text
 * @param problems all problems, in the order of the text
 */
public record Documents(List<Document> documents, List<SyntaxProblem> problems) {

    /** Copies both lists, and sorts the problems by their place. */
    public Documents {
        documents = List.copyOf(documents);
        problems = problems.stream()
                .sorted(Comparator.comparing(SyntaxProblem::position))
                .toList();
    }

    /** Whether a document with that root is more than an empty one. */
    static boolean hasValue(Node root) {
        return !(root instanceof ScalarNode scalar && scalar.kind() == ScalarKind.NULL);
    }

    static Documents unreadable(SyntaxProblem problem) {
        return new Documents(List.of(), List.of(problem));
    }
}
