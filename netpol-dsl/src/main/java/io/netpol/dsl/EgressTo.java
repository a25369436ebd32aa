package io.netpol.dsl;

import io.netpol.dsl.internal.Given;
import io.netpol.internal.ValueStyle;
import io.netpol.model.Peers;
import io.netpol.model.PortMatch;
import io.netpol.model.Ports;
import io.netpol.model.Rule;
import org.immutables.value.Value;

/**
 * The destinations of an egress rule, which still lacks its ports:
 * {@code to(pods(labeled("app", "database")).inSameNamespace())}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class EgressTo permits ImmutableEgressTo {
    EgressTo() {}

    abstract Peers peers();

    static EgressTo of(Peers peers) {
        return ImmutableEgressTo.builder().peers(peers).build();
    }

    /**
     * Gives the rule for these destination ports, any of which may match:
     * {@code on(tcp(80), tcp(8000).through(8999))}.
     */
    public final EgressRule on(PortMatch first, PortMatch... more) {
        return rule(Ports.of(first, more));
    }

    /**
     * Gives the rule for these destination ports, any of which may match: {@code on(webPorts)}.
     *
     * @throws IllegalArgumentException if there is no port; for every port there is {@link #onAnyPort}
     */
    public final EgressRule on(Iterable<? extends PortMatch> ports) {
        return rule(Ports.of(Given.some(ports, "ports", "for every port of every protocol write onAnyPort()")));
    }

    /**
     * Gives the rule for every port of every protocol:
     * {@code to(pods(labeled("app", "database")).inSameNamespace()).onAnyPort()}.
     */
    public final EgressRule onAnyPort() {
        return rule(Ports.any());
    }

    private EgressRule rule(Ports ports) {
        return EgressRule.of(Rule.of(peers(), ports));
    }
}
