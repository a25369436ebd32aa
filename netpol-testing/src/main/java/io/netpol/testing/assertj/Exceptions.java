package io.netpol.testing.assertj;

/** Pods of which an assertion does not speak: {@code except("kube-system/kube-proxy")}. */
public final class Exceptions {
    private final Subject subject;

    Exceptions(Subject subject) {
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    /** Gives the exceptions in plain words. */
    @Override
    public String toString() {
        return subject.toString();
    }
}
