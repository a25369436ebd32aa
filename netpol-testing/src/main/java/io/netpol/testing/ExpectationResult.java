package io.netpol.testing;

import com.google.common.collect.ImmutableList;
import io.netpol.eval.Verdict;
import io.netpol.yaml.PolicyTestDocument.Expectation;

/**
 * What came of one expectation.
 *
 * @param expectation what was expected
 * @param status whether it holds
 * @param unexpected the verdicts that are not as expected; empty unless it failed
 * @param error why there is no answer; empty unless there is none
 */
public record ExpectationResult(
        Expectation expectation, Status status, ImmutableList<Verdict> unexpected, String error) {

    /** Whether an expectation holds. */
    public enum Status {
        /** Every connection that it stands for has the expected verdict. */
        PASSED,
        /** At least one has another. */
        FAILED,
        /** It cannot be answered: a name fits nothing, a word is no verdict, the objects have errors. */
        UNANSWERABLE
    }

    static ExpectationResult passed(Expectation expectation) {
        return new ExpectationResult(expectation, Status.PASSED, ImmutableList.of(), "");
    }

    static ExpectationResult failed(Expectation expectation, ImmutableList<Verdict> unexpected) {
        return new ExpectationResult(expectation, Status.FAILED, unexpected, "");
    }

    static ExpectationResult unanswerable(Expectation expectation, String error) {
        return new ExpectationResult(expectation, Status.UNANSWERABLE, ImmutableList.of(), error);
    }
}
