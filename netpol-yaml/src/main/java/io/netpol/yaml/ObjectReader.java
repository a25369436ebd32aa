package io.netpol.yaml;

import com.google.common.base.Equivalence;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.Service;
import io.netpol.cluster.WorkloadId;
import io.netpol.draft.MetadataDraft;
import io.netpol.draft.NetworkPolicyDraft;
import io.netpol.draft.PolicyKind;
import io.netpol.draft.clusterwide.ClusterPolicyDraft;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NetworkPolicy;
import io.netpol.net.IpAddress;
import io.netpol.validation.ClusterPolicyRules;
import io.netpol.validation.JudgedPolicy;
import io.netpol.validation.LabelRules;
import io.netpol.validation.Violations;
import io.netpol.yaml.document.ObjectNode;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one object of a known kind and adds it to the parts of the cluster, unless it has errors. */
final class ObjectReader {
    private static final int MAX_GENERATED_PREFIX = 58;

    private final ReadingOptions options;
    private final ClusterParts parts;
    private final PlainPolicyReader plainPolicies;
    /** In the order of the text, in which their objects come again. */
    private final ArrayDeque<EarlyPolicy> readEarly = new ArrayDeque<>();
    /** Whether policies of which there is nothing to say are read without a draft. */
    private final boolean direct;

    private int generatedNames;

    /** A policy that was read as soon as its object was there. */
    private record EarlyPolicy(ObjectNode object, ClusterParts.PolicyPart policy) {}

    ObjectReader(ReadingOptions options, ClusterParts parts, boolean direct) {
        this.options = options;
        this.parts = parts;
        this.direct = direct;
        this.plainPolicies = new PlainPolicyReader(options.defaultNamespace());
    }

    void read(ObjectKind kind, Fields object) {
        switch (kind) {
            case NAMESPACE -> readNamespace(object);
            case POD -> readPod(object);
            case NODE -> readNode(object);
            case SERVICE -> readService(object);
            case NETWORK_POLICY -> readPolicy(object);
            case CLUSTER_NETWORK_POLICY -> readClusterPolicy(PolicyKind.CLUSTER_NETWORK_POLICY, object);
            case ADMIN_NETWORK_POLICY -> readClusterPolicy(PolicyKind.ADMIN_NETWORK_POLICY, object);
            case BASELINE_ADMIN_NETWORK_POLICY -> readClusterPolicy(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY, object);
            case DEPLOYMENT, REPLICA_SET, STATEFUL_SET, DAEMON_SET, REPLICATION_CONTROLLER, JOB, CRON_JOB ->
                readWorkload(kind, object);
        }
    }

    /** Reads an object that may be a plain policy, and keeps its value for when the object comes again, among the others. */
    void readEarly(ObjectNode object) {
        int kind = object.place("kind");
        if (direct
                && kind >= 0
                && ObjectKind.NETWORK_POLICY
                        .kind()
                        .equals(Plain.text(object.entryAt(kind).value()))) {
            ClusterParts.PolicyPart policy = plainPolicies.read(object);
            if (policy != null) {
                readEarly.add(new EarlyPolicy(object, policy));
            }
        }
    }

    /** Forgets what was read early and never came again. */
    void forgetEarly() {
        readEarly.clear();
    }

    private ClusterParts.@Nullable PolicyPart plainPolicy(ObjectNode object) {
        EarlyPolicy next = readEarly.peek();
        return next != null && Equivalence.identity().equivalent(next.object, object)
                ? readEarly.remove().policy
                : plainPolicies.read(object);
    }

