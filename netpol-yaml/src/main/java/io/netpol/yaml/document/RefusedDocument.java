package io.netpol.yaml.document;

/** Ends the reading of one document that asks for more than it may, or whose aliases have no meaning. */
final class RefusedDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SyntaxProblem problem;

    RefusedDocument(Position position, SyntaxCode code, String message) {
        super(message, null, false, false);
        this.problem = new SyntaxProblem(position, code, message);
    }

    SyntaxProblem problem() {
        return problem;
    }
}
