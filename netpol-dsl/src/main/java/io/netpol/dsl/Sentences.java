package io.netpol.dsl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.netpol.dsl.internal.Given;
import io.netpol.model.IpBlock;
import io.netpol.model.LabelSelector;
import io.netpol.model.Peer;
import io.netpol.model.Peers;
import io.netpol.model.Ports;
import io.netpol.model.Requirement;
import io.netpol.net.Cidr;
import java.util.Map;

/**
 * The words that begin something, for static import beside those for ports in {@link Ports}.
 *
 * <pre>{@code
 * NetworkPolicy api = networkPolicy("api").inNamespace("production")
 *     .selecting(pods(labeled("app", "api")))
 *     .isolating(
 *         ingress(
 *             from(pods(labeled("app", "frontend")).inSameNamespace(),             // or
 *                  pods(labeled("app", "mobile-bff")).inSameNamespace())
 *                 .on(tcp(8080))),
 *         egress(
 *             to(pods(labeled("app", "database")).inSameNamespace()).on(tcp(5432)),
 *             toClusterDns()));
 * }</pre>
 *
 * <p>A comma between peers, ports, rules, values or names means "or another". What must hold together is one noun:
 * labels are joined by {@code with}, and pods and their namespaces are one peer. Wide are only {@link #fromAnywhere},
 * {@link #toAnywhere}, {@link IngressFrom#onAnyPort onAnyPort}, {@link #allPods} and
 * {@link Pods#inAllNamespaces inAllNamespaces}.
 */
public final class Sentences {
    private static final String DNS_NAMESPACE = "kube-system";
    private static final int DNS_PORT = 53;

    private Sentences() {}

    /**
     * Begins a policy: {@code networkPolicy("api").inNamespace("production")…}. It is finished, and a value, with
     * {@code isolating(…)}.
     *
     * @throws io.netpol.validation.InvalidValueException if no policy can have this name
     */
    public static NamedPolicy networkPolicy(String name) {
        return NamedPolicy.of(name);
    }

    /**
     * Begins the ready-made policies of a namespace: {@code forNamespace("shop").defaultDenyIngress()}.
     *
     * @throws io.netpol.validation.InvalidValueException if no namespace can have this name
     */
    public static NamespacePolicies forNamespace(String namespace) {
        return NamespacePolicies.of(namespace);
    }

    /**
     * Gives the ingress half of a policy, whose rules add up:
     * {@code ingress(from(allPods().inSameNamespace()).on(tcp(80)), fromAnywhere().on(tcp(443)))}.
     */
    public static IngressClause ingress(IngressRule first, IngressRule... more) {
        return IngressClause.of(Lists.asList(first, more));
    }

    /**
     * Gives the ingress half of a policy, whose rules add up: {@code ingress(commonRules)}.
     *
     * @throws IllegalArgumentException if there is no rule; to let nothing in there is {@link #denyAllIngress}
     */
    public static IngressClause ingress(Iterable<IngressRule> rules) {
        return IngressClause.of(Given.some(rules, "ingress rules", "to let nothing in write denyAllIngress()"));
    }

    /** Gives the ingress half of a policy that lets nothing in: {@code isolating(denyAllIngress())}. */
    public static IngressClause denyAllIngress() {
        return IngressClause.of(ImmutableList.of());
    }

    /**
     * Gives the egress half of a policy, whose rules add up:
     * {@code egress(to(ipBlock("203.0.113.0/24")).on(tcp(443)), toClusterDns())}.
     */
    public static EgressClause egress(EgressRule first, EgressRule... more) {
        return EgressClause.of(Lists.asList(first, more));
    }

    /**
     * Gives the egress half of a policy, whose rules add up: {@code egress(commonRules)}.
     *
     * @throws IllegalArgumentException if there is no rule; to let nothing out there is {@link #denyAllEgress}
     */
    public static EgressClause egress(Iterable<EgressRule> rules) {
        return EgressClause.of(Given.some(rules, "egress rules", "to let nothing out write denyAllEgress()"));
    }

    /** Gives the egress half of a policy that lets nothing out: {@code isolating(denyAllEgress())}. */
    public static EgressClause denyAllEgress() {
        return EgressClause.of(ImmutableList.of());
    }

    /**
     * Begins an ingress rule for connections from any of these peers:
     * {@code from(allPods().inSameNamespace(), ipBlock("192.0.2.0/24")).on(tcp(80))}.
     */
    public static IngressFrom from(Peer first, Peer... more) {
        return IngressFrom.of(Peers.of(first, more));
    }

    /**
     * Begins an ingress rule for connections from any of these peers: {@code from(clients).on(tcp(80))}.
     *
     * @throws IllegalArgumentException if there is no peer; for every source there is {@link #fromAnywhere}
     */
    public static IngressFrom from(Iterable<? extends Peer> peers) {
        return IngressFrom.of(Peers.of(Given.some(peers, "peers", "for every source write fromAnywhere()")));
    }

    /**
     * Begins an ingress rule for connections from everywhere: pods, nodes and external addresses (rules S8, S23).
     * {@code fromAnywhere().on(tcp(443))}
     */
    public static IngressFrom fromAnywhere() {
        return IngressFrom.of(Peers.anywhere());
    }

    /**
     * Begins an egress rule for connections to any of these peers:
     * {@code to(pods(labeled("app", "database")).inSameNamespace()).on(tcp(5432))}.
     */
    public static EgressTo to(Peer first, Peer... more) {
        return EgressTo.of(Peers.of(first, more));
    }

    /**
     * Begins an egress rule for connections to any of these peers: {@code to(databases).on(tcp(5432))}.
     *
     * @throws IllegalArgumentException if there is no peer; for every destination there is {@link #toAnywhere}
     */
    public static EgressTo to(Iterable<? extends Peer> peers) {
        return EgressTo.of(Peers.of(Given.some(peers, "peers", "for every destination write toAnywhere()")));
    }

