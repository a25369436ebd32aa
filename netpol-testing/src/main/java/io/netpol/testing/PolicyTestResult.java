package io.netpol.testing;

import com.google.common.collect.ImmutableList;
import io.netpol.testing.ExpectationResult.Status;
import io.netpol.yaml.PolicyTestDocument;
import io.netpol.yaml.Problem;
import io.netpol.yaml.Reading;
import java.util.Optional;

/**
 * What came of one policy test.
 *
 * @param test the test
 * @param results one result an expectation, in the order of the file
 * @param problems what was found while its objects were read, warnings included
 * @param error why the test could not run at all; empty where it ran
 */
public record PolicyTestResult(
        PolicyTestDocument test,
        ImmutableList<ExpectationResult> results,
        ImmutableList<Problem> problems,
        String error) {

    static PolicyTestResult ran(PolicyTestDocument test, ImmutableList<ExpectationResult> results, Reading reading) {
        return new PolicyTestResult(test, results, reading.problems(), "");
    }

    static PolicyTestResult unrunnable(PolicyTestDocument test, ImmutableList<Problem> problems, String error) {
        ImmutableList<ExpectationResult> results = test.expectations().stream()
                .map(expectation -> ExpectationResult.unanswerable(expectation, error))
                .collect(ImmutableList.toImmutableList());
        return new PolicyTestResult(test, results, problems, error);
    }

    /** Counts the expectations with a status. */
    public int count(Status status) {
        return (int)
                results.stream().filter(result -> result.status() == status).count();
    }

    /** Gives why the test could not run at all, if it could not. */
    public Optional<String> failure() {
        return Optional.of(error).filter(text -> !text.isEmpty());
    }
}
