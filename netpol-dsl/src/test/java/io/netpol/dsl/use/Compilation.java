package io.netpol.dsl.use;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.netpol.dsl.Sentences;
import io.netpol.model.NetworkPolicy;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Java sources compiled in memory, all in one go, with the class path that a user of the library has and every warning
 * that the compiler knows.
 *
 * @param diagnostics what the compiler says, by the name of the class
 * @param classes what it wrote, by the name of the class
 */
record Compilation(
        ImmutableListMultimap<String, Diagnostic<? extends JavaFileObject>> diagnostics,
        ImmutableMap<String, byte[]> classes) {

    /** Compiles one class a source; the key is its name, in the unnamed package. */
    static Compilation of(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        ImmutableList<Source> units = sources.entrySet().stream()
                .map(source -> new Source(source.getKey(), source.getValue()))
                .collect(ImmutableList.toImmutableList());
        // all errors of all sources are wanted, not the first hundred, nor only those of the first source
        ImmutableList<String> options = ImmutableList.of(
                "--release",
                "17",
                "-Xlint:all",
                "-Xmaxerrs",
                "1000",
                "-Xmaxwarns",
                "1000",
                "--should-stop=ifError=FLOW",
                "-proc:none",
                "-classpath",
                classPath());
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8);
                Memory memory = new Memory(files)) {
            compiler.getTask(null, memory, collector, options, null, units).call();
            return new Compilation(
                    collector.getDiagnostics().stream()
                            .collect(ImmutableListMultimap.toImmutableListMultimap(
                                    diagnostic -> className(diagnostic.getSource()), diagnostic -> diagnostic)),
                    memory.written());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(JavaFileObject source) {
        return source instanceof Source ours ? ours.className : "";
    }

    /** What a user has: the sentences, the core and Guava; and the words of these tests. */
    private static String classPath() {
        return Stream.of(Sentences.class, NetworkPolicy.class, ImmutableList.class, Vocabulary.class)
                .map(Compilation::placeOf)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads the compiled classes, each by its name. */
    ClassLoader loader() {
        return new ClassLoader(Compilation.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] code = classes.get(name);
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, code, 0, code.length);
            }
        };
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String className;
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className + ".java"), Kind.SOURCE);
            this.className = className;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new HashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream output = new ByteArrayOutputStream();
                    outputs.put(className, output);
                    return output;
                }
            };
        }

        ImmutableMap<String, byte[]> written() {
            return outputs.entrySet().stream()
                    .collect(ImmutableMap.toImmutableMap(
                            Map.Entry::getKey, output -> output.getValue().toByteArray()));
        }
    }
}
