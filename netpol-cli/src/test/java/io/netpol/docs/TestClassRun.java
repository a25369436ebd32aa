package io.netpol.docs;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherFactory;

/** A program that runs the tests of one class, as a build does, and prints what came of each. */
final class TestClassRun implements TestExecutionListener {
    /** The exit status if a test failed. */
    static final int FAILED = 1;

    private static final int NO_TESTS = 2;

    private final PrintStream out;
    private TestPlan plan;
    private int passed;
    private int failed;

    private TestClassRun(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the class and ends the program: with 0 if all tests passed, with 1 if some failed, with 2 if there were none.
     *
     * @param arguments the name of the class
     */
    public static void main(String[] arguments) {
        TestClassRun run = new TestClassRun(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        LauncherFactory.create()
                .execute(request().selectors(selectClass(arguments[0])).build(), run);
        System.exit(run.status());
    }

    private int status() {
        if (failed > 0) {
            return FAILED;
        }
        return passed > 0 ? 0 : NO_TESTS;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            failed++;
            out.println("failed: " + name(test));
            result.getThrowable().ifPresent(out::println);
        } else if (test.isTest()) {
            passed++;
            out.println("passed: " + name(test));
        }
    }

    /** The name of the test behind those of what holds it, without the engine and the class. */
    private String name(TestIdentifier test) {
        return plan.getParent(test)
                .filter(parent -> parent.getSource().isPresent() && !isClass(parent))
                .map(parent -> name(parent) + ": " + test.getDisplayName())
                .orElse(test.getDisplayName());
    }

    private boolean isClass(TestIdentifier test) {
        return plan.getParent(test)
                .map(parent -> parent.getParentId().isEmpty())
                .orElse(true);
    }
}
