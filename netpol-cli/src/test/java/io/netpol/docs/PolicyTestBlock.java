package io.netpol.docs;

import io.netpol.eval.VerdictText;
import io.netpol.testing.ExpectationResult;
import io.netpol.testing.ExpectationResult.Status;
import io.netpol.testing.PolicyTestResult;
import io.netpol.testing.PolicyTestRunner;
import io.netpol.yaml.PolicyTestDocument;
import io.netpol.yaml.PolicyTestFiles;
import io.netpol.yaml.Problem;
import io.netpol.yaml.ReadingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A policy test that stands in a document, with the document's files beside it. */
final class PolicyTestBlock {
    /** Examples are short: namespaces of which nobody asks a label are left out. */
    private static final String ASSUMED_NAMESPACE = "assumed-namespace";

    private final FencedBlock block;

    private PolicyTestBlock(FencedBlock block) {
        this.block = block;
    }

    static PolicyTestBlock of(FencedBlock block) {
        return new PolicyTestBlock(block);
    }

    /**
     * What came of a block.
     *
     * @param expectations how many there are
     * @param failures what does not hold, a text each, with document and line
     */
    record Outcome(int expectations, List<String> failures) {}

    Outcome run(DocumentFiles files) {
        Path file = files.write("line-" + block.line() + ".yaml", block.textAtItsLine());
        PolicyTestFiles tests = PolicyTestFiles.in(List.of(file), ReadingOptions.defaults());
        List<String> failures = new ArrayList<>();
        int expectations = 0;
        tests.problems().forEach(problem -> failures.add(describe(problem)));
        for (PolicyTestDocument test : tests.tests()) {
            PolicyTestResult result = PolicyTestRunner.withDefaults().run(test);
            expectations += result.results().size();
            result.failure().ifPresent(failure -> failures.add(block.place() + ": " + failure));
            result.problems().stream()
                    .filter(problem -> !problem.code().equals(ASSUMED_NAMESPACE))
                    .forEach(problem -> failures.add(describe(problem)));
            result.results().stream()
                    .filter(expectation -> expectation.status() != Status.PASSED)
                    .forEach(expectation -> failures.add(describe(expectation)));
        }
        return new Outcome(expectations, failures);
    }

    private String describe(Problem problem) {
        return block.document() + ":" + problem.position().line() + ": " + problem;
    }

    private String describe(ExpectationResult result) {
        return block.document() + ":" + result.expectation().position().line() + ": expected "
                + result.expectation().verdict() + ": " + result.error()
                + result.unexpected().stream()
                        .flatMap(verdict -> VerdictText.plain().lines(verdict).stream())
                        .collect(Collectors.joining("\n  "));
    }
}
