package io.netpol.dsl;

import static io.netpol.dsl.Sentences.allPods;
import static io.netpol.dsl.Sentences.denyAllEgress;
import static io.netpol.dsl.Sentences.denyAllIngress;
import static io.netpol.dsl.Sentences.egress;
import static io.netpol.dsl.Sentences.from;
import static io.netpol.dsl.Sentences.ingress;
import static io.netpol.dsl.Sentences.networkPolicy;
import static io.netpol.dsl.Sentences.toClusterDns;
import static io.netpol.dsl.Sentences.toDns;

import com.google.common.collect.Lists;
import io.netpol.dsl.internal.CheckedWords;
import io.netpol.internal.ValueStyle;
import io.netpol.model.NetworkPolicy;
import io.netpol.model.Peer;
import io.netpol.model.PortMatch;
import org.immutables.value.Value;

/**
 * Ready-made policies for all pods of one namespace: {@code forNamespace("shop")}. They are made to stand beside each
 * other and beside others, since policies add up; but each of them isolates the pods in the direction that it is about,
 * so even one that allows something closes all the rest of that direction.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class NamespacePolicies permits ImmutableNamespacePolicies {
    NamespacePolicies() {}

    abstract String namespace();

    static NamespacePolicies of(String namespace) {
        return ImmutableNamespacePolicies.builder()
                .namespace(CheckedWords.namespace(namespace))
                .build();
    }

    /**
     * Gives {@code default-deny-ingress}, by which nothing reaches the pods but what other policies let in:
     * {@code forNamespace("shop").defaultDenyIngress()}.
     */
    public final NetworkPolicy defaultDenyIngress() {
        return allPodsOf("default-deny-ingress").isolating(denyAllIngress());
    }

    /**
     * Gives {@code default-deny-egress}, by which the pods reach nothing but what other policies let out; DNS is closed
     * too: {@code forNamespace("shop").defaultDenyEgress()}.
     */
    public final NetworkPolicy defaultDenyEgress() {
        return allPodsOf("default-deny-egress").isolating(denyAllEgress());
    }

    /**
     * Gives {@code default-deny-all}, which is default deny of ingress and of egress in one policy:
     * {@code forNamespace("shop").defaultDenyAll()}.
     */
    public final NetworkPolicy defaultDenyAll() {
        return allPodsOf("default-deny-all").isolating(denyAllIngress(), denyAllEgress());
    }

    /**
     * Gives {@code allow-dns}, which lets the pods ask the cluster's DNS where {@link Sentences#toClusterDns} looks for
     * it: {@code forNamespace("shop").allowDns()}. It isolates egress.
     */
    public final NetworkPolicy allowDns() {
        return allowDns(toClusterDns());
    }

    /**
     * Gives {@code allow-dns}, which lets the pods ask these servers, UDP and TCP:
     * {@code forNamespace("shop").allowDns(ipBlock("169.254.20.10/32"), 53)}. It isolates egress.
     *
     * @throws io.netpol.validation.InvalidValueException if the port is outside 1 to 65535
     */
    public final NetworkPolicy allowDns(Peer servers, int port) {
        return allowDns(toDns(servers, port));
    }

    private NetworkPolicy allowDns(EgressRule rule) {
        return allPodsOf("allow-dns").isolating(egress(rule));
    }

    /**
     * Gives {@code allow-from-same-namespace}, which lets the pods of the namespace reach each other on every port:
     * {@code forNamespace("shop").allowFromSameNamespace()}. It isolates ingress.
     */
    public final NetworkPolicy allowFromSameNamespace() {
        return allPodsOf("allow-from-same-namespace")
                .isolating(ingress(from(allPods().inSameNamespace()).onAnyPort()));
    }

    /**
     * Gives {@code allow-from-monitoring}, which lets all pods of the namespace where monitoring lives reach the pods
     * on these ports: {@code forNamespace("shop").allowFromMonitoring("monitoring", tcp("metrics"))}. It isolates
     * ingress.
     *
     * @throws io.netpol.validation.InvalidValueException if no namespace can have this name
     */
    public final NetworkPolicy allowFromMonitoring(String monitoringNamespace, PortMatch first, PortMatch... more) {
        return allowFromMonitoring(monitoringNamespace, Lists.asList(first, more));
    }

    /**
     * Gives {@code allow-from-monitoring}, which lets all pods of the namespace where monitoring lives reach the pods
     * on these ports: {@code forNamespace("shop").allowFromMonitoring("monitoring", metricsPorts)}. It isolates ingress.
     *
     * @throws IllegalArgumentException if there is no port
     * @throws io.netpol.validation.InvalidValueException if no namespace can have this name
     */
    public final NetworkPolicy allowFromMonitoring(String monitoringNamespace, Iterable<? extends PortMatch> ports) {
        return allPodsOf("allow-from-monitoring")
                .isolating(
                        ingress(from(allPods().inNamespace(monitoringNamespace)).on(ports)));
    }

    private SelectingPolicy allPodsOf(String name) {
        return networkPolicy(name).inNamespace(namespace()).selecting(allPods());
    }
}
