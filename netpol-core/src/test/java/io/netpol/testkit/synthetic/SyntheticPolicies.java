package io.netpol.testkit.synthetic;

import static io.netpol.model.Ports.tcp;
import static io.netpol.model.Ports.udp;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.model.Rule;
import io.netpol.net.Cidr;
import io.netpol.net.Direction;
import io.netpol.net.IpAddress;
import io.netpol.testkit.Choice;
import io.netpol.testkit.synthetic.Shape.Oddity;
import io.netpol.testkit.synthetic.SyntheticCluster.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Generates policies: up to 40% of those of a namespace are the usual ones (deny all ingress; deny all egress but DNS; same
 * namespace; monitoring on a named port), the others are about applications. Their subjects are one label (70%), two labels
 * (10%), or In, NotIn, Exists, DoesNotExist; 1 to 3 rules of 1 to 3 peers: pods of the own namespace (50%), pods in
 * namespaces by label (15%), namespaces by label (15%), all namespaces (3%), blocks with and without exceptions (14%),
 * anywhere (3%); any port (15%), numbers (60%), names (15%), ranges (10%).
 */
final class SyntheticPolicies {
    private static final ImmutableList<Integer> NUMBERS = ImmutableList.of(80, 443, 5432, 6379, 8000, 8080, 9090, 9404);

    private final RandomGenerator random;
    private final Shape shape;
    private final Map<String, List<Workload>> workloadsByNamespace = new LinkedHashMap<>();

    private SyntheticPolicies(RandomGenerator random, Shape shape, List<Workload> workloads) {
        this.random = random;
        this.shape = shape;
        workloads.forEach(workload -> workloadsByNamespace
                .computeIfAbsent(workload.namespace(), name -> new ArrayList<>())
                .add(workload));
    }

    static void add(
            RandomGenerator random,
            Shape shape,
            List<String> namespaces,
            List<Workload> workloads,
            ClusterBuilder cluster) {
        SyntheticPolicies policies = new SyntheticPolicies(random, shape, workloads);
        if (shape.oddity() == Oddity.POLICY_A_POD) {
            for (int i = 0; i < shape.policies(); i++) {
                Workload workload = workloads.get(i % workloads.size());
                LabelSelector subject = LabelSelector.of(
                        Requirement.equalTo("statefulset.kubernetes.io/pod-name", workload.name() + "-0"));
                cluster.policy(policies.application(workload.namespace(), "pod-" + i, subject));
            }
            return;
        }
        for (int i = 0; i < namespaces.size(); i++) {
            int from = (int) ((long) shape.policies() * i / namespaces.size());
            int to = (int) ((long) shape.policies() * (i + 1) / namespaces.size());
            policies.add(namespaces.get(i), to - from, cluster);
        }
    }

    private void add(String namespace, int count, ClusterBuilder cluster) {
        ImmutableList<NetworkPolicy> usual = usual(namespace);
        int usualCount = Math.min(usual.size(), count * random.nextInt(41) / 100);
        cluster.policies(usual.subList(0, usualCount));
        for (int i = usualCount; i < count; i++) {
            cluster.policy(application(namespace, "app-" + i, subject(namespace)));
        }
    }

    private static ImmutableList<NetworkPolicy> usual(String namespace) {
        PodPeer sameNamespace = PodPeer.of(LabelSelector.everything(), NamespaceScope.own());
        PodPeer monitoring =
                PodPeer.of(LabelSelector.of(Requirement.equalTo("app", "prometheus")), NamespaceScope.named("ns-0"));
        PodPeer dns = PodPeer.of(
                LabelSelector.of(Requirement.equalTo("k8s-app", "kube-dns")), NamespaceScope.named("kube-system"));
        return ImmutableList.of(
                policy(namespace, "deny-ingress").addIsolates(Direction.INGRESS).build(),
                policy(namespace, "egress-dns")
                        .addIsolates(Direction.EGRESS)
                        .addEgress(Rule.of(Peers.of(dns), Ports.of(udp(53), tcp(53))))
                        .build(),
                policy(namespace, "same-namespace")
                        .addIsolates(Direction.INGRESS)
                        .addIngress(Rule.of(Peers.of(sameNamespace), Ports.any()))
                        .build(),
                policy(namespace, "monitoring")
                        .addIsolates(Direction.INGRESS)
                        .addIngress(Rule.of(Peers.of(monitoring), Ports.of(tcp("metrics"))))
                        .build());
    }

    private static NetworkPolicy.Builder policy(String namespace, String name) {
        return NetworkPolicy.builder().namespace(namespace).name(name).podSelector(LabelSelector.everything());
    }