    private void readPolicy(Fields object) {
        ObjectProblems problems = object.problems();
        ClusterParts.PolicyPart plain = direct && !problems.hasErrors() ? plainPolicy(object.node()) : null;
        if (plain != null) {
            parts.policies.add(new ClusterParts.Part<>(plain, problems));
            return;
        }
        NetworkPolicyDraft draft = NetworkPolicyReader.read(object, options.defaultNamespace());
        JudgedPolicy judged = JudgedPolicy.of(draft, options.strictness());
        problems.violations(judged.violations());
        if (!options.kubernetes().publishesPodSelectorAsOptional()
                && draft.podSelector().isEmpty()) {
            problems.warning(
                    "pod-selector-omitted",
                    object.value("spec").map(spec -> spec.position()).orElse(object.position()),
                    "spec",
                    "podSelector is left out, which clients before Kubernetes 1.34 refuse; write podSelector: {}");
        }
        if (!problems.hasErrors()) {
            NetworkPolicy policy = NetworkPolicy.of(named(judged));
            parts.policies.add(new ClusterParts.Part<>(
                    new ClusterParts.PolicyPart(policy, NetworkPolicyReader.syntax(draft, policy.isolates())),
                    problems));
        }
    }

    private void readClusterPolicy(PolicyKind kind, Fields object) {
        ObjectProblems problems = object.problems();
        ClusterPolicyDraft draft = ClusterPolicyReader.read(kind, object, options);
        problems.violations(ClusterPolicyRules.check(draft, options.channel(), options.strictness()));
        if (!problems.hasErrors()) {
            ClusterPolicyDraft named = ClusterPolicyDraft.builder()
                    .from(draft)
                    .metadata(named(draft.metadata()))
                    .build();
            parts.clusterPolicies.add(new ClusterParts.Part<>(
                    ClusterNetworkPolicy.of(named, options.channel(), options.strictness()), problems));
        }
    }

    private JudgedPolicy named(JudgedPolicy judged) {
        NetworkPolicyDraft draft = judged.draft();
        if (!draft.metadata().name().orElse("").isEmpty()) {
            return judged;
        }
        NetworkPolicyDraft named = NetworkPolicyDraft.builder()
                .from(draft)
                .metadata(named(draft.metadata()))
                .build();
        return JudgedPolicy.of(named, judged.strictness());
    }

    private MetadataDraft named(MetadataDraft metadata) {
        return MetadataDraft.builder()
                .from(metadata)
                .name(name(metadata.name(), metadata.generateName()))
                .build();
    }

    /**
     * Gives the name of an object, empty where it has none. One with {@code generateName} alone gets a number behind a prefix
     * of at most 58 characters, where the API server puts five random letters; the same each time.
     */
    private String name(Optional<String> given, Optional<String> generateName) {
        String name = given.orElse("");
        String prefix = generateName.orElse("");
        if (!name.isEmpty() || prefix.isEmpty()) {
            return name;
        }
        generatedNames++;
        return prefix.substring(0, Math.min(prefix.length(), MAX_GENERATED_PREFIX))
                + String.format(Locale.ROOT, "%05d", generatedNames);
    }

    private void readNamespace(Fields object) {
        Named named = new Named(object, false);
        if (!object.problems().hasErrors()) {
            parts.namespaces.add(new ClusterParts.Part<>(Namespace.of(named.name, named.labels), object.problems()));
        }
    }

    private void readNode(Fields object) {
        Named named = new Named(object, false);
        Node.Builder node = Node.builder().name(named.name).labels(named.labels);
        Set<IpAddress> ips = new LinkedHashSet<>();
        object.object("status").ifPresent(status -> {
            for (Fields address : status.objects("addresses")) {
                if (address.text("type").filter(type -> type.endsWith("IP")).isPresent()) {
                    PodReader.address(address, "address").ifPresent(ips::add);
                }
            }
        });
        if (!object.problems().hasErrors()) {
            parts.nodes.add(new ClusterParts.Part<>(node.ips(ips).build(), object.problems()));
        }
    }

    private void readService(Fields object) {
        Named named = new Named(object, true);
        Service.Builder service = Service.builder().namespace(named.namespace).name(named.name);
        Set<IpAddress> ips = new LinkedHashSet<>();
        object.object("spec").ifPresent(spec -> {
            service.selector(spec.textMap("selector"));
            for (String text : spec.texts("clusterIPs")) {
                IpAddress.tryParse(text).ifPresent(ips::add);
            }
            spec.text("clusterIP").flatMap(IpAddress::tryParse).ifPresent(ips::add);
        });
        if (!object.problems().hasErrors()) {
            parts.services.add(new ClusterParts.Part<>(service.clusterIps(ips).build(), object.problems()));
        }
    }

