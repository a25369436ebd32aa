package io.netpol.validation;

import static io.netpol.validation.ClusterDrafts.ALL_PODS;
import static io.netpol.validation.ClusterDrafts.EVERYTHING;
import static io.netpol.validation.ClusterDrafts.admin;
import static io.netpol.validation.ClusterDrafts.baseline;
import static io.netpol.validation.ClusterDrafts.experimental;
import static io.netpol.validation.ClusterDrafts.legacyNamed;
import static io.netpol.validation.ClusterDrafts.named;
import static io.netpol.validation.ClusterDrafts.networks;
import static io.netpol.validation.ClusterDrafts.pods;
import static io.netpol.validation.ClusterDrafts.policy;
import static io.netpol.validation.ClusterDrafts.rule;
import static io.netpol.validation.ClusterDrafts.standard;
import static io.netpol.validation.Drafts.labels;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.draft.clusterwide.ClusterRuleDraft;
import io.netpol.draft.clusterwide.NamespacedPodsDraft;
import io.netpol.draft.clusterwide.SubjectDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for cluster-wide policies: metadata, tier, priority, subject, actions, and what they all say in one piece. */
class ClusterPolicyRulesTest {
    private static ClusterRuleDraft action(String action) {
        return rule(ALL_PODS).action(action).build();
    }

