package io.netpol.docs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Java statements with their imports: compiled without warnings, and run from the root of the checkout. */
final class JavaSnippet {
    private static final String CLASS = "Snippet";

    private final FencedBlock block;

    private JavaSnippet(FencedBlock block) {
        this.block = block;
    }

    static JavaSnippet of(FencedBlock block) {
        return new JavaSnippet(block);
    }

    /** Compiles into a folder, runs, and gives the lines printed. */
    List<String> run(Path folder) {
        compile(folder);
        try {
            Path output = folder.resolve("output.txt");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dfile.encoding=UTF-8",
                            "-cp",
                            folder + File.pathSeparator + classPath(),
                            CLASS)
                    .directory(Checkout.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int status = process.waitFor();
            List<String> lines = Files.readAllLines(output);
            if (status != 0) {
                throw new IllegalStateException(block.place() + ": the program failed:\n" + String.join("\n", lines));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void compile(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-Xlint:deprecation,rawtypes,unchecked",
                "-Werror",
                "-cp",
                classPath(),
                "-d",
                folder.toString());
        boolean compiled = compiler.getTask(null, null, diagnostics, options, null, List.of(source()))
                .call();
        if (!compiled) {
            throw new IllegalStateException(block.place() + ": the example does not compile:\n"
                    + diagnostics.getDiagnostics().stream().map(this::describe).collect(Collectors.joining("\n")));
        }
    }

    /** Every line keeps its number, so that a message of the compiler tells the line of the block. */
    private JavaFileObject source() {
        int firstStatement = 0;
        for (int i = 0; i < block.lines().size(); i++) {
            if (block.lines().get(i).startsWith("import ")) {
                firstStatement = i + 1;
            }
        }
        String code = String.join("\n", block.lines().subList(0, firstStatement))
                + (firstStatement == 0 ? "" : "\n")
                + "final class " + CLASS + " { public static void main(String[] arguments) throws Exception {"
                + String.join(
                        "\n",
                        block.lines().subList(firstStatement, block.lines().size()))
                + "\n}}\n";
        return new SimpleJavaFileObject(URI.create("string:///" + CLASS + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }

    private String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
        long line = block.line() + diagnostic.getLineNumber() - 1;
        return block.document() + ":" + line + ": " + diagnostic.getMessage(Locale.ROOT);
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
