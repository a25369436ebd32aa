package io.netpol.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netpol.net.IpAddress;
import io.netpol.net.IpFamily;
import io.netpol.net.Protocol;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Namespaces, pods, nodes, services and what they consist of. */
class ClusterValuesTest {
    private static final IpAddress IP4 = IpAddress.parse("10.0.0.1");
    private static final IpAddress IP6 = IpAddress.parse("2001:db8::1");

    @Test
    void aPodHasDefaults() {
        Pod pod = Pod.builder().namespace("x").name("a").build();

        assertThat(pod.labels()).isEmpty();
        assertThat(pod.ips()).isEmpty();
        assertThat(pod.ports()).isEmpty();
        assertThat(pod.hostNetwork()).isFalse();
        assertThat(pod.phase()).isEqualTo(PodPhase.UNKNOWN);
        assertThat(pod.node()).isEmpty();
        assertThat(pod.fromTemplate()).isFalse();
        assertThat(pod.workload()).isEqualTo(new WorkloadId("x", "a", "Pod"));
        assertThat(pod.displayName()).isEqualTo("x/a");
        assertThat(pod.ip(IpFamily.IPV4)).isEmpty();
    }

    @Test
    void aPodNeedsNamespaceAndName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Pod.builder().name("a").build())
                .withMessageContaining("namespace");
        assertThatIllegalStateException()
                .isThrownBy(() -> Pod.builder().namespace("x").build())
                .withMessageContaining("name");
    }

    @Test
    void aPodFromATemplateIsNamedAfterItsWorkload() {
        Pod pod = Pod.builder()
                .namespace("x")
                .name("web")
                .workload(new WorkloadId("x", "web", "Deployment"))
                .fromTemplate(true)
                .build();

        assertThat(pod.displayName()).isEqualTo("x/web[Deployment]");
    }

    @Test
    void aPodsOwnAddressesAreInOrder() {
        Pod pod = Pod.builder()
                .namespace("x")
                .name("a")
                .putLabels("b", "2")
                .putLabels("a", "1")
                .addIps(IP6, IP4, IpAddress.parse("10.0.0.2"))
                .build();

        assertThat(pod.ip(IpFamily.IPV4)).contains(IP4);
        assertThat(pod.ip(IpFamily.IPV6)).contains(IP6);
        assertThat(pod.ips()).startsWith(IP6);
        assertThat(pod.labels().keySet()).containsExactly("a", "b");
    }

    @Test
    void aNode() {
        Node node = Node.builder().name("n1").addIps(IP4).putLabels("zone", "a").build();

        assertThat(node.displayName()).isEqualTo("node n1");
        assertThat(node.ip(IpFamily.IPV4)).contains(IP4);
        assertThat(node.ip(IpFamily.IPV6)).isEmpty();
        assertThat(node.labels()).containsExactly(Map.entry("zone", "a"));
        assertThat(Node.builder().name("n1").build().ips()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> Node.builder().build());
    }

    @Test
    void anExternalAddress() {
        ExternalAddress external = new ExternalAddress(IP6);

        assertThat(external.ips()).containsExactly(IP6);
        assertThat(external.displayName()).isEqualTo("2001:db8::1");
        assertThat(external.ip(IpFamily.IPV6)).contains(IP6);
        assertThat(external.ip(IpFamily.IPV4)).isEmpty();
    }

    @Test
    void endpointsAreToldApart() {
        List<Endpoint> endpoints = List.of(
                Pod.builder().namespace("x").name("a").build(),
                Node.builder().name("n").build(),
                new ExternalAddress(IP4));

        assertThat(endpoints)
                .extracting(endpoint -> endpoint.<String>match(
                        pod -> "pod " + pod.name(), Node::displayName, external -> "address " + external.address()))
                .containsExactly("pod a", "node n", "address 10.0.0.1");
    }

    @Test
    void theAutomaticLabelIsForced() {
        assertThat(Namespace.of("x").labels()).containsExactly(Map.entry("kubernetes.io/metadata.name", "x"));
        assertThat(Namespace.of("x", Map.of("kubernetes.io/metadata.name", "y", "z", "1", "a", ""))
                        .labels())
                .containsExactly(
                        Map.entry("a", ""), Map.entry("kubernetes.io/metadata.name", "x"), Map.entry("z", "1"));
        assertThat(Namespace.of("x")).isEqualTo(Namespace.of("x", Map.of("kubernetes.io/metadata.name", "y")));
    }

    @Test
    void aService() {
        Service service = Service.builder()
                .namespace("x")
                .name("s")
                .putSelector("b", "2")
                .putSelector("a", "1")
                .addClusterIps(IP4, IP6)
                .build();

        assertThat(service.selector().keySet()).containsExactly("a", "b");
        assertThat(service.clusterIps()).containsExactly(IP4, IP6);
        assertThat(Service.builder().namespace("x").name("s").build().selector())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 80, 65_535})
    void containerPorts(int port) {
        assertThat(new ContainerPort("http", Protocol.UDP, port).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 65_536})
    void otherNumbersAreNoContainerPorts(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContainerPort("http", Protocol.TCP, port))
                .withMessage("container port http: " + port + " is no port; ports are 1 to 65535");
    }

    @Test
    void aContainerPortHasAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContainerPort("", Protocol.TCP, 80))
                .withMessage("a container port without a name is of no interest to policies; leave it out");
    }

    @ParameterizedTest
    @CsvSource({
        "Pending, PENDING, false",
        "Running, RUNNING, false",
        "Succeeded, SUCCEEDED, true",
        "Failed, FAILED, true",
        "Unknown, UNKNOWN, false"
    })
    void phases(String text, PodPhase phase, boolean terminal) {
        assertThat(PodPhase.of(text)).contains(phase);
        assertThat(phase).hasToString(text);
        assertThat(phase.isTerminal()).isEqualTo(terminal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "running", "RUNNING", "Completed", "Running "})
    void otherTextsAreNoPhases(String text) {
        assertThat(PodPhase.of(text)).isEmpty();
    }

    @Test
    void workloadsAreOrderedByNamespaceNameKind() {
        Stream<WorkloadId> mixed = Stream.of(
                new WorkloadId("b", "a", "A"),
                new WorkloadId("a", "b", "A"),
                new WorkloadId("a", "a", "B"),
                new WorkloadId("a", "a", "A"));

        assertThat(mixed.sorted().map(WorkloadId::toString)).containsExactly("a/a[A]", "a/a[B]", "a/b[A]", "b/a[A]");
    }
}
