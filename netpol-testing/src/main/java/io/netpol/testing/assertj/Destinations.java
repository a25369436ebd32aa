package io.netpol.testing.assertj;

/** What they connect to: {@code to("production/database")}. */
public final class Destinations {
    private final Subject subject;

    Destinations(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    /** Gives the destinations in plain words. */
    @Override
    public String toString() {
        return subject.toString();
    }
}