    /**
     * Begins an egress rule for connections to everywhere: pods, nodes and external addresses (rules S8, S23).
     * {@code toAnywhere().on(tcp(443))}
     */
    public static EgressTo toAnywhere() {
        return EgressTo.of(Peers.anywhere());
    }

    /**
     * Gives the egress rule for the cluster's DNS as most clusters have it: pods {@code k8s-app=kube-dns} in namespace
     * {@code kube-system}, UDP and TCP 53. {@code egress(toClusterDns(), to(databases).on(tcp(5432)))}
     */
    public static EgressRule toClusterDns() {
        return toDns(pods(labeled("k8s-app", "kube-dns")).inNamespace(DNS_NAMESPACE), DNS_PORT);
    }

    /**
     * Gives the egress rule for DNS, UDP and TCP, where the servers or their port are others:
     * {@code toDns(pods(labeled("app", "coredns")).inNamespace("dns"), 5353)}. The port is the one on which the servers
     * listen, which may not be that of their Service (rule S37).
     *
     * @throws io.netpol.validation.InvalidValueException if the port is outside 1 to 65535
     */
    public static EgressRule toDns(Peer servers, int port) {
        return to(servers).on(Ports.udp(port), Ports.tcp(port));
    }

    /** Gives the pods that these labels select, in no namespace yet: {@code pods(labeled("app", "api"))}. */
    public static Pods pods(Labels labels) {
        return Pods.of(labels.selector());
    }

    /** Gives all pods, in no namespace yet: {@code allPods().inNamespace("monitoring")}. */
    public static Pods allPods() {
        return Pods.of(LabelSelector.everything());
    }

    /**
     * Gives the peer of all addresses in a network, from which {@code except} can take some:
     * {@code ipBlock("203.0.113.0/24").except("203.0.113.64/26")}. Pods' addresses count like any other (rule S31).
     *
     * @param cidr a CIDR in the strict spelling that Kubernetes wants (rule V5.3): no bit beyond the prefix
     * @throws IllegalArgumentException if the text is no such CIDR; the message says what to write
     */
    public static IpBlock.Whole ipBlock(String cidr) {
        return IpBlock.whole(Cidr.parseStrict(cidr));
    }

    /**
     * Gives the selector of what has this label: {@code labeled("app", "api")}, and with another
     * {@code labeled("app", "api").with("tier", "web")}. An empty value is a value like any other.
     *
     * @throws io.netpol.validation.InvalidValueException if no label can have this key or this value
     */
    public static Labels labeled(String key, String value) {
        return labeled(Requirement.equalTo(key, value));
    }

    /**
     * Gives the selector of what fulfils a condition on one label: {@code labeled("tier", in("web", "api"))}.
     *
     * @throws io.netpol.validation.InvalidValueException if no label can have this key
     */
    public static Labels labeled(String key, LabelCondition condition) {
        return labeled(condition.on(key));
    }

    /**
     * Gives the selector of what has all these labels: {@code labeled(release.podLabels())}.
     *
     * @throws IllegalArgumentException if there is no label; for every pod there is {@link #allPods}
     * @throws io.netpol.validation.InvalidValueException if no label can have one of the keys or of the values
     */
    public static Labels labeled(Map<String, String> labels) {
        return Labels.of(LabelSelector.ofLabels(
                Given.some(labels, "labels", "for every pod write allPods(), for every namespace inAllNamespaces()")));
    }

    private static Labels labeled(Requirement requirement) {
        return Labels.of(LabelSelector.of(requirement));
    }

    /**
     * Gives the condition that a label is there and has one of these values (operator {@code In}):
     * {@code labeled("tier", in("web", "api"))}.
     *
     * @throws io.netpol.validation.InvalidValueException if no label can have one of the values
     */
    public static LabelCondition in(String first, String... more) {
        return in(Lists.asList(first, more));
    }

    /**
     * Gives the condition that a label is there and has one of these values (operator {@code In}):
     * {@code labeled("tier", in(tiers))}.
     *
     * @throws IllegalArgumentException if there is no value; for any value there is {@link #exists}
     * @throws io.netpol.validation.InvalidValueException if no label can have one of the values
     */
    public static LabelCondition in(Iterable<String> values) {
        return LabelCondition.in(Given.some(values, "label values", "for a label of any value write exists()"));
    }

    /**
     * Gives the condition that a label has none of these values or is not there at all (operator {@code NotIn}):
     * {@code labeled("app", "api").with("stage", notIn("canary", "test"))}.
     *
     * @throws io.netpol.validation.InvalidValueException if no label can have one of the values
     */
    public static LabelCondition notIn(String first, String... more) {
        return notIn(Lists.asList(first, more));
    }

    /**
     * Gives the condition that a label has none of these values or is not there at all (operator {@code NotIn}):
     * {@code labeled("stage", notIn(closedStages))}.
     *
     * @throws IllegalArgumentException if there is no value; for a label that is not there, there is {@link #absent}
     * @throws io.netpol.validation.InvalidValueException if no label can have one of the values
     */
    public static LabelCondition notIn(Iterable<String> values) {
        return LabelCondition.notIn(Given.some(values, "label values", "for a label that is not there write absent()"));
    }

    /** Gives the condition that a label is there, whatever its value: {@code labeled("tier", exists())}. */
    public static LabelCondition exists() {
        return LabelCondition.exists();
    }

    /** Gives the condition that a label is not there: {@code labeled("app", "api").with("canary", absent())}. */
    public static LabelCondition absent() {
        return LabelCondition.absent();
    }
}
