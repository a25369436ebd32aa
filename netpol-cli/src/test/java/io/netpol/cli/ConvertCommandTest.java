package io.netpol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code netpol convert}: what is written, and what is said of it. */
class ConvertCommandTest {
    private static final String USAGE = "usage: netpol convert [OPTIONS] PATH...";

    private static final String ADMIN = """
            apiVersion: policy.networking.k8s.io/v1alpha1
            kind: AdminNetworkPolicy
            metadata:
              name: default
              labels: {team: security}
            spec:
              priority: 10
              subject: {namespaces: {}}
              ingress:
                - name: from monitoring
                  action: Allow
                  from: [{namespaces: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
                  ports:
                    - portNumber: {port: 9100}
                    - portRange: {protocol: UDP, start: 53, end: 53}
                    - namedPort: metrics
                - {action: Pass, from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}}]}
            """;

    private static final String BASELINE = """
            apiVersion: policy.networking.k8s.io/v1alpha1
            kind: BaselineAdminNetworkPolicy
            metadata: {name: default}
            spec:
              subject: {namespaces: {}}
              egress: [{action: Deny, to: [{networks: [0.0.0.0/0]}], ports: [{portRange: {start: 1, end: 1023}}]}]
            """;

    @TempDir
    Path folder;

    private Ran convert(String manifests, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("in.yaml"), manifests);
        List<String> arguments = new ArrayList<>(List.of("convert", file.toString()));
        arguments.addAll(List.of(options));
        return Ran.netpol(arguments.toArray(String[]::new)).in(folder);
    }

    private static String together(String... manifests) {
        return String.join("---\n", manifests);
    }

    private static String rules(int count) {
        return "  egress:\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "    - {action: Deny, to: [{namespaces: {}}]}\n")
                        .collect(Collectors.joining());
    }

    private static String admin(String name, int priority, String rules) {
        return "apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: {name: " + name
                + "}\nspec:\n  priority: " + priority + "\n  subject: {namespaces: {}}\n" + rules;
    }

    @Test
    void bothKinds() throws IOException {
        Ran ran = convert(together(ADMIN, BASELINE));

        assertThat(ran.out()).isEqualTo("""
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata:
                  name: default
                  labels:
                    team: security
                spec:
                  tier: Admin
                  priority: 10
                  subject:
                    namespaces: {}
                  ingress:
                    - name: 'from monitoring'
                      action: Accept
                      from:
                        - namespaces:
                            matchLabels:
                              kubernetes.io/metadata.name: monitoring
                      protocols:
                        - tcp:
                            destinationPort:
                              number: 9100
                        - udp:
                            destinationPort:
                              number: 53
                        - destinationNamedPort: metrics
                    - action: Pass
                      from:
                        - pods:
                            namespaceSelector: {}
                            podSelector:
                              matchLabels:
                                app: web
                ---
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata:
                  name: default-baseline
                spec:
                  tier: Baseline
                  priority: 500
                  subject:
                    namespaces: {}
                  egress:
                    - action: Deny
                      to:
                        - networks:
                            - 0.0.0.0/0
                      protocols:
                        - tcp:
                            destinationPort:
                              range:
                                start: 1
                                end: 1023
                """);
        assertThat(ran.errLines())
                .containsExactly(
                        "DIR/in.yaml:21:18: warning: BaselineAdminNetworkPolicy default: metadata.name: the name default is"
                                + " that of AdminNetworkPolicy default, so this becomes default-baseline [renamed]");
        assertThat(ran.status()).isZero();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path written = Files.writeString(
                folder.resolve("out.yaml"), convert(together(ADMIN, BASELINE)).out());

        Ran ran = Ran.netpol("convert", written.toString());

        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines())
                .containsExactly("note: there is no AdminNetworkPolicy and no BaselineAdminNetworkPolicy to convert");
        assertThat(ran.status()).isZero();
    }

    @Test
    void theBaselineTakesAnotherPriority() throws IOException {
        String cluster = """
                apiVersion: policy.networking.k8s.io/v1alpha2
                kind: ClusterNetworkPolicy
                metadata: {name: other}
                spec: {tier: Baseline, priority: 100, subject: {namespaces: {}}}
                """;

        Ran ran = convert(together(BASELINE, cluster), "--baseline-priority=99");

        assertThat(ran.outLines()).contains("  name: default", "  priority: 99").doesNotContain("  name: other");
        assertThat(ran.errLines())
                .containsExactly(
                        "DIR/in.yaml:5:3: warning: BaselineAdminNetworkPolicy default: spec: counts as one of priority 500"
                                + " and becomes one of priority 99, so ClusterNetworkPolicy other with priority 100 is now asked after"
                                + " it, and was asked before [order-changed]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1001"})
    void prioritiesThatAreNone(String priority) {
        Ran.netpol("convert", "k8s", "--baseline-priority=" + priority)
                .assertRefused(
                        "netpol: invalid value for option '--baseline-priority': " + priority
                                + " is no priority; priorities are 0 to 1000",
                        USAGE,
                        "netpol convert --help explains it");
    }

    @Test
    void everySplitIsSaid() throws IOException {
        Ran ran = convert(admin("long", 10, rules(26)));

        assertThat(ran.outLines().stream().filter(line -> line.matches("  (name|priority): .*")))
                .containsExactly("  name: long", "  priority: 10", "  name: long-2", "  priority: 11");
        assertThat(ran.errLines())
                .containsExactly(
                        "DIR/in.yaml:5:3: warning: AdminNetworkPolicy long: spec: a direction of more than 25 rules in"
                                + " v1alpha2, so this becomes 2 policies, long, long-2, with priorities 10 to 11 [policy-split]");
    }

    private static final String REFUSAL =
            "DIR/in.yaml:5:13: error: AdminNetworkPolicy long: spec.priority: with at most 25 rules in a direction this becomes 2"
                    + " policies, whose rules stay together only with priorities 10 to 11 to themselves, and 11 is that of"
                    + " AdminNetworkPolicy next; make room there, give this policy another priority, or write fewer rules"
                    + " [not-converted]";

    @Test
    void whatCannotBeConvertedKeepsAllFromBeingWritten() throws IOException {
        String manifests = together(admin("long", 10, rules(26)), admin("next", 11, rules(1)));

        convert(manifests)
                .assertRefused(
                        REFUSAL,
                        "netpol: 1 policy cannot be converted, so nothing is written; --skip-invalid writes the others");
        Ran ran = convert(manifests, "--skip-invalid");
        assertThat(ran.outLines().stream().filter(line -> line.startsWith("  name: ")))
                .containsExactly("  name: next");
        assertThat(ran.errLines()).containsExactly("skipped: " + REFUSAL);
        assertThat(ran.status()).isZero();
        assertThat(convert(together(manifests, admin("more", 9, rules(30)), admin("next-admin", 8, "")))
                        .errLines())
                .last()
                .isEqualTo(
                        "netpol: 2 policies cannot be converted, so nothing is written; --skip-invalid writes the others");
    }

    @Test
    void errorsOfTheInputComeFirst() throws IOException {
        convert(admin("long", 1001, rules(26)))
                .assertRefused(
                        "DIR/in.yaml:5:13: error: AdminNetworkPolicy long: spec.priority: 1001 is no priority; priorities are 0 to"
                                + " 1000 [invalid]",
                        "netpol: 1 error in the input, so nothing is answered; --skip-invalid answers for the valid rest");
        assertThat(convert(together(admin("long", 1001, rules(26)), BASELINE), "--skip-invalid")
                        .outLines())
                .contains("  name: default");
    }

    @Test
    void json() throws IOException {
        String other = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n";

        Ran ran = convert(together(ADMIN, BASELINE, other), "-o", "json");

        Approved.assertApproved(ran.out(), "convert.json");
        assertThat(ran.errLines()).hasSize(2).first().isEqualTo("passed over: 1 ConfigMap (v1)");
        assertThat(ran.status()).isZero();
    }

    @Test
    void jsonOfNothing() throws IOException {
        assertThat(convert("{apiVersion: v1, kind: Namespace, metadata: {name: a}}\n", "-o=json")
                        .out())
                .isEqualTo("""
                        {
                          "policies" : [ ],
                          "notes" : [ ],
                          "passedOver" : { },
                          "policyTestsPassedOver" : 0,
                          "problems" : [ ]
                        }
                        """);
    }
}
