package io.netpol.docs;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The program that a block makes: its class as it stands, or its statements in a class of their own. Every line keeps its
 * number, so that messages tell the block's line.
 */
final class JavaSource {
    static final String STATEMENTS = "Snippet";
    private static final Pattern CLASS = Pattern.compile("(?:public |final )*class (\\w+) .*");

    private static final List<String> OPTIONS =
            List.of("--release", "17", "-proc:none", "-Xlint:deprecation,rawtypes,unchecked", "-Werror");

    /** On the command line the compiler leaves them out of its messages. */
    private static final Pattern PACKAGES = Pattern.compile("\\b([a-z]\\w*\\.)+(?=[A-Z])");

    private static final String HEADER =
            "final class " + STATEMENTS + " { public static void main(String[] arguments) throws Exception {";

    private final FencedBlock block;
    private final int firstStatement;
    private final Optional<String> ownClass;

    private JavaSource(FencedBlock block) {
        this.block = block;
        int afterImports = 0;
        for (int i = 0; i < block.lines().size(); i++) {
            if (block.lines().get(i).startsWith("import ")) {
                afterImports = i + 1;
            }
        }
        this.firstStatement = afterImports;
        this.ownClass = block.lines().stream()
                .map(CLASS::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    static JavaSource of(FencedBlock block) {
        return new JavaSource(block);
    }

    /** Gives the name of the class that is run. */
    String className() {
        return ownClass.orElse(STATEMENTS);
    }

    /** Tells whether the block is a class, whose tests are run. */
    boolean isTestClass() {
        return ownClass.isPresent();
    }

    /**
     * What the compiler says against a block.
     *
     * @param lines as the compiler prints it: the error, its place, and what it adds
     * @param inDocument the same in one text that begins with document and line
     */
    record Complaint(List<String> lines, String inDocument) {}

    /** Compiles into a folder and gives what the compiler found, warnings too; nothing if all is well. */
    List<Complaint> compile(Path folder) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(List.of("-cp", JavaProcess.classPath(), "-d", folder.toString()));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostics, options, null, List.of(file()))
                .call();
        return compiled
                ? List.of()
                : diagnostics.getDiagnostics().stream()
                        .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                        .map(this::complaint)
                        .toList();
    }

    private JavaFileObject file() {
        List<String> lines = block.lines();
        String code = isTestClass()
                ? block.text()
                : String.join("\n", lines.subList(0, firstStatement))
                        + (firstStatement == 0 ? "" : "\n")
                        + HEADER
                        + String.join("\n", lines.subList(firstStatement, lines.size()))
                        + "\n}}\n";
        URI name = URI.create("string:///" + className() + ".java");
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }

    private Complaint complaint(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = PACKAGES.matcher(diagnostic.getMessage(Locale.ROOT)).replaceAll("");
        int line = (int) diagnostic.getLineNumber();
        if (line < 1 || line > block.lines().size()) {
            return new Complaint(List.of("error: " + message), block.place() + ": " + message);
        }
        List<String> text = message.lines().toList();
        List<String> lines = new ArrayList<>();
        lines.add("error: " + text.get(0));
        lines.add(block.lines().get(line - 1));
        int header = !isTestClass() && line == firstStatement + 1 ? HEADER.length() : 0;
        lines.add(" ".repeat((int) diagnostic.getColumnNumber() - 1 - header) + "^");
        lines.addAll(text.subList(1, text.size()));
        return new Complaint(lines, block.document() + ":" + (block.line() + line - 1) + ": " + message);
    }
}
