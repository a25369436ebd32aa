package io.netpol.testing.assertj;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.Connection;
import io.netpol.eval.Evaluator;
import io.netpol.eval.MissingFact;
import io.netpol.eval.Outcome;
import io.netpol.eval.Question;
import io.netpol.eval.Verdict;
import io.netpol.eval.VerdictText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that questions have one answer, for each pair of pods and each address family. */
final class QuestionCheck {
    private final Evaluator evaluator;
    private final Outcome expectedOutcome;
    private final List<String> failing = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final List<String> actual = new ArrayList<>();
    private final Set<MissingFact> missing = EnumSet.noneOf(MissingFact.class);

    private QuestionCheck(Evaluator evaluator, Outcome expectedOutcome) {
        this.evaluator = evaluator;
        this.expectedOutcome = expectedOutcome;
    }

    static Optional<Refutation> run(Evaluator evaluator, Outcome expected, ImmutableList<Question> questions) {
        QuestionCheck check = new QuestionCheck(evaluator, expected);
        questions.forEach(check::look);
        return check.refutation();
    }

    private void look(Question question) {
        int before = lines.size();
        try {
            for (Verdict verdict : evaluator.verdicts(question)) {
                refuseServices(verdict.connection());
                look(verdict);
            }
        } catch (UnanswerableException e) {
            expect(question.text(), "no answer");
            lines.add(question.text() + ": no answer");
            lines.add("  " + e.getMessage());
        }
        if (lines.size() > before) {
            failing.add(question.text());
        }
    }

    private void refuseServices(Connection connection) {
        ServiceAddresses.refuse(connection.ends().source(), evaluator.cluster());
        ServiceAddresses.refuse(connection.ends().destination(), evaluator.cluster());
    }

    private void look(Verdict verdict) {
        if (verdict.outcome() != expectedOutcome) {
            expect(VerdictText.question(verdict.connection()), verdict.outcome().text());
            lines.addAll(VerdictText.plain().lines(verdict));
            if (verdict.outcome() == Outcome.UNKNOWN) {
                verdict.explanation().directions().forEach(direction -> missing.addAll(direction.missing()));
            }
        }
    }

    private void expect(String what, String found) {
        expected.add(what + ": " + expectedOutcome.text());
        actual.add(what + ": " + found);
    }

    private Optional<Refutation> refutation() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        lines.addAll(Mend.lines(missing));
        String claim = failing.size() == 1 ? failing.get(0) : failing.size() + " connections";
        return Optional.of(new Refutation(
                claim + " to be " + expectedOutcome.text(),
                ImmutableList.copyOf(lines),
                String.join("\n", expected),
                String.join("\n", actual)));
    }
}
