package io.netpol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command did.
 *
 * @param status the exit status
 * @param out all of standard output
 * @param err all of standard error
 */
record Ran(int status, String out, String err) {
    /** Runs a command in this process. */
    static Ran netpol(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status;
        try (PrintWriter toOut = new PrintWriter(out);
                PrintWriter toErr = new PrintWriter(err)) {
            status = Main.run(toOut, toErr, arguments);
        }
        return new Ran(status, out.toString(), err.toString());
    }

    /** The same, with {@code DIR} in the place of a folder whose name is another each time. */
    Ran in(Path folder) {
        String name = folder.toString();
        return new Ran(status, out.replace(name, "DIR"), err.replace(name, "DIR"));
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }

    /** Asserts bad input or bad usage: nothing on standard output, and these lines on standard error. */
    void assertRefused(String... lines) {
        assertThat(errLines()).containsExactly(lines);
        assertThat(out).isEmpty();
        assertThat(status).isEqualTo(Main.BAD_INPUT);
    }

    /** Asserts an answer of these lines, and nothing on standard error. */
    Ran assertAnswered(int expectedStatus, String... lines) {
        assertThat(err).isEmpty();
        assertThat(outLines()).containsExactly(lines);
        assertThat(status).isEqualTo(expectedStatus);
        return this;
    }
}
