package io.netpol.cli;

import static io.netpol.cli.Manifest.pod;
import static io.netpol.cli.Manifest.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands print where cluster-wide policies have a say: each tier, and where equal priorities disagree. */
class TiersTest {
    private static final int NO_DEFINITE_ANSWER = 3;

    private static final String ISOLATION = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: b-clients, namespace: x}
            spec:
              podSelector: {matchLabels: {app: b}}
              ingress:
                - from: [{podSelector: {matchLabels: {app: c}}}]
            """;

    @TempDir
    Path folder;

    /** A cluster-wide policy for connections to all pods; its first peer stands in its line 9, column 16. */
    private static String ingress(String name, String tier, int priority, String action) {
        return """
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata: {name: %s}
                spec:
                  tier: %s
                  priority: %d
                  subject: {namespaces: {}}
                  ingress:
                    - from: [{namespaces: {}}]
                      action: %s
                """.formatted(name, tier, priority, action);
    }

    private Ran run(String command, String manifests, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), manifests);
        List<String> all = new ArrayList<>(List.of(command, file.toString()));
        all.addAll(List.of(arguments));
        return Ran.netpol(all.toArray(String[]::new)).in(folder);
    }

    private Ran eval(String manifests, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--from=x/a", "--to=x/b", "--port=80"));
        arguments.addAll(List.of(options));
        return run("eval", manifests, arguments.toArray(String[]::new));
    }

    /** Pods a and b in lines 1 and 3; what follows starts in line 5. */
    private static String world(String... policies) {
        String[] objects = new String[policies.length + 2];
        objects[0] = pod("a", "10.0.0.1");
        objects[1] = pod("b", "10.0.0.2");
        System.arraycopy(policies, 0, objects, 2, policies.length);
        return stream(objects);
    }

    private static final String EGRESS = "  egress from x/a: allowed, as no policy isolates the pod in this direction";

    // --- eval, each tier

    @Test
    void theAdminTierAccepts() throws IOException {
        eval(world(ingress("guard", "Admin", 7, "Accept"), ISOLATION, ingress("base", "Baseline", 1, "Deny")))
                .assertAnswered(
                        0,
                        "x/a => x/b TCP 80 (IPv4): allowed",
                        EGRESS,
                        "  ingress to x/b: allowed, as a rule of the Admin tier accepts it",
                        "    Admin tier: accepted by ClusterNetworkPolicy guard, spec.ingress[0].from[0]"
                                + " (DIR/in.yaml:13:14), priority 7",
                        "    NetworkPolicies were not reached, because the Admin tier decides: x/b-clients",
                        "    the Baseline tier was not reached, because the Admin tier decides");
    }

    @Test
    void theAdminTierDenies() throws IOException {
        String named = ingress("guard", "Admin", 7, "Deny").replace("- from:", "- name: nobody\n      from:");

        eval(world(named))
                .assertAnswered(
                        1,
                        "x/a => x/b TCP 80 (IPv4): denied",
                        EGRESS,
                        "  ingress to x/b: denied, as a rule of the Admin tier denies it",
                        "    Admin tier: denied by ClusterNetworkPolicy guard, spec.ingress[0].from[0] (DIR/in.yaml:14:14)"
                                + " (nobody), priority 7");
    }

    @Test
    void theAdminTierPassesToNetworkPolicies() throws IOException {
        String passing = ingress("guard", "Admin", 7, "Pass");

        eval(world(passing, ISOLATION, ingress("base", "Baseline", 1, "Accept")))
                .assertAnswered(
                        1,
                        "x/a => x/b TCP 80 (IPv4): denied",
                        EGRESS,
                        "  ingress to x/b: denied, as it is isolated by x/b-clients and no rule matches",
                        "    Admin tier: passed on by ClusterNetworkPolicy guard, spec.ingress[0].from[0]"
                                + " (DIR/in.yaml:13:14), priority 7",
                        "    near miss: x/b-clients, spec.ingress[0] matches the port, but no peer of the rule matches"
                                + " (DIR/in.yaml:22:7)",
                        "    the Baseline tier was not reached, because NetworkPolicy x/b-clients isolates the pod");
        eval(world(passing, ISOLATION.replace("app: c", "app: a"), ingress("base", "Baseline", 1, "Deny")))
                .assertAnswered(
                        0,
                        "x/a => x/b TCP 80 (IPv4): allowed",
                        EGRESS,
                        "  ingress to x/b: allowed, as a rule matches",
                        "    Admin tier: passed on by ClusterNetworkPolicy guard, spec.ingress[0].from[0]"
                                + " (DIR/in.yaml:13:14), priority 7",
                        "    allowed by x/b-clients, spec.ingress[0].from[0] (DIR/in.yaml:22:14)",
                        "    the Baseline tier was not reached, because NetworkPolicy x/b-clients isolates the pod");
    }

    /** Users read a Baseline that denies as one that no NetworkPolicy can overrule. */
    @Test
    void theBaselineTierIsNotReachedWhereThePodIsIsolated() throws IOException {
        String more = ISOLATION.replace("b-clients", "b-more");

        assertThat(eval(world(ISOLATION, ingress("base", "Baseline", 1, "Accept")))
                        .outLines())
                .last()
                .isEqualTo("    the Baseline tier was not reached, because NetworkPolicy x/b-clients isolates the pod");
        assertThat(eval(world(ISOLATION, more, ingress("base", "Baseline", 1, "Accept")))
                        .outLines())
                .last()
                .isEqualTo(
                        "    the Baseline tier was not reached, because NetworkPolicy x/b-clients and 1 more isolate the pod");
    }

    @Test
    void theBaselineTierDecides() throws IOException {
        String elsewhere = ingress("guard", "Admin", 7, "Deny")
                .replace("{namespaces: {}}]", "{namespaces: {matchLabels: {a: b}}}]");

        Ran denied = eval(world(elsewhere, ingress("base", "Baseline", 1, "Deny")));
        assertThat(denied.outLines())
                .containsExactly(
                        "x/a => x/b TCP 80 (IPv4): denied",
                        EGRESS,
                        "  ingress to x/b: denied, as a rule of the Baseline tier denies it",
                        "    Admin tier: no rule matches, so the next tier is asked",
                        "    Baseline tier: denied by ClusterNetworkPolicy base, spec.ingress[0].from[0]"
                                + " (DIR/in.yaml:24:14), priority 1");
        assertThat(denied.status()).isEqualTo(1);
        eval(world(ingress("base", "Baseline", 1, "Accept")))
                .assertAnswered(
                        0,
                        "x/a => x/b TCP 80 (IPv4): allowed",
                        EGRESS,
                        "  ingress to x/b: allowed, as a rule of the Baseline tier accepts it",
                        "    Baseline tier: accepted by ClusterNetworkPolicy base, spec.ingress[0].from[0]"
                                + " (DIR/in.yaml:13:14), priority 1");
    }

    @Test
    void nothingDecides() throws IOException {
        eval(world(ingress("guard", "Admin", 7, "Pass"), ingress("base", "Baseline", 1, "Pass")))
                .assertAnswered(
                        0,
                        "x/a => x/b TCP 80 (IPv4): allowed",
                        EGRESS,
                        "  ingress to x/b: allowed, as no policy isolates the pod in this direction",
                        "    Admin tier: passed on by ClusterNetworkPolicy guard, spec.ingress[0].from[0]"
                                + " (DIR/in.yaml:13:14), priority 7",
                        "    Baseline tier: passed on by ClusterNetworkPolicy base, spec.ingress[0].from[0]"
                                + " (DIR/in.yaml:24:14), priority 1");
    }

    @Test
    void kindsBeforeExplainAlike() throws IOException {
        String legacy = """
                apiVersion: policy.networking.k8s.io/v1alpha1
                kind: BaselineAdminNetworkPolicy
                metadata: {name: default}
                spec:
                  subject: {namespaces: {}}
                  egress:
                    - action: Deny
                      to: [{networks: [10.0.0.0/30]}]
                      ports: [{portNumber: {port: 79}}, {portNumber: {port: 80}}]
                """;

        eval(world(legacy))
                .assertAnswered(
                        1,
                        "x/a => x/b TCP 80 (IPv4): denied",
                        "  egress from x/a: denied, as a rule of the Baseline tier denies it",
                        "    Baseline tier: denied by BaselineAdminNetworkPolicy default, spec.egress[0].to[0] and"
                                + " spec.egress[0].ports[1] (DIR/in.yaml:12:12), priority 500",
                        "  ingress to x/b: allowed, as no policy isolates the pod in this direction");
    }

    // --- eval, no definite answer

    private static final String DISAGREEING =
            world(ingress("one", "Admin", 7, "Accept"), ingress("two", "Admin", 7, "Pass"), ISOLATION);

    private static final String EQUAL_PRIORITY =
            "DIR/in.yaml:21:13: warning: ClusterNetworkPolicy two: spec.priority: priority 7 is also that of ClusterNetworkPolicy"
                    + " one, whose spec.ingress[0] (Accept) can match the same connections as spec.ingress[0] (Pass) here, and"
                    + " between equal priorities there is no order (at DIR/in.yaml:10:13); give one of them another priority"
                    + " [equal-priority]";

    @Test
    void equalPrioritiesThatDisagree() throws IOException {
        Ran ran = eval(DISAGREEING);

        assertThat(ran.outLines())
                .containsExactly(
                        "x/a => x/b TCP 80 (IPv4): ambiguous",
                        EGRESS,
                        "  ingress to x/b: ambiguous, as cluster-wide policies of equal tier and priority disagree",
                        "    Admin tier: accepted by ClusterNetworkPolicy one, spec.ingress[0].from[0] (DIR/in.yaml:13:14),"
                                + " priority 7",
                        "    Admin tier: passed on by ClusterNetworkPolicy two, spec.ingress[0].from[0] (DIR/in.yaml:24:14),"
                                + " priority 7");
        assertThat(ran.errLines()).containsExactly(EQUAL_PRIORITY);
        assertThat(ran.status()).isEqualTo(NO_DEFINITE_ANSWER);
    }

    @Test
    void equalPrioritiesThatComeToTheSame() throws IOException {
        Ran ran = eval(world(ingress("one", "Admin", 7, "Accept"), ingress("two", "Admin", 7, "Pass")));

        assertThat(ran.outLines())
                .containsExactly(
                        "x/a => x/b TCP 80 (IPv4): allowed",
                        EGRESS,
                        "  ingress to x/b: allowed, as all that may decide comes to the same",
                        "    Admin tier: accepted by ClusterNetworkPolicy one, spec.ingress[0].from[0] (DIR/in.yaml:13:14),"
                                + " priority 7",
                        "    Admin tier: passed on by ClusterNetworkPolicy two, spec.ingress[0].from[0] (DIR/in.yaml:24:14),"
                                + " priority 7");
        assertThat(ran.status()).isZero();
    }

    private static final String BY_NAME = world("""
            apiVersion: policy.networking.k8s.io/v1alpha2
            kind: ClusterNetworkPolicy
            metadata: {name: names}
            spec:
              tier: Admin
              priority: 7
              subject: {namespaces: {}}
              egress:
                - {action: Accept, to: [{domainNames: [www.example.com]}]}
                - {action: Deny, to: [{networks: [0.0.0.0/0]}]}
            """);

    @Test
    void domainNames() throws IOException {
        String ingressToAddress = "  ingress to 192.0.2.7: allowed, as no NetworkPolicy applies to this end";
        run("eval", BY_NAME, "--from=x/a", "--to=192.0.2.7", "--port=443")
                .assertAnswered(
                        NO_DEFINITE_ANSWER,
                        "x/a => 192.0.2.7 TCP 443 (IPv4): unknown",
                        "  egress from x/a: unknown, as what domain names resolve to, not known yet, decides",
                        "    Admin tier: perhaps accepted by ClusterNetworkPolicy names, spec.egress[0].to[0]"
                                + " (DIR/in.yaml:13:29), priority 7",
                        "    Admin tier: perhaps denied by ClusterNetworkPolicy names, spec.egress[1].to[0]"
                                + " (DIR/in.yaml:14:27), priority 7",
                        ingressToAddress);
        run(
                        "eval",
                        BY_NAME,
                        "--from=x/a",
                        "--to=192.0.2.7",
                        "--port=443",
                        "--domain-name=www.example.com=192.0.2.7,192.0.2.8",
                        "--domain-name=*.example.com=192.0.2.0")
                .assertAnswered(
                        0,
                        "x/a => 192.0.2.7 TCP 443 (IPv4): allowed",
                        "  egress from x/a: allowed, as a rule of the Admin tier accepts it",
                        "    Admin tier: accepted by ClusterNetworkPolicy names, spec.egress[0].to[0]"
                                + " (DIR/in.yaml:13:29), priority 7",
                        ingressToAddress);
        assertThat(run(
                                "eval",
                                BY_NAME,
                                "--from=x/a",
                                "--to=192.0.2.7",
                                "--port=443",
                                "--domain-name=www.example.com=192.0.2.9")
                        .status())
                .isEqualTo(1);
    }

    // --- JSON

    @Test
    void tiersInJson() throws IOException {
        String base = ingress("base", "Baseline", 1, "Deny");
        Approved.assertApproved(
                eval(world(ingress("guard", "Admin", 7, "Accept"), ISOLATION, base), "-o=json")
                        .out(),
                "eval-admin-tier.json");
        Approved.assertApproved(
                eval(
                                world(
                                        ingress("guard", "Admin", 7, "Pass")
                                                .replace("- from:", "- name: all\n      from:"),
                                        base),
                                "-o=json")
                        .out(),
                "eval-baseline-tier.json");
        Approved.assertApproved(eval(DISAGREEING, "-o=json").out(), "eval-ambiguous.json");
        Approved.assertApproved(
                run("eval", BY_NAME, "--from=x/a", "--to=192.0.2.7", "--port=443", "-o=json")
                        .out(),
                "eval-domain-names.json");
    }

    // --- list

    @Test
    void ambiguousRows() throws IOException {
        String manifests = world(
                ingress("one", "Admin", 7, "Accept"),
                ingress("two", "Admin", 7, "Deny") + "      protocols: [{tcp: {destinationPort: {number: 80}}}]\n");

        Ran ran = run("list", manifests);

        assertThat(ran.outLines())
                .containsExactly(
                        "0.0.0.0-255.255.255.255[External] => x/a[Pod] : All Connections",
                        "0.0.0.0-255.255.255.255[External] => x/b[Pod] : All Connections",
                        "x/a[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections",
                        "x/a[Pod] => x/b[Pod] : SCTP 1-65535,TCP 1-79,81-65535,UDP 1-65535 (ambiguous: TCP 80)",
                        "x/b[Pod] => 0.0.0.0-255.255.255.255[External] : All Connections",
                        "x/b[Pod] => x/a[Pod] : SCTP 1-65535,TCP 1-79,81-65535,UDP 1-65535 (ambiguous: TCP 80)");
        assertThat(ran.errLines()).hasSize(1).first().asString().endsWith("[equal-priority]");
        assertThat(ran.status()).isZero();
        Approved.assertApproved(run("list", manifests, "-o=json").out(), "list-ambiguous.json");
    }

    @Test
    void aPairOfWhichAllIsUnknownSaysWhatIsMissing() throws IOException {
        assertThat(run("list", BY_NAME).errLines())
                .containsExactly(
                        "note: 4 pairs are not listed, as the answer depends on what domain names resolve to: give the"
                                + " addresses of domain names with --domain-name");
        assertThat(run("list", BY_NAME, "--domain-name=www.example.com=none").err())
                .isEmpty();
        String withoutAddresses = BY_NAME.replace("ip: ", "hostIP: ")
                        .replace("podIP: ", "hostIP: ")
                        .replace("podIPs", "hostIPs")
                + "---\n" + Manifest.policyForBlock("b", "10.0.0.0/9") + "\n";
        assertThat(run("list", withoutAddresses).errLines())
                .containsExactly(
                        "note: 4 pairs are not listed, as the answer depends on the destination pod's address, the source"
                                + " pod's address, what domain names resolve to: give pod addresses and nodes in the input, or the"
                                + " cluster's pod ranges with --pod-cidr; give the addresses of domain names with --domain-name");
    }

    // --- test

    @Test
    void ambiguousInAPolicyTest() throws IOException {
        Files.writeString(folder.resolve("k8s.yaml"), DISAGREEING);
        Ran ran = run("test", """
                name: ranks
                manifests: [k8s.yaml]
                expect:
                  - {from: x/a, to: x/b, port: 80, verdict: ambiguous}
                  - {from: x/a, to: x/b, port: 80, verdict: denied}
                """);

        assertThat(ran.outLines())
                .containsExactly(
                        "FAIL ranks (DIR/in.yaml:5:5): expected x/a => x/b TCP 80: denied",
                        "  x/a => x/b TCP 80 (IPv4): ambiguous",
                        "    egress from x/a: allowed, as no policy isolates the pod in this direction",
                        "    ingress to x/b: ambiguous, as cluster-wide policies of equal tier and priority disagree",
                        "      Admin tier: accepted by ClusterNetworkPolicy one, spec.ingress[0].from[0]"
                                + " (DIR/k8s.yaml:13:14), priority 7",
                        "      Admin tier: passed on by ClusterNetworkPolicy two, spec.ingress[0].from[0]"
                                + " (DIR/k8s.yaml:24:14), priority 7",
                        "1 passed, 1 failed");
        assertThat(ran.errLines()).containsExactly(EQUAL_PRIORITY.replace("in.yaml", "k8s.yaml"));
        assertThat(ran.status()).isEqualTo(1);
    }

    // --- options

    @Test
    void channelsAndPeersThatAreNotKnown() throws IOException {
        String nodes = BY_NAME.replace("domainNames: [www.example.com]", "nodes: {}");
        String unknown = BY_NAME.replace("domainNames: [www.example.com]", "tenants: {}");

        run("list", nodes, "--channel=standard")
                .assertRefused(
                        "DIR/in.yaml:13:37: error: ClusterNetworkPolicy names: spec.egress[0].to[0].nodes: nodes is a field of the"
                                + " experimental channel; install that, and read with channel experimental, or leave it out"
                                + " [forbidden]",
                        "netpol: 1 error in the input, so nothing is answered; --skip-invalid answers for the valid rest");
        assertThat(run("list", nodes, "--channel=experimental").status()).isZero();
        assertThat(run("list", unknown).status()).isEqualTo(Main.BAD_INPUT);
        Ran ran = run("eval", unknown, "--from=x/a", "--to=192.0.2.7", "--port=443", "--unknown-peers=fail-closed");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.errLines())
                .containsExactly(
                        "DIR/in.yaml:13:30: warning: ClusterNetworkPolicy names: spec.egress[0].to[0].tenants: no peer is"
                                + " known by this field, so its rule fails closed; there is no such field here; the fields are"
                                + " domainNames, namespaces, networks, nodes, pods [unknown-peer]");
    }
}