    @Test
    void policiesWithoutRulesAreValid() {
        for (ClusterPolicyDraft.Builder policy : ImmutableList.of(policy(), admin(), baseline())) {
            assertThat(experimental(policy)).isEmpty();
            assertThat(standard(policy)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1000})
    void prioritiesAreZeroToThousand(int priority) {
        assertThat(standard(policy().priority(priority))).isEmpty();
        assertThat(standard(admin().priority(priority))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1001, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void otherPrioritiesAreNone(int priority) {
        String text = "spec.priority: " + priority + " is no priority; priorities are 0 to 1000";

        assertThat(standard(policy().priority(priority))).containsExactly(text);
        assertThat(standard(admin().priority(priority))).containsExactly(text);
    }

    @Test
    void whatIsRequired() {
        assertThat(standard(ClusterPolicyDraft.builder().kind(PolicyKind.CLUSTER_NETWORK_POLICY)))
                .containsExactly(
                        "metadata.name: a name is required; write one, such as default-deny",
                        "spec.tier: a tier is required; write Admin or Baseline",
                        "spec.priority: a priority is required; write 0 to 1000, 0 is asked before all others",
                        "spec.subject: a subject is required; write namespaces: {} for all pods, or namespaces or pods");
        assertThat(standard(ClusterPolicyDraft.builder().kind(PolicyKind.ADMIN_NETWORK_POLICY)))
                .containsExactly(
                        "metadata.name: a name is required; write one, such as default-deny",
                        "spec.priority: a priority is required; write 0 to 1000, 0 is asked before all others",
                        "spec.subject: a subject is required; write namespaces: {} for all pods, or namespaces or pods");
        assertThat(standard(ClusterPolicyDraft.builder().kind(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY)))
                .containsExactly(
                        "metadata.name: a name is required; write one, such as default-deny",
                        "spec.subject: a subject is required; write namespaces: {} for all pods, or namespaces or pods");
    }

    @ParameterizedTest
    @CsvSource({
        "admin, Admin",
        "BASELINE, Baseline",
        "NetworkPolicy, Admin or Baseline",
        "'', Admin or Baseline",
        "'Admin ', Admin or Baseline"
    })
    void tiersAreSpelledExactly(String tier, String mend) {
        assertThat(ClusterPolicyRules.check(policy().tier(tier).build(), Channel.STANDARD, Strictness.FULL))
                .containsExactly(new Violation(
                        Severity.ERROR,
                        "spec.tier",
                        "",
                        ViolationKind.UNSUPPORTED,
                        "\"" + tier + "\" is no tier; write " + mend));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accept|Accept",
                "DENY|Deny",
                "Allow|Accept",
                "allow|Accept",
                "Drop|Accept, Deny or Pass",
                "''|Accept, Deny or Pass"
            })
    void actionsAreThoseOfTheVersion(String action, String mend) {
        assertThat(standard(policy().addIngress(action("Accept"), action("Deny"), action("Pass"), action(action))))
                .containsExactly("spec.ingress[3].action: \"" + action
                        + "\" is no action of a ClusterNetworkPolicy; write " + mend);
    }

    @Test
    void actionsOfTheVersionBefore() {
        assertThat(standard(admin().addEgress(action("Allow"), action("Deny"), action("Pass"), action("Accept"))))
                .containsExactly(
                        "spec.egress[3].action: \"Accept\" is no action of an AdminNetworkPolicy; write Allow");
        assertThat(standard(baseline().addEgress(action("Allow"), action("Deny"), action("Pass"), action("ALLOW"))))
                .containsExactly(
                        "spec.egress[2].action: \"Pass\" is no action of a BaselineAdminNetworkPolicy; write Allow or"
                                + " Deny",
                        "spec.egress[3].action: \"ALLOW\" is no action of a BaselineAdminNetworkPolicy; write Allow");
        assertThat(standard(baseline()
                        .addIngress(
                                ClusterRuleDraft.builder().addPeers(ALL_PODS).build())))
                .containsExactly("spec.ingress[0].action: an action is required; write Allow or Deny");
        assertThat(standard(admin().addIngress(
                                ClusterRuleDraft.builder().addPeers(ALL_PODS).build())))
                .containsExactly("spec.ingress[0].action: an action is required; write Allow, Deny or Pass");
    }

    @Test
    void thereIsOneBaselineAdminNetworkPolicy() {
        assertThat(standard(
                        baseline().metadata(MetadataDraft.builder().name("mine").build())))
                .containsExactly(
                        "metadata.name: \"mine\": a cluster has one BaselineAdminNetworkPolicy, and its name is"
                                + " default; write default, or a ClusterNetworkPolicy of tier Baseline");
        assertThat(standard(policy().metadata(
                                MetadataDraft.builder().name("default").build())))
                .isEmpty();
    }

    @Test
    void aPolicyForAllNamespacesHasNone() {
        assertThat(standard(policy().metadata(MetadataDraft.builder()
                        .name("p")
                        .namespace("shop")
                        .build())))
                .containsExactly(
                        "warning metadata.namespace: a cluster-wide policy has no namespace, and the API server"
                                + " drops it; leave it out, the subject tells which pods");
        assertThat(standard(policy().metadata(MetadataDraft.builder()
                        .name("No")
                        .putLabels("?", "v")
                        .generation(-1)
                        .build())))
                .hasSize(3)
                .allMatch(text -> text.startsWith("metadata."));
    }

    @Test
    void aSubjectIsNamespacesOrPods() {
        assertThat(standard(policy().subject(SubjectDraft.builder().build())))
                .containsExactly("spec.subject: a subject is empty; write namespaces or pods");
        assertThat(standard(policy().subject(SubjectDraft.builder()
                        .namespaces(EVERYTHING)
                        .pods(pods(EVERYTHING, EVERYTHING))
                        .build())))
                .containsExactly(
                        "spec.subject: a subject has exactly one field, and here are namespaces and pods; write"
                                + " one of them, and another policy for the other");
    }

    @Test
    void podsOfASubject() {
        SubjectDraft.Builder subject = SubjectDraft.builder();

        assertThat(standard(policy().subject(subject.pods(NamespacedPodsDraft.builder()
                                .podSelector(EVERYTHING)
                                .build())
                        .build())))
                .isEmpty();
        assertThat(standard(admin().subject(
                                subject.pods(NamespacedPodsDraft.builder().build())
                                        .build())))
                .containsExactly(
                        "warning spec.subject.pods.namespaceSelector: v1alpha1 wants it written, and it is read as all"
                                + " namespaces; write {}, or which are meant",
                        "warning spec.subject.pods.podSelector: v1alpha1 wants it written, and it is read as all pods;"
                                + " write {}, or which are meant");
        assertThat(standard(policy().subject(SubjectDraft.builder()
                        .namespaces(labels("a", "?"))
                        .build())))
                .containsExactly(
                        "spec.subject.namespaces.matchLabels: the value of label \"a\": \"?\" is no label value: it is"
                                + " empty, or may hold letters, digits, '-', '_' and '.', and starts and ends with a letter"
                                + " or digit");
    }

    @Test
    void aRuleHasAPeer() {
        assertThat(standard(policy().addIngress(rule().build()).addEgress(rule().build())))
                .containsExactly(
                        "spec.ingress[0].from: a rule of a cluster-wide policy needs at least one peer; for all pods write"
                                + " - namespaces: {}",
                        "spec.egress[0].to: a rule of a cluster-wide policy needs at least one peer; for all pods write"
                                + " - namespaces: {}, for all addresses - networks: [0.0.0.0/0, \"::/0\"]");
    }

    @Test
    void aRulesNameHasAtMostHundredCharacters() {
        assertThat(standard(
                        policy().addIngress(rule(ALL_PODS).name("é".repeat(100)).build())))
                .isEmpty();
        assertThat(standard(
                        policy().addIngress(rule(ALL_PODS).name("a".repeat(101)).build())))
                .containsExactly("spec.ingress[0].name: a rule's name has at most 100 characters; shorten it");
    }

    /** Nothing becomes wide because it was written in the words of another version. */
    @Test
    void portsAreListedInTheFieldOfTheVersion() {
        assertThat(experimental(policy().addIngress(rule(ALL_PODS)
                        .ports(ImmutableList.of(legacyNamed("web")))
                        .build())))
                .containsExactly("spec.ingress[0].ports: ports is no field of a ClusterNetworkPolicy; write protocols");
        assertThat(experimental(admin().addEgress(rule(ALL_PODS)
                        .protocols(ImmutableList.of(named("web")))
                        .build())))
                .containsExactly(
                        "spec.egress[0].protocols: protocols is no field of an AdminNetworkPolicy; write ports");
    }

    @Test
    void everyViolationInOneOrder() {
        ClusterRuleDraft bad = ClusterRuleDraft.builder()
                .name("a".repeat(101))
                .action("?")
                .addPeers(networks("x"))
                .protocols(ImmutableList.of())
                .build();
        ClusterPolicyDraft draft = ClusterPolicyDraft.builder()
                .kind(PolicyKind.CLUSTER_NETWORK_POLICY)
                .metadata(MetadataDraft.builder().name("A").build())
                .tier("?")
                .priority(-1)
                .subject(SubjectDraft.builder().build())
                .addIngress(bad)
                .addEgress(bad)
                .build();

        assertThat(Drafts.pathsAndKinds(ClusterPolicyRules.check(draft, Channel.STANDARD, Strictness.FULL)))
                .containsExactly(
                        "metadata.name INVALID",
                        "spec.tier UNSUPPORTED",
                        "spec.priority INVALID",
                        "spec.subject REQUIRED",
                        "spec.ingress[0].name TOO_LONG",
                        "spec.ingress[0].action UNSUPPORTED",
                        "spec.ingress[0].from[0].networks FORBIDDEN",
                        "spec.ingress[0].from[0].networks[0] INVALID",
                        "spec.ingress[0].protocols REQUIRED",
                        "spec.egress[0].name TOO_LONG",
                        "spec.egress[0].action UNSUPPORTED",
                        "spec.egress[0].to[0].networks[0] INVALID",
                        "spec.egress[0].protocols REQUIRED");
    }
}
