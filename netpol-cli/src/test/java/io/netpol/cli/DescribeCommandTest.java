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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code netpol describe}: the words, their order, and the places. */
class DescribeCommandTest {
    @TempDir
    Path folder;

    private Ran describe(String manifests, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), manifests);
        List<String> arguments = new ArrayList<>(List.of("describe", file.toString()));
        arguments.addAll(List.of(options));
        return Ran.netpol(arguments.toArray(String[]::new)).in(folder);
    }

    @Test
    void theOnlineShop() throws IOException {
        Ran ran = Ran.netpol("describe", "../examples/online-shop");

        Approved.assertApproved(ran.out(), "describe-online-shop.txt");
        assertThat(ran.errLines()).containsExactly("passed over: 1 policy test");
        assertThat(ran.status()).isZero();
    }

    private static final String TWO = stream(
            pod("a"),
            policy("b", "policyTypes: [Ingress, Egress], ingress: [{}]"),
            policy("a", "ingress: [{from: [{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 80}]}]"));

    @Test
    void policiesAreSortedAndEachSaysWhereItIs() throws IOException {
        describe(TWO)
                .assertAnswered(
                        0,
                        "NetworkPolicy x/a (DIR/in.yaml:5:1)",
                        "  applies to pods with app=a in namespace x",
                        "  ingress: isolated, so these pods are reached only by what some policy lets in",
                        "  ingress: lets in TCP 80 from all pods in the same namespace, x",
                        "  ingress: lets in TCP 80 from addresses in 10.0.0.0/8, external ones included",
                        "  egress: not isolated by this policy, which keeps these pods from nothing",
                        "",
                        "NetworkPolicy x/b (DIR/in.yaml:3:1)",
                        "  applies to pods with app=b in namespace x",
                        "  ingress: isolated, so these pods are reached only by what some policy lets in",
                        "  ingress: lets in any port of any protocol from anywhere: all pods, nodes and external addresses",
                        "  egress: isolated, so these pods reach only what some policy lets out",
                        "  egress: lets out nothing");
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() throws IOException {
        String[] paths = {"../examples/online-shop/policies-shop.yaml", "../examples/online-shop/policies-data.yaml"};

        assertThat(Ran.netpol("describe", paths[1], paths[0])).isEqualTo(Ran.netpol("describe", paths[0], paths[1]));
    }

    @Test
    void json() throws IOException {
        Ran ran = describe(TWO, "-o", "json");

        Approved.assertApproved(ran.out(), "describe.json");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    private static final Path CLUSTER_WIDE = Path.of("src/test/resources/io/netpol/cli/cluster-wide.yaml");

    @Test
    void policiesOfAllKindsInTheOrderInWhichTheyAreAsked() throws IOException {
        Ran ran = describe(Files.readString(CLUSTER_WIDE));

        Approved.assertApproved(ran.out(), "describe-cluster-wide.txt");
        assertThat(ran.outLines())
                .filteredOn(line -> !line.startsWith(" ") && !line.isEmpty())
                .containsExactly(
                        "AdminNetworkPolicy to (DIR/in.yaml:50:1)",
                        "ClusterNetworkPolicy sensitive (DIR/in.yaml:2:1)",
                        "NetworkPolicy shop/deny (DIR/in.yaml:69:1)",
                        "BaselineAdminNetworkPolicy default (DIR/in.yaml:62:1)",
                        "ClusterNetworkPolicy to-come (DIR/in.yaml:45:1)");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    @Test
    void policiesOfAllKindsAsJson() throws IOException {
        Approved.assertApproved(
                describe(Files.readString(CLUSTER_WIDE), "-o", "json").out(), "describe-cluster-wide.json");
    }

    @Test
    void noPolicy() throws IOException {
        Ran text = describe(stream(pod("a")));
        assertThat(text.out()).isEmpty();
        assertThat(text.errLines()).containsExactly("note: there is no policy to describe");
        assertThat(text.status()).isZero();

        Ran json = describe(stream(pod("a")), "-o=json");
        assertThat(json.out()).isEqualTo("""
                {
                  "policies" : [ ],
                  "clusterPolicies" : [ ],
                  "passedOver" : { },
                  "policyTestsPassedOver" : 0,
                  "problems" : [ ]
                }
                """);
        assertThat(json.err()).isEqualTo(text.err());
    }

    @Test
    void theValidRest() throws IOException {
        String manifests = stream(policyForBlock("a", "10.0.0.0/8"), policy("b", "ingres: []"));

        assertThat(describe(manifests).status()).isEqualTo(Main.BAD_INPUT);
        assertThat(describe(manifests, "--skip-invalid").outLines())
                .filteredOn(line -> line.startsWith("NetworkPolicy "))
                .containsExactly("NetworkPolicy x/a (DIR/in.yaml:1:1)");
    }
}
