package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import com.palantir.javapoet.MethodSpec;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.PolicyId;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The method that gives a policy.
 *
 * @param policy the policy
 * @param name the name of the method
 * @param origin the name of the file that the policy comes from, or an empty text
 * @param sentence the expression whose value is the policy
 */
record PolicyMethod(PolicyId policy, String name, String origin, Code sentence) {
    /** One class has room for a list of them all, which takes a few bytes for each, and for their constants. */
    private static final int MOST_METHODS = 2_000;

    /** Gives the methods in parts that each have room in one class. */
    static ImmutableList<ImmutableList<PolicyMethod>> parts(List<PolicyMethod> methods) {
        ImmutableList.Builder<ImmutableList<PolicyMethod>> parts = ImmutableList.builder();
        int start = 0;
        int constants = 0;
        for (int i = 0; i < methods.size(); i++) {
            int more = methods.get(i).sentence().constants() + Code.METHOD;
            if (i > start && (constants + more > ClassFile.MOST_CONSTANTS || i - start == MOST_METHODS)) {
                parts.add(ImmutableList.copyOf(methods.subList(start, i)));
                start = i;
                constants = 0;
            }
            constants += more;
        }
        return parts.add(ImmutableList.copyOf(methods.subList(start, methods.size())))
                .build();
    }

    /** Gives the method as a class has it that is nested so deep: 0 for the outer class. */
    MethodSpec spec(int depth) {
        Layout statement = Layout.sequence(Layout.text("return "), sentence.layout(), Layout.text(";\n"));
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(policy.isClusterWide() ? ClusterNetworkPolicy.class : NetworkPolicy.class)
                .addJavadoc(
                        "$L$L.\n",
                        policy.isClusterWide() ? policy : "NetworkPolicy " + policy,
                        origin.isEmpty() ? "" : ", from " + commented(origin))
                .addCode("$L", ClassFile.print(statement, depth))
                .build();
    }

    /** A name as text of a comment: it ends none, begins no tag, and holds no escape of the language. */
    private static String commented(String name) {
        return name.codePoints()
                .mapToObj(character -> switch (character) {
                    case '\\' -> "/";
                    case '<', '>', '&', '@', '{', '}', '*' -> "&#" + character + ";";
                    default -> Literal.isPlain(character) ? Character.toString(character) : "?";
                })
                .collect(Collectors.joining());
    }
}
