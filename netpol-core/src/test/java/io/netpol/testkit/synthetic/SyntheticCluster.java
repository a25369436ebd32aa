package io.netpol.testkit.synthetic;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.cluster.PodPhase;
import io.netpol.cluster.WorkloadId;
import io.netpol.net.IpAddress;
import io.netpol.net.Protocol;
import io.netpol.testkit.Choice;
import io.netpol.testkit.synthetic.Shape.Oddity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Generates clusters. Workloads have sizes by Zipf's law with exponent 0.9, none more than a twentieth of all pods; a tenth
 * of them are StatefulSets, whose pods have a label of their own. Pods have 3 to 8 labels and up to 3 named ports, of which
 * one name stands for different numbers. Namespaces have a name, a team, an environment and a tier.
 */
public final class SyntheticCluster {
    private static final double ZIPF = 0.9;
    private static final int PODS_A_WORKLOAD = 8;
    private static final int PODS_A_NODE = 60;
    private static final int FIRST_POD_ADDRESS = 10 << 24;
    private static final int FIRST_NODE_ADDRESS = (192 << 24) + (168 << 16);
    private static final ImmutableList<String> ENVIRONMENTS = ImmutableList.of("prod", "prod", "staging", "dev");
    static final ImmutableList<String> TIERS = ImmutableList.of("web", "api", "data", "batch");

    private final RandomGenerator random;
    private final Shape shape;
    private final ClusterBuilder cluster = Cluster.builder();
    private final List<String> namespaces = new ArrayList<>();
    private final List<Workload> workloads = new ArrayList<>();
    private int pods;

    private SyntheticCluster(Shape shape, long seed) {
        this.random = new SplittableRandom(seed);
        this.shape = shape;
    }

    /** Gives the cluster of a shape; the same one for the same seed. */
    public static Cluster of(Shape shape, long seed) {
        SyntheticCluster synthetic = new SyntheticCluster(shape, seed);
        synthetic.addNamespaces();
        synthetic.addNodes();
        synthetic.addPods();
        SyntheticPolicies.add(synthetic.random, shape, synthetic.namespaces, synthetic.workloads, synthetic.cluster);
        return synthetic.cluster.build();
    }

    /**
     * A workload as policies may speak of it.
     *
     * @param namespace its namespace
     * @param name its name, also the value of its label {@code app}
     * @param labels the labels of its pods, but for those of a single pod
     * @param firstPod the number of its first pod
     * @param size how many pods it has
     */
    record Workload(String namespace, String name, Map<String, String> labels, int firstPod, int size) {}

    private void addNamespaces() {
        int teams = Math.max(1, shape.namespaces() / 5);
        for (int i = 0; i < shape.namespaces(); i++) {
            String name = "ns-" + i;
            namespaces.add(name);
            cluster.namespace(Namespace.of(
                    name,
                    Map.of(
                            "team", "team-" + random.nextInt(teams),
                            "env", Choice.of(random, ENVIRONMENTS),
                            "tier", Choice.of(random, TIERS))));
        }
    }

    private int nodes() {
        return Math.max(1, shape.pods() / PODS_A_NODE);
    }

    private void addNodes() {
        for (int i = 0; i < nodes(); i++) {
            cluster.node(Node.builder()
                    .name("node-" + i)
                    .addIps(address(FIRST_NODE_ADDRESS + i))
                    .labels(Map.of("zone", "zone-" + i % 3))
                    .build());
        }
    }

    static IpAddress address(int bits) {
        return IpAddress.parse(
                (bits >>> 24) + "." + (bits >>> 16 & 0xff) + "." + (bits >>> 8 & 0xff) + "." + (bits & 0xff));
    }

    /** The address of a pod, by its number. */
    static IpAddress podAddress(int pod) {
        return address(FIRST_POD_ADDRESS + 1 + pod);
    }

    private void addPods() {
        int[] sizes = sizes();
        for (int i = 0; i < sizes.length; i++) {
            // the square of a number below 1 is small more often than not: some namespaces hold much
            double skewed = random.nextDouble();
            String namespace = namespaces.get((int) (skewed * skewed * namespaces.size()));
            String name = "app-" + i;
            Workload workload = new Workload(namespace, name, labels(name), pods, sizes[i]);
            workloads.add(workload);
            addPods(workload, Choice.chance(random, 10), ports());
        }
    }

    /** The sizes of the workloads, as many as make up all pods. */
    private int[] sizes() {
        boolean single = shape.oddity() == Oddity.UNIQUE_PODS || shape.oddity() == Oddity.POLICY_A_POD;
        int count = single ? shape.pods() : Math.max(1, shape.pods() / PODS_A_WORKLOAD);
        double sum = 0;
        for (int i = 1; i <= count; i++) {
            sum += Math.pow(i, -ZIPF);
        }
        int most = Math.max(1, shape.pods() / 20);
        int[] sizes = new int[count];
        int left = shape.pods();
        for (int i = 0; i < count; i++) {
            int wanted = single ? 1 : (int) Math.round(shape.pods() * Math.pow(i + 1, -ZIPF) / sum);
            sizes[i] = Math.max(1, Math.min(Math.min(wanted, most), left - (count - 1 - i)));
            left -= sizes[i];
        }
        for (int i = 0; left > 0; i = (i + 1) % count, left--) {
            sizes[i]++;
        }
        return sizes;
    }

    private Map<String, String> labels(String name) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("app", name);
        labels.put("tier", Choice.of(random, TIERS));
        labels.put("version", "v" + random.nextInt(3));
        int more = random.nextInt(6);
        for (int i = 0; i < more; i++) {
            switch (i) {
                case 0 -> labels.put("team", "team-" + random.nextInt(20));
                case 1 -> labels.put("track", random.nextBoolean() ? "stable" : "canary");
                case 2 -> labels.put("exposed", "yes");
                case 3 -> labels.put("language", Choice.of(random, ImmutableList.of("java", "go", "python")));
                default -> labels.put("release", "r" + random.nextInt(50));
            }
        }
        return labels;
    }

    private ImmutableList<ContainerPort> ports() {
        ImmutableList.Builder<ContainerPort> ports = ImmutableList.builder();
        int count = random.nextInt(4);
        if (count > 0) {
            ports.add(new ContainerPort("http", Protocol.TCP, Choice.chance(random, 80) ? 8080 : 8000));
        }
        if (count > 1) {
            ports.add(new ContainerPort("metrics", Protocol.TCP, Choice.chance(random, 80) ? 9090 : 9404));
        }
        if (count > 2) {
            ports.add(new ContainerPort("dns", Protocol.UDP, 53));
        }
        return ports.build();
    }

    private void addPods(Workload workload, boolean stateful, ImmutableList<ContainerPort> ports) {
        String kind = stateful ? "StatefulSet" : "Deployment";
        boolean unique = stateful || shape.oddity() == Oddity.UNIQUE_PODS || shape.oddity() == Oddity.POLICY_A_POD;
        for (int i = 0; i < workload.size; i++) {
            String name = workload.name + "-" + i;
            Pod.Builder pod = Pod.builder()
                    .namespace(workload.namespace)
                    .name(name)
                    .workload(new WorkloadId(workload.namespace, workload.name, kind))
                    .phase(PodPhase.RUNNING)
                    .addIps(podAddress(pods))
                    .node("node-" + pods % nodes())
                    .ports(ports)
                    .putAllLabels(workload.labels);
            if (unique) {
                pod.putLabels("statefulset.kubernetes.io/pod-name", name);
            }
            cluster.pod(pod.build());
            pods++;
        }
    }
}
