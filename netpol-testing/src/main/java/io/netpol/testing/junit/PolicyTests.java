package io.netpol.testing.junit;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.VerdictText;
import io.netpol.testing.ExpectationResult;
import io.netpol.testing.PolicyTestResult;
import io.netpol.testing.PolicyTestRunner;
import io.netpol.yaml.PolicyTestDocument;
import io.netpol.yaml.PolicyTestFiles;
import io.netpol.yaml.Problem;
import io.netpol.yaml.ReadingOptions;
import io.netpol.yaml.SourcePosition;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * Policy test files as tests of JUnit, in one line:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> policies() {
 *     return PolicyTests.in(Path.of("src/test/netpol"));
 * }
 * }</pre>
 *
 * <p>Each file is a container, each expectation in it a test that leads to its line; a file with several policy tests has a
 * container for each. An expectation that does not hold fails with the verdicts and their reasons. A file that cannot be
 * read is a test that fails.
 */
public final class PolicyTests {
    private PolicyTests() {}

    /**
     * Gives the tests below files and folders, under the default options, which each policy test may change for itself.
     *
     * @throws AssertionFailedError if there is none
     */
    public static Stream<DynamicNode> in(Path first, Path... more) {
        return in(Lists.asList(first, more), ReadingOptions.defaults(), EvaluationOptions.defaults());
    }

    /**
     * Gives the tests below files and folders, under these options, which each policy test may change for itself.
     *
     * @throws AssertionFailedError if there is none; the message lists what is wrong with the paths and the files
     */
    public static Stream<DynamicNode> in(Iterable<Path> paths, ReadingOptions reading, EvaluationOptions evaluation) {
        PolicyTestFiles files = PolicyTestFiles.in(paths, reading);
        ImmutableListMultimap<String, Problem> errors = files.problems().stream()
                .filter(Problem::isError)
                .collect(ImmutableListMultimap.toImmutableListMultimap(
                        problem -> problem.position().source(), problem -> problem));
        if (files.tests().isEmpty()) {
            throw new AssertionFailedError(lines("there is no policy test to run", texts(errors.values())));
        }
        ImmutableListMultimap<String, PolicyTestDocument> tests = files.tests().stream()
                .collect(ImmutableListMultimap.toImmutableListMultimap(
                        test -> test.position().source(), test -> test));
        PolicyTestRunner runner = PolicyTestRunner.with(reading, evaluation);
        TreeSet<String> sources = new TreeSet<>(tests.keySet());
        sources.addAll(errors.keySet());
        return sources.stream().map(source -> file(source, errors.get(source), tests.get(source), runner));
    }

    private static DynamicNode file(
            String source,
            ImmutableList<Problem> errors,
            ImmutableList<PolicyTestDocument> tests,
            PolicyTestRunner runner) {
        List<DynamicNode> nodes = new ArrayList<>();
        if (!errors.isEmpty()) {
            nodes.add(DynamicTest.dynamicTest("can be read", uri(errors.get(0).position()), () -> {
                throw new AssertionFailedError(lines("the file has errors", texts(errors)));
            }));
        }
        if (tests.size() == 1) {
            nodes.addAll(expectations(Iterables.getOnlyElement(tests), runner));
        } else {
            tests.forEach(test -> nodes.add(DynamicContainer.dynamicContainer(
                    test.name(), uri(test.position()), expectations(test, runner).stream())));
        }
        return DynamicContainer.dynamicContainer(source, uri(new SourcePosition(source, 0, 0)), nodes.stream());
    }

    /** The policy test is run when the first of its expectations is, and once for all of them. */
    private static ImmutableList<DynamicNode> expectations(PolicyTestDocument test, PolicyTestRunner runner) {
        Supplier<PolicyTestResult> result = Suppliers.memoize(() -> runner.run(test));
        return IntStream.range(0, test.expectations().size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        test.expectations().get(i).text(),
                        uri(test.expectations().get(i).position()),
                        () -> assertHolds(result.get(), result.get().results().get(i))))
                .collect(ImmutableList.toImmutableList());
    }

    private static void assertHolds(PolicyTestResult test, ExpectationResult result) {
        String expectation =
                result.expectation().text() + " (" + result.expectation().position() + ")";
        switch (result.status()) {
            case PASSED -> {
                // nothing to tell
            }
            case FAILED ->
                throw new AssertionFailedError(
                        lines("Expecting " + expectation + ", but", explanation(test, result)),
                        result.expectation().verdict(),
                        result.unexpected().stream()
                                .map(verdict -> verdict.outcome().text())
                                .distinct()
                                .collect(Collectors.joining(" and ")));
            case UNANSWERABLE ->
                throw new AssertionFailedError(
                        lines(
                                "Expecting " + expectation + ", but there is no answer",
                                ImmutableList.<String>builder()
                                        .add(result.error())
                                        .addAll(texts(test.problems()))
                                        .build()),
                        result.expectation().verdict(),
                        "no answer");
        }
    }

    private static ImmutableList<String> explanation(PolicyTestResult test, ExpectationResult result) {
        VerdictText text = VerdictText.withPlaces((policy, path) -> test.reading()
                .flatMap(reading -> reading.position(policy, path))
                .map(SourcePosition::toString)
                .orElse(""));
        return result.unexpected().stream()
                .flatMap(verdict -> text.lines(verdict).stream())
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<String> texts(Iterable<Problem> problems) {
        return ImmutableList.copyOf(Iterables.transform(problems, Problem::toString));
    }

    private static String lines(String first, Iterable<String> lines) {
        StringBuilder text = new StringBuilder(first).append(':');
        lines.forEach(line -> text.append("\n  ").append(line));
        return text.toString();
    }

    /** Leads tools to the file, and to the line where one is known. */
    private static URI uri(SourcePosition position) {
        URI file = Path.of(position.source()).toAbsolutePath().toUri();
        return position.line() == 0
                ? file
                : URI.create(file + "?line=" + position.line() + "&column=" + position.column());
    }
}
