package io.netpol.dsl.use;

import static io.netpol.dsl.Sentences.absent;
import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.exists;
import static io.netpol.dsl.Sentences.forNamespace;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.fromAnywhere;
import static io.netpol.dsl.Sentences.in;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.ipBlock;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.notIn;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.dsl.Sentences.toAnywhere;
import static io.netpol.dsl.Sentences.toDns;
import static io.netpol.model.Ports.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.dsl.EgressRule;
import io.netpol.dsl.IngressRule;
import io.netpol.dsl.PlacedPolicy;
import io.netpol.model.Peer;
import io.netpol.model.PortMatch;
import io.netpol.validation.InvalidValueException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What compiles and is wrong all the same throws at the word that is wrong, whatever would have come after it. */
class RefusedWordsTest {
    private static final PlacedPolicy PLACED = networkPolicy("p").inNamespace("x");

    private static Arguments refused(Supplier<?> word, String message) {
        return Arguments.of(word, message);
    }

    static Stream<Arguments> emptyLists() {
        return Stream.of(
                refused(
                        () -> ingress(ImmutableList.<IngressRule>of()),
                        "a list of no ingress rules; to let nothing in write denyAllIngress()"),
                refused(
                        () -> egress(ImmutableList.<EgressRule>of()),
                        "a list of no egress rules; to let nothing out write denyAllEgress()"),
                refused(
                        () -> from(ImmutableList.<Peer>of()),
                        "a list of no peers; for every source write fromAnywhere()"),
                refused(
                        () -> to(ImmutableList.<Peer>of()),
                        "a list of no peers; for every destination write toAnywhere()"),
                refused(
                        () -> fromAnywhere().on(ImmutableList.<PortMatch>of()),
                        "a list of no ports; for every port of every protocol write onAnyPort()"),
                refused(
                        () -> toAnywhere().on(ImmutableList.<PortMatch>of()),
                        "a list of no ports; for every port of every protocol write onAnyPort()"),
                refused(
                        () -> allPods().inNamespacesNamed(ImmutableList.of()),
                        "a list of no namespace names; for every namespace write inAllNamespaces()"),
                refused(
                        () -> ipBlock("10.0.0.0/8").except(ImmutableList.of()),
                        "a list of no exceptions; for the whole block leave except out"),
                refused(
                        () -> labeled(ImmutableMap.of()),
                        "a map of no labels; for every pod write allPods(), for every namespace inAllNamespaces()"),
                refused(
                        () -> in(ImmutableList.of()),
                        "a list of no label values; for a label of any value write exists()"),
                refused(
                        () -> notIn(ImmutableList.of()),
                        "a list of no label values; for a label that is not there write absent()"),
                refused(() -> PLACED.labeled(ImmutableMap.of()), "a map of no labels; to have none leave the step out"),
                refused(
                        () -> PLACED.annotated(ImmutableMap.of()),
                        "a map of no annotations; to have none leave the step out"),
                refused(
                        () -> forNamespace("x").allowFromMonitoring("m", ImmutableList.of()),
                        "a list of no ports; for every port of every protocol write onAnyPort()"));
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                refused(() -> tcp(70000), "The port is not valid: port: 70000 is no port; ports are 1 to 65535"),
                refused(
                        () -> tcp(90).through(80),
                        "The port is not valid: endPort: the range ends at 80 before it starts at 90; endPort is at least"
                                + " port"),
                refused(
                        () -> tcp("80"),
                        "The port is not valid: port: \"80\" is no port name: it needs a letter a to z; for the port"
                                + " number write 80 without quotes"),
                refused(
                        () -> toDns(allPods().inSameNamespace(), 0),
                        "The port is not valid: port: 0 is no port; ports are 1 to 65535"),
                refused(
                        () -> labeled("no key", "x"),
                        "The label requirement is not valid: key: \"no key\" is no label key: the name part may hold"
                                + " letters, digits, '-', '_' and '.', and starts and ends with a letter or digit, such"
                                + " as app or my.name"),
                refused(
                        () -> labeled("app", "a b"),
                        "The label requirement is not valid: values[0]: \"a b\" is no label value: it is empty, or may"
                                + " hold letters, digits, '-', '_' and '.', and starts and ends with a letter or digit"),
                refused(
                        () -> labeled("app", "api").with("/x", exists()),
                        "The label requirement is not valid: key: \"/x\" is no label key: the prefix before '/' is"
                                + " empty; write a DNS name there, or leave the '/' out"),
                refused(
                        () -> labeled("", absent()),
                        "The label requirement is not valid: key: \"\" is no label key: the name part is empty; write at"
                                + " least one letter or digit; key: \"\" is no label key: the name part may hold letters,"
                                + " digits, '-', '_' and '.', and starts and ends with a letter or digit, such as app or"
                                + " my.name"),
                refused(
                        () -> in("a", "b!"),
                        "The label requirement is not valid: values[1]: \"b!\" is no label value: it is empty, or may"
                                + " hold letters, digits, '-', '_' and '.', and starts and ends with a letter or digit"),
                refused(
                        () -> notIn("-a"),
                        "The label requirement is not valid: values[0]: \"-a\" is no label value: it is empty, or may"
                                + " hold letters, digits, '-', '_' and '.', and starts and ends with a letter or digit"),
                refused(
                        () -> allPods().inNamespace("Shop"),
                        "The namespace scope is not valid: the namespace name \"Shop\" is no DNS label: lower-case"
                                + " letters, digits and '-', starting and ending with a letter or digit, such as"
                                + " my-name"),
                refused(
                        () -> allPods().inNamespacesNamed("shop", "my.shop"),
                        "The namespace scope is not valid: the namespace name \"my.shop\" has a dot; a namespace name"
                                + " has none, write my-shop"),
                refused(
                        () -> ipBlock("10.0.0.1/8"),
                        "\"10.0.0.1/8\" has bits set beyond the prefix length; write 10.0.0.0/8 for the network, or"
                                + " 10.0.0.1/32 for the one address"),
                refused(
                        () -> ipBlock("10.0.0.0/8").except("10.1.0.1/16"),
                        "\"10.1.0.1/16\" has bits set beyond the prefix length; write 10.1.0.0/16 for the network, or"
                                + " 10.1.0.1/32 for the one address"),
                refused(
                        () -> ipBlock("10.0.0.0/8").except("192.168.0.0/16"),
                        "The ipBlock is not valid: except[0]: 192.168.0.0/16 is no smaller part of 10.0.0.0/8; an"
                                + " exception lies inside the cidr and is smaller than it"),
                refused(
                        () -> networkPolicy("My policy"),
                        "The policy is not valid: metadata.name: the name \"My policy\" is no DNS name: lower-case"
                                + " letters, digits, '-' and '.', each part starting and ending with a letter or digit,"
                                + " such as example.com"),
                refused(
                        () -> networkPolicy(""),
                        "The policy is not valid: metadata.name: a name is required; write one, such as default-deny"),
                refused(
                        () -> networkPolicy("p").inNamespace(""),
                        "The policy is not valid: metadata.namespace: a namespace is required; write the namespace"
                                + " whose pods the policy selects"),
                refused(
                        () -> forNamespace("a.b"),
                        "The policy is not valid: metadata.namespace: the namespace name \"a.b\" has a dot; a namespace"
                                + " name has none, write a-b"),
                refused(
                        () -> PLACED.labeled("team", "a b"),
                        "The policy is not valid: metadata.labels: the value of label \"team\": \"a b\" is no label"
                                + " value: it is empty, or may hold letters, digits, '-', '_' and '.', and starts and"
                                + " ends with a letter or digit"),
                refused(
                        () -> PLACED.annotated("/x", ""),
                        "The policy is not valid: metadata.annotations: \"/x\" is no annotation key: the prefix before"
                                + " '/' is empty; write a DNS name there, or leave the '/' out"),
                refused(
                        () -> PLACED.labeled("team", "a").labeled("team", "b"),
                        "the policy has two labels with the key \"team\": \"a\" and \"b\"; leave one of them out"),
                refused(
                        () -> PLACED.annotated("why", "a").annotated("why", "a"),
                        "the policy has two annotations with the key \"why\": \"a\" and \"a\"; leave one of them out"));
    }

    @ParameterizedTest
    @MethodSource("emptyLists")
    void anEmptyListIsNoWideOne(Supplier<?> word, String message) {
        assertThat(catchThrowable(word::get))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void aWrongValueIsRefused(Supplier<?> word, String message) {
        Throwable thrown = catchThrowable(word::get);

        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
        assertThat(thrown instanceof InvalidValueException).isEqualTo(message.contains(" is not valid: "));
    }
}
