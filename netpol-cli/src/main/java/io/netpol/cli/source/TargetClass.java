package io.netpol.cli.source;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The class that is to hold policies.
 *
 * @param packageName the name of its package, which is not empty
 * @param className its own name
 */
public record TargetClass(String packageName, String className) {
    private static final SourceVersion LANGUAGE = SourceVersion.RELEASE_17;

    /** Words that are no keywords and yet no names of classes. */
    private static final ImmutableSet<String> NO_CLASS_NAMES =
            ImmutableSet.of("permits", "record", "sealed", "var", "yield");

    private static final String SOME_PACKAGE = "com.example.policies";
    private static final String SOME_CLASS = "NetworkPolicies";
    private static final String SUFFIX = ".java";

    /**
     * Takes the names of a class.
     *
     * @throws IllegalArgumentException if one of them is none; the message names both where both are wrong, and says what
     *     to write
     */
    public TargetClass {
        String problems = ImmutableList.of(packageProblem(packageName), classProblem(className)).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems);
        }
    }

    /** Gives the path of the source file below a source root: {@code com/example/Policies.java}. */
    public String path() {
        return packageName.replace('.', '/') + "/" + className + SUFFIX;
    }

    private static Optional<String> packageProblem(String name) {
        Optional<String> bad = Splitter.on('.')
                .splitToStream(name)
                .filter(part -> !SourceVersion.isIdentifier(part) || SourceVersion.isKeyword(part, LANGUAGE))
                .findFirst();
        if (bad.isPresent()) {
            String part = bad.get();
            String why = part.isEmpty()
                    ? "a part of it is empty"
                    : "\"" + part + "\" is " + (SourceVersion.isIdentifier(part) ? "a keyword" : "no identifier");
            return Optional.of("the package \"" + name + "\" can be none, as " + why + "; write " + packageLike(name));
        }
        return name.equals("java") || name.startsWith("java.")
                ? Optional.of("the package \"" + name + "\" belongs to the platform; write one of your own, such as "
                        + SOME_PACKAGE)
                : Optional.empty();
    }

    private static String packageLike(String name) {
        String like = Splitter.onPattern("[./\\\\]")
                .omitEmptyStrings()
                .splitToStream(name.strip())
                .map(TargetClass::identifierLike)
                .collect(Collectors.joining("."));
        return like.isEmpty() ? SOME_PACKAGE : like;
    }

    /** As the language specification advises for names of packages: underscores for what cannot stand there. */
    private static String identifierLike(String part) {
        String legal = part.codePoints()
                .mapToObj(c -> Character.isJavaIdentifierPart(c) ? Character.toString(c) : "_")
                .collect(Collectors.joining());
        if (SourceVersion.isKeyword(legal, LANGUAGE)) {
            return legal + "_";
        }
        return SourceVersion.isIdentifier(legal) ? legal : "_" + legal;
    }

    private static Optional<String> classProblem(String name) {
        if (SourceVersion.isIdentifier(name)
                && !SourceVersion.isKeyword(name, LANGUAGE)
                && !NO_CLASS_NAMES.contains(name)) {
            return Optional.empty();
        }
        String simple = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        int dot = simple.lastIndexOf('.');
        if (dot > 0 && SourceVersion.isName(simple, LANGUAGE)) {
            return Optional.of("the class \"" + name + "\" is named with its package; write --package "
                    + simple.substring(0, dot) + " --class " + simple.substring(dot + 1));
        }
        String why = SourceVersion.isIdentifier(name) ? "a word of the language" : "no identifier";
        return Optional.of(
                "the class \"" + name + "\" can be none, as that is " + why + "; write " + classLike(simple));
    }

    private static String classLike(String name) {
        String like = Splitter.onPattern("[^\\p{javaJavaIdentifierPart}]+")
                .omitEmptyStrings()
                .splitToStream(name)
                .map(part -> Ascii.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining());
        if (like.isEmpty()) {
            return SOME_CLASS;
        }
        return SourceVersion.isName(like, LANGUAGE) ? like : "Policies" + like;
    }
}
