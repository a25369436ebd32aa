package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A generated class, compiled in memory without any warning and loaded. */
final class CompiledSource {
    /** The file manager knows the platform's classes and those of the class path: opening them again takes the most time. */
    private static final StandardJavaFileManager FILES =
            ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

    private static final ImmutableList<String> OPTIONS =
            ImmutableList.of("--release", "17", "-proc:none", "-Xlint:all", "-Xdoclint:all,-missing", "-Werror");

    private final Class<?> type;

    private CompiledSource(Class<?> type) {
        this.type = type;
    }

    /** Compiles a source file. */
    static CompiledSource of(TargetClass target, String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Memory memory = new Memory(FILES);
        // as a file would hold it: what UTF-8 cannot say is lost
        String stored = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + target.path()), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return stored;
                    }
                };
        boolean compiled = compiler.getTask(null, memory, diagnostics, OPTIONS, null, List.of(file))
                .call();
        if (!compiled) {
            throw new AssertionError(diagnostics.getDiagnostics().stream()
                    .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                    .collect(Collectors.joining("\n", "the source does not compile:\n", "\n" + excerpt(text))));
        }
        try {
            return new CompiledSource(
                    new Loader(memory.classes).loadClass(target.packageName() + "." + target.className()));
        } catch (ClassNotFoundException e) {
            throw new LinkageError("the class that was compiled", e);
        }
    }

    private static String excerpt(String text) {
        return text.length() <= 20_000 ? text : text.substring(0, 20_000) + "...";
    }

    /** Writes policies as source, compiles it, and gives what its list holds. */
    static List<NetworkPolicy> rebuilt(List<NetworkPolicy> policies) {
        return written(policies, List.of()).all();
    }

    /** Writes cluster-wide policies as source, compiles it, and gives what its list holds. */
    static List<ClusterNetworkPolicy> rebuiltClusterWide(List<ClusterNetworkPolicy> policies) {
        return written(List.of(), policies).allClusterWide();
    }

    private static CompiledSource written(List<NetworkPolicy> policies, List<ClusterNetworkPolicy> clusterPolicies) {
        TargetClass target = new TargetClass("p", "C");
        return of(
                target,
                JavaSource.of(target, policies, clusterPolicies, policy -> "").text());
    }

    /** What the class lists. */
    @SuppressWarnings("unchecked")
    List<NetworkPolicy> all() {
        return (List<NetworkPolicy>) call("all");
    }

    /** What the class lists of cluster-wide policies. */
    @SuppressWarnings("unchecked")
    List<ClusterNetworkPolicy> allClusterWide() {
        return (List<ClusterNetworkPolicy>) call("allClusterWide");
    }

    /** What one of its methods gives: {@code shopCart}, or {@code Part1.shopCart}. */
    Object call(String method) {
        int dot = method.indexOf('.');
        try {
            Class<?> holder =
                    dot < 0 ? type : type.getClassLoader().loadClass(type.getName() + "$" + method.substring(0, dot));
            Method found = holder.getMethod(method.substring(dot + 1));
            return Optional.ofNullable(found.invoke(null)).orElseThrow();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method, e);
        }
    }

    /** What the method of a policy gives. */
    Object call(JavaSource source, PolicyId policy) {
        return call(source.method(policy));
    }

    /** Keeps what the compiler writes. */
    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        Memory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }

    /** Loads what was kept. */
    private static final class Loader extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> classes;

        Loader(Map<String, ByteArrayOutputStream> classes) {
            super(CompiledSource.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
        }
    }
}
