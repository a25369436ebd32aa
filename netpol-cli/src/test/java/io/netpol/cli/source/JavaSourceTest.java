package io.netpol.cli.source;

import static io.netpol.dsl.Sentences.absent;
import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.denyAllEgress;
import static io.netpol.dsl.Sentences.denyAllIngress;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.fromAnywhere;
import static io.netpol.dsl.Sentences.in;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.ipBlock;
import static io.netpol.dsl.Sentences.labeled;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.pods;
import static io.netpol.dsl.Sentences.to;
import static io.netpol.dsl.Sentences.toAnywhere;
import static io.netpol.model.Ports.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netpol.dsl.EgressRule;
import io.netpol.dsl.IngressRule;
import io.netpol.dsl.Labels;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.PolicyId;
import io.netpol.model.PortMatch;
import io.netpol.yaml.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Source files as wholes, and what no class or method has room for. */
class JavaSourceTest {
    private static final TargetClass TARGET = new TargetClass("com.example.policies", "Policies");

    private static NetworkPolicy deny(String namespace, String name) {
        return networkPolicy(name).inNamespace(namespace).selecting(allPods()).isolating(denyAllIngress());
    }

    private static JavaSource source(NetworkPolicy... policies) {
        return JavaSource.of(TARGET, List.of(policies), List.of(), policy -> "");
    }

    private static void assertRebuilt(NetworkPolicy... policies) {
        assertThat(CompiledSource.rebuilt(List.of(policies))).containsExactly(policies);
    }

    @Test
    void aFile() {
        assertThat(source(deny("shop", "deny"), deny("shop", "deny-more")).text())
                .isEqualTo("""
                package com.example.policies;

                import static io.netpol.dsl.Sentences.*;
                import static io.netpol.model.Ports.*;

                import io.netpol.model.NetworkPolicy;
                import java.util.List;

                /** Network policies as sentences, written from manifests. */
                public final class Policies {
                    private Policies() {}

                    /** All policies, by namespace and name. */
                    public static List<NetworkPolicy> all() {
                        return List.of(
                            shopDeny(),
                            shopDenyMore());
                    }

                    /** NetworkPolicy shop/deny. */
                    public static NetworkPolicy shopDeny() {
                        return networkPolicy("deny").inNamespace("shop")
                            .selecting(allPods())
                            .isolating(denyAllIngress());
                    }

                    /** NetworkPolicy shop/deny-more. */
                    public static NetworkPolicy shopDenyMore() {
                        return networkPolicy("deny-more").inNamespace("shop")
                            .selecting(allPods())
                            .isolating(denyAllIngress());
                    }
                }
                """);
    }

    @Test
    void aFileOfNothing() {
        assertThat(source().text()).endsWith("""
                public final class Policies {
                    private Policies() {}

                    /** All policies, by namespace and name. */
                    public static List<NetworkPolicy> all() {
                        return List.of();
                    }
                }
                """);
        assertRebuilt();
    }

    @Test
    void methodsCanBeAskedFor() {
        NetworkPolicy policy = deny("to", "anywhere");
        JavaSource source = source(policy);

        assertThat(source.method(policy.id())).isEqualTo("toAnywherePolicy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.method(PolicyId.of("x", "y")))
                .withMessage("NetworkPolicy x/y is none of those written");
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.shop, ShopPolicies, java-online-shop.java, ../examples/online-shop",
        "p, Handful, java-handful.java, src/test/resources/io/netpol/cli/java-handful.yaml"
    })
    void whatIsApprovedCompiles(String packageName, String className, String approved, Path manifests)
            throws IOException {
        String text = Files.readString(Path.of("src/test/resources/io/netpol/cli", approved));

        CompiledSource compiled = CompiledSource.of(new TargetClass(packageName, className), text);

        assertThat(compiled.all())
                .isNotEmpty()
                .isEqualTo(Manifests.read(manifests).cluster().policies());
    }

    // --- comments

