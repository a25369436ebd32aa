package io.netpol.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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
        return ansi().string("@|" + colour + " " + word + "|@");
    }

    /** Gives whether to use colours. Never guessed: newer JDKs give a console also where the output is a pipe. */
    static Ansi ansi() {
        return Boolean.getBoolean(COLOURS) ? Ansi.ON : Ansi.OFF;
    }

    /** Gives what takes progress: a line that is overwritten, once the work has lasted a second and a person watches. */
    static Progress progress(PrintWriter err) {
        return new Progress(err, Boolean.getBoolean(WATCHED), System::nanoTime);
    }

    /** A line on standard error that tells how far the work is; gone when it is closed. */
    static final class Progress implements Consumer<String>, AutoCloseable {
        private final PrintWriter err;
        private final boolean watched;
        private final LongSupplier nanoTime;
        private long next;
        private int width;

        Progress(PrintWriter err, boolean watched, LongSupplier nanoTime) {
            this.err = err;
            this.watched = watched;
            this.nanoTime = nanoTime;
            this.next = nanoTime.getAsLong() + QUIET_NANOS;
        }

        @Override
        public void accept(String text) {
            long now = nanoTime.getAsLong();
            if (watched && now - next >= 0) {
                next = now + STEP_NANOS;
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
