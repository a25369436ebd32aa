package io.netpol.yaml.document;

/**
 * Something that keeps a source from being read as it stands.
 *
 * @param position where it was found
 * @param code what kind of problem it is
 * @param message what was found and what to write instead, one line, without the position
 */
public record SyntaxProblem(Position position, SyntaxCode code, String message) {

    @Override
    public String toString() {
        return position + ": " + code.id() + ": " + message;
    }
}
