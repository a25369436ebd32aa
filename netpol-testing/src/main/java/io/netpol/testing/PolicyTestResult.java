package io.netpol.testing;

import com.google.common.collect.ImmutableList;
import io.netpol.testing.ExpectationResult.Status;
import io.netpol.yaml.PolicyTestDocument;
import io.netpol.yaml.Problem;
import io.netpol.yaml.Reading;
import java.util.Optional;

/** What came of one policy test. */
public final class PolicyTestResult {
    private final PolicyTestDocument test;
    private final ImmutableList<ExpectationResult> results;
    private final ImmutableList<Problem> problems;
    private final Optional<Reading> reading;
    private final String error;

    private PolicyTestResult(
            PolicyTestDocument test,
            ImmutableList<ExpectationResult> results,
            ImmutableList<Problem> problems,
            Optional<Reading> reading,
            String error) {
        this.test = test;
        this.results = results;
        this.problems = problems;
        this.reading = reading;
        this.error = error;
    }

    static PolicyTestResult ran(PolicyTestDocument test, ImmutableList<ExpectationResult> results, Reading reading) {
        return new PolicyTestResult(test, results, reading.problems(), Optional.of(reading), "");
    }

    static PolicyTestResult unrunnable(PolicyTestDocument test, ImmutableList<Problem> problems, String error) {
        ImmutableList<ExpectationResult> results = test.expectations().stream()
                .map(expectation -> ExpectationResult.unanswerable(expectation, error))
                .collect(ImmutableList.toImmutableList());
        return new PolicyTestResult(test, results, problems, Optional.empty(), error);
    }

    /** Gives the test. */
    public PolicyTestDocument test() {
        return test;
    }

    /** Gives one result an expectation, in the order of the file. */
    public ImmutableList<ExpectationResult> results() {
        return results;
    }

    /** Gives what is wrong with the options and the objects of the test, warnings included. */
    public ImmutableList<Problem> problems() {
        return problems;
    }

    /** Gives what came of reading the objects, with the places of the policies; empty where the test could not run. */
    public Optional<Reading> reading() {
        return reading;
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
