package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.netpol.dsl.Sentences;
import io.netpol.dsl.clusterwide.ClusterSentences;
import io.netpol.model.Ports;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The frame of a source file: package, imports, the class, its methods, and the classes inside for what has no room. */
final class ClassFile {
    /** How many entries of its constant pool, 65,535, a class gets by our count; the rest is for names and words. */
    static final int MOST_CONSTANTS = 50_000;

    private static final int COLUMNS = 120;
    private static final String INDENTATION = "    ";
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\n +}");
    private static final Pattern SHORT_COMMENT = Pattern.compile("/\\*\\*\n +\\* (.{1,104})\n +\\*/");

    private final TargetClass target;
    private final NestedNames nested;

    ClassFile(TargetClass target, NestedNames nested) {
        this.target = target;
        this.nested = nested;
    }

    /**
     * Gives the text of the file.
     *
     * @param parts the methods of all policies: one part for the class itself, or several for classes inside
     * @param annexes further classes inside
     */
    String text(ImmutableList<ImmutableList<PolicyMethod>> parts, ImmutableList<TypeSpec> annexes) {
        ImmutableList<PolicyMethod> all = parts.stream().flatMap(List::stream).collect(ImmutableList.toImmutableList());
        TypeSpec.Builder outer = finalClass(target.className())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Network policies as sentences, written from manifests.\n");
        if (parts.size() == 1) {
            addPolicies(outer, parts.get(0), 0);
        } else {
            PolicyList.of(all).forEach(list -> outer.addMethod(joined(list, parts)));
            for (int i = 0; i < parts.size(); i++) {
                outer.addType(part(i + 1, parts.get(i)));
            }
        }
        JavaFile.Builder file = JavaFile.builder(
                        target.packageName(), outer.addTypes(annexes).build())
                .addStaticImport(Sentences.class, "*")
                .addStaticImport(Ports.class, "*")
                .skipJavaLangImports(true)
                .indent(INDENTATION);
        if (PolicyList.of(all).contains(PolicyList.CLUSTER_WIDE)) {
            file.addStaticImport(ClusterSentences.class, "*");
        }
        return onOneLine(file.build().toString());
    }

    /** The method of the outer class that gives what the classes inside give. */
    private MethodSpec joined(PolicyList list, ImmutableList<ImmutableList<PolicyMethod>> parts) {
        ImmutableList<Code> calls = IntStream.range(0, parts.size())
                .filter(index -> PolicyList.of(parts.get(index)).contains(list))
                .mapToObj(index -> Code.callOf(nested.part(index + 1) + "." + list.method()))
                .collect(ImmutableList.toImmutableList());
        return list.spec(CodeBlock.of(
                "return $T.of$L\n    .flatMap($T::stream)\n    .toList();\n",
                Stream.class,
                lines(calls, 0),
                List.class));
    }

    /** Puts on one line what a person would: a comment of one sentence where it fits, and a body without statements. */
    private static String onOneLine(String text) {
        // neither can stand in a string, which holds no line feed
        String bodies = EMPTY_BODY.matcher(text).replaceAll("{}");
        return SHORT_COMMENT.matcher(bodies).replaceAll("/** $1 */");
    }

    private TypeSpec part(int number, ImmutableList<PolicyMethod> methods) {
        TypeSpec.Builder part = finalClass(nested.part(number))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "Policies $L to $L: one class has no room for all.\n",
                        methods.get(0).policy(),
                        methods.get(methods.size() - 1).policy());
        addPolicies(part, methods, 1);
        return part.build();
    }

    private static TypeSpec.Builder finalClass(String name) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
    }

    private static void addPolicies(TypeSpec.Builder type, ImmutableList<PolicyMethod> methods, int depth) {
        for (PolicyList list : PolicyList.of(methods)) {
            ImmutableList<Code> calls = methods.stream()
                    .filter(list::holds)
                    .map(method -> Code.callOf(method.name()))
                    .collect(ImmutableList.toImmutableList());
            type.addMethod(list.spec(CodeBlock.of("return $T.of$L;\n", List.class, lines(calls, depth))));
        }
        methods.forEach(method -> type.addMethod(method.spec(depth)));
    }

    /** Prints arguments in their brackets, several in a line each. */
    static String lines(List<Code> arguments, int depth) {
        return print(Code.callInLines("", arguments, arguments.size() > 1).layout(), depth);
    }

    /** Prints what stands in a method of a class that is nested so deep: 0 for the outer class. */
    static String print(Layout layout, int depth) {
        return LayoutPrinter.print(layout, COLUMNS - (depth + 2) * INDENTATION.length());
    }
}
