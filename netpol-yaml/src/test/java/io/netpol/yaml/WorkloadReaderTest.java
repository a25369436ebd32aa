package io.netpol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.PodPhase;
import io.netpol.cluster.Service;
import io.netpol.cluster.WorkloadId;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What policies act on, as manifests describe it (rules S28, S46, S50, S54, S63). */
class WorkloadReaderTest {

    private static Cluster cluster(String text) {
        Reading reading = Texts.read(text);
        assertThat(Texts.lines(reading)).isEmpty();
        return reading.cluster();
    }

    private static Pod pod(String text) {
        ImmutableList<Pod> pods = cluster(text).pods();
        assertThat(pods).hasSize(1);
        return pods.get(0);
    }

    private static ImmutableList<IpAddress> ips(String... texts) {
        return List.of(texts).stream().map(IpAddress::parse).collect(ImmutableList.toImmutableList());
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment",
        "apps/v1beta2, Deployment",
        "apps/v1beta1, Deployment",
        "extensions/v1beta1, Deployment",
        "apps/v1, ReplicaSet",
        "apps/v1, StatefulSet",
        "apps/v1, DaemonSet",
        "v1, ReplicationController",
        "batch/v1, Job"
    })
    void templateMakesAPod(String apiVersion, String kind) {
        Pod pod = pod("""
                apiVersion: %s
                kind: %s
                metadata: {name: web, namespace: shop, labels: {of: workload}}
                spec:
                  replicas: 3
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers:
                        - name: web
                          ports: [{name: http, containerPort: 8080}, {containerPort: 9090}]
                """.formatted(apiVersion, kind));
        assertThat(pod)
                .isEqualTo(Pod.builder()
                        .namespace("shop")
                        .name("web")
                        .labels(Map.of("app", "web"))
                        .addPorts(new ContainerPort("http", Protocol.TCP, 8080))
                        .workload(new WorkloadId("shop", "web", kind))
                        .fromTemplate(true)
                        .build());
        assertThat(pod.displayName()).isEqualTo("shop/web[" + kind + "]");
    }

    @ParameterizedTest
    @CsvSource({"batch/v1", "batch/v1beta1"})
    void templateOfACronJob(String apiVersion) {
        Pod pod = pod("""
                apiVersion: %s
                kind: CronJob
                metadata: {name: report}
                spec:
                  jobTemplate:
                    spec:
                      template:
                        metadata: {labels: {app: report}}
                        spec: {hostNetwork: true}
                """.formatted(apiVersion));
        assertThat(pod.labels()).isEqualTo(Map.of("app", "report"));
        assertThat(pod.hostNetwork()).isTrue();
        assertThat(pod.displayName()).isEqualTo("default/report[CronJob]");
    }

    @Test
    void templateWithoutLabelsOrSpecIsAPodToo() {
        assertThat(pod("{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: {}}}")
                        .labels())
                .isEmpty();
    }

    @Test
    void workloadWithoutTemplate() {
        assertThat(Texts.problems("{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}"))
                .containsExactly("policy.yaml:1:1: error: Deployment default/a: spec.template: a Deployment needs a pod"
                        + " template [required]");
        assertThat(Texts.problems(
                        "{apiVersion: batch/v1, kind: CronJob, metadata: {name: a}, spec: {jobTemplate: {}}}"))
                .containsExactly(
                        "policy.yaml:1:1: error: CronJob default/a: spec.jobTemplate.spec.template: a CronJob needs a"
                                + " pod template [required]");
        assertThat(Texts.problems("{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: []}"))
                .containsExactly(
                        "policy.yaml:1:68: error: Deployment default/a: spec: found a list; an object (write its"
                                + " fields below, each with a name) belongs here [wrong-type]");
    }

    @Test
    void faultyWorkload() {
        assertThat(Texts.problems("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, ownerReferences: [{name: a, controller: 1}]}
                spec:
                  replicas: two
                  template:
                    metadata: {labels: {app: -web}}
                """))
                .containsExactly(
                        "policy.yaml:3:63: error: Deployment default/web: metadata.ownerReferences[0].controller: found the"
                                + " number 1; true or false without quotes belongs here [wrong-type]",
                        "policy.yaml:5:13: error: Deployment default/web: spec.replicas: found the text \"two\"; a whole number"
                                + " without quotes belongs here [wrong-type]",
                        "policy.yaml:7:25: error: Deployment default/web: spec.template.metadata.labels: the value of label"
                                + " \"app\": \"-web\" is no label value: it is empty, or may hold letters, digits, '-', '_' and"
                                + " '.', and starts and ends with a letter or digit [invalid]");
    }

    @Test
    void pod() {
        Pod pod = pod("""
                apiVersion: v1
                kind: Pod
                metadata: {name: web-1, namespace: shop, labels: {app: web}}
                spec:
                  nodeName: one
                  someFieldOfTomorrow: 1
                  containers: [{name: web}]
                status:
                  phase: Running
                  podIP: 10.0.0.7
                  podIPs: [{ip: 10.0.0.7}, {ip: "2001:DB8::7"}]
                  hostIP: 192.0.2.1
                """);
        assertThat(pod)
                .isEqualTo(Pod.builder()
                        .namespace("shop")
                        .name("web-1")
                        .labels(Map.of("app", "web"))
                        .node("one")
                        .phase(PodPhase.RUNNING)
                        .ips(ips("10.0.0.7", "2001:db8::7"))
                        .build());
    }

    @Test
    void barePod() {
        Pod pod = pod("{apiVersion: v1, kind: Pod, metadata: {name: web}}");
        assertThat(pod).isEqualTo(Pod.builder().namespace("default").name("web").build());
        assertThat(pod("{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: null}, spec: {nodeName: ''},"
                        + " status: {phase: '', podIP: '', podIPs: []}}"))
                .isEqualTo(pod);
    }

    @Test
    void singleAddress() {
        assertThat(pod("{apiVersion: v1, kind: Pod, metadata: {name: web}, status: {podIP: 10.0.0.7}}")
                        .ips())
                .isEqualTo(ips("10.0.0.7"));
    }

    @Test
    void portsOfContainersAndSidecarsArePooled() {
        Pod pod = pod("""
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  containers:
                    - ports:
                        - {name: http, containerPort: 8080}
                        - {name: dns, containerPort: 53, protocol: UDP}
                        - {name: "", containerPort: 1}
                        - {name: m3ua, containerPort: 2905, protocol: SCTP}
                    - ports: [{name: http, containerPort: 8081, protocol: ""}]
                    - ports:
                  initContainers:
                    - restartPolicy: Always
                      ports: [{name: mesh, containerPort: 15001}]
                    - restartPolicy: OnFailure
                      ports: [{name: once, containerPort: 1}]
                    - ports: [{name: init, containerPort: 2}]
                  ephemeralContainers:
                    - ports: [{name: debug, containerPort: 3}]
                """);
        assertThat(pod.ports())
                .containsExactly(
                        new ContainerPort("http", Protocol.TCP, 8080),
                        new ContainerPort("dns", Protocol.UDP, 53),
                        new ContainerPort("m3ua", Protocol.SCTP, 2905),
                        new ContainerPort("http", Protocol.TCP, 8081),
                        new ContainerPort("mesh", Protocol.TCP, 15_001));
    }

    @Test
    void faultyPorts() {
        assertThat(Texts.problems("""
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  containers:
                    - ports:
                        - {name: a, containerPort: 0}
                        - {name: b, containerPort: 65536}
                        - {name: c, containerPort: 80, protocol: tcp}
                        - {name: d, containerPort: "80"}
                        - {name: 8080, containerPort: 80}
                        - {name: e}
                """))
                .containsExactly(
                        "policy.yaml:7:36: error: Pod default/web: spec.containers[0].ports[0].containerPort: 0 is no port;"
                                + " ports are 1 to 65535 [invalid]",
                        "policy.yaml:8:36: error: Pod default/web: spec.containers[0].ports[1].containerPort: 65536 is no"
                                + " port; ports are 1 to 65535 [invalid]",
                        "policy.yaml:9:50: error: Pod default/web: spec.containers[0].ports[2].protocol: \"tcp\" is no"
                                + " protocol; write TCP, UDP or SCTP [invalid]",
                        "policy.yaml:10:36: error: Pod default/web: spec.containers[0].ports[3].containerPort: found the text"
                                + " \"80\"; a whole number without quotes belongs here [wrong-type]",
                        "policy.yaml:11:18: error: Pod default/web: spec.containers[0].ports[4].name: found the number 8080; a"
                                + " text in quotes, such as \"8080\", belongs here [wrong-type]",
                        "policy.yaml:12:11: warning: Pod default/web: spec.containers[0].ports[5]: port \"e\" has no"
                                + " containerPort, so no policy can mean it; write containerPort [no-container-port]");
    }

    @ParameterizedTest
    @EnumSource(PodPhase.class)
    void phase(PodPhase phase) {
        Cluster cluster = cluster("{apiVersion: v1, kind: Pod, metadata: {name: web}, status: {phase: " + phase + "}}");
        assertThat(phase.isTerminal() ? cluster.terminalPods() : cluster.pods())
                .extracting(Pod::phase)
                .containsExactly(phase);
        assertThat(phase.isTerminal() ? cluster.pods() : cluster.terminalPods()).isEmpty();
    }

    @Test
    void faultyStatus() {
        assertThat(Texts.problems("""
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec: {hostNetwork: "true"}
                status:
                  phase: running
                  podIP: 10.0.0
                  podIPs: [{ip: 10.0.0.256}, 10.0.0.1]
                """))
                .containsExactly(
                        "policy.yaml:4:21: error: Pod default/web: spec.hostNetwork: found the text \"true\"; true or false"
                                + " without quotes belongs here [wrong-type]",
                        "policy.yaml:6:10: error: Pod default/web: status.phase: \"running\" is no phase; write Pending,"
                                + " Running, Succeeded, Failed or Unknown [invalid]",
                        "policy.yaml:7:10: error: Pod default/web: status.podIP: \"10.0.0\" is no IP address; write one such"
                                + " as 192.0.2.7 or 2001:db8::7 [invalid]",
                        "policy.yaml:8:17: error: Pod default/web: status.podIPs[0].ip: \"10.0.0.256\" is no IP address; write"
                                + " one such as 192.0.2.7 or 2001:db8::7 [invalid]",
                        "policy.yaml:8:30: error: Pod default/web: status.podIPs[1]: found the text \"10.0.0.1\"; an object"
                                + " (write its fields below, each with a name) belongs here [wrong-type]");
    }

    @Test
    void namespaceHasItsNameAsALabelWhateverTheManifestSays() {
        Cluster cluster = cluster("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: shop, namespace: ignored, labels: {team: a, kubernetes.io/metadata.name: other}}
                """);
        assertThat(cluster.namespaces().values()).containsExactly(Namespace.of("shop", Map.of("team", "a")));
        assertThat(cluster.namespaces().get("shop").labels())
                .isEqualTo(Map.of("team", "a", "kubernetes.io/metadata.name", "shop"));
    }

    @Test
    void node() {
        Cluster cluster = cluster("""
                apiVersion: v1
                kind: Node
                metadata: {name: one, labels: {zone: a}}
                status:
                  addresses:
                    - {type: Hostname, address: one.example.com}
                    - {type: InternalIP, address: 192.0.2.1}
                    - {type: ExternalIP, address: 203.0.113.1}
                    - {type: InternalIP, address: "2001:db8::1"}
                    - {type: InternalIP, address: 192.0.2.1}
                    - {type: ExternalIP, address: ""}
                    - {address: 192.0.2.9}
                """);
        assertThat(cluster.nodes().values())
                .containsExactly(Node.builder()
                        .name("one")
                        .labels(Map.of("zone", "a"))
                        .ips(ips("192.0.2.1", "203.0.113.1", "2001:db8::1"))
                        .build());
        assertThat(cluster("{apiVersion: v1, kind: Node, metadata: {name: one}}")
                        .nodes()
                        .get("one")
                        .ips())
                .isEmpty();
        assertThat(Texts.problems(
                        "{apiVersion: v1, kind: Node, metadata: {name: one}, status: {addresses: [{type: InternalIP,"
                                + " address: one}]}}"))
                .containsExactly(
                        "policy.yaml:1:102: error: Node one: status.addresses[0].address: \"one\" is no IP address;"
                                + " write one such as 192.0.2.7 or 2001:db8::7 [invalid]");
    }

    @Test
    void service() {
        Cluster cluster = cluster("""
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: shop}
                spec:
                  selector: {app: web}
                  clusterIP: 10.96.0.7
                  clusterIPs: [10.96.0.7, "fd00::7"]
                  ports: [{port: 80}]
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: headless}
                spec: {clusterIP: None, clusterIPs: [None]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: bare}
                """);
        assertThat(cluster.services())
                .containsExactly(
                        Service.builder()
                                .namespace("shop")
                                .name("web")
                                .selector(Map.of("app", "web"))
                                .clusterIps(ips("10.96.0.7", "fd00::7"))
                                .build(),
                        Service.builder().namespace("default").name("headless").build(),
                        Service.builder().namespace("default").name("bare").build());
        assertThat(Texts.problems("{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {a: 1}}}"))
                .containsExactly(
                        "policy.yaml:1:77: error: Service default/web: spec.selector[a]: found the number 1; a text in"
                                + " quotes, such as \"1\", belongs here [wrong-type]");
    }

    @ParameterizedTest
    @CsvSource({"v1, Namespace", "v1, Pod", "v1, Node", "v1, Service"})
    void nameIsRequired(String apiVersion, String kind) {
        String object = "{apiVersion: " + apiVersion + ", kind: " + kind;
        String required = "policy.yaml:1:1: error: " + kind
                + " without a name: metadata.name: a name is required; write one, such as web [required]";
        assertThat(Texts.problems(object + "}")).containsExactly(required);
        assertThat(Texts.problems(object + ", metadata: {name: ''}}")).containsExactly(required);
        assertThat(Texts.problems(object + ", metadata: {name: 5}}"))
                .singleElement()
                .asString()
                .contains("metadata.name: found the number 5")
                .endsWith("[wrong-type]");
    }
}
