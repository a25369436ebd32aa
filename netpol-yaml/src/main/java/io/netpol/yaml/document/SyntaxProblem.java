package io.netpol.yaml.document;

/**
 * Something that keeps a source from being read as it stands.
 *
 * @param position where it was found
 * @param code what kind of problem it is
 * @param path the field path in the document, such as {@code spec.ingress[0].ports}; empty where the text could not be
 *     understood well enough to tell
 * @param message what was found and what to write instead, one line, without the position
 */
public record SyntaxProblem(Position position, SyntaxCode code, String path, String message) {

    SyntaxProblem(Position position, SyntaxCode code, String message) {
        this(position, code, "", message);
    }

    SyntaxProblem withPath(String place) {
        return new SyntaxProblem(position, code, place, message);
    }

    @Override
    public String toString() {
        return position + ": " + code.id() + ": " + message;
    }
}