    private NetworkPolicy application(String namespace, String name, LabelSelector subject) {
        NetworkPolicy.Builder policy =
                NetworkPolicy.builder().namespace(namespace).name(name).podSelector(subject);
        int kind = random.nextInt(100);
        if (kind < 85) {
            policy.addIsolates(Direction.INGRESS).ingress(rules(namespace));
        }
        if (kind >= 70) {
            policy.addIsolates(Direction.EGRESS).egress(rules(namespace));
        }
        return policy.build();
    }

    private LabelSelector subject(String namespace) {
        int kind = random.nextInt(100);
        Requirement app = Requirement.equalTo("app", app(namespace));
        String tier = Choice.of(random, SyntheticCluster.TIERS);
        if (kind < 70) {
            return LabelSelector.of(app);
        }
        if (kind < 80) {
            return LabelSelector.of(app, Requirement.equalTo("version", "v" + random.nextInt(3)));
        }
        return LabelSelector.of(
                kind < 85
                        ? Requirement.in("app", ImmutableList.of(app(namespace), app(namespace) + "-next"))
                        : kind < 90
                                ? Requirement.notIn("tier", ImmutableList.of(tier))
                                : kind < 95 ? Requirement.exists("exposed") : Requirement.doesNotExist("track"));
    }

    private String app(String namespace) {
        List<Workload> workloads = workloadsByNamespace.get(namespace);
        return workloads == null ? "none" : Choice.of(random, workloads).name();
    }

    private List<Rule> rules(String namespace) {
        List<Rule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            rules.add(Rule.of(peers(namespace), ports()));
        }
        return rules;
    }

    private Peers peers(String namespace) {
        if (shape.oddity() == Oddity.PLAIN && Choice.chance(random, 3)) {
            return Peers.anywhere();
        }
        List<Peer> peers = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            peers.add(peer(namespace));
        }
        return Peers.of(peers);
    }

    private Peer peer(String namespace) {
        int kind = switch (shape.oddity()) {
            case SELECTORS_OVER_NAMESPACES -> 50 + random.nextInt(30);
            case BLOCKS_AMONG_PODS -> 99;
            default -> random.nextInt(97);
        };
        if (kind < 50) {
            return PodPeer.of(LabelSelector.of(Requirement.equalTo("app", app(namespace))), NamespaceScope.own());
        }
        if (kind < 65) {
            LabelSelector pods =
                    LabelSelector.of(Requirement.equalTo("tier", Choice.of(random, SyntheticCluster.TIERS)));
            return PodPeer.of(pods, NamespaceScope.matching(namespaces()));
        }
        if (kind < 80) {
            return PodPeer.of(LabelSelector.everything(), NamespaceScope.matching(namespaces()));
        }
        return kind < 83 ? PodPeer.of(LabelSelector.everything(), NamespaceScope.all()) : block();
    }

    private LabelSelector namespaces() {
        int teams = Math.max(1, shape.namespaces() / 5);
        return LabelSelector.of(
                random.nextBoolean()
                        ? Requirement.equalTo("team", "team-" + random.nextInt(teams))
                        : Requirement.equalTo(NamespaceScope.NAME_LABEL, "ns-" + random.nextInt(shape.namespaces())));
    }

    private IpBlock block() {
        boolean amongPods = shape.oddity() == Oddity.BLOCKS_AMONG_PODS || Choice.chance(random, 30);
        IpAddress base = amongPods
                ? SyntheticCluster.podAddress(random.nextInt(shape.pods()))
                : SyntheticCluster.address((203 << 24) + (random.nextInt(1 << 16) << 8));
        int length = amongPods ? 20 + random.nextInt(12) : 24;
        Cidr cidr = Cidr.of(base, length);
        return Choice.chance(random, 30) ? IpBlock.of(cidr, Cidr.of(base, length + 1)) : IpBlock.of(cidr);
    }

    private Ports ports() {
        if (shape.oddity() == Oddity.PORT_RANGES) {
            List<PortMatch> ranges = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ranges.add(range());
            }
            return Ports.of(ranges);
        }
        int kind = random.nextInt(100);
        if (kind < 15) {
            return Ports.any();
        }
        if (kind < 75) {
            return Ports.of(tcp(Choice.of(random, NUMBERS)));
        }
        return kind < 90 ? Ports.of(tcp(random.nextBoolean() ? "http" : "metrics")) : Ports.of(range());
    }

    private PortMatch range() {
        int first = 1 + random.nextInt(60_000);
        return tcp(first).through(first + 1 + random.nextInt(5_000));
    }
}
