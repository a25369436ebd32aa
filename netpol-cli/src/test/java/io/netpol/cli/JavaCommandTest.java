package io.netpol.cli;

import static io.netpol.cli.Manifest.pod;
import static io.netpol.cli.Manifest.policy;
import static io.netpol.cli.Manifest.policyForBlock;
import static io.netpol.cli.Manifest.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code netpol java}: whole files, where they are written, and what is refused. */
class JavaCommandTest {
    private static final Path RESOURCES = Path.of("src/test/resources/io/netpol/cli");
    private static final String SHOP = "../examples/online-shop";

    @TempDir
    Path folder;

    private Ran java(String manifests, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), manifests);
        List<String> arguments = new ArrayList<>(List.of("java", file.toString(), "--package=p", "--class=C"));
        arguments.addAll(List.of(options));
        return Ran.netpol(arguments.toArray(String[]::new)).in(folder);
    }

    private static final String ONE = stream(pod("a"), policyForBlock("a", "10.0.0.0/8"));

    private static final String ONE_IN_JAVA = """
            package p;

            import static io.netpol.dsl.Sentences.*;
            import static io.netpol.model.Ports.*;

            import io.netpol.model.NetworkPolicy;
            import java.util.List;

            /** Network policies as sentences, written from manifests. */
            public final class C {
                private C() {}

                /** All policies, by namespace and name. */
                public static List<NetworkPolicy> all() {
                    return List.of(xA());
                }

                /** NetworkPolicy x/a, from DIR/in.yaml. */
                public static NetworkPolicy xA() {
                    return networkPolicy("a").inNamespace("x")
                        .selecting(pods(labeled("app", "a")))
                        .isolating(ingress(from(ipBlock("10.0.0.0/8")).on(tcp(80))));
                }
            }
            """;

    // --- whole files

    @Test
    void theOnlineShop() throws IOException {
        Ran ran = Ran.netpol("java", SHOP, "--package", "com.example.shop", "--class", "ShopPolicies");

        Approved.assertApproved(ran.out().replace("../examples", "examples"), "java-online-shop.java");
        assertThat(ran.errLines()).containsExactly("passed over: 1 policy test");
        assertThat(ran.status()).isZero();
    }

    @Test
    void aHandful() throws IOException {
        Ran ran =
                Ran.netpol("java", RESOURCES.resolve("java-handful.yaml").toString(), "--package=p", "--class=Handful");

        Approved.assertApproved(ran.out().replace(RESOURCES + "/", ""), "java-handful.java");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 120);
    }

    private static final Path CLUSTER_WIDE = RESOURCES.resolve("cluster-wide.yaml");
    private static final String CONVERTED =
            "note: policies of v1alpha1 are written as the ClusterNetworkPolicies that netpol convert makes of them";

    @Test
    void policiesOfAllKinds() throws IOException {
        Ran ran = Ran.netpol("java", CLUSTER_WIDE.toString(), "--package=p", "--class=ClusterWide");

        Approved.assertApproved(ran.out().replace(RESOURCES + "/", ""), "java-cluster-wide.java");
        assertThat(ran.errLines()).containsExactly(CONVERTED);
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 120);
        assertThat(ran.status()).isZero();
    }

    @Test
    void policiesOfAllKindsAsJson() throws IOException {
        Approved.assertApproved(
                java(Files.readString(CLUSTER_WIDE), "-o", "json").out(), "java-cluster-wide.json");
    }

    /** Two policies at one priority leave no room for what the first has to become. */
    private static String manyRules() {
        String rules = String.join(", ", Collections.nCopies(26, "{action: Deny, to: [{namespaces: {}}]}"));
        String policy =
                "{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: %s},"
                        + " spec: {priority: %s, subject: {namespaces: {}}, egress: [%s]}}";
        return stream(policy.formatted("long", 1, rules), policy.formatted("next", 2, ""));
    }

    @Test
    void whatCannotBeConvertedHasNoSentence() throws IOException {
        String problem = "DIR/in.yaml:1:116: error: AdminNetworkPolicy long: spec.priority: with at most 25 rules in a"
                + " direction this becomes 2 policies, whose rules stay together only with priorities 1 to 2 to themselves,"
                + " and 2 is that of AdminNetworkPolicy next; make room there, give this policy another priority, or write"
                + " fewer rules [not-converted]";

        java(manyRules())
                .assertRefused(
                        problem,
                        "netpol: 1 policy cannot be converted, so nothing is written; --skip-invalid writes the others");

        Ran rest = java(manyRules(), "--skip-invalid");
        assertThat(rest.out()).contains("return List.of(next());");
        assertThat(rest.errLines()).containsExactly("skipped: " + problem, CONVERTED);
    }

    @Test
    void aPeerThatIsNotKnownHasNoSentence() throws IOException {
        String policy =
                "{apiVersion: policy.networking.k8s.io/v1alpha2, kind: ClusterNetworkPolicy, metadata: {name: c},"
                        + " spec: {tier: Admin, priority: 1, subject: {namespaces: {}},"
                        + " ingress: [{action: Deny, from: [{tenants: {}}]}]}}\n";

        java(policy, "--unknown-peers=fail-closed")
                .assertRefused(
                        "DIR/in.yaml:1:191: warning: ClusterNetworkPolicy c: spec.ingress[0].from[0].tenants: no peer is known"
                                + " by this field, so its rule fails closed; there is no such field here; the fields are"
                                + " namespaces, pods [unknown-peer]",
                        "netpol: ClusterNetworkPolicy c has a peer of the field tenants, for which no sentence has words;"
                                + " keep its manifest, and leave it out here");
    }

    @Test
    void oneOfAPod() throws IOException {
        Ran ran = java(ONE);

        assertThat(ran.out()).isEqualTo(ONE_IN_JAVA);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    @Test
    void json() throws IOException {
        Approved.assertApproved(java(ONE, "-o", "json").out(), "java.json");
    }

    @Test
    void noPolicy() throws IOException {
        Ran ran = java(stream(pod("a")));

        assertThat(ran.out()).endsWith("""
                    public static List<NetworkPolicy> all() {
                        return List.of();
                    }
                }
                """);
        assertThat(ran.errLines()).containsExactly("note: there is no policy to write, so the class gives none");
        assertThat(ran.status()).isZero();
    }

    // --- into a folder

    private Ran write(String manifests, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--source-root=" + folder.resolve("src"));
        return java(manifests, all.toArray(String[]::new));
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("src/p/C.java")).replace(folder.toString(), "DIR");
    }

    @Test
    void belowASourceRoot() throws IOException {
        write(ONE).assertAnswered(0, "DIR/src/p/C.java");
        assertThat(written()).isEqualTo(ONE_IN_JAVA);

        // the same once more is no change
        write(ONE).assertAnswered(0, "DIR/src/p/C.java");
    }

    @Test
    void belowASourceRootInJson() throws IOException {
        Ran ran = write(ONE, "-o=json");

        assertThat(ran.outLines()).contains("  \"written\" : \"DIR/src/p/C.java\",");
        assertThat(written()).isEqualTo(ONE_IN_JAVA);
    }

    @Test
    void whatIsThereIsNotReplacedUnasked() throws IOException {
        write(ONE);
        String other = stream(policy("a", "policyTypes: [Ingress]"));

        write(other)
                .assertRefused("netpol: DIR/src/p/C.java is there already and has another content; give --overwrite to"
                        + " replace it, or another --class");
        assertThat(written()).isEqualTo(ONE_IN_JAVA);

        write(other, "--overwrite").assertAnswered(0, "DIR/src/p/C.java");
        assertThat(written()).contains(".isolating(denyAllIngress());");
    }

    @Test
    void whereNothingCanBeWritten() throws IOException {
        Files.writeString(folder.resolve("src"), "a file");

        Ran ran = write(ONE);

        assertThat(ran.errLines()).singleElement().asString().startsWith("netpol: cannot write DIR/src/p/C.java: ");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(Main.BAD_INPUT);
    }

    // --- bad usage

    private static final String USAGE = "usage: netpol java PATH... --package=PACKAGE --class=CLASS [OPTIONS]";
    private static final String HELP = "netpol java --help explains it";

    @Test
    void namesAreRequired() {
        Ran.netpol("java", "k8s")
                .assertRefused("netpol: missing required options: '--package=PACKAGE', '--class=CLASS'", USAGE, HELP);
    }

    @Test
    void namesThatAreNone() throws IOException {
        Ran.netpol("java", "k8s", "--package=com.my-shop", "--class=policies.java")
                .assertRefused(
                        "netpol: the package \"com.my-shop\" can be none, as \"my-shop\" is no identifier; write"
                                + " com.my_shop; the class \"policies.java\" can be none, as that is no identifier; write"
                                + " Policies",
                        USAGE,
                        HELP);
    }

    @Test
    void optionsOfQuestionsAreNone() {
        Ran.netpol("java", "k8s", "--package=p", "--class=C", "--pod-cidr=10.0.0.0/8")
                .assertRefused("netpol: netpol java has no option --pod-cidr", USAGE, HELP);
    }

    // --- bad input

    private static final String HALF_BROKEN = stream(policyForBlock("a", "10.0.0.0/8"), policy("b", "ingres: []"));

    @Test
    void errorsWriteNothing() throws IOException {
        String problem =
                "DIR/in.yaml:3:137: error: NetworkPolicy x/b: spec.ingres: there is no such field here; did you mean"
                        + " ingress? [unknown-field]";

        write(HALF_BROKEN)
                .assertRefused(
                        problem,
                        "netpol: 1 error in the input, so nothing is answered; --skip-invalid answers for the valid rest");
        assertThat(folder.resolve("src")).doesNotExist();

        Ran ran = java(HALF_BROKEN, "--skip-invalid");
        assertThat(ran.out()).isEqualTo(ONE_IN_JAVA);
        assertThat(ran.errLines()).containsExactly("skipped: " + problem);
    }
}
