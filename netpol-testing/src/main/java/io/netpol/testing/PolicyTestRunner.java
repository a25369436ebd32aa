package io.netpol.testing;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.UnanswerableException;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Evaluator;
import io.netpol.eval.Outcome;
import io.netpol.eval.Question;
import io.netpol.eval.Verdict;
import io.netpol.internal.EnumWords;
import io.netpol.net.IpFamily;
import io.netpol.yaml.PolicyTestDocument;
import io.netpol.yaml.PolicyTestDocument.Expectation;
import io.netpol.yaml.Problem;
import io.netpol.yaml.Reading;
import io.netpol.yaml.ReadingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Runs policy tests. Immutable and thread-safe as its evaluators are. */
public final class PolicyTestRunner {
    private final TestOptions options;
    private final BiFunction<Cluster, EvaluationOptions, Evaluator> evaluators;

    private PolicyTestRunner(TestOptions options, BiFunction<Cluster, EvaluationOptions, Evaluator> evaluators) {
        this.options = options;
        this.evaluators = evaluators;
    }

    /** Gives the runner with default options, which tests may change for themselves, and the evaluator by default. */
    public static PolicyTestRunner withDefaults() {
        return with(ReadingOptions.defaults(), EvaluationOptions.defaults());
    }

    /** Gives the runner with these options, which tests may change for themselves, and the evaluator by default. */
    public static PolicyTestRunner with(ReadingOptions reading, EvaluationOptions evaluation) {
        return new PolicyTestRunner(new TestOptions(reading, evaluation), DefaultEvaluator::of);
    }

    /** Gives the same runner with other evaluators. */
    public PolicyTestRunner askingOf(BiFunction<Cluster, EvaluationOptions, Evaluator> otherEvaluators) {
        return new PolicyTestRunner(options, otherEvaluators);
    }

    /** Runs one test. Nothing is thrown for what the test holds: the result tells. */
    public PolicyTestResult run(PolicyTestDocument test) {
        List<Problem> wrongOptions = new ArrayList<>();
        TestOptions testOptions = options.with(test.options(), wrongOptions::add);
        if (!wrongOptions.isEmpty()) {
            return PolicyTestResult.unrunnable(
                    test, ImmutableList.copyOf(wrongOptions), "the options of the test have errors");
        }
        Reading reading = test.read(testOptions.reading());
        if (!reading.errors().isEmpty() && !testOptions.reading().skipInvalid()) {
            return PolicyTestResult.unrunnable(test, reading.problems(), "the objects of the test have errors");
        }
        Evaluator evaluator = evaluators.apply(reading.cluster(), testOptions.evaluation());
        return PolicyTestResult.ran(
                test,
                test.expectations().stream()
                        .map(expectation -> check(expectation, evaluator))
                        .collect(ImmutableList.toImmutableList()),
                reading);
    }

    private static ExpectationResult check(Expectation expectation, Evaluator evaluator) {
        Optional<Outcome> expected = EnumWords.constant(Outcome.class, expectation.verdict());
        if (expected.isEmpty()) {
            return ExpectationResult.unanswerable(
                    expectation,
                    "\"" + expectation.verdict() + "\" is no verdict; write one of "
                            + String.join(", ", EnumWords.words(Outcome.class)));
        }
        Optional<IpFamily> family = IpFamily.of(expectation.ipFamily());
        if (family.isEmpty() && !expectation.ipFamily().isEmpty()) {
            return ExpectationResult.unanswerable(
                    expectation, "\"" + expectation.ipFamily() + "\" is no address family; write IPv4 or IPv6");
        }
        try {
            ImmutableList<Verdict> unexpected =
                    question(expectation, family).primaryConnections(evaluator.cluster(), evaluator.options()).stream()
                            .map(evaluator::verdict)
                            .filter(verdict -> verdict.outcome() != expected.get())
                            .collect(ImmutableList.toImmutableList());
            return unexpected.isEmpty()
                    ? ExpectationResult.passed(expectation)
                    : ExpectationResult.failed(expectation, unexpected);
        } catch (UnanswerableException e) {
            return ExpectationResult.unanswerable(expectation, String.valueOf(e.getMessage()));
        }
    }

    private static Question question(Expectation expectation, Optional<IpFamily> family) {
        return Question.builder()
                .source(expectation.from())
                .destination(expectation.to())
                .port(expectation.port())
                .protocol(expectation.protocol())
                .family(family)
                .build();
    }
}
