package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All that several subjects stand for, each of which must stand for something. */
final class SeveralSubjects extends Subject {
    private final ImmutableList<Subject> subjects;

    private SeveralSubjects(ImmutableList<Subject> subjects) {
        this.subjects = subjects;
    }

    /**
     * Gives the subjects as one.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Subject of(Iterable<? extends Subject> subjects) {
        ImmutableList<Subject> list = ImmutableList.copyOf(subjects);
        if (list.isEmpty()) {
            throw new IllegalArgumentException("a list of no subjects; for every pod write podsInAllNamespaces()");
        }
        return list.size() == 1 ? list.get(0) : new SeveralSubjects(list);
    }

    /** Gives the subjects themselves. */
    static ImmutableList<Subject> split(Subject subject) {
        return subject instanceof SeveralSubjects several
                ? several.subjects.stream().flatMap(one -> split(one).stream()).collect(ImmutableList.toImmutableList())
                : ImmutableList.of(subject);
    }

    @Override
    SubjectEnds find(Evaluator evaluator) {
        SubjectEnds ends = SubjectEnds.NONE;
        List<String> problems = new ArrayList<>();
        for (Subject subject : subjects) {
            try {
                ends = ends.with(subject.find(evaluator));
            } catch (UnanswerableException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new UnanswerableException(String.join("\n", problems));
        }
        return ends;
    }

    @Override
    public String toString() {
        return subjects.stream().map(Subject::toString).collect(Collectors.joining(" or "));
    }
}
