package io.netpol.testing.assertj;

/** Who connects: {@code from("production/api")}. */
public final class Sources {
    private final Subject subject;

    Sources(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    /** Gives the sources in plain words. */
    @Override
    public String toString() {
        return subject.toString();
    }
}
