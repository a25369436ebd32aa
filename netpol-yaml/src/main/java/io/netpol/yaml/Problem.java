package io.netpol.yaml;

import io.netpol.validation.Severity;
import io.netpol.yaml.document.SyntaxProblem;
import java.util.Locale;

/**
 * Something in the input that is wrong, or that somebody should know.
 *
 * @param severity whether the object is refused for it
 * @param code what kind of problem it is: a stable word such as {@code invalid}, {@code unknown-field}, {@code yaml-syntax}
 * @param position where it is
 * @param object the object concerned, such as {@code NetworkPolicy shop/api}; empty where none could be made out
 * @param path the field path inside the object, such as {@code spec.ingress[0].from[1]}; empty for the object as a whole
 * @param message what was found, what is allowed, and what to write instead
 */
public record Problem(
        Severity severity, String code, SourcePosition position, String object, String path, String message) {

    /** Gives an error about a source as a whole. */
    static Problem ofWhole(String source, String code, String message) {
        return new Problem(Severity.ERROR, code, SourcePosition.whole(source), "", "", message);
    }

    /** Gives an error in the text of a source; the object is empty where the text does not tell. */
    static Problem ofSyntax(String source, SyntaxProblem problem, String object) {
        SourcePosition position = new SourcePosition(
                source, problem.position().line(), problem.position().column());
        return new Problem(Severity.ERROR, problem.code().id(), position, object, problem.path(), problem.message());
    }

    /** Tells whether the object is refused. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Gives {@code file:line:column: error: object: path: message [code]}, what is empty left out, always one line. */
    @Override
    public String toString() {
        return oneLine(position + ": " + severity.code() + ": " + (object.isEmpty() ? "" : object + ": ")
                + (path.isEmpty() ? "" : path + ": ") + message + " [" + code + "]");
    }

    /** Names, keys and values come from the input: what would break the line or steer a terminal is shown by its number. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> line.append(String.format(Locale.ROOT, "U+%04X", c));
                default -> line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
