package io.netpol.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Java statements with their imports, or a class with tests: compiled without warnings, and run from the root of the
 * checkout. A remark behind the fence asks for another end: {@code does-not-compile} shows the compiler's errors,
 * {@code fails} the exception or the test that failed.
 */
final class JavaSnippet {
    private static final String DOES_NOT_COMPILE = "does-not-compile";
    private static final String FAILS = "fails";

    private final FencedBlock block;

    private JavaSnippet(FencedBlock block) {
        this.block = block;
    }

    static JavaSnippet of(FencedBlock block) {
        return new JavaSnippet(block);
    }

    static boolean isRemark(String remark) {
        return remark.equals(DOES_NOT_COMPILE) || remark.equals(FAILS);
    }

    /** Compiles into a folder, runs, and gives the lines printed, by the program or about it. */
    List<String> run(Path folder) {
        JavaSource source = JavaSource.of(block);
        List<JavaSource.Complaint> errors = source.compile(folder);
        if (block.remark().equals(DOES_NOT_COMPILE)) {
            return linesOf(errors);
        }
        if (!errors.isEmpty()) {
            throw new IllegalStateException(block.place() + ": the example does not compile:\n"
                    + errors.stream().map(JavaSource.Complaint::inDocument).collect(Collectors.joining("\n")));
        }
        return source.isTestClass() ? test(folder, source) : program(folder, source);
    }

    private List<String> program(Path folder, JavaSource source) {
        JavaProcess process = start(folder, source.className());
        if (block.remark().equals(FAILS)) {
            return process.failure().orElseThrow(() -> unexpected("the program should fail, and it does not", process));
        }
        if (process.status() != 0) {
            throw unexpected("the program failed", process);
        }
        return process.lines();
    }

    private List<String> test(Path folder, JavaSource source) {
        JavaProcess process = start(folder, TestClassRun.class.getName(), source.className());
        if (process.status() != (block.remark().equals(FAILS) ? TestClassRun.FAILED : 0)) {
            throw unexpected("the tests ended with status " + process.status(), process);
        }
        return process.lines();
    }

    private List<String> linesOf(List<JavaSource.Complaint> errors) {
        if (errors.isEmpty()) {
            throw new IllegalStateException(block.place() + ": this compiles, and it should not");
        }
        List<String> lines = new ArrayList<>();
        errors.forEach(error -> lines.addAll(error.lines()));
        return lines;
    }

    private static JavaProcess start(Path folder, String... mainClassAndArguments) {
        try {
            return JavaProcess.run(folder, mainClassAndArguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private IllegalStateException unexpected(String what, JavaProcess process) {
        return new IllegalStateException(block.place() + ": " + what + ":\n" + String.join("\n", process.lines()));
    }
}