    private static String commentFor(String origin) {
        NetworkPolicy policy = deny("shop", "deny");
        String text =
                JavaSource.of(TARGET, List.of(policy), List.of(), id -> origin).text();
        assertThat(CompiledSource.of(TARGET, text).all()).containsExactly(policy);
        return text.lines()
                .filter(line -> line.contains("NetworkPolicy shop/deny"))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    @Test
    void originsAreNamed() {
        assertThat(commentFor("k8s/shop.yaml")).isEqualTo("/** NetworkPolicy shop/deny, from k8s/shop.yaml. */");
        assertThat(commentFor("k8s/" + "x".repeat(100)))
                .isEqualTo("* NetworkPolicy shop/deny, from k8s/" + "x".repeat(100) + ".");
    }

    @Test
    void noNameOfAFileEndsAComment() {
        assertThat(commentFor("C:\\users\\k8s.yaml"))
                .isEqualTo("/** NetworkPolicy shop/deny, from C:/users/k8s.yaml. */");
        assertThat(commentFor("a*/ <b> {@code &x} \n\u2028\u202e"))
                .isEqualTo(
                        "/** NetworkPolicy shop/deny, from a&#42;/ &#60;b&#62; &#123;&#64;code &#38;x&#125; ???. */");
    }

    // --- names

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Annex1",
                "HashMap",
                "Labels",
                "List",
                "Map",
                "NetworkPolicy",
                "Object",
                "Peer",
                "Sentences",
                "Stream",
                "String",
                "\u00dcbersicht"
            })
    void aClassMayHaveTheNameOfAnother(String className) {
        TargetClass target = new TargetClass("p", className);
        NetworkPolicy policy = longEverywhere(510);

        String text =
                JavaSource.of(target, List.of(policy), List.of(), id -> "").text();

        assertThat(CompiledSource.of(target, text).all()).containsExactly(policy);
    }

    // --- texts

    @Test
    void everyCharacter() {
        String all = IntStream.rangeClosed(0, Character.MAX_VALUE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String beyond = IntStream.rangeClosed(Character.MAX_VALUE + 1, Character.MAX_CODE_POINT)
                .filter(character -> character % 97 == 0 || (character >= 0xE0000 && character <= 0xE0FFF))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertRebuilt(annotated("every", all), annotated("beyond", beyond));
    }

    private static NetworkPolicy annotated(String name, String text) {
        return networkPolicy(name)
                .inNamespace("x")
                .annotated("text", text)
                .selecting(allPods())
                .isolating(denyAllEgress());
    }

    @Test
    void longTexts() {
        assertRebuilt(
                annotated("line", "x".repeat(260_000)),
                annotated("lines", "\n".repeat(260_000)),
                annotated("wide", "\u4f60".repeat(80_000)),
                annotated("pairs", "x" + "\ud83d\ude80".repeat(60_000)));
    }

    // --- what is too long for a method

    private static <T> List<T> many(int count, IntFunction<T> one) {
        return IntStream.range(0, count).mapToObj(one).toList();
    }

    private static Map<String, String> manyEntries(int count) {
        return many(count, number -> "key" + number).stream().collect(Collectors.toMap(key -> key, key -> "of-" + key));
    }

    private static Labels manyLabels(int count) {
        Labels labels = labeled("key", absent());
        for (int i = 0; i < count; i++) {
            labels = labels.with("key" + i, "value" + i);
        }
        return labels;
    }

    private static Peer block(int number) {
        return ipBlock("10." + number / 256 % 256 + "." + number % 256 + ".0/24");
    }

    /** Everything of which there can be much, so many times. */
    private static NetworkPolicy longEverywhere(int count) {
        List<String> values = many(count, number -> "value" + number);
        List<PortMatch> ports = many(count, number -> tcp(number + 1));
        Peer longPeer = pods(manyLabels(count).with("last", in(values))).inNamespacesNamed(values);
        Peer longBlock = ipBlock("10.0.0.0/8")
                .except(many(count, number -> "10." + number / 256 % 256 + "." + number % 256 + ".0/24"));
        return networkPolicy("long")
                .inNamespace("everywhere")
                .labeled(manyEntries(count))
                .annotated(manyEntries(count))
                .selecting(pods(manyLabels(count)))
                .isolating(
                        ingress(
                                from(longPeer, longBlock).on(ports),
                                fromAnywhere().on(ports)),
                        egress(
                                to(many(count, JavaSourceTest::block)).onAnyPort(),
                                toAnywhere().onAnyPort()));
    }

    static List<NetworkPolicy> longPolicies() {
        var plain = networkPolicy("long").inNamespace("x").selecting(allPods());
        List<IngressRule> ingressRules =
                many(1_500, number -> from(allPods().inNamespace("n" + number)).on(tcp("p" + number), tcp(number + 1)));
        List<EgressRule> egressRules = many(1_500, number -> to(block(number)).onAnyPort());
        return List.of(
                longEverywhere(1_500),
                plain.isolating(ingress(ingressRules), egress(egressRules)),
                plain.isolating(
                        ingress(from(many(34_000, JavaSourceTest::block)).onAnyPort())));
    }

    @ParameterizedTest
    @MethodSource("longPolicies")
    void longPolicies(NetworkPolicy policy) {
        assertRebuilt(policy);
    }

    @Test
    void whatAPersonWritesStaysInOneMethod() {
        NetworkPolicy policy = networkPolicy("p")
                .inNamespace("x")
                .selecting(allPods())
                .isolating(ingress(
                        from(many(150, JavaSourceTest::block)).onAnyPort(),
                        from(many(
                                        150,
                                        number -> pods(labeled("app", "a" + number))
                                                .inNamespace("n" + number)))
                                .on(many(200, number -> tcp(number + 1)))));

        assertThat(source(policy).text()).doesNotContain("Annex", "Part");
        assertRebuilt(policy);
    }

    @Test
    void whatIsTooLongMovesOut() {
        NetworkPolicy policy = networkPolicy("p")
                .inNamespace("x")
                .selecting(allPods())
                .isolating(ingress(from(many(3_000, JavaSourceTest::block)).on(tcp(80))));

        assertThat(source(policy).text()).contains("""
                            .isolating(ingress(from(Annex1.xPPeers()).on(tcp(80))));
                    }

                    /** Parts of sentences that are too long for one method. */
                    private static final class Annex1 {
                        static List<Peer> xPPeersPart1() {
                            return List.of(
                                ipBlock("10.0.0.0/24"),
                                ipBlock("10.0.1.0/24"),
                """).endsWith("""
                                ipBlock("10.11.183.0/24"));
                        }

                        static List<Peer> xPPeers() {
                            return Stream.of(
                                Annex1.xPPeersPart1(),
                                Annex1.xPPeersPart2(),
                                Annex1.xPPeersPart3(),
                                Annex1.xPPeersPart4(),
                                Annex1.xPPeersPart5(),
                                Annex1.xPPeersPart6(),
                                Annex1.xPPeersPart7())
                                .flatMap(List::stream)
                                .toList();
                        }
                    }
                }
                """);
    }

    // --- what is too much for a class

    @Test
    void manyPolicies() {
        List<NetworkPolicy> policies = many(2_100, number -> deny("shop", "p" + number));
        JavaSource source = JavaSource.of(TARGET, policies, List.of(), policy -> "");

        CompiledSource compiled = CompiledSource.of(TARGET, source.text());

        assertThat(compiled.all()).isEqualTo(policies);
        assertThat(source.method(PolicyId.of("shop", "p0"))).isEqualTo("Part1.shopP0");
        assertThat(source.method(PolicyId.of("shop", "p2099"))).isEqualTo("Part2.shopP2099");
        assertThat(policies)
                .allSatisfy(
                        policy -> assertThat(compiled.call(source, policy.id())).isEqualTo(policy));
        assertThat(source.text()).contains("""
                    public static List<NetworkPolicy> all() {
                        return Stream.of(
                            Part1.all(),
                            Part2.all())
                            .flatMap(List::stream)
                            .toList();
                    }

                    /** Policies shop/p0 to shop/p1999: one class has no room for all. */
                    public static final class Part1 {
                        private Part1() {}
                """);
    }

    @Test
    void policiesOfManyTexts() {
        List<NetworkPolicy> policies = many(
                340,
                number -> networkPolicy("p" + number)
                        .inNamespace("shop")
                        .selecting(allPods())
                        .isolating(ingress(from(pods(labeled("app", in(many(100, value -> "v" + number + "-" + value))))
                                        .inSameNamespace())
                                .onAnyPort())));

        assertThat(CompiledSource.rebuilt(policies)).isEqualTo(policies);
    }
}
