package io.netpol.dsl;

import io.netpol.dsl.internal.Given;
import io.netpol.internal.ValueStyle;
import io.netpol.model.Peers;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import org.immutables.value.Value;

/**
 * The sources of an ingress rule, which still lacks its ports:
 * {@code from(pods(labeled("app", "frontend")).inSameNamespace())}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class IngressFrom permits ImmutableIngressFrom {
    IngressFrom() {}

    abstract Peers peers();

    static IngressFrom of(Peers peers) {
        return ImmutableIngressFrom.builder().peers(peers).build();
    }

    /**
     * Gives the rule for these destination ports, any of which may match:
     * {@code on(tcp(80), tcp(8000).through(8999))}.
     */
    public final IngressRule on(PortMatch first, PortMatch... more) {
        return rule(Ports.of(first, more));
    }

    /**
     * Gives the rule for these destination ports, any of which may match: {@code on(webPorts)}.
     *
     * @throws IllegalArgumentException if there is no port; for every port there is {@link #onAnyPort}
     */
    public final IngressRule on(Iterable<? extends PortMatch> ports) {
        return rule(Ports.of(Given.some(ports, "ports", "for every port of every protocol write onAnyPort()")));
    }

    /**
     * Gives the rule for every port of every protocol:
     * {@code from(pods(labeled("app", "frontend")).inSameNamespace()).onAnyPort()}.
     */
    public final IngressRule onAnyPort() {
        return rule(Ports.any());
    }

    private IngressRule rule(Ports ports) {
        return IngressRule.of(Rule.of(peers(), ports));
    }
}
