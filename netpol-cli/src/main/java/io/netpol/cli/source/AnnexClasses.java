package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The nested classes of a source file that hold the methods of every {@link Annex}, each as many as it has room for. */
final class AnnexClasses {
    private final MethodNames names;
    private final NestedNames classNames;
    private final List<TypeSpec> full = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private int constants;

    AnnexClasses(MethodNames names, NestedNames classNames) {
        this.names = names;
        this.classNames = classNames;
    }

    /**
     * Adds a method.
     *
     * @param wanted its name, if that is free
     * @param constants how many entries of the constant pool its body needs
     * @return a call of it
     */
    Code add(String wanted, TypeName returns, CodeBlock body, int constants) {
        if (this.constants + constants > ClassFile.MOST_CONSTANTS) {
            close();
        }
        this.constants += constants + Code.METHOD;
        String name = names.claim(wanted);
        methods.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .returns(returns)
                .addCode(body)
                .build());
        return Code.callOf(classNames.annex(full.size() + 1) + "." + name);
    }

    /** Gives the classes; none where nothing was too long. */
    ImmutableList<TypeSpec> types() {
        if (!methods.isEmpty()) {
            close();
        }
        return ImmutableList.copyOf(full);
    }

    private void close() {
        full.add(TypeSpec.classBuilder(classNames.annex(full.size() + 1))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Parts of sentences that are too long for one method.\n")
                .addMethods(methods)
                .build());
        methods.clear();
        constants = 0;
    }
}
