package io.netpol.cli.source;

import com.google.common.collect.ImmutableList;
import io.netpol.dsl.clusterwide.ClusterSentences;
import io.netpol.model.ClusterPeer;
import io.netpol.model.ClusterPorts;
import io.netpol.model.ClusterRule;
import io.netpol.model.NamespacedPods;
import io.netpol.net.Direction;
import io.netpol.validation.PortRules;

/** The words for rules of cluster-wide policies: {@code denyTo(allAddresses()).on(tcp(80), portNamed("web")).named("a")}. */
final class ClusterRuleWords {
    private final ClusterPeerWords peers;
    private final Annex annex;

    ClusterRuleWords(ClusterPeerWords peers, Annex annex) {
        this.peers = peers;
        this.annex = annex;
    }

    Code rule(Direction direction, ClusterRule rule) {
        ImmutableList.Builder<Code> name = ImmutableList.builder();
        if (!rule.name().isEmpty()) {
            name.add(Code.call(".named", Literal.of(rule.name())));
        }
        if (direction == Direction.EGRESS && isToClusterDns(rule)) {
            return Code.chain(Code.call("acceptToClusterDns"), name.build(), false);
        }
        ImmutableList<Code> all = annex.list(
                "Peers",
                direction == Direction.INGRESS ? NamespacedPods.class : ClusterPeer.class,
                rule.peers().stream().map(peers::peer).toList());
        Code begun = Code.callInColumn(action(rule) + (direction == Direction.INGRESS ? "From" : "To"), all);
        ImmutableList<Code> calls = ImmutableList.<Code>builder()
                .add(ports(rule.ports()))
                .addAll(name.build())
                .build();
        return Code.chain(begun, calls, all.size() > 1);
    }

    /** Ready-made words stand for exactly one value. */
    private static boolean isToClusterDns(ClusterRule rule) {
        return ClusterRule.builder()
                .from(rule)
                .name("")
                .build()
                .equals(ClusterSentences.acceptToClusterDns().rule());
    }

    private static String action(ClusterRule rule) {
        return switch (rule.action()) {
            case ACCEPT -> "accept";
            case DENY -> "deny";
            case PASS -> "pass";
        };
    }

    private Code ports(ClusterPorts ports) {
        return ports.isAny()
                ? Code.call(".onAnyPort")
                : Code.call(
                        ".on",
                        annex.list(
                                "Ports",
                                ClusterPorts.Entry.class,
                                ports.list().stream()
                                        .map(ClusterRuleWords::port)
                                        .toList()));
    }

    private static Code port(ClusterPorts.Entry entry) {
        return entry.match(RuleWords::numbers, named -> Code.call(namedPort(named.name()), Literal.of(named.name())));
    }

    /** The API takes names that no container port has; the sentences do not, and the model does. */
    private static String namedPort(String name) {
        return PortRules.isName(name) ? "portNamed" : ClusterPorts.class.getName() + ".named";
    }
}
