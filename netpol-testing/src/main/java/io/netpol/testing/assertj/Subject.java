package io.netpol.testing.assertj;

import io.netpol.eval.Evaluator;

/**
 * What an assertion speaks of: pods or addresses, by name, by labels, by namespace. It stands for something only in a
 * cluster; one that stands for nothing there makes the assertion fail. {@link NetpolAssertions} has the words.
 */
public abstract sealed class Subject permits NamedSubject, PodSubject, SeveralSubjects {
    Subject() {}

    /**
     * Gives what the subject stands for; never nothing.
     *
     * @throws io.netpol.cluster.UnanswerableException if it stands for nothing; the message suggests what may be meant, a
     *     line for each part of the subject
     */
    abstract SubjectEnds find(Evaluator evaluator);

    /** Gives the subject in plain words. */
    @Override
    public abstract String toString();
}
