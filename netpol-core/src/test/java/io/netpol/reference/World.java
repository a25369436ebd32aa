package io.netpol.reference;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ContainerPort;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.eval.Connection;
import io.netpol.eval.EvaluationOptions;
import io.netpol.eval.Outcome;
import io.netpol.eval.Question;
import io.netpol.eval.Verdict;
import io.netpol.model.ClusterNetworkPolicy;
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
import io.netpol.net.Protocol;
import io.netpol.testkit.Clusters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One small cluster for examples, with the policies of the example.
 *
 * <pre>
 * x/a    app=a                 10.0.0.1           on n1  web: TCP 80
 * x/b    app=b                 10.0.0.2           on n2  web: TCP 8080, dns: UDP 53
 * x/new  app=new               no address yet     nowhere
 * x/host app=host              host network       on n1
 * y/a    app=a, Tier=1         10.0.1.1           on n1
 * y/b    app=b, tier=          10.0.1.2, fd00::2  on n2  web: TCP 80 and 81, sctp: SCTP 80
 * y/c    no labels             10.0.1.3, fd00::3  on n2
 * z/a    app=a                 10.0.2.1           on n2; nobody supplied namespace z
 *
 * namespaces x: team=red; y: team=blue, app=b; nodes n1 at 192.168.0.1, zone=east; n2 at 192.168.0.2, zone=west
 * </pre>
 */
record World(Cluster cluster, EvaluationOptions options) {
    static World with(NetworkPolicy... policies) {
        Cluster cluster = Cluster.builder()
                .namespace(Namespace.of("x", ImmutableMap.of("team", "red")))
                .namespace(Namespace.of("y", ImmutableMap.of("team", "blue", "app", "b")))
                .node(node("n1", "192.168.0.1", "east"))
                .node(node("n2", "192.168.0.2", "west"))
                .pod(pod("x", "a", "n1", "10.0.0.1")
                        .putLabels("app", "a")
                        .addPorts(new ContainerPort("web", Protocol.TCP, 80))
                        .build())
                .pod(pod("x", "b", "n2", "10.0.0.2")
                        .putLabels("app", "b")
                        .addPorts(new ContainerPort("web", Protocol.TCP, 8080))
                        .addPorts(new ContainerPort("dns", Protocol.UDP, 53))
                        .build())
                .pod(Pod.builder()
                        .namespace("x")
                        .name("new")
                        .putLabels("app", "new")
                        .build())
                .pod(pod("x", "host", "n1")
                        .putLabels("app", "host")
                        .hostNetwork(true)
                        .addPorts(new ContainerPort("web", Protocol.TCP, 80))
                        .build())
                .pod(pod("y", "a", "n1", "10.0.1.1")
                        .putLabels("app", "a")
                        .putLabels("Tier", "1")
                        .build())
                .pod(pod("y", "b", "n2", "10.0.1.2", "fd00::2")
                        .putLabels("app", "b")
                        .putLabels("tier", "")
                        .addPorts(new ContainerPort("web", Protocol.TCP, 80))
                        .addPorts(new ContainerPort("web", Protocol.TCP, 81))
                        .addPorts(new ContainerPort("sctp", Protocol.SCTP, 80))
                        .build())
                .pod(pod("y", "c", "n2", "10.0.1.3", "fd00::3").build())
                .pod(pod("z", "a", "n2", "10.0.2.1").putLabels("app", "a").build())
                .policies(Arrays.asList(policies))
                .build();
        return new World(cluster, EvaluationOptions.defaults());
    }

    private static Pod.Builder pod(String namespace, String name, String node, String... ips) {
        return Pod.builder()
                .namespace(namespace)
                .name(name)
                .node(node)
                .ips(Stream.of(ips).map(IpAddress::parse).toList());
    }

    private static Node node(String name, String ip, String zone) {
        return Node.builder()
                .name(name)
                .putLabels("zone", zone)
                .addIps(IpAddress.parse(ip))
                .build();
    }

    /** The same with cluster-wide policies. */
    World and(ClusterNetworkPolicy... policies) {
        return new World(Clusters.withClusterPolicies(cluster, Arrays.asList(policies)), options);
    }

    World under(EvaluationOptions others) {
        return new World(cluster, others);
    }

    /** The verdict on a connection such as {@code TCP 80}; of several families the first. */
    Verdict verdict(String source, String destination, String connection) {
        return verdicts(source, destination, connection).get(0);
    }

    Outcome outcome(String source, String destination, String connection) {
        return Iterables.getOnlyElement(verdicts(source, destination, connection))
                .outcome();
    }

    /** The verdict for each address family. */
    List<Verdict> verdicts(String source, String destination, String connection) {
        int blank = connection.indexOf(' ');
        ImmutableList<Connection> connections = Question.builder()
                .source(source)
                .destination(destination)
                .protocol(connection.substring(0, blank))
                .port(Integer.parseInt(connection.substring(blank + 1)))
                .build()
                .connections(cluster, options);
        ReferenceEvaluator evaluator = ReferenceEvaluator.of(cluster, options);
        return connections.stream().map(evaluator::verdict).toList();
    }

    /** A policy of namespace x named {@code p}. */
    static NetworkPolicy ingress(LabelSelector pods, Rule... rules) {
        return policy("x", "p", pods, Direction.INGRESS, rules);
    }

    /** A policy of namespace x named {@code p}. */
    static NetworkPolicy egress(LabelSelector pods, Rule... rules) {
        return policy("x", "p", pods, Direction.EGRESS, rules);
    }

    static NetworkPolicy policy(String namespace, String name, LabelSelector pods, Direction direction, Rule... rules) {
        NetworkPolicy.Builder policy = NetworkPolicy.builder()
                .namespace(namespace)
                .name(name)
                .podSelector(pods)
                .isolates(ImmutableSet.of(direction));
        return direction == Direction.INGRESS
                ? policy.ingress(Arrays.asList(rules)).build()
                : policy.egress(Arrays.asList(rules)).build();
    }

    static LabelSelector everything() {
        return LabelSelector.everything();
    }

    static LabelSelector app(String name) {
        return LabelSelector.of(Requirement.equalTo("app", name));
    }

    static Peer own(LabelSelector pods) {
        return PodPeer.of(pods, NamespaceScope.own());
    }

    static Peer in(LabelSelector namespaces, LabelSelector pods) {
        return PodPeer.of(pods, NamespaceScope.matching(namespaces));
    }

    static Peer in(LabelSelector namespaces) {
        return in(namespaces, everything());
    }

    static Peer block(String cidr, String... except) {
        return IpBlock.of(Cidr.parse(cidr), Stream.of(except).map(Cidr::parse).toList());
    }

    /** The rule for these peers on any port. */
    static Rule rule(Peer first, Peer... more) {
        return Rule.of(Peers.of(first, more), Ports.any());
    }

    /** The rule for anybody on these ports. */
    static Rule rule(PortMatch first, PortMatch... more) {
        return Rule.of(Peers.anywhere(), Ports.of(first, more));
    }

    static Rule rule(Peers peers, Ports ports) {
        return Rule.of(peers, ports);
    }
}
