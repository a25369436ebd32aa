package io.netpol.dsl.clusterwide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import io.netpol.dsl.Labels;
import io.netpol.dsl.Sentences;
import io.netpol.dsl.internal.CheckedWords;
import io.netpol.dsl.internal.Given;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule.Action;
import io.netpol.model.DomainName;
import io.netpol.model.LabelSelector;
import io.netpol.model.NamespacedPods;
import io.netpol.model.Ports;
import io.netpol.net.Cidr;

/**
 * The words that begin something in cluster-wide policies, for static import beside the nouns of {@link Sentences} and the
 * ports of {@link Ports}. No word of one class is a word of another.
 *
 * <pre>{@code
 * ClusterNetworkPolicy sensitive = clusterNetworkPolicy("deny-sensitive").inAdminTier().withPriority(10)
 *     .selecting(allPods().inNamespace("sensitive"))
 *     .deciding(
 *         ingressInOrder(
 *             acceptFrom(pods(labeled("app", "prometheus")).inNamespace("monitoring")).on(tcp(9090)),  // otherwise
 *             passFrom(allPods().inNamespaces(labeled("team", "vault"))).on(tcp(443)),                 // otherwise
 *             denyFrom(allPods().inAllNamespaces()).onAnyPort()),
 *         egressInOrder(
 *             acceptToClusterDns(),
 *             denyTo(allAddresses()).onAnyPort()));
 * }</pre>
 *
 * <p>Rules are asked from top to bottom, and the first that matches decides: a comma between rules means "otherwise". A
 * comma between peers, ports, networks or names means "or another". Wide are only {@link #allAddresses}, {@link #allNodes},
 * {@link DecisionFrom#onAnyPort onAnyPort}, and of the pods {@code allPods()} and {@code inAllNamespaces()}.
 *
 * <p>What comes from outside the cluster is matched by no rule of ingress: its peers are pods. Nodes and pods on the host
 * network are no pods here; what goes to them is reached with {@link #nodes} or {@link #networks}.
 */
public final class ClusterSentences {
    private static final String DNS_NAMESPACE = "kube-system";
    private static final int DNS_PORT = 53;

    private ClusterSentences() {}

    /**
     * Begins a cluster-wide policy: {@code clusterNetworkPolicy("deny-sensitive").inAdminTier()…}. It is finished, and a
     * value, with {@code deciding(…)}.
     *
     * @throws io.netpol.validation.InvalidValueException if no policy can have this name
     */
    public static NamedClusterPolicy clusterNetworkPolicy(String name) {
        return NamedClusterPolicy.of(name);
    }

    /**
     * Begins the ready-made policies for some pods:
     * {@code forPods(allPods().inNamespaces(labeled("tenant", exists()))).withPriority(900).defaultDenyIngress()}.
     */
    public static SubjectPods forPods(NamespacedPods pods) {
        return SubjectPods.of(pods);
    }

    /**
     * Gives the ingress half of a policy, whose rules are asked in this order until one matches:
     * {@code ingressInOrder(acceptFrom(monitoring).on(tcp(9090)), denyFrom(allPods().inAllNamespaces()).onAnyPort())}.
     */
    public static OrderedIngress ingressInOrder(IngressDecision first, IngressDecision... more) {
        return OrderedIngress.of(Lists.asList(first, more));
    }

    /**
     * Gives the ingress half of a policy, whose rules are asked in this order until one matches:
     * {@code ingressInOrder(commonRules)}.
     *
     * @throws IllegalArgumentException if there is no rule
     */
    public static OrderedIngress ingressInOrder(Iterable<? extends IngressDecision> rules) {
        return OrderedIngress.of(
                Given.some(rules, "ingress rules", "to decide nothing about ingress leave ingressInOrder out"));
    }

    /**
     * Gives the egress half of a policy, whose rules are asked in this order until one matches:
     * {@code egressInOrder(acceptToClusterDns(), denyTo(allAddresses()).onAnyPort())}.
     */
    public static OrderedEgress egressInOrder(EgressDecision first, EgressDecision... more) {
        return OrderedEgress.of(Lists.asList(first, more));
    }

    /**
     * Gives the egress half of a policy, whose rules are asked in this order until one matches:
     * {@code egressInOrder(commonRules)}.
     *
     * @throws IllegalArgumentException if there is no rule
     */
    public static OrderedEgress egressInOrder(Iterable<? extends EgressDecision> rules) {
        return OrderedEgress.of(
                Given.some(rules, "egress rules", "to decide nothing about egress leave egressInOrder out"));
    }

    /**
     * Begins an ingress rule that lets in what comes from any of these pods. In the Admin tier no NetworkPolicy of the
     * selected pods can stop it; egress at the other end is another matter.
     * {@code acceptFrom(pods(labeled("app", "prometheus")).inNamespace("monitoring")).on(tcp(9090))}
     */
    public static DecisionFrom acceptFrom(NamespacedPods first, NamespacedPods... more) {
        return from(Action.ACCEPT, Lists.asList(first, more));
    }

