package io.netpol.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.netpol.draft.PolicyKind;
import io.netpol.internal.Nearest;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of objects that mean something here, recognised by {@code apiVersion} and {@code kind} together. */
enum ObjectKind {
    NAMESPACE("Namespace", "v1"),
    POD("Pod", "v1"),
    NODE("Node", "v1"),
    SERVICE("Service", "v1"),
    DEPLOYMENT("Deployment", "apps/v1", "apps/v1beta2", "apps/v1beta1", "extensions/v1beta1"),
    REPLICA_SET("ReplicaSet", "apps/v1", "apps/v1beta2", "extensions/v1beta1"),
    STATEFUL_SET("StatefulSet", "apps/v1", "apps/v1beta2", "apps/v1beta1"),
    DAEMON_SET("DaemonSet", "apps/v1", "apps/v1beta2", "extensions/v1beta1"),
    REPLICATION_CONTROLLER("ReplicationController", "v1"),
    JOB("Job", "batch/v1"),
    CRON_JOB("CronJob", "batch/v1", "batch/v1beta1"),
    NETWORK_POLICY("NetworkPolicy", "networking.k8s.io/v1", "extensions/v1beta1"),
    CLUSTER_NETWORK_POLICY(PolicyKind.CLUSTER_NETWORK_POLICY),
    ADMIN_NETWORK_POLICY(PolicyKind.ADMIN_NETWORK_POLICY),
    BASELINE_ADMIN_NETWORK_POLICY(PolicyKind.BASELINE_ADMIN_NETWORK_POLICY);

    static final String OLD_NETWORK_POLICY = "extensions/v1beta1";
    static final String NETWORKING_GROUP = "networking.k8s.io/";

    static final String CLUSTER_POLICY_GROUP = "policy.networking.k8s.io/";

    private final String kind;
    private final ImmutableSet<String> apiVersions;

    ObjectKind(String kind, String... apiVersions) {
        this.kind = kind;
        this.apiVersions = ImmutableSet.copyOf(apiVersions);
    }

    ObjectKind(PolicyKind policy) {
        this(policy.kind(), policy.apiVersion());
    }

    String kind() {
        return kind;
    }

    /** Tells whether objects of this kind have no namespace. */
    static boolean isClusterScoped(String kind) {
        return Arrays.stream(values()).filter(known -> known.kind.equals(kind)).anyMatch(known -> switch (known) {
            case NAMESPACE, NODE, CLUSTER_NETWORK_POLICY, ADMIN_NETWORK_POLICY, BASELINE_ADMIN_NETWORK_POLICY -> true;
            default -> false;
        });
    }

    /** Gives what was probably meant by a kind that is not known in an API version that is. */
    static Optional<String> nearest(String apiVersion, String kind) {
        return Nearest.to(
                kind,
                Arrays.stream(values())
                        .filter(known -> known.apiVersions.contains(apiVersion))
                        .map(ObjectKind::kind)
                        .toList());
    }

    /** Gives the newest API version that has a kind; empty for a kind that means nothing here. */
    static Optional<String> newestVersion(String kind) {
        return Arrays.stream(values())
                .filter(known -> known.kind.equals(kind))
                .map(known -> known.apiVersions.asList().get(0))
                .findFirst();
    }

    static Optional<ObjectKind> of(String apiVersion, String kind) {
        for (ObjectKind known : values()) {
            if (known.kind.equals(kind) && known.apiVersions.contains(apiVersion)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** The path from {@code spec} to the pod template of a workload; empty for kinds that have none. */
    ImmutableList<String> templatePath() {
        return switch (this) {
            case DEPLOYMENT, REPLICA_SET, STATEFUL_SET, DAEMON_SET, REPLICATION_CONTROLLER, JOB ->
                ImmutableList.of("template");
            case CRON_JOB -> ImmutableList.of("jobTemplate", "spec", "template");
            case NAMESPACE,
                    POD,
                    NODE,
                    SERVICE,
                    NETWORK_POLICY,
                    CLUSTER_NETWORK_POLICY,
                    ADMIN_NETWORK_POLICY,
                    BASELINE_ADMIN_NETWORK_POLICY -> ImmutableList.of();
        };
    }
}
