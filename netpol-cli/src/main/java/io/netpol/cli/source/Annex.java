package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.netpol.dsl.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is too long for the one method of a policy, in methods of its own. A method has room for 65,535 bytes of code. Where
 * a sentence needs more, none of its lists gets more than a sixth of that, which is some 150 peers or more; a longer one
 * moves out, in methods that each give a part, and leaves a call behind.
 */
final class Annex {
    /** What the method of a policy has room for, by a count that is never too low. */
    private static final int MOST_BYTES_OF_METHOD = 60_000;

    /**
     * What one list gets: labels, annotations, selectors of pods and of namespaces, rules of ingress and of egress have to
     * stand in one method. It is also as many calls in a chain as a compiler can take with the stack that it has, a frame or
     * more for each.
     */
    private static final int MOST_BYTES = 10_000;

    /** The methods stand in classes inside the class. */
    private static final int DEPTH = 1;

    private final String policyMethod;
    private final Optional<AnnexClasses> classes;
    private boolean chainTooLong;

    private Annex(String policyMethod, Optional<AnnexClasses> classes) {
        this.policyMethod = policyMethod;
        this.classes = classes;
    }

    /** Gives the annex of a policy that needs none, as far as is known. */
    static Annex closed() {
        return new Annex("", Optional.empty());
    }

    /**
     * Gives the annex of a policy.
     *
     * @param policyMethod the name of the policy's own method
     * @param classes takes the methods
     */
    static Annex open(String policyMethod, AnnexClasses classes) {
        return new Annex(policyMethod, Optional.of(classes));
    }

    /** Tells whether a sentence that was made with this annex is too long to stand in one method. */
    boolean isNeededBy(Code sentence) {
        return chainTooLong || sentence.bytes() > MOST_BYTES_OF_METHOD;
    }

    /** Gives the arguments for a word that takes several things or a list: the things, or a call that gives the list. */
    ImmutableList<Code> list(String what, Class<?> type, List<Code> things) {
        if (classes.isEmpty() || bytes(things) <= MOST_BYTES) {
            return ImmutableList.copyOf(things);
        }
        TypeName list = ParameterizedTypeName.get(List.class, type);
        List<Code> calls = new ArrayList<>();
        for (ImmutableList<Code> part : parts(things)) {
            CodeBlock body = CodeBlock.of("return $T.of$L;\n", List.class, arguments(part));
            calls.add(add(what + "Part" + (calls.size() + 1), list, body, part));
        }
        CodeBlock all = CodeBlock.of(
                "return $T.of$L\n    .flatMap($T::stream)\n    .toList();\n",
                Stream.class,
                arguments(calls),
                List.class);
        return ImmutableList.of(add(what, list, all, calls));
    }

    /** Gives the selector that the words make, the first of which begins it. */
    Code labels(ImmutableList<Code> words) {
        if (isShort(words)) {
            return Code.chain(words.get(0), words.subList(1, words.size()), false);
        }
        int number = 0;
        Code selector = words.get(0);
        for (ImmutableList<Code> part : parts(words.subList(1, words.size()))) {
            number++;
            Code chain = Code.chain(selector, part, true);
            CodeBlock body = CodeBlock.of("$L", print(Layout.text("return "), chain));
            selector = add("LabelsPart" + number, TypeName.get(Labels.class), body, ImmutableList.of(chain));
        }
        return selector;
    }

    /** Gives the calls that give a policy labels or annotations of its own: one for each, or for many at a time. */
    ImmutableList<Code> entries(String what, String word, Map<String, String> entries) {
        ImmutableMap.Builder<String, Code> calls = ImmutableMap.builder();
        entries.forEach((key, value) -> calls.put(key, Code.call(word, Literal.of(key), Literal.of(value))));
        ImmutableList<Code> each = calls.buildOrThrow().values().asList();
        if (isShort(each)) {
            return each;
        }
        TypeName map = ParameterizedTypeName.get(Map.class, String.class, String.class);
        ImmutableList<Code> puts = entries.entrySet().stream()
                .map(entry -> Code.call("entries.put", Literal.of(entry.getKey()), Literal.of(entry.getValue())))
                .collect(ImmutableList.toImmutableList());
        ImmutableList.Builder<Code> some = ImmutableList.builder();
        int number = 0;
        for (ImmutableList<Code> part : parts(puts)) {
            number++;
            CodeBlock.Builder body = CodeBlock.builder().add("$T entries = new $T<>();\n", map, HashMap.class);
            part.forEach(put -> body.add("$L", print(Layout.text(""), put)));
            body.add("return entries;\n");
            some.add(Code.call(word, add(what + "Part" + number, map, body.build(), part)));
        }
        return some.build();
    }

    private Code add(String what, TypeName type, CodeBlock body, List<Code> content) {
        return classes.orElseThrow().add(policyMethod + what, type, body, constants(content));
    }

    /** Tells whether a chain of calls can stay; where nothing can move out it stays, and is noted. */
    private boolean isShort(List<Code> chain) {
        boolean isShort = bytes(chain) <= MOST_BYTES;
        chainTooLong |= !isShort;
        return isShort || classes.isEmpty();
    }

    private static String arguments(List<Code> arguments) {
        return ClassFile.lines(arguments, DEPTH);
    }

    private static String print(Layout before, Code code) {
        return ClassFile.print(Layout.sequence(before, code.layout(), Layout.text(";\n")), DEPTH);
    }

    private static ImmutableList<ImmutableList<Code>> parts(List<Code> things) {
        ImmutableList.Builder<ImmutableList<Code>> parts = ImmutableList.builder();
        int start = 0;
        while (start < things.size()) {
            int end = start + 1;
            while (end < things.size() && bytes(things.subList(start, end + 1)) <= MOST_BYTES) {
                end++;
            }
            parts.add(ImmutableList.copyOf(things.subList(start, end)));
            start = end;
        }
        return parts.build();
    }

    private static int bytes(List<Code> things) {
        return things.stream().mapToInt(Code::bytes).sum();
    }

    private static int constants(List<Code> things) {
        return things.stream().mapToInt(Code::constants).sum();
    }
}