    /**
     * Begins an ingress rule that lets in what comes from any of these pods. In the Admin tier no NetworkPolicy of the
     * selected pods can stop it; egress at the other end is another matter.
     * {@code acceptFrom(clients).on(tcp(443))}
     *
     * @throws IllegalArgumentException if there are no pods
     */
    public static DecisionFrom acceptFrom(Iterable<NamespacedPods> pods) {
        return from(Action.ACCEPT, pods);
    }

    /**
     * Begins an ingress rule that stops what comes from any of these pods.
     * {@code denyFrom(allPods().inAllNamespaces()).onAnyPort()}
     */
    public static DecisionFrom denyFrom(NamespacedPods first, NamespacedPods... more) {
        return from(Action.DENY, Lists.asList(first, more));
    }

    /**
     * Begins an ingress rule that stops what comes from any of these pods.
     * {@code denyFrom(clients).on(tcp(443))}
     *
     * @throws IllegalArgumentException if there are no pods
     */
    public static DecisionFrom denyFrom(Iterable<NamespacedPods> pods) {
        return from(Action.DENY, pods);
    }

    /**
     * Begins an ingress rule that leaves what comes from any of these pods to the next tier: no more rules of this one
     * are asked, those of other policies neither.
     * {@code passFrom(allPods().inNamespace("gateways")).on(tcp(443))}
     */
    public static DecisionFrom passFrom(NamespacedPods first, NamespacedPods... more) {
        return from(Action.PASS, Lists.asList(first, more));
    }

    /**
     * Begins an ingress rule that leaves what comes from any of these pods to the next tier: no more rules of this one
     * are asked, those of other policies neither.
     * {@code passFrom(clients).on(tcp(443))}
     *
     * @throws IllegalArgumentException if there are no pods
     */
    public static DecisionFrom passFrom(Iterable<NamespacedPods> pods) {
        return from(Action.PASS, pods);
    }

    private static DecisionFrom from(Action action, Iterable<NamespacedPods> pods) {
        return DecisionFrom.of(action, Given.some(pods, "peers", "for all pods write allPods().inAllNamespaces()"));
    }

    /**
     * Begins an egress rule that lets out what goes to any of these peers. In the Admin tier no NetworkPolicy of the
     * selected pods can stop it; ingress at the other end is another matter.
     * {@code acceptTo(networks("203.0.113.0/24"), domainNames("api.example.com")).on(tcp(443))}
     */
    public static DecisionTo acceptTo(ClusterPeer first, ClusterPeer... more) {
        return to(Action.ACCEPT, Lists.asList(first, more));
    }

    /**
     * Begins an egress rule that lets out what goes to any of these peers. In the Admin tier no NetworkPolicy of the
     * selected pods can stop it; ingress at the other end is another matter.
     * {@code acceptTo(servers).on(tcp(443))}
     *
     * @throws IllegalArgumentException if there is no peer
     */
    public static DecisionTo acceptTo(Iterable<? extends ClusterPeer> peers) {
        return to(Action.ACCEPT, peers);
    }

    /**
     * Begins an egress rule that stops what goes to any of these peers.
     * {@code denyTo(networks("169.254.169.254/32")).onAnyPort()}
     */
    public static DecisionTo denyTo(ClusterPeer first, ClusterPeer... more) {
        return to(Action.DENY, Lists.asList(first, more));
    }

    /**
     * Begins an egress rule that stops what goes to any of these peers.
     * {@code denyTo(servers).on(tcp(443))}
     *
     * @throws IllegalArgumentException if there is no peer
     */
    public static DecisionTo denyTo(Iterable<? extends ClusterPeer> peers) {
        return to(Action.DENY, peers);
    }

    /**
     * Begins an egress rule that leaves what goes to any of these peers to the next tier: no more rules of this one are
     * asked, those of other policies neither.
     * {@code passTo(nodes(labeled("role", "storage"))).on(tcp(2049))}
     */
    public static DecisionTo passTo(ClusterPeer first, ClusterPeer... more) {
        return to(Action.PASS, Lists.asList(first, more));
    }

    /**
     * Begins an egress rule that leaves what goes to any of these peers to the next tier: no more rules of this one are
     * asked, those of other policies neither.
     * {@code passTo(servers).on(tcp(443))}
     *
     * @throws IllegalArgumentException if there is no peer
     */
    public static DecisionTo passTo(Iterable<? extends ClusterPeer> peers) {
        return to(Action.PASS, peers);
    }

    private static DecisionTo to(Action action, Iterable<? extends ClusterPeer> peers) {
        return DecisionTo.of(
                action,
                Given.some(
                        peers,
                        "peers",
                        "for all pods write allPods().inAllNamespaces(), for all addresses allAddresses()"));
    }

