package io.netpol.dsl.clusterwide;

import com.google.common.collect.ImmutableList;
import io.netpol.dsl.internal.Given;
import io.netpol.internal.ValueStyle;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import org.immutables.value.Value;

/**
 * An action and the sources that it is for, which still lacks its ports: {@code denyFrom(allPods().inNamespace("sandbox"))}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class DecisionFrom permits ImmutableDecisionFrom {
    DecisionFrom() {}

    abstract ClusterRule.Action action();

    abstract ImmutableList<ClusterPeer> peers();

    static DecisionFrom of(ClusterRule.Action action, Iterable<? extends ClusterPeer> peers) {
        return ImmutableDecisionFrom.builder().action(action).peers(peers).build();
    }

    /**
     * Gives the rule for these destination ports, any of which may match:
     * {@code on(tcp(80), tcp(8000).through(8999), portNamed("metrics"))}. Every port of one protocol is
     * {@code tcp(1).through(65535)}.
     */
    public final IngressDecision.Unnamed on(ClusterPorts.Entry first, ClusterPorts.Entry... more) {
        return rule(ClusterPorts.of(first, more));
    }

    /**
     * Gives the rule for these destination ports, any of which may match: {@code on(webPorts)}.
     *
     * @throws IllegalArgumentException if there is no port; for every port there is {@link #onAnyPort}
     */
    public final IngressDecision.Unnamed on(Iterable<? extends ClusterPorts.Entry> ports) {
        return rule(ClusterPorts.of(Given.some(ports, "ports", "for every port of every protocol write onAnyPort()")));
    }

    /**
     * Gives the rule for every port of every protocol: {@code denyFrom(allPods().inNamespace("sandbox")).onAnyPort()}.
     */
    public final IngressDecision.Unnamed onAnyPort() {
        return rule(ClusterPorts.any());
    }

    private IngressDecision.Unnamed rule(ClusterPorts ports) {
        return IngressDecision.unnamed(ClusterRule.builder()
                .action(action())
                .peers(peers())
                .ports(ports)
                .build());
    }
}
