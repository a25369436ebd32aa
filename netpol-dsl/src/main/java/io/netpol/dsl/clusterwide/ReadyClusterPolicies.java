package io.netpol.dsl.clusterwide;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptToClusterDns;
import static io.netpol.dsl.clusterwide.ClusterSentences.acceptToDns;
import static io.netpol.dsl.clusterwide.ClusterSentences.allAddresses;
import static io.netpol.dsl.clusterwide.ClusterSentences.clusterNetworkPolicy;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyFrom;
import static io.netpol.dsl.clusterwide.ClusterSentences.denyTo;
import static io.netpol.dsl.clusterwide.ClusterSentences.egressInOrder;
import static io.netpol.dsl.clusterwide.ClusterSentences.ingressInOrder;

import com.google.common.collect.Lists;
import io.netpol.internal.ValueStyle;
import io.netpol.model.ClusterNetworkPolicy;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.NamespacedPods;
import org.immutables.value.Value;

/**
 * Ready-made cluster-wide policies for some pods: {@code forPods(tenants).withPriority(900)}. What denies stands in the
 * Baseline tier, where each NetworkPolicy that isolates a pod takes its place; what accepts stands in the Admin tier, where
 * no NetworkPolicy can close it. Nothing here closes what NetworkPolicies opened.
 *
 * <p>Default deny is for workloads: among the pods of {@code allPods().inAllNamespaces()} are those of DNS and of the
 * cluster's own services too, which then need NetworkPolicies before anything reaches them.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class ReadyClusterPolicies permits ImmutableReadyClusterPolicies {
    private static final String DENY_INGRESS = "default-deny-ingress";
    private static final String DENY_EGRESS = "default-deny-egress";

    ReadyClusterPolicies() {}

    abstract NamespacedPods pods();

    abstract int priority();

    static ReadyClusterPolicies of(NamespacedPods pods, int priority) {
        return ImmutableReadyClusterPolicies.builder()
                .pods(pods)
                .priority(priority)
                .build();
    }

    /**
     * Gives {@code default-deny-ingress} of the Baseline tier, by which no pod reaches the pods unless a NetworkPolicy
     * isolates them and lets it in: {@code forPods(tenants).withPriority(900).defaultDenyIngress()}. What comes from
     * outside the cluster, and from nodes, no cluster-wide policy can stop.
     */
    public final ClusterNetworkPolicy defaultDenyIngress() {
        return baseline(DENY_INGRESS).deciding(denyAllPods());
    }

    /**
     * Gives {@code default-deny-egress} of the Baseline tier, by which the pods reach nothing unless a NetworkPolicy
     * isolates them and lets it out: {@code forPods(tenants).withPriority(900).defaultDenyEgress()}. DNS is closed too;
     * {@link #allowDns()} opens it.
     */
    public final ClusterNetworkPolicy defaultDenyEgress() {
        return baseline(DENY_EGRESS).deciding(denyEverywhere());
    }

    /**
     * Gives {@code default-deny-all} of the Baseline tier, which is default deny of ingress and of egress in one policy:
     * {@code forPods(tenants).withPriority(900).defaultDenyAll()}.
     */
    public final ClusterNetworkPolicy defaultDenyAll() {
        return baseline("default-deny-all").deciding(denyAllPods(), denyEverywhere());
    }

    private static OrderedIngress denyAllPods() {
        return ingressInOrder(denyFrom(allPods().inAllNamespaces()).onAnyPort());
    }

    /** Pods by what they are, since their addresses may be known to nobody; and all addresses. */
    private static OrderedEgress denyEverywhere() {
        return egressInOrder(denyTo(allPods().inAllNamespaces(), allAddresses()).onAnyPort());
    }

    /**
     * Gives {@code allow-dns} of the Admin tier, by which the pods can ask the cluster's DNS where
     * {@link ClusterSentences#acceptToClusterDns} looks for it, whatever NetworkPolicies let out:
     * {@code forPods(allPods().inAllNamespaces()).withPriority(100).allowDns()}. What reaches the servers is for policies
     * that select them.
     */
    public final ClusterNetworkPolicy allowDns() {
        return allowDns(acceptToClusterDns());
    }

    /**
     * Gives {@code allow-dns} of the Admin tier, by which the pods can ask these servers, UDP and TCP, whatever
     * NetworkPolicies let out: {@code forPods(tenants).withPriority(100).allowDns(networks("169.254.20.10/32"), 53)}.
     *
     * @throws io.netpol.validation.InvalidValueException if the port is outside 1 to 65535
     */
    public final ClusterNetworkPolicy allowDns(ClusterPeer servers, int port) {
        return allowDns(acceptToDns(servers, port));
    }

    private ClusterNetworkPolicy allowDns(EgressDecision rule) {
        return admin("allow-dns").deciding(egressInOrder(rule));
    }

    /**
     * Gives {@code allow-from-monitoring} of the Admin tier, by which all pods of the namespace where monitoring lives
     * reach the pods on these ports, whatever NetworkPolicies let in:
     * {@code forPods(tenants).withPriority(100).allowFromMonitoring("monitoring", portNamed("metrics"))}.
     *
     * @throws io.netpol.validation.InvalidValueException if no namespace can have this name
     */
    public final ClusterNetworkPolicy allowFromMonitoring(
            String monitoringNamespace, ClusterPorts.Entry first, ClusterPorts.Entry... more) {
        return allowFromMonitoring(monitoringNamespace, Lists.asList(first, more));
    }

    /**
     * Gives {@code allow-from-monitoring} of the Admin tier, by which all pods of the namespace where monitoring lives
     * reach the pods on these ports, whatever NetworkPolicies let in:
     * {@code forPods(tenants).withPriority(100).allowFromMonitoring("monitoring", metricsPorts)}.
     *
     * @throws IllegalArgumentException if there is no port
     * @throws io.netpol.validation.InvalidValueException if no namespace can have this name
     */
    public final ClusterNetworkPolicy allowFromMonitoring(
            String monitoringNamespace, Iterable<? extends ClusterPorts.Entry> ports) {
        return admin("allow-from-monitoring")
                .deciding(ingressInOrder(
                        acceptFrom(allPods().inNamespace(monitoringNamespace)).on(ports)));
    }

    private SelectingClusterPolicy baseline(String name) {
        return clusterNetworkPolicy(name)
                .inBaselineTier()
                .withPriority(priority())
                .selecting(pods());
    }

    private SelectingClusterPolicy admin(String name) {
        return clusterNetworkPolicy(name).inAdminTier().withPriority(priority()).selecting(pods());
    }
}
