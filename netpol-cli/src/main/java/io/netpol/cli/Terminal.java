package io.netpol.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Help.Ansi;

/** What the launcher says of the terminal: whether a person watches, and whether colours may be used. */
final class Terminal {
    /** Set by the launcher where standard error is a terminal. */
    static final String WATCHED = "netpol.watched";

    /** Set by the launcher where standard output is a terminal. */
    static final String COLOURS = "netpol.colours";

    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long STEP_NANOS = 200_000_000L;

    private Terminal() {}

    /** Gives one of our own words in a colour of picocli's names, where the output is a terminal. */
    static String coloured(String colour, String word) {
        Ansi ansi = Boolean.getBoolean(COLOURS) ? Ansi.ON : Ansi.OFF;
        return ansi.string("@|" + colour + " " + word + "|@");
    }

    /** Gives what takes progress: a line that is overwritten, once the work has lasted a second and a person watches. */
    static Progress progress(PrintWriter err) {
        return new Progress(err, Boolean.getBoolean(WATCHED));
    }

    /** A line on standard error that tells how far the work is; gone when it is closed. */
    static final class Progress implements Consumer<String>, AutoCloseable {
        private final PrintWriter err;
        private final boolean watched;
        private long next = System.nanoTime() + QUIET_NANOS;
        private int width;

        private Progress(PrintWriter err, boolean watched) {
            this.err = err;
            this.watched = watched;
        }

        @Override
        public void accept(String text) {
            if (watched && System.nanoTime() - next >= 0) {
                next = System.nanoTime() + STEP_NANOS;
                show(text);
            }
        }

        private void show(String text) {
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())) + (text.isEmpty() ? "\r" : ""));
            err.flush();
            width = text.length();
        }

        @Override
        public void close() {
            if (width > 0) {
                show("");
            }
        }
    }
}
