package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods that give all policies of a type. There is one where there is something to give, and the first otherwise. */
enum PolicyList {
    NETWORK_POLICIES("all", NetworkPolicy.class, "All policies, by namespace and name.\n"),
    CLUSTER_WIDE(
            "allClusterWide",
            ClusterNetworkPolicy.class,
            "All cluster-wide policies, in the order in which they are asked.\n");

    private final String method;
    private final Class<?> type;
    private final String comment;

    PolicyList(String method, Class<?> type, String comment) {
        this.method = method;
        this.type = type;
        this.comment = comment;
    }

    /** Gives the lists for these methods of policies. */
    static ImmutableList<PolicyList> of(List<PolicyMethod> methods) {
        ImmutableList<PolicyList> lists = Arrays.stream(values())
                .filter(list -> methods.stream().anyMatch(list::holds))
                .collect(ImmutableList.toImmutableList());
        return lists.isEmpty() ? ImmutableList.of(NETWORK_POLICIES) : lists;
    }

    /** Tells whether the list holds the policy of a method. */
    boolean holds(PolicyMethod policy) {
        return (this == CLUSTER_WIDE) == policy.policy().isClusterWide();
    }

    /** Gives the name of the method. */
    String method() {
        return method;
    }

    /** Gives the type of the policies. */
    Class<?> type() {
        return type;
    }

    MethodSpec spec(CodeBlock body) {
        return MethodSpec.methodBuilder(method)
                .addJavadoc(comment)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(List.class, type))
                .addCode(body)
                .build();
    }
}
