package io.netpol.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.PodPhase;
import io.netpol.cluster.Service;
import io.netpol.cluster.WorkloadId;
import io.netpol.net.IpAddress;
import io.netpol.yaml.ReadingOptions.UnknownPeers;
import java.util.Arrays;
import java.util.Map;

/** The objects of a cluster as Jackson trees: what bears on verdicts, and nothing else. */
final class ClusterJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ClusterJson() {}

    /**
     * Gives the objects that read back as the same cluster: namespaces, nodes, services, live pods, workloads for pods
     * from templates, policies.
     *
     * @param unknownPeers whether to write peers that are not known here, for a reader that lets them pass
     * @throws IllegalArgumentException for a pod from the template of a workload whose kind has none
     */
    static ImmutableList<JsonNode> of(Cluster cluster, UnknownPeers unknownPeers) {
        ImmutableList.Builder<JsonNode> objects = ImmutableList.builder();
        cluster.namespaces().values().stream()
                .filter(namespace -> !cluster.assumedNamespaces().contains(namespace.name()))
                .forEach(namespace -> objects.add(namespace(namespace)));
        cluster.nodes().values().forEach(node -> objects.add(node(node)));
        cluster.services().forEach(service -> objects.add(service(service)));
        ImmutableListMultimap.Builder<WorkloadId, Pod> templates = ImmutableListMultimap.builder();
        for (ImmutableList<Pod> pods : ImmutableList.of(cluster.pods(), cluster.terminalPods())) {
            for (Pod pod : pods) {
                if (pod.fromTemplate()) {
                    templates.put(pod.workload(), pod);
                } else {
                    objects.add(pod(pod));
                }
            }
        }
        templates
                .build()
                .asMap()
                .forEach((workload, pods) -> addWorkload(workload, ImmutableList.copyOf(pods), objects));
        cluster.policies().forEach(policy -> objects.add(ManifestJson.of(policy)));
        cluster.clusterPolicies().forEach(policy -> objects.add(ClusterPolicyJson.of(policy, unknownPeers)));
        return objects.build();
    }

    private static ObjectNode namespace(Namespace namespace) {
        ObjectNode object = object(ObjectKind.NAMESPACE);
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("name", namespace.name());
        putTexts(metadata, "labels", namespace.labels());
        return object;
    }

    private static ObjectNode node(Node node) {
        ObjectNode object = object(ObjectKind.NODE);
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("name", node.name());
        putTexts(metadata, "labels", node.labels());
        if (!node.ips().isEmpty()) {
            ArrayNode addresses = object.putObject("status").putArray("addresses");
            node.ips()
                    .forEach(ip ->
                            addresses.addObject().put("type", "InternalIP").put("address", ip.toString()));
        }
        return object;
    }

    private static ObjectNode service(Service service) {
        ObjectNode object = object(ObjectKind.SERVICE);
        putName(object, service.namespace(), service.name());
        ObjectNode spec = object.putObject("spec");
        putTexts(spec, "selector", service.selector());
        if (!service.clusterIps().isEmpty()) {
            spec.put("clusterIP", service.clusterIps().get(0).toString());
            ArrayNode ips = spec.putArray("clusterIPs");
            service.clusterIps().forEach(ip -> ips.add(ip.toString()));
        }
        return object;
    }

    private static ObjectNode pod(Pod pod) {
        ObjectNode object = object(ObjectKind.POD);
        ObjectNode metadata = putName(object, pod.namespace(), pod.name());
        putTexts(metadata, "labels", pod.labels());
        if (!pod.workload().equals(new WorkloadId(pod.namespace(), pod.name(), WorkloadId.POD))) {
            putOwner(metadata, pod.workload());
        }
        object.set("spec", podSpec(pod));
        putStatus(object, pod);
        return object;
    }

    private static ObjectNode podSpec(Pod pod) {
        ObjectNode spec = JSON.objectNode();
        if (pod.hostNetwork()) {
            spec.put("hostNetwork", true);
        }
        pod.node().ifPresent(node -> spec.put("nodeName", node));
        ObjectNode container = spec.putArray("containers").addObject();
        container.put("name", "main");
        if (!pod.ports().isEmpty()) {
            ArrayNode ports = container.putArray("ports");
            for (ContainerPort port : pod.ports()) {
                ports.addObject()
                        .put("name", port.name())
                        .put("protocol", port.protocol().name())
                        .put("containerPort", port.port());
            }
        }
        return spec;
    }

    private static void putStatus(ObjectNode object, Pod pod) {
        ObjectNode status = JSON.objectNode();
        if (pod.phase() != PodPhase.UNKNOWN) {
            status.put("phase", pod.phase().toString());
        }
        if (!pod.ips().isEmpty()) {
            status.put("podIP", pod.ips().get(0).toString());
            ArrayNode ips = status.putArray("podIPs");
            for (IpAddress ip : pod.ips()) {
                ips.addObject().put("ip", ip.toString());
            }
        }
        if (!status.isEmpty()) {
            object.set("status", status);
        }
    }

    /**
     * Adds the workload with its template. Several templates, or one of another name, come from workloads that it owns: a
     * Deployment's ReplicaSets, a CronJob's Jobs.
     */
    private static void addWorkload(
            WorkloadId workload, ImmutableList<Pod> pods, ImmutableList.Builder<JsonNode> objects) {
        ObjectKind kind = Arrays.stream(ObjectKind.values())
                .filter(known -> known.kind().equals(workload.kind())
                        && !known.templatePath().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        workload + ": a " + workload.kind() + " has no pod template, so no manifest can say it"));
        boolean itself = pods.size() == 1 && pods.get(0).name().equals(workload.name());
        ObjectNode top = object(kind);
        putName(top, workload.namespace(), workload.name());
        objects.add(top);
        if (itself) {
            putTemplate(top, kind, podTemplate(pods.get(0)));
            return;
        }
        putTemplate(top, kind, JSON.objectNode());
        ObjectKind owned = kind == ObjectKind.CRON_JOB ? ObjectKind.JOB : ObjectKind.REPLICA_SET;
        for (Pod pod : pods) {
            ObjectNode object = object(owned);
            putOwner(putName(object, pod.namespace(), pod.name()), workload);
            putTemplate(object, owned, podTemplate(pod));
            objects.add(object);
        }
    }

    private static ObjectNode podTemplate(Pod pod) {
        ObjectNode template = JSON.objectNode();
        if (!pod.labels().isEmpty()) {
            putTexts(template.putObject("metadata"), "labels", pod.labels());
        }
        template.set("spec", podSpec(pod));
        return template;
    }

    private static void putTemplate(ObjectNode workload, ObjectKind kind, ObjectNode template) {
        ObjectNode place = workload.putObject("spec");
        ImmutableList<String> path = kind.templatePath();
        for (String step : path.subList(0, path.size() - 1)) {
            place = place.putObject(step);
        }
        place.set(path.get(path.size() - 1), template);
    }

    private static ObjectNode object(ObjectKind kind) {
        ObjectNode object = JSON.objectNode();
        ObjectKind.newestVersion(kind.kind()).ifPresent(version -> object.put("apiVersion", version));
        return object.put("kind", kind.kind());
    }

    private static ObjectNode putName(ObjectNode object, String namespace, String name) {
        return object.putObject("metadata").put("name", name).put("namespace", namespace);
    }

    private static void putOwner(ObjectNode metadata, WorkloadId owner) {
        ObjectNode reference = metadata.putArray("ownerReferences").addObject();
        ObjectKind.newestVersion(owner.kind()).ifPresent(version -> reference.put("apiVersion", version));
        reference.put("kind", owner.kind()).put("name", owner.name()).put("controller", true);
    }

    private static void putTexts(ObjectNode node, String field, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            ObjectNode map = node.putObject(field);
            texts.forEach(map::put);
        }
    }
}
