package io.netpol.cli;

import io.netpol.eval.Verdict;
import io.netpol.eval.VerdictText;
import io.netpol.testing.ExpectationResult;
import io.netpol.testing.ExpectationResult.Status;
import io.netpol.testing.PolicyTestResult;
import io.netpol.testing.PolicyTestRunner;
import io.netpol.yaml.PolicyTestDocument;
import io.netpol.yaml.PolicyTestFiles;
import io.netpol.yaml.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code netpol test}: runs policy tests. */
@Command(
        name = "test",
        customSynopsis = "netpol test [OPTIONS] FILE-OR-FOLDER...",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description = "Runs policy tests: files that say what must and must not be reachable. Of a folder, only the"
                + " policy tests in it are run.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {" 0:all expectations hold", " 1:some do not", " 2:bad input or bad usage"})
final class TestCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE-OR-FOLDER", description = "Policy tests, or folders with some.")
    private List<Path> paths = new ArrayList<>();

    @Mixin
    private EvaluationMixin evaluation = new EvaluationMixin();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Override
    public Integer call() {
        PrintWriter out = shared.out();
        PrintWriter err = shared.err();
        PolicyTestFiles files = PolicyTestFiles.in(paths, shared.reading().options());
        files.problems().forEach(err::println);
        PolicyTestRunner runner = PolicyTestRunner.with(shared.reading().options(), evaluation.options());
        List<PolicyTestResult> results = new ArrayList<>();
        try (Terminal.Progress progress = Terminal.progress(err)) {
            for (PolicyTestDocument test : files.tests()) {
                progress.accept((results.size() + 1) + " of " + files.tests().size() + " tests");
                results.add(runner.run(test));
            }
        }
        results.forEach(result -> printProblems(result, err));
        ReadingMixin.passedOver(otherKinds(results), 0).ifPresent(err::println);
        if (shared.isJson()) {
            out.println(JsonAnswers.tests(results, files.problems()));
        } else {
            results.forEach(result -> print(result, out));
            out.println(count(results, Status.PASSED) + " passed, "
                    + (count(results, Status.FAILED) + count(results, Status.UNANSWERABLE)) + " failed");
        }
        boolean bad = files.problems().stream().anyMatch(Problem::isError) || count(results, Status.UNANSWERABLE) > 0;
        if (bad) {
            return Main.BAD_INPUT;
        }
        return count(results, Status.FAILED) == 0 ? 0 : 1;
    }

    private static int count(List<PolicyTestResult> results, Status status) {
        return results.stream().mapToInt(result -> result.count(status)).sum();
    }

    /** The policy tests among the manifests are not counted: that they are no manifests is why somebody called this. */
    private static Map<String, Integer> otherKinds(List<PolicyTestResult> results) {
        Map<String, Integer> kinds = new TreeMap<>();
        for (PolicyTestResult result : results) {
            result.reading()
                    .ifPresent(reading ->
                            reading.otherKinds().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum)));
        }
        return kinds;
    }

    private static void printProblems(PolicyTestResult result, PrintWriter err) {
        // a test that ran in spite of errors was told to skip what is invalid
        boolean ran = result.failure().isEmpty();
        result.problems().forEach(problem -> err.println(ReadingMixin.line(problem, ran)));
        result.failure()
                .ifPresent(failure -> err.println(result.test().position() + ": error: policy test \""
                        + result.test().name() + "\": " + failure));
    }

    private static void print(PolicyTestResult result, PrintWriter out) {
        if (result.failure().isPresent()) {
            out.println(Terminal.coloured("red", "ERROR") + " " + result.test().name() + ": "
                    + result.failure().get());
            return;
        }
        for (ExpectationResult expectation : result.results()) {
            String place =
                    result.test().name() + " (" + expectation.expectation().position() + ")";
            if (expectation.status() == Status.UNANSWERABLE) {
                out.println(Terminal.coloured("red", "ERROR") + " " + place + ": " + expectation.error());
            } else if (expectation.status() == Status.FAILED) {
                out.println(Terminal.coloured("red", "FAIL") + " " + place + ": expected "
                        + expectation.expectation().text());
                for (Verdict verdict : expectation.unexpected()) {
                    text(result).lines(verdict).forEach(line -> out.println("  " + line));
                }
            }
        }
    }

    private static VerdictText text(PolicyTestResult result) {
        return result.reading().map(EvalCommand::withPlaces).orElseGet(VerdictText::plain);
    }
}
