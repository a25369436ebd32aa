package io.netpol.model;

import io.netpol.draft.RuleDraft;
import io.netpol.internal.ValueStyle;
import org.immutables.value.Value;

/** One rule of a policy: a connection is let through if a peer matches and a port matches (rule S12). */
@Value.Immutable
@ValueStyle
public abstract sealed class Rule permits ImmutableRule {
    Rule() {}

    /** Gives the other ends of the connections that the rule lets through. */
    @Value.Parameter
    public abstract Peers peers();

    /** Gives the destination ports of the connections that the rule lets through. */
    @Value.Parameter
    public abstract Ports ports();

    /** Gives the rule that lets through what comes from or goes to these peers on these ports. */
    public static Rule of(Peers peers, Ports ports) {
        return ImmutableRule.of(peers, ports);
    }

    /** Gives the rule as a manifest says it. */
    public final RuleDraft toDraft() {
        RuleDraft.Builder draft = RuleDraft.builder();
        peers().list().forEach(peer -> draft.addPeers(peer.toDraft()));
        ports().list().forEach(port -> draft.addPorts(port.toDraft()));
        return draft.build();
    }
}