    /**
     * Gives the egress rule that lets out what asks the cluster's DNS as most clusters have it: pods
     * {@code k8s-app=kube-dns} in namespace {@code kube-system}, UDP and TCP 53.
     * {@code egressInOrder(acceptToClusterDns(), denyTo(allAddresses()).onAnyPort())}
     */
    public static EgressDecision.Unnamed acceptToClusterDns() {
        return acceptToDns(
                Sentences.pods(Sentences.labeled("k8s-app", "kube-dns")).inNamespace(DNS_NAMESPACE), DNS_PORT);
    }

    /**
     * Gives the egress rule that lets out what asks DNS, UDP and TCP, where the servers or their port are others, such as a
     * cache on each node: {@code acceptToDns(networks("169.254.20.10/32"), 53)}. The port is the one on which the servers
     * listen, which may not be that of their Service.
     *
     * @throws io.netpol.validation.InvalidValueException if the port is outside 1 to 65535
     */
    public static EgressDecision.Unnamed acceptToDns(ClusterPeer servers, int port) {
        return acceptTo(servers).on(Ports.udp(port), Ports.tcp(port));
    }

    /**
     * Gives the peer of all addresses in any of these networks, those of pods and nodes too:
     * {@code networks("10.0.0.0/8", "fd00::/8")}. A Service's own address is never seen.
     *
     * @param first a CIDR in canonical spelling: no bit beyond the prefix
     * @throws IllegalArgumentException if a text is no such CIDR, or one stands there twice
     */
    public static ClusterPeer.Networks networks(String first, String... more) {
        return networks(Lists.asList(first, more));
    }

    /**
     * Gives the peer of all addresses in any of these networks, those of pods and nodes too:
     * {@code networks(officeNetworks)}. A Service's own address is never seen.
     *
     * @param cidrs CIDRs in canonical spelling: no bit beyond the prefix
     * @throws IllegalArgumentException if there is none, a text is no such CIDR, or one stands there twice
     */
    public static ClusterPeer.Networks networks(Iterable<String> cidrs) {
        ImmutableSet<String> different = Given.different(cidrs, "networks", "for all addresses write allAddresses()");
        return ClusterPeer.Networks.of(different.stream().map(Cidr::parseStrict).toList());
    }

    /**
     * Gives the peer of all addresses, IPv4 and IPv6, those of pods and nodes too:
     * {@code denyTo(allAddresses()).onAnyPort()}.
     */
    public static ClusterPeer.Networks allAddresses() {
        return networks("0.0.0.0/0", "::/0");
    }

    /**
     * Gives the peer of the nodes with these labels, at any of their addresses, and so of the pods there that are on the
     * host network: {@code nodes(labeled("node-role.kubernetes.io/control-plane", exists()))}. In the API it belongs to
     * the experimental channel.
     */
    public static ClusterPeer.Nodes nodes(Labels labels) {
        return ClusterPeer.Nodes.of(labels.selector());
    }

    /**
     * Gives the peer of all nodes, at any of their addresses, and so of all pods on the host network:
     * {@code denyTo(allNodes()).onAnyPort()}. In the API it belongs to the experimental channel.
     */
    public static ClusterPeer.Nodes allNodes() {
        return ClusterPeer.Nodes.of(LabelSelector.everything());
    }

    /**
     * Gives the peer of the addresses to which any of these names resolves:
     * {@code domainNames("www.example.com", "*.example.org")}, the second of which means all names below
     * {@code example.org} and not that itself. The API means it for {@code acceptTo}, in the experimental channel; asking
     * DNS needs a rule of its own.
     *
     * @throws IllegalArgumentException if a text is no domain name of two parts or more, or one stands there twice
     */
    public static ClusterPeer.DomainNames domainNames(String first, String... more) {
        return domainNames(Lists.asList(first, more));
    }

    /**
     * Gives the peer of the addresses to which any of these names resolves: {@code domainNames(partners)}. The API means it
     * for {@code acceptTo}, in the experimental channel; asking DNS needs a rule of its own.
     *
     * @throws IllegalArgumentException if there is none, a text is no domain name of two parts or more, or one stands there
     *     twice
     */
    public static ClusterPeer.DomainNames domainNames(Iterable<String> names) {
        return ClusterPeer.DomainNames.of(Given.different(
                Lists.transform(ImmutableList.copyOf(names), DomainName::of),
                "domain names",
                "for all addresses write allAddresses()"));
    }

    /**
     * Gives the container ports of this name on the destination pod, with the protocols that they have there:
     * {@code on(portNamed("metrics"))}. Only pods have names for ports; for networks, nodes and domain names write the
     * number, since the experimental channel refuses the other.
     *
     * @throws IllegalArgumentException if no container port can have this name
     */
    public static ClusterPorts.NamedPort portNamed(String name) {
        return ClusterPorts.named(CheckedWords.portName(name));
    }
}