    private void readPod(Fields object) {
        Named named = new Named(object, true);
        Pod.Builder pod =
                Pod.builder().namespace(named.namespace).name(named.name).labels(named.labels);
        object.object("spec").ifPresent(spec -> PodReader.readSpec(spec, pod));
        object.object("status").ifPresent(status -> PodReader.readStatus(status, pod));
        if (!object.problems().hasErrors()) {
            parts.pods.add(new ClusterParts.Part<>(
                    new ClusterParts.OwnedPod(pod.build(), named.controller), object.problems()));
        }
    }

    private void readWorkload(ObjectKind kind, Fields object) {
        Named named = new Named(object, true);
        Optional<Fields> spec = object.object("spec");
        Optional<Fields> template = spec;
        for (String step : kind.templatePath()) {
            template = template.flatMap(fields -> fields.object(step));
        }
        if (template.isEmpty() && !object.problems().hasErrors()) {
            object.problems()
                    .error(
                            "required",
                            object.position(),
                            "spec." + String.join(".", kind.templatePath()),
                            "a " + kind.kind() + " needs a pod template");
        }
        WorkloadId id = new WorkloadId(named.namespace, named.name, kind.kind());
        Pod.Builder pod = Pod.builder()
                .namespace(named.namespace)
                .name(named.name)
                .workload(id)
                .fromTemplate(true);
        template.flatMap(fields -> fields.object("metadata"))
                .ifPresent(metadata -> pod.labels(checkedLabels(metadata)));
        template.flatMap(fields -> fields.object("spec")).ifPresent(podSpec -> PodReader.readSpec(podSpec, pod));
        int replicas = spec.map(fields -> fields.integer("replicas").orElse(1)).orElse(1);
        if (!object.problems().hasErrors()) {
            parts.workloads.add(new ClusterParts.Part<>(
                    new ClusterParts.Workload(id, pod.build(), named.controller, replicas), object.problems()));
        }
    }

    private static ImmutableMap<String, String> checkedLabels(Fields metadata) {
        ImmutableMap<String, String> labels = metadata.textMap("labels");
        Violations violations = Violations.collector();
        Violations at = violations;
        for (String step : metadata.path().split("\\.", -1)) {
            at = at.field(step);
        }
        LabelRules.checkLabels(labels, at.field("labels"));
        metadata.problems().violations(violations.toList());
        return labels;
    }

    /** The metadata of an object that is no policy. */
    private final class Named {
        private String name = "";
        private String namespace = options.defaultNamespace();
        private ImmutableMap<String, String> labels = ImmutableMap.of();
        private ImmutableList<WorkloadId> controller = ImmutableList.of();

        Named(Fields object, boolean namespaced) {
            object.object("metadata").ifPresent(metadata -> {
                name = name(metadata.text("name"), metadata.text("generateName"));
                if (namespaced) {
                    namespace = metadata.text("namespace")
                            .filter(text -> !text.isEmpty())
                            .orElse(namespace);
                }
                labels = checkedLabels(metadata);
                controller = controller(metadata.objects("ownerReferences"));
            });
            if (name.isEmpty() && !object.problems().hasErrorAt("metadata.name")) {
                object.problems()
                        .error(
                                "required",
                                object.position(),
                                "metadata.name",
                                "a name is required; write one, such as web");
            }
        }

        /** The owner marked as controller, else the first; one without a kind shows as a pod. */
        private ImmutableList<WorkloadId> controller(ImmutableList<Fields> owners) {
            return owners.stream()
                    .filter(owner -> owner.flag("controller"))
                    .findFirst()
                    .or(() -> owners.stream().findFirst())
                    .flatMap(owner -> owner.text("name")
                            .map(ownerName -> new WorkloadId(
                                    namespace, ownerName, owner.text("kind").orElse(WorkloadId.POD))))
                    .stream()
                    .collect(ImmutableList.toImmutableList());
        }
    }
}
