package io.netpol.testkit;

import com.google.common.collect.ImmutableList;
import io.netpol.cluster.Change;
import io.netpol.cluster.Cluster;
import io.netpol.cluster.ClusterBuilder;
import io.netpol.cluster.Namespace;
import io.netpol.cluster.Node;
import io.netpol.cluster.Pod;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.NamespaceScope;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peers;
import io.netpol.model.PodPeer;
import io.netpol.model.PolicyId;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import io.netpol.net.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A cluster that changes at random, kept as plain maps: a change puts something that another generated cluster holds, or a
 * policy that asks what was asked before, or removes something of its own. Generated clusters use the same few
 * names, so that about half of what is put replaces something.
 */
public final class ChangingCluster {
    private final RandomGenerator random;
    private final Map<String, Pod> pods = new LinkedHashMap<>();
    private final Map<String, Namespace> namespaces = new TreeMap<>();
    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<PolicyId, NetworkPolicy> policies = new TreeMap<>();
    private final Map<PolicyId, ClusterNetworkPolicy> clusterPolicies = new TreeMap<>();

    /** Starts from a cluster, whose services it forgets. */
    public ChangingCluster(Cluster start, RandomGenerator random) {
        this.random = random;
        List<Pod> all = new ArrayList<>(start.pods());
        all.addAll(start.terminalPods());
        all.forEach(pod -> pods.put(pod.displayName(), pod));
        start.namespaces().forEach((name, namespace) -> {
            if (!start.assumedNamespaces().contains(name)) {
                namespaces.put(name, namespace);
            }
        });
        nodes.putAll(start.nodes());
        start.policies().forEach(policy -> policies.put(policy.id(), policy));
        start.clusterPolicies().forEach(policy -> clusterPolicies.put(policy.id(), policy));
    }

    /** Gives the cluster as it is now, built from scratch. */
    public Cluster build() {
        ClusterBuilder builder =
                Cluster.builder().policies(policies.values()).clusterPolicies(clusterPolicies.values());
        pods.values().forEach(builder::pod);
        namespaces.values().forEach(builder::namespace);
        nodes.values().forEach(builder::node);
        return builder.build();
    }

    /** Makes a few changes, and gives them. */
    public ImmutableList<Change> change(int count) {
        Cluster other = Situations.situation(random).cluster();
        ImmutableList.Builder<Change> changes = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            Change change = Choice.chance(random, 65) ? put(other) : remove();
            change(change);
            changes.add(change);
        }
        return changes.build();
    }

    private Change put(Cluster other) {
        int kind = random.nextInt(11);
        if (kind == 10 && !policies.isEmpty()) {
            return new Change.PutPolicy(askingTheSame());
        } else if (kind < 3 && !other.policies().isEmpty()) {
            return new Change.PutPolicy(Choice.of(random, other.policies()));
        } else if (kind < 5 && !other.clusterPolicies().isEmpty()) {
            return new Change.PutClusterPolicy(Choice.of(random, other.clusterPolicies()));
        } else if (kind == 5 && !other.nodes().isEmpty()) {
            return new Change.PutNode(Choice.of(random, other.nodes().values().asList()));
        } else if (kind == 6) {
            return new Change.PutNamespace(
                    Choice.of(random, other.namespaces().values().asList()));
        }
        return new Change.PutPod(Choice.of(
                random,
                other.terminalPods().isEmpty() || Choice.chance(random, 70) ? other.pods() : other.terminalPods()));
    }

    /** Of pods that one policy selects, another is told whether they are its peers: nothing is asked that was not before. */
    private NetworkPolicy askingTheSame() {
        ImmutableList<NetworkPolicy> all = ImmutableList.copyOf(policies.values());
        NetworkPolicy one = Choice.of(random, all);
        NetworkPolicy other = Choice.of(random, all);
        Rule rule = Rule.of(Peers.of(PodPeer.of(one.podSelector(), NamespaceScope.own())), Ports.any());
        NetworkPolicy.Builder policy = NetworkPolicy.builder()
                .namespace(one.namespace())
                .name(other.name())
                .podSelector(other.podSelector());
        return random.nextBoolean()
                ? policy.addIsolates(Direction.INGRESS).addIngress(rule).build()
                : policy.addIsolates(Direction.EGRESS).addEgress(rule).build();
    }

    private Change remove() {
        List<Change> removals = new ArrayList<>();
        if (pods.size() > 2) {
            pods.values().forEach(pod -> removals.add(new Change.RemovePod(pod)));
        }
        namespaces.keySet().forEach(name -> removals.add(new Change.RemoveNamespace(name)));
        nodes.keySet().forEach(name -> removals.add(new Change.RemoveNode(name)));
        policies.keySet().forEach(id -> removals.add(new Change.RemovePolicy(id)));
        clusterPolicies.keySet().forEach(id -> removals.add(new Change.RemovePolicy(id)));
        return removals.isEmpty()
                ? new Change.PutNamespace(Namespace.of("x"))
                : Choice.of(random, ImmutableList.copyOf(removals));
    }

    private void change(Change change) {
        Runnable step = change.match(
                put -> () -> pods.put(put.pod().displayName(), put.pod()),
                remove -> () -> pods.remove(remove.pod().displayName()),
                put -> () -> policies.put(put.policy().id(), put.policy()),
                put -> () -> clusterPolicies.put(put.policy().id(), put.policy()),
                remove -> () -> {
                    policies.remove(remove.policy());
                    clusterPolicies.remove(remove.policy());
                },
                put -> () -> namespaces.put(put.namespace().name(), put.namespace()),
                remove -> () -> namespaces.remove(remove.name()),
                put -> () -> nodes.put(put.node().name(), put.node()),
                remove -> () -> nodes.remove(remove.name()));
        step.run();
    }
}
