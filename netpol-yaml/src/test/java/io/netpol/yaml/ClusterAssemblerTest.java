package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Pod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners, templates, lists, and names that occur twice (rules S29, S54, S62, S63). */
class ClusterAssemblerTest {
    private static final String DEPLOYMENT = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web},"
            + " spec: {template: {metadata: {labels: {app: web}}}}}\n";

    private static String replicaSet(String name, int replicas) {
        return "{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: " + name
                + ", ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, controller: true}]},"
                + " spec: {replicas: " + replicas
                + ", template: {metadata: {labels: {app: web, pod-template-hash: x}}}}}\n";
    }

    private static String pod(String name, String phase, String owner) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: " + name + ", labels: {app: web}, ownerReferences: ["
                + owner + "]}, status: {phase: " + phase + "}}\n";
    }

    private static final String BY_REPLICA_SET = "{kind: ReplicaSet, name: web-7f, controller: true}";

    private static Reading read(String... documents) {
        return Texts.read(String.join("---\n", documents));
    }

    /** Gives each pod with its workload, and whether it stands for a template. */
    private static List<String> rows(String... documents) {
        Reading reading = read(documents);
        assertThat(Texts.lines(reading)).isEmpty();
        return reading.cluster().pods().stream()
                .map(pod -> pod.name() + " of " + pod.workload() + (pod.fromTemplate() ? " by template" : ""))
                .toList();
    }

    // --- live pods and templates

    @Test
    void livePodsReplaceTheTemplatesOfAllTheirOwners() {
        assertThat(rows(
                        DEPLOYMENT,
                        replicaSet("web-7f", 2),
                        pod("web-7f-a", "Running", BY_REPLICA_SET),
                        pod("web-7f-b", "Pending", BY_REPLICA_SET)))
                .containsExactly("web-7f-a of default/web[Deployment]", "web-7f-b of default/web[Deployment]");
    }

    @Test
    void orderOfTheInputDoesNotMatter() {
        assertThat(rows(pod("web-7f-a", "Running", BY_REPLICA_SET), replicaSet("web-7f", 2), DEPLOYMENT))
                .containsExactly("web-7f-a of default/web[Deployment]");
    }

    @Test
    void topmostOwnerThatTheInputHoldsIsNamed() {
        assertThat(rows(replicaSet("web-7f", 2), pod("web-7f-a", "Running", BY_REPLICA_SET)))
                .containsExactly("web-7f-a of default/web-7f[ReplicaSet]");
    }

    @Test
    void ownerThatTheInputDoesNotHoldIsNamedAsThePodDoes() {
        assertThat(rows(pod("web-7f-a", "Running", BY_REPLICA_SET)))
                .containsExactly("web-7f-a of default/web-7f[ReplicaSet]");
    }

    @Test
    void chainEndsAtTheFirstOwnerThatIsMissing() {
        assertThat(rows(DEPLOYMENT, pod("web-7f-a", "Running", BY_REPLICA_SET)))
                .containsExactly(
                        "web-7f-a of default/web-7f[ReplicaSet]", "web of default/web[Deployment] by template");
    }

    @Test
    void ownerWithoutKindShowsAsAPod() {
        assertThat(rows(pod("web-7f-a", "Running", "{name: web-7f}")))
                .containsExactly("web-7f-a of default/web-7f[Pod]");
    }

    @Test
    void ownerWithoutNameIsNone() {
        assertThat(rows(pod("web-7f-a", "Running", "{kind: ReplicaSet}")))
                .containsExactly("web-7f-a of default/web-7f-a[Pod]");
    }

    @Test
    void controllerCountsBeforeOtherOwners() {
        assertThat(rows(pod("a", "Running", "{kind: Shop, name: s}, " + BY_REPLICA_SET)))
                .containsExactly("a of default/web-7f[ReplicaSet]");
        assertThat(rows(pod("a", "Running", "{kind: Shop, name: s}, {kind: Shop, name: t}")))
                .containsExactly("a of default/s[Shop]");
    }

    @Test
    void ownersOfAnotherNamespaceAreOthers() {
        assertThat(rows(
                        DEPLOYMENT.replace("name: web}", "name: web-7f, namespace: other}"),
                        pod("a", "Running", "{kind: Deployment, name: web-7f}")))
                .containsExactly("a of default/web-7f[Deployment]", "web-7f of other/web-7f[Deployment] by template");
    }

    @Test
    void terminalPodsReplaceNoTemplate() {
        assertThat(rows(
                        DEPLOYMENT,
                        replicaSet("web-7f", 2),
                        pod("web-7f-a", "Succeeded", BY_REPLICA_SET),
                        pod("web-7f-b", "Failed", BY_REPLICA_SET)))
                .containsExactly("web-7f of default/web[Deployment] by template");
    }

    @Test
    void ownedWorkloadStandsForItsOwner() {
        assertThat(rows(DEPLOYMENT, replicaSet("web-7f", 2), replicaSet("web-8a", 1)))
                .containsExactly(
                        "web-7f of default/web[Deployment] by template",
                        "web-8a of default/web[Deployment] by template");
    }

    @Test
    void ownedWorkloadWithoutReplicasIsHistory() {
        assertThat(rows(DEPLOYMENT, replicaSet("web-6e", 0), replicaSet("web-7f", 2)))
                .containsExactly("web-7f of default/web[Deployment] by template");
        assertThat(rows(DEPLOYMENT, replicaSet("web-6e", 0)))
                .containsExactly("web of default/web[Deployment] by template");
        assertThat(rows(replicaSet("web-6e", 0), DEPLOYMENT, pod("p", "Running", "{kind: ReplicaSet, name: web-6e}")))
                .containsExactly("p of default/web[Deployment]");
    }

    @Test
    void workloadOfItsOwnStaysWhateverItsReplicas() {
        assertThat(rows(DEPLOYMENT.replace("spec: {", "spec: {replicas: 0, ")))
                .containsExactly("web of default/web[Deployment] by template");
    }

    @Test
    void threeGenerationsOfOwners() {
        String cronJob = "{apiVersion: batch/v1, kind: CronJob, metadata: {name: report}, spec: {jobTemplate: {spec:"
                + " {template: {}}}}}\n";
        String job =
                "{apiVersion: batch/v1, kind: Job, metadata: {name: report-1, ownerReferences: [{kind: CronJob, name:"
                        + " report}]}, spec: {template: {}}}\n";
        assertThat(rows(cronJob, job, pod("report-1-x", "Running", "{kind: Job, name: report-1}")))
                .containsExactly("report-1-x of default/report[CronJob]");
        assertThat(rows(cronJob, job)).containsExactly("report-1 of default/report[CronJob] by template");
        assertThat(rows(cronJob)).containsExactly("report of default/report[CronJob] by template");
    }

    @Test
    void podWhoseOwnersHaveMistakesIsLeftOut() {
        Reading reading = Texts.read(
                pod("a", "Running", "{kind: 5, name: x}"),
                ReadingOptions.builder().skipInvalid(true).build());
        assertThat(reading.errors()).extracting(Problem::path).containsExactly("metadata.ownerReferences[0].kind");
        assertThat(reading.cluster().pods()).isEmpty();
    }

    // --- lists

    @Test
    void listsAreFlattened() {
        Reading reading = Texts.read("""
                apiVersion: v1
                kind: List
                items:
                  - {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
                  - apiVersion: v1
                    kind: PodList
                    items:
                      - {metadata: {name: a, namespace: shop}}
                      - {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: shop}}
                  - apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicyList
                    items: [{metadata: {name: deny, namespace: shop}, spec: {}}]
                  - {apiVersion: apps/v1, kind: DeploymentList, items: []}
                  - {apiVersion: apps/v1, kind: DaemonSetList, items: null}
                  - {apiVersion: apps/v1, kind: StatefulSetList}
                  - {apiVersion: v1, kind: ConfigMapList, items: [{metadata: {name: a}}, {metadata: {name: b}}]}
                """);
        assertThat(Texts.lines(reading)).isEmpty();
        assertThat(reading.cluster().namespaces()).containsOnlyKeys("shop");
        assertThat(reading.cluster().pods()).extracting(Pod::displayName).containsExactly("shop/a", "shop/b");
        assertThat(reading.cluster().policies()).hasSize(1);
        assertThat(reading.otherKinds()).hasSize(1).containsEntry("ConfigMap (v1)", 2);
    }

    @Test
    void mistakesInItemsAreFoundWhereTheyStand() {
        assertThat(Texts.problems("""
                apiVersion: v1
                kind: List
                items:
                  - {apiVersion: v1, kind: Pod, metadata: {name: 5}}
                  - 7
                  -
                ---
                {apiVersion: v1, kind: List, items: {}}
                ---
                {apiVersion: v1, kind: PodList, items: [7]}
                """))
                .containsExactly(
                        "policy.yaml:4:50: error: Pod without a name: metadata.name: found the number 5; a text in quotes, such"
                                + " as \"5\", belongs here [wrong-type]",
                        "policy.yaml:5:5: error: found the number 7; a manifest is an object with apiVersion, kind and"
                                + " metadata [not-a-manifest]",
                        "policy.yaml:6:4: error: found nothing; a manifest is an object with apiVersion, kind and metadata"
                                + " [not-a-manifest]",
                        "policy.yaml:8:37: error: List: items: found an object; a list of objects belongs here [wrong-type]",
                        "policy.yaml:10:41: error: found the number 7; a manifest is an object with apiVersion, kind and"
                                + " metadata [not-a-manifest]");
    }

    @Test
    void kindThatOnlySoundsLikeAListIsAnotherKind() {
        Reading reading = Texts.read("""
                {apiVersion: example.com/v1, kind: AllowList, items: [192.0.2.1]}
                ---
                {apiVersion: example.com/v1, kind: DenyList, items: none}
                """);
        assertThat(Texts.lines(reading)).isEmpty();
        assertThat(reading.otherKinds()).containsOnlyKeys("AllowList (example.com/v1)", "DenyList (example.com/v1)");
    }

    @Test
    void itemsOfAListWithADuplicateKeyAreNotUsed() {
        Reading reading = Texts.read(
                "{apiVersion: v1, kind: List, kind: List, items: [{apiVersion: v1, kind: Namespace, metadata: {name: a}}]}",
                ReadingOptions.builder().skipInvalid(true).build());
        assertThat(reading.errors()).hasSize(1);
        assertThat(reading.cluster().namespaces()).isEmpty();
    }

    // --- duplicates

    @Test
    void policiesOfOneNameAreRefusedEvenIfTheySayTheSame() {
        String policy = "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}}\n";
        assertThat(Texts.lines(read(policy, policy, policy.replace("name: a", "name: a, namespace: other"))))
                .containsExactly(
                        "policy.yaml:3:74: error: NetworkPolicy default/a: metadata.name: NetworkPolicy default/a is"
                                + " there already, at policy.yaml:1:74; give one of them another name, or leave it out [duplicate]");
    }

    @Test
    void firstOfTwoPoliciesIsUsedWhereTheRestIsSkipped() {
        String policy =
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: {policyTypes: [%s]}}\n";
        Reading reading = Texts.read(
                policy.formatted("Ingress") + "---\n" + policy.formatted("Egress"),
                ReadingOptions.builder().skipInvalid(true).build());
        assertThat(reading.errors()).hasSize(1);
        assertThat(reading.cluster().policies()).singleElement().satisfies(read -> {
            assertThat(read.isolates()).extracting(Enum::name).containsExactly("INGRESS");
            assertThat(reading.position(read.id(), "spec")).contains(new SourcePosition(Texts.FILE, 1, 84));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {x: %s}}}\n",
                "{apiVersion: v1, kind: Node, metadata: {name: a, labels: {x: %s}}}\n",
                "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selector: {x: %s}}}\n",
                "{apiVersion: v1, kind: Pod, metadata: {name: a, labels: {x: %s}}}\n",
                "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: {metadata: {labels: {x:"
                        + " %s}}}}}\n"
            })
    void otherObjectsMayBeRepeatedIfTheySayTheSame(String object) {
        assertThat(Texts.lines(read(object.formatted("a"), object.formatted("a"))))
                .isEmpty();
        assertThat(Texts.lines(read(object.formatted("a"), object.formatted("b"))))
                .singleElement()
                .asString()
                .contains("metadata.name: ")
                .contains(" is there already, at policy.yaml:1:")
                .endsWith("; give one of them another name, or leave it out [duplicate]");
    }

    @Test
    void sameNameOfAnotherKindIsNoDuplicate() {
        assertThat(rows(DEPLOYMENT, DEPLOYMENT.replace("Deployment", "StatefulSet")))
                .containsExactly(
                        "web of default/web[Deployment] by template", "web of default/web[StatefulSet] by template");
    }

    @Test
    void generatedNamesDiffer() {
        String job = "{apiVersion: batch/v1, kind: Job, metadata: {generateName: job-}, spec: {template: {}}}\n";
        String pod = "{apiVersion: v1, kind: Pod, metadata: {generateName: pod-}}\n";
        assertThat(rows(job, job, pod, pod))
                .containsExactly(
                        "pod-00003 of default/pod-00003[Pod]",
                        "pod-00004 of default/pod-00004[Pod]",
                        "job-00001 of default/job-00001[Job] by template",
                        "job-00002 of default/job-00002[Job] by template");
    }

    @Test
    void defaultNamespaceIsThatOfEveryNamespacedObject() {
        Reading reading = Texts.read(
                String.join(
                        "---\n",
                        DEPLOYMENT,
                        "{apiVersion: v1, kind: Pod, metadata: {name: a}}\n",
                        "{apiVersion: v1, kind: Service, metadata: {name: a}}\n",
                        "{apiVersion: v1, kind: Namespace, metadata: {name: a}}\n"),
                ReadingOptions.builder().defaultNamespace("shop").build());
        assertThat(reading.cluster().pods()).extracting(Pod::namespace).containsExactly("shop", "shop");
        assertThat(reading.cluster().services().get(0).namespace()).isEqualTo("shop");
        assertThat(reading.cluster().namespaces()).containsOnlyKeys("a", "shop");
        assertThat(reading.cluster().assumedNamespaces()).isEqualTo(ImmutableList.of("shop"));
    }

    @Test
    void duplicatesInSeveralFilesNameBothPlaces() {
        String namespace = "{apiVersion: v1, kind: Namespace, metadata: {name: a, labels: {x: %s}}}\n";
        Reading reading = ManifestReader.with(ReadingOptions.defaults())
                .add(namespace.formatted("a"), "one.yaml")
                .add(namespace.formatted("b"), "two.yaml")
                .read();
        assertThat(Texts.lines(reading))
                .containsExactly("two.yaml:1:52: error: Namespace a: metadata.name: Namespace a is there already, at"
                        + " one.yaml:1:52; give one of them another name, or leave it out [duplicate]");
    }
}
